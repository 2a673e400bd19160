// An office in the page: a life with keys of the browser, what goes wrong, and that nothing stays in memory.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as banjian from "../pkg/office/web/node.js";

const { Office, SoftwareSigner, actSigned, browserSigner, registration, verify } = banjian;

// The same instance: a second call of the loader gives what the first one made.
const { memory } = banjian.initSync();

const now = Date.parse("2026-03-02T01:30:00Z");
const login = (person, expires_at = now + 3_600_000) => ({ expires_at, method: "smart-card", person });
const REGISTER = { register: { applicant: "natural", item: "992014001005", period: "" } };
const payload = { applicant: { identity: { kind: "citizen-number", number: "11010519491231002X" }, name: "王小明" } };
const demo = (more) => Office.open("memory:", { hostAttested: true, origin: "demo.invalid/town", seed: 7, ...more });

test("a clerk signs with a key of the browser, and a citizen verifies the receipt", async () => {
  const own = () => SoftwareSigner.random("ed25519");
  const office = Office.open("memory:", { keys: { log: own(), system: own() }, origin: "demo.invalid/town" });
  const [one, two, clerk, stranger] = [own(), own(), await browserSigner(), await browserSigner()];
  const offered = (owner, signer) => registration(office, signer, { from: now, owner, until: now + 31_536_000_000 });
  const roster = office.roster(login("roster-1"), login("roster-2"), { now }).signing(one, two);
  roster.key({ "found-keys": [await offered("roster-1", one), await offered("roster-2", two)] }, { now });
  assert.equal(roster.key({ "register-key": await offered("zws-w1", clerk) }, { now }), 2);

  const desk = office.window(login("zws-w1"), "0001");
  assert.throws(() => desk.act(null, REGISTER, { now, payload }), { code: "signature-missing" });
  await assert.rejects(actSigned(desk, stranger, null, REGISTER, { now, payload }), { code: "key-unknown" });
  const wrong = { key: clerk.key, sign: stranger.sign };
  await assert.rejects(actSigned(desk, wrong, null, REGISTER, { now, payload }), { code: "signature-mismatch" });
  await assert.rejects(offered("zws-w2", wrong), { code: "signature-mismatch" });
  const reply = await actSigned(desk, clerk, null, REGISTER, { now, payload });
  assert.deepEqual([reply.stage, reply.position, reply.repeated], ["draft", 3, false]);

  const proven = verify(office.receipt(reply.position), office.trust());
  assert.deepEqual([proven.index, proven.size, proven.attested["person-signed"].key], [2, 3, banjian.trace.keyId(clerk.key)]);
  const audit = office.audit(login("audit-1"), { now });
  assert.deepEqual([audit.auditAll().clean, audit.auditCase(reply.case).clean], [true, true]);
  assert.equal(audit.history(reply.case).records[0].act.kind, "register");
  assert.equal(banjian.verifyBundle(audit.bundle(reply.case), office.trust()).records.length, 1);
});

test("a case is found by number, shown without people, and followed in the feed", () => {
  const office = demo();
  const desk = office.window(login("zws-w1"), "0001");
  const reply = desk.act(null, REGISTER, { now, payload });
  const seen = office.case(reply.number);
  assert.deepEqual(seen, { ...seen, case: reply.case, item: "992014001005", stage: "draft", version: 1 });
  assert.deepEqual(office.feed(0, 10).map(({ position, record }) => [position, record.act.kind]), [[1, "register"]]);
  assert.deepEqual(office.feed(1, 10), []);
  const outlook = desk.outlook(reply.case, { now });
  assert.deepEqual(outlook.allowed(), desk.allowed(reply.case, { now }));
  const received = { receive: { attends: "applicant", identified: "electronic-card", materials: [{ material: 0, original: "seen" }] } };
  const { stage } = desk.act(seen, received, { now, payload });
  assert.equal(stage, outlook.after("receive").stage);
  const { next, rows } = office.worklist({ "at-outlet": { list: "at-window", outlet: "0001" } });
  assert.deepEqual([next, rows.map((row) => row.case)], [null, [reply.case]]);
  for (const query of ["escalated", { "held-by": "zws-w1" }, { queue: "registration" }]) assert.deepEqual(office.worklist(query).rows, []);
  assert.deepEqual(office.worklist({ "due-by": "2026-12-31" }, { limit: 1 }), { next: null, rows: [] });
  assert.deepEqual([office.size, office.origin, desk.person, office.portal("0001").person], [2, "demo.invalid/town", "zws-w1", undefined]);
});

test("the same click twice is one act; a click on an old page is told so", () => {
  const office = demo();
  const desk = office.window(login("zws-w1"), "0001");
  const commandId = office.commandId();
  const seen = { case: "0123456789abcdef0123456789abcdef", version: 0 };
  const first = desk.act(seen, REGISTER, { commandId, now, payload });
  const again = desk.act(seen, REGISTER, { commandId, now: now + 1, payload });
  assert.deepEqual(again, { ...first, repeated: true });
  desk.act(first, { withdraw: {} }, { now });
  assert.throws(() => desk.act(first, { withdraw: {} }, { now }), { code: "case-moved-on" });
  assert.equal(office.size, 2);
});

test("other editions, another algorithm, the clock of the machine", () => {
  const options = { calendar: banjian.Calendar.reference(), catalog: banjian.Catalog.reference(), network: banjian.Network.xiangyang() };
  const office = demo({ ...options, skewMinutes: 5, suite: "sm3-sm2" });
  const person = login("zws-w1", Date.now() + 60_000);
  assert.equal(office.window(person, "0001").act(null, REGISTER, { payload }).stage, "draft");
  assert.throws(() => office.window(login("zws-w1"), "0001").act(null, REGISTER, { payload }), { code: "login-expired" });
});

const office = demo();
const desk = office.window(login("zws-w1"), "0001");
const reply = desk.act(null, REGISTER, { now, payload });
const freed = demo();
freed.free();
const FORM = "value-form";
for (const [name, give, code] of [
  ["a file", () => Office.open("office.db", { origin: "demo.invalid/town" }), FORM],
  ["no options", () => Office.open("memory:"), FORM],
  ["another option", () => demo({ sede: 7 }), FORM],
  ["an origin that is none", () => demo({ origin: "" }), FORM],
  ["a seed under a real name", () => demo({ origin: "example.org/town" }), "origin-not-demo"],
  ["a seed that is no whole number", () => demo({ seed: 1.5 }), FORM],
  ["no keys", () => Office.open("memory:", { origin: "demo.invalid/town" }), "own-keys-missing"],
  ["half the keys", () => demo({ keys: { log: SoftwareSigner.random("sm2") } }), FORM],
  ["a catalogue that is none", () => demo({ catalog: {} }), FORM],
  ["a clock that may differ by days", () => demo({ skewMinutes: 10_000 }), "skew-out-of-bounds"],
  ["a freed office", () => freed.size, FORM],
  ["no login", () => office.hall({}), FORM],
  ["a stranger", () => office.hall(login("nobody")), "person-unknown"],
  ["no such outlet", () => office.portal("9999"), "outlet-unknown"],
  ["one person as two", () => office.roster(login("roster-1"), login("roster-1"), { now }), "roster-one-person"],
  ["no auditor", () => office.audit(login("zws-w1"), { now }), "not-posted"],
  ["no such case", () => office.case("420600-0001-20260302-000009-0"), "case-unknown"],
  ["a case that was not seen", () => desk.act({ case: reply.case }, { withdraw: {} }), FORM],
  ["an act without a case", () => desk.act(undefined, REGISTER), FORM],
  ["no command", () => desk.act(reply, { fly: {} }, { now }), "command-form"],
  ["a command with a role in it", () => desk.act(reply, { withdraw: { person: "zws-w1" } }, { now }), "command-claims"],
  ["a command of the hall", () => desk.act(reply, { take: {} }, { now }), "not-at-this-desk"],
  ["a time as text", () => desk.act(reply, { withdraw: {} }, { now: "2026-03-02" }), FORM],
  ["another name in the payload", () => desk.act(null, REGISTER, { now, payload: { applicants: [] } }), FORM],
  ["a key of 31 bytes", () => SoftwareSigner.fromSecret("sm2", new Uint8Array(31)), "secret-key"],
  ["a key of zeroes", () => SoftwareSigner.fromSecret("sm2", new Uint8Array(32)), "secret-key"],
  ["no such query", () => office.worklist({ all: true }), FORM],
  ["a cursor that no page gave", () => office.worklist("escalated", { after: "x" }), "store-cursor"],
  ["a receipt of nothing", () => office.receipt(0), "receipt-unknown"],
  ["a receipt that nobody signs", () => office.receipt(1), "own-keys-missing"],
]) {
  test(name, () => {
    assert.throws(give, (error) => {
      assert.ok(error instanceof banjian.Error || error instanceof banjian.Refusal, String(error));
      assert.equal(error.code, code);
      assert.ok(!String(error).includes("110105"));
      return true;
    });
    assert.deepEqual([office.size, office.case(reply.case).version], [1, 1]);
  });
}

test("a thousand refused acts and closed offices take no more memory", () => {
  const round = () => {
    assert.throws(() => desk.act(reply, { take: {} }, { now }));
    const one = demo();
    const seat = one.window(login("zws-w1"), "0001");
    seat.act(null, REGISTER, { now, payload });
    seat.free();
    one.free();
  };
  for (let count = 0; count < 20; count += 1) round();
  const before = memory.buffer.byteLength;
  for (let count = 0; count < 1_000; count += 1) round();
  assert.ok(memory.buffer.byteLength - before <= 65_536, `${memory.buffer.byteLength - before} bytes more`);
});
