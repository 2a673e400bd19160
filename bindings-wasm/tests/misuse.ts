// What TypeScript must refuse: each line below its mark is an error, and a mark without an error is one too.
// `types.test.mjs` checks it; nothing runs it.
import init, { BanjianError, Calendar, Catalog, Outlook, Policy, Refusal, Trust, feel, identity, initSync, sign, trace, verify, words } from "banjian";
import type { Schema } from "banjian";
import * as verifying from "banjian/verify";
import { Office } from "banjian/office";
import type { Desk } from "banjian/office";

export async function misuse(policy: Policy, calendar: Calendar, outlook: Outlook, trust: Trust, desk: Desk): Promise<void> {
  // @ts-expect-error a path stands in an object
  await init("banjian_bg.wasm");
  // @ts-expect-error the bytes stand in an object
  initSync(new Uint8Array());
  // @ts-expect-error a catalogue is not made by `new`
  new Catalog();
  // @ts-expect-error a text is searched
  Catalog.reference().search(5);
  // @ts-expect-error there may be no such item
  Catalog.reference().item("992014011001").name;
  // @ts-expect-error a day is no fact: it is written as text
  policy.determine({ application_date: new Date() });
  // @ts-expect-error no such option
  policy.determine({}, { at: "2026-03-02" });
  // @ts-expect-error no such verdict
  policy.determine({}).verdict === "maybe";
  // @ts-expect-error nothing may be left to ask
  policy.determine({}).nextQuestion.fact;
  // @ts-expect-error facts without a value for the name
  policy.truth("name");
  // @ts-expect-error a day is text
  calendar.isWorkingDay(new Date());
  // @ts-expect-error no such unit
  calendar.due("2026-03-02", { amount: 5, unit: "weeks" });
  // @ts-expect-error an extra key
  calendar.due("2026-03-02", { amount: 5, unit: "months", more: 1 });
  // @ts-expect-error the text of JSON is no outlook
  Outlook.of("{}");
  // @ts-expect-error no such command
  outlook.after("fly");
  // @ts-expect-error `ready` has no reason
  outlook.allowed().map(([, next]) => next.refused);
  // @ts-expect-error no such refusal
  words.refusal("no");
  // @ts-expect-error no such language
  words.notice({} as Schema.Notice, "fr");
  // @ts-expect-error the names cannot be given anew
  words.command = String;
  // @ts-expect-error no such kind of number
  identity.parse("passport-number", "1");
  // @ts-expect-error a name is no text to evaluate
  feel.evaluate(1);
  // @ts-expect-error text is no trust
  verify("{}", "{}");
  // @ts-expect-error plain values are no trust: they become one by `Trust.of`
  verifying.verify("{}", trust.value);
  // @ts-expect-error keys are missing
  Trust.of({ origin: "a" });
  // @ts-expect-error a leaf is bytes
  new trace.Tree().append("a");
  // @ts-expect-error no such suite
  new trace.Tree("md5");
  // @ts-expect-error a signer has a key
  await sign(new Uint8Array(), { sign: (bytes: Uint8Array) => bytes });
  // @ts-expect-error exceptions are made by the package
  new Refusal([]);
  // @ts-expect-error a code is not given anew
  (null as unknown as BanjianError).code = "mine";
  // @ts-expect-error the verifying part has no policies
  verifying.Policy;
  // @ts-expect-error a page has no file
  Office.open("office.db", { origin: "demo.invalid/town" });
  // @ts-expect-error a log has a name
  Office.open("memory:", {});
  // @ts-expect-error an office is opened
  new Office();
  // @ts-expect-error which case?
  desk.act({ withdraw: {} });
  // @ts-expect-error no such command
  desk.act(null, { fly: {} });
  // @ts-expect-error a time is a number
  desk.allowed("", { now: "2026-03-02" });
  // @ts-expect-error a trust verifies text or bytes
  trust.verify(5);
}
