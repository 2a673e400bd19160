// Whatever is given: an exception with a code, and a module that still works.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as banjian from "../pkg/web/node.js";

// The same instance: a second call of the loader gives what the first one made.
const { memory } = banjian.initSync();

const policy = banjian.Policy.reference("unemployment-benefit");
const cycle = {};
cycle.itself = cycle;
const deep = JSON.parse(`${"[".repeat(101)}${"]".repeat(101)}`);
const freed = banjian.Policy.reference("annual-leave");
freed.free();

const FORM = "value-form";
const CASES = [
  ["a number for a text", () => banjian.Catalog.reference().search(5), FORM],
  ["nothing for a text", () => banjian.Catalog.reference().item(), FORM],
  ["a lone surrogate", () => banjian.Catalog.reference().search("\ud800"), FORM],
  ["a lone surrogate as a name", () => policy.determine({ "\udc00": 1 }), FORM],
  ["NaN", () => policy.determine({ contribution_months: NaN }), FORM],
  ["infinity", () => policy.determine({ contribution_months: Infinity }), FORM],
  ["a bigint", () => policy.determine({ contribution_months: 8n }), FORM],
  ["an object of a class", () => policy.determine({ application_date: new Date(0) }), FORM],
  ["a cycle", () => policy.determine(cycle), FORM],
  ["a value nested too deep", () => policy.determine({ deep }), FORM],
  ["no facts", () => policy.determine(), FORM],
  ["a list of facts", () => policy.determine([]), FORM],
  ["another option", () => policy.determine({}, { at: "2026-03-02" }), FORM],
  ["no such policy", () => banjian.Policy.reference("none"), FORM],
  ["a missing key", () => banjian.Trust.of({}), FORM],
  ["an extra key", () => banjian.Calendar.reference().due("2026-03-02", { amount: 5, unit: "months", more: 1 }), FORM],
  ["no day", () => banjian.Calendar.reference().addWorkingDays("2026-02-30", 1), FORM],
  ["a negative number", () => banjian.Calendar.reference().addWorkingDays("2026-03-02", -1), FORM],
  ["a huge number", () => banjian.Calendar.reference().addWorkingDays("2026-03-02", 1e300), FORM],
  ["a great number", () => banjian.Calendar.reference().addWorkingDays("2026-03-02", 2 ** 53 - 1), "calendar-outside"],
  ["no trust", () => banjian.verify("{}", {}), FORM],
  ["no receipt", () => banjian.trace.receiptLink(new Uint8Array([1, 2, 3])), "receipt-form"],
  ["no bytes", () => new banjian.trace.Tree().append([1, 2, 3]), FORM],
  ["use after free", () => freed.determine({}), FORM],
  ["a wrong number", () => banjian.identity.parse("citizen-number", "110105194912310021"), "identity-check-digit"],
];

for (const [name, give, code] of CASES) {
  test(name, () => {
    assert.throws(give, (error) => {
      assert.ok(error instanceof banjian.Error && error instanceof Error, String(error));
      assert.equal(error.code, code);
      assert.ok(error.help.zh && error.help.en && error.text.zh && error.reports.length > 0);
      assert.ok(!String(error).includes("110105"));
      return true;
    });
    assert.equal(policy.determine({ contribution_months: 8 }, { on: "2026-03-02" }).verdict, "ineligible");
  });
}

test("a name of the caller's own that throws stays the caller's exception", () => {
  const own = new RangeError("own");
  const facts = {
    get months() {
      throw own;
    },
  };
  assert.throws(() => policy.determine(facts), (error) => error === own);
});

test("a missing tile is named by its path", () => {
  const tree = new banjian.trace.TileTree(3);
  assert.throws(() => tree.root(), (error) => error.code === "tile-width" && error.place.path === "tile/0/000.p/3");
});

test("a signature of another key is not given back", async () => {
  const signer = await banjian.browserSigner();
  const bytes = new Uint8Array([1, 2, 3]);
  assert.equal((await banjian.sign(bytes, signer)).length, 64);
  const other = await banjian.browserSigner();
  const wrong = { key: other.key, sign: signer.sign };
  await assert.rejects(banjian.sign(bytes, wrong), (error) => error.code === "signature-mismatch");
});

test("ten thousand refused calls and handles take no more memory", () => {
  const round = () => {
    assert.throws(() => policy.determine(cycle));
    policy.determine({ contribution_months: 8 });
    const tree = new banjian.trace.Tree();
    tree.append(new Uint8Array(64));
    tree.free();
  };
  for (let count = 0; count < 200; count += 1) round();
  const before = memory.buffer.byteLength;
  for (let count = 0; count < 10_000; count += 1) round();
  assert.equal(memory.buffer.byteLength, before);
});
