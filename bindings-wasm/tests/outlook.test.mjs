// What a page says of a case from the outlook that an office sent: the lawful buttons, and the state after a press.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as banjian from "../pkg/web/node.js";

const sent = JSON.parse(readFileSync(new URL("../../examples/window/outlooks.json", import.meta.url), "utf8"));
const named = (en) => sent.find(({ name }) => name.en === en).outlook;

/** What stands against an act, by its code; what else is thrown goes on. */
function against(act) {
  try {
    act();
  } catch (error) {
    if (!(error instanceof banjian.Refusal)) throw error;
    for (const text of [error.text, error.help]) assert.ok(!`${text.zh}${text.en}`.includes("{"), `${text.en}: nothing is left open`);
    return error.code;
  }
  return undefined;
}

test("the buttons of a desk, each once, and the state after a press", () => {
  const ready = (en) => banjian.Outlook.of(named(en)).allowed().filter(([, next]) => next === "ready").map(([kind]) => kind);
  assert.deepEqual(ready("window: after registration"), ["receive", "declare-recusal", "withdraw"]);
  assert.deepEqual(ready("hall: after it was taken"), ["ask-supplement", "declare-recusal", "return-to-window", "approve", "deny"]);
  const outlook = banjian.Outlook.of(named("window: after receipt"));
  const { stage, clock } = outlook.after("accept");
  assert.deepEqual([outlook.state.stage, outlook.state.clock, stage, clock], ["received", "off", "under-review", "running"]);
  assert.deepEqual(outlook.state, named("window: after receipt").state, "nothing was changed");
});

test("what stands against a command is what its press is refused with", () => {
  let [ready, refused] = [0, 0];
  for (const { name, outlook } of sent) {
    const held = banjian.Outlook.of(outlook);
    assert.deepEqual(held.allowed().map(([kind]) => kind), outlook.commands.map(({ kind }) => kind), name.en);
    for (const [kind, next] of held.allowed()) {
      assert.equal(against(() => held.after(kind)), next.refused, `${name.en}: ${kind}`);
      if (next === "ready") ready += 1;
      else refused += 1;
      const words = next === "ready" ? banjian.words.command(kind) : banjian.words.refusal(next.refused).message;
      assert.ok(/\p{Script=Han}/u.test(words.zh) && /^[\x20-\x7e]+$/.test(words.en), kind);
    }
  }
  assert.ok(ready > 5 && refused > 50, `${ready} ready, ${refused} refused`);
});

test("a command of another desk is refused, what is no command is an error", () => {
  const outlook = banjian.Outlook.of(named("window: after receipt"));
  assert.equal(against(() => outlook.after("approve")), "not-at-this-desk");
  for (const kind of ["fly", "", 5, null, undefined, ["accept"]]) {
    assert.throws(() => outlook.after(kind), (error) => error instanceof banjian.Error && error.code === "value-form", String(kind));
  }
});

test("what an office did not send is an error", () => {
  const good = named("window: after receipt");
  const { desk: _, ...deskless } = good;
  const wrong = {
    "nothing": undefined,
    "the text of it": JSON.stringify(good),
    "a missing key": deskless,
    "an extra key": { ...good, applicant: "王某" },
    "another stage": { ...good, state: { ...good.state, stage: "lost" } },
    "another desk": { ...good, desk: "cellar" },
    "a command that is none": { ...good, commands: [{ ...good.commands[0], kind: "fly" }] },
    "a command twice over as text": { ...good, commands: "accept" },
    "a huge count": { ...good, state: { ...good.state, asked: 1e300 } },
  };
  for (const [what, value] of Object.entries(wrong)) {
    assert.throws(() => banjian.Outlook.of(value), (error) => {
      assert.ok(error instanceof banjian.Error, String(error));
      assert.equal(error.code, "value-form");
      assert.ok(!String(error).includes("王某"));
      return true;
    }, what);
  }
  const freed = banjian.Outlook.of(good);
  freed.free();
  assert.throws(() => freed.allowed(), (error) => error.code === "value-form");
});
