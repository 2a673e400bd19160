// The shared vectors, asked of a package, in whichever runtime: `ask(package, read)` gives what differs, and how many
// questions it asked; `askVerify` asks the verifying part. `read` gives the text of a file of `core/tests/vectors`.

/** One form of a value: members in the order of their names. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

/** The answer, or the faults that were thrown. */
function answer(banjian, question) {
  try {
    return question();
  } catch (error) {
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

/** Asks everything. */
export const ask = (banjian, read) => counted((hold) => askAll(banjian, read, hold));

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
    if (of === "facts") hold(of, { faults: banjian.Policy.reference(input.policy).determine(input.facts).faults }, expect);
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
