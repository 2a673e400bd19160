// The shared vectors, asked of a package, in whichever runtime: `ask(package, read)` gives what differs, and how many
// questions it asked; `askVerify` asks the verifying part, and `askOffice` one with an office. `read` gives the text of a file of `core/tests/vectors`.

/** One form of a value: members in the order of their names. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

/** The answer, or what was thrown: the rule that stands against an act, or faults. */
function answer(banjian, question) {
  try {
    return question();
  } catch (error) {
    if (error instanceof banjian.Refusal) return { refused: error.reports[0] };
    if (!(error instanceof banjian.Error)) throw error;
    return { faults: error.reports };
  }
}

const parsed = async (read, file) => JSON.parse(await read(file));

/** Asks, and counts: `asking` is given a function that holds what was found against what was expected. */
async function counted(asking) {
  const differences = [];
  let questions = 0;
  await asking((what, found, expected) => {
    questions += 1;
    if (canonical(found) !== canonical(expected)) differences.push(`${what}: ${canonical(found)} for ${canonical(expected)}`);
  });
  return { differences, questions };
}

/** Asks what `banjian/verify` can answer. */
export const askVerify = (banjian, read) => counted((hold) => askProofs(banjian, read, hold));

/** Asks everything but what needs an office. */
export const ask = (banjian, read) => counted((hold) => askAll(banjian, read, hold));

/** Asks everything. */
export const askOffice = (banjian, read) =>
  counted(async (hold) => {
    await askAll(banjian, read, hold);
    await askLives(banjian, read, hold);
  });

async function askProofs(banjian, read, hold) {
  const { evidence, trusts } = await parsed(read, "shared/receipts.json");
  for (const { form, text, base64, trust: name, told, expect } of evidence) {
    const found = answer(banjian, () => {
      const trust = banjian.Trust.fromBytes(trusts[name]);
      const worded = ({ not_proven, proven, ...proof }) => ({ not_proven, proof, proven });
      if (form !== "bundle") {
        const link = base64?.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
        return worded(banjian.verify(text ?? link, trust));
      }
      const { complete_to, extent, records, size, time } = banjian.verifyBundle(text, trust);
      return { complete_to, extent, records: records.map(worded), size, time };
    });
    hold(`${form}: ${told.en}`, found, expect);
  }
}

async function askAll(banjian, read, hold) {
  for (const { facts, policy, expect } of (await parsed(read, "shared/determinations.json")).determinations) {
    const held = banjian.Policy.reference(policy);
    hold(policy, JSON.parse(held.determineJson(JSON.stringify(facts))), expect);
    const said = held.determine(facts);
    hold(policy, [said.verdict, said.granted, said.nextQuestion], [expect.outcome, expect.values, expect.next_question]);
  }
  for (const code of banjian.Policy.referenceCodes()) {
    const policy = banjian.Policy.reference(code);
    for (const { facts, outcome, values = {}, missing } of await parsed(read, `situations/${code}.json`)) {
      const said = policy.determine(facts);
      hold(code, said.verdict, outcome);
      for (const [name, value] of Object.entries(values)) hold(`${code} ${name}`, said.values[name], value);
      if (missing) hold(code, said.missing, missing);
    }
  }
  await askProofs(banjian, read, hold);
  for (const { of, input, expect } of (await parsed(read, "shared/faults.json")).faults) {
    if (of === "feel") hold(of, answer(banjian, () => banjian.feel.evaluate(input, {})), expect);
    if (of === "policy") hold(of, answer(banjian, () => banjian.Policy.fromToml(input, "policy.toml")), expect);
    if (of === "calendar") hold(of, answer(banjian, () => banjian.Calendar.fromCsv(input, "days.csv")), expect);
    if (of === "facts") hold(of, { faults: banjian.Policy.reference(input.policy).determine(input.facts).faults }, expect);
  }
  for (const report of (await parsed(read, "shared/refusals.json")).refusals) {
    hold(report.code, banjian.words.report(report), report);
    const other = { ...report, message: { ...report.message, en: `${report.message.en}!` } };
    hold(report.code, answer(banjian, () => banjian.words.report(other)).faults?.[0].code, "value-form");
  }
  for (const { kind, number, expect } of (await parsed(read, "shared/identities.json")).identities) {
    const found = answer(banjian, () => banjian.identity.parse(kind, number));
    const { number: _, ...rest } = expect;
    const { birth_date, masked, sex, faults } = found;
    hold(kind, faults ? { faults } : { birth_date, masked, sex }, rest);
  }
  for (const { name, expect } of (await parsed(read, "shared/identities.json")).names) {
    const kept = banjian.feel.evaluate("name", { name }).value;
    const utf8 = Array.from(new TextEncoder().encode(kept), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const characters = banjian.feel.evaluate("string length(name)", { name }).value;
    hold(name, { characters, utf8 }, expect);
  }
  const calendar = banjian.Calendar.reference();
  const days = await parsed(read, "shared/working_days.json");
  for (const { date, expect } of days.working) hold(date, answer(banjian, () => calendar.isWorkingDay(date)), expect);
  for (const { amount, date, expect } of days.added) {
    hold(date, answer(banjian, () => calendar.addWorkingDays(date, amount)), expect);
  }
  for (const { start, span, paused, expect } of days.due) {
    hold(start, { derivation: calendar.derive(start, span, paused), due: calendar.due(start, span, paused) }, expect);
  }
  const catalog = banjian.Catalog.reference();
  for (const { text, expect } of (await parsed(read, "shared/searches.json")).searches) {
    const hits = catalog.search(text);
    const best = hits.slice(0, 5).map(({ item, rank }) => ({ code: item.code, rank }));
    hold(text, { best, found: hits.length }, expect);
  }
  for (const { context, expected, text } of await parsed(read, "feel.json")) {
    hold(text, banjian.feel.evaluate(text, context).value, banjian.feel.evaluate(expected).value);
  }
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytesOf = (digits) => Uint8Array.from(digits.match(/../g), (pair) => Number.parseInt(pair, 16));
const moment = (text) => Date.parse(text);

async function askLives(banjian, read, hold) {
  for (const { office, steps, end, told } of (await parsed(read, "shared/lifecycles.json")).lives) {
    const life = new Life(banjian, office);
    for (const { expect, ...step } of steps) hold(`${told.en}: ${step.do} ${step.now}`, life.step(step), expect);
    hold(`${told.en}: the end`, await life.end(Object.keys(end.notices)), end);
  }
  for (const { of, input, expect } of (await parsed(read, "shared/faults.json")).faults) {
    if (of !== "command") continue;
    const office = banjian.Office.open("memory:", { origin: "demo.invalid/faults", hostAttested: true, seed: 1 });
    const desk = office.window({ expires_at: moment("2026-03-03T00:00:00Z"), method: "smart-card", person: "zws-w2" }, "0001");
    const seen = { case: "00".repeat(16), version: 0 };
    hold(of, answer(banjian, () => desk.prepare(seen, input, { now: moment("2026-03-02T00:00:00Z") })), expect);
  }
}

/** An office of the vectors, and what is done there. */
class Life {
  constructor(banjian, { keys, origin, seed, suite }) {
    this.banjian = banjian;
    this.suite = suite;
    this.keys = {};
    for (const [person, { algorithm, secret }] of Object.entries(keys ?? {})) {
      this.keys[person] = banjian.SoftwareSigner.fromSecret(algorithm, bytesOf(secret));
    }
    const own = keys ? { keys: { log: this.keys.log, system: this.keys.system } } : { hostAttested: true };
    this.office = banjian.Office.open("memory:", { origin, seed, suite, ...own });
  }

  login({ expires_at }, person) {
    return { expires_at, method: "smart-card", person };
  }

  /** The seat of a step; a person whose key is known signs with it. */
  desk(step) {
    const { desk, outlet, person } = step;
    if (desk === "portal") return this.office.portal(outlet);
    const seat = desk === "window" ? this.office.window(this.login(step, person), outlet) : this.office[desk](this.login(step, person));
    const key = this.keys[person];
    return key ? seat.signing(key) : seat;
  }

  roster(step, now) {
    const [one, two] = step.persons;
    const desk = this.office.roster(this.login(step, one), this.login(step, two), { now });
    return one in this.keys && two in this.keys ? desk.signing(this.keys[one], this.keys[two]) : desk;
  }

  version(id) {
    try {
      return this.office.case(id).version;
    } catch (error) {
      if (error.code !== "case-unknown") throw error;
      return 0;
    }
  }

  step(step) {
    const now = moment(step.now);
    const { case: id, command, event, facts, id: commandId, item, payload, seen } = step;
    return answer(this.banjian, () => {
      switch (step.do) {
        case "act":
          return this.desk(step).act({ case: id, version: seen ?? this.version(id) }, command, { commandId, now, payload });
        case "allowed":
          return this.desk(step).allowed(id, { now });
        case "change":
          return this.roster(step, now).change(step.change, { commandId, now });
        case "determine":
          return this.office.determine(id, facts);
        case "key":
          return this.roster(step, now).key(event, { commandId, now });
        case "precheck":
          return this.office.precheck(item, facts);
        case "run-due":
          return this.office.runDue({ now });
        default:
          throw new Error(`nothing to do: ${step.do}`);
      }
    });
  }

  /** What is left: the log, and what each case's applicant was told. */
  async end(cases) {
    const tree = new this.banjian.trace.Tree(this.suite);
    const records = [];
    for (const { bytes } of this.office.feed(0, 1_000)) {
      tree.append(bytes);
      records.push(hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
    }
    const notices = Object.fromEntries(cases.map((id) => [id, this.office.notices(id)]));
    return { notices, records, root: tree.root(), size: tree.size };
  }
}
