// The page for a clerk: state on top, then what is drawn from it, then what is done with it.
import init, { Calendar, Catalog, Policy } from "../../bindings-wasm/pkg/web/index.js";
import { beginCase } from "./case.js";
import { begin, both, clock, element, written } from "../page/page.js";
import { APPLICANTS, CERTAINTIES, LANES, NO, NONE, OUTCOMES, STARTS, UNITS, YES } from "./words.js";

/** How many items are offered. */
const OFFERED = 8;

/** How policies name the day of application. */
const APPLIED = "application_date";

const at = (id) => document.getElementById(id);
const search = at("search");

let catalog;
let calendar;

/** What the clerk has before them: an item, its policy, the facts that were given, those put off, and the day. */
const counter = { item: null, policy: null, facts: {}, putOff: new Set(), on: clock(Date.now()).slice(0, 10), name: "", refused: false };

function say(text) {
  at("said").replaceChildren(both(text));
}

// Search.

function find() {
  const hits = catalog.search(search.value).slice(0, OFFERED);
  at("hits").replaceChildren(...hits.map(({ item }) => element("li", {}, offered(item))));
  if (!search.value.trim()) return;
  say(hits.length
    ? { zh: `找到 ${hits.length} 项，按向下键选择。`, en: `${hits.length} items found; press the down arrow to choose.` }
    : { zh: "没有找到。", en: "Nothing was found." });
}

function offered(item) {
  const current = counter.item?.code === item.code;
  return element("button", { type: "button", "aria-current": current && "true", onclick: () => choose(item) },
    element("span", {}, both(item.name)), element("span", { class: "soft small" }, ...written(item.category), " · ", item.code));
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const places = [search, ...at("hits").querySelectorAll("button")];
  const next = places[places.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// What is said of an item.

/** The facts that were given, and the day of application, which stands on the page already, where the policy asks it. */
function known() {
  const asked = counter.policy.questions.some(({ name }) => name === APPLIED);
  return asked ? { ...counter.facts, [APPLIED]: counter.on } : counter.facts;
}

function drawn() {
  const { item, policy } = counter;
  const answer = policy?.determine(known());
  at("item").replaceChildren(
    head(item),
    ...(answer ? [asking(answer), verdict(answer)] : [unruled()]),
    materials(item),
    dates(item),
  );
  return answer;
}

function head(item) {
  const day = element("input", { type: "date", id: "on", required: true });
  day.value = counter.on;
  day.addEventListener("change", () => {
    if (!day.value) return;
    counter.on = day.value;
    drawn();
    at("on").focus();
  });
  const name = element("input", { type: "text", id: "name", autocomplete: "off", spellcheck: "false" });
  const whom = element("p", { id: "whom" });
  const tell = () => {
    counter.name = name.value;
    whom.hidden = !name.value;
    whom.replaceChildren(both({ zh: "申请人：", en: "Applicant: " }), element("strong", {}, ...written(name.value)));
  };
  name.value = counter.name;
  name.addEventListener("input", tell);
  tell();
  return element("section", { class: "sheet stack", "aria-labelledby": "item-name" },
    element("h2", { id: "item-name", tabindex: "-1" }, both(item.name)),
    whom,
    element("dl", { class: "facts small" },
      ...fact({ zh: "编码", en: "Code" }, element("span", { class: "code" }, item.code)),
      ...fact({ zh: "办理方式", en: "How it is decided" }, both(LANES[item.lane.value]), " ", sure(item.lane.certainty)),
      ...fact({ zh: "申请人", en: "Who may apply" }, both(APPLICANTS[item.applicants])),
      ...fact({ zh: "依据", en: "Legal basis" }, ...clauses(item.basis), " ", sure(item.basis_certainty))),
    element("div", { class: "answers unprinted" },
      element("label", { for: "on" }, both({ zh: "申请日", en: "Day of application" })), day,
      element("label", { for: "name" }, both({ zh: "姓名（仅供打印）", en: "Name (for the printout)" })), name,
      element("button", { type: "button", onclick: () => window.print() }, both({ zh: "打印", en: "Print" }))));
}

function fact(name, ...value) {
  return [element("dt", {}, both(name)), element("dd", {}, ...value)];
}

/** The law is cited in Chinese in both languages. */
function clauses(basis) {
  return basis.length
    ? [element("span", { lang: "zh-CN" }, ...written(basis.join("；")))]
    : [both({ zh: "未查明", en: "none known" })];
}

function sure(certainty) {
  const words = CERTAINTIES[certainty];
  return element("span", { class: `mark ${words.mark}` }, both(words));
}

// Questions.

/** The question to ask: the one that settles most, or another while that is put off. */
function next(answer) {
  const names = [answer.nextQuestion?.fact, ...answer.missing].filter((name) => name && !counter.putOff.has(name));
  return counter.policy.questions.find((question) => question.name === names[0]);
}

function asking(answer) {
  const question = next(answer);
  const given = counter.policy.questions.filter(({ name }) => name in counter.facts);
  const box = element("section", { class: "sheet stack question", "aria-labelledby": "question" });
  if (question) {
    box.append(
      element("h3", { id: "question", tabindex: "-1" }, both(question.question)),
      ...(counter.refused ? [element("p", { class: "fault", id: "fault" }, both(wanted(question)))] : []),
      answers(question));
  } else {
    const left = counter.putOff.size > 0 && answer.missing.length > 0;
    box.append(element("h3", { id: "question", tabindex: "-1" },
      both(left ? { zh: "还有问题未答", en: "Some questions were put off" } : { zh: "没有要问的了", en: "Nothing more to ask" })));
    if (left) box.append(element("div", { class: "answers" }, button({ zh: "继续回答", en: "Ask them again" }, again)));
  }
  if (given.length) {
    box.append(element("ul", { class: "given small", "aria-label": "已答 / answered" }, ...given.map(answered)));
  }
  return box;
}

function button(words, onclick, main) {
  return element("button", { type: "button", class: main && "main", onclick }, both(words));
}

function answers(question) {
  const { name } = question;
  const put = (value) => () => give(name, value);
  const box = element("form", { class: "answers" });
  box.addEventListener("submit", (event) => event.preventDefault());
  switch (question.type) {
    case "boolean":
      box.append(button(YES, put(true)), button(NO, put(false)));
      break;
    case "text":
      box.append(...question.values.map(({ label, value }) => button(label, put(value))));
      break;
    default:
      box.append(...typed(question, box));
  }
  if (question.optional) box.append(button(NONE, put(null)));
  box.append(button({ zh: "暂不回答", en: "Not now" }, () => putOff(name)));
  return box;
}

function typed(question, form) {
  const isDay = question.type === "date";
  const described = [counter.refused && "fault", !isDay && "unit"].filter(Boolean).join(" ");
  const input = element("input", {
    id: "typed",
    type: isDay ? "date" : "text",
    inputmode: isDay ? null : "decimal",
    autocomplete: "off",
    "aria-labelledby": "question",
    "aria-describedby": described || null,
    "aria-invalid": counter.refused && "true",
  });
  form.addEventListener("submit", () => {
    const text = input.value.trim();
    if (text) give(question.name, isDay || !Number.isFinite(Number(text)) ? text : Number(text));
  });
  const unit = isDay ? [] : [element("span", { id: "unit" }, both(unitOf(question.unit)))];
  return [input, ...unit, element("button", { class: "main" }, both({ zh: "确定", en: "OK" }))];
}

function unitOf(unit) {
  return UNITS[unit] ?? { zh: unit ?? "", en: unit ?? "" };
}

function answered(question) {
  const change = element("button", { type: "button", class: "unprinted", onclick: () => take(question.name) },
    both({ zh: "修改", en: "Change" }), element("span", { class: "unseen" }, "：", both(question.question)));
  return element("li", {}, element("span", {}, both(question.question), " ", element("strong", {}, shown(question, counter.facts[question.name]))), change);
}

/** What a typed answer must be, where another was not taken. */
function wanted({ type, decimals, max, min }) {
  if (type === "date") {
    const [first, last] = [min ?? "1900-01-01", max ?? "2199-12-31"];
    return { zh: `请填写 ${first} 至 ${last} 之间的日期。`, en: `Give a day from ${first} to ${last}.` };
  }
  return decimals
    ? { zh: `请填写 ${min} 到 ${max} 之间、至多 ${decimals} 位小数的数。`, en: `Give a number from ${min} to ${max}, with at most ${decimals} decimals.` }
    : { zh: `请填写 ${min} 到 ${max} 之间的整数。`, en: `Give a whole number from ${min} to ${max}.` };
}

/** A fact as a person says it. */
function shown(question, value) {
  if (value === null) return both(NONE);
  if (question?.type === "boolean") return both(value ? YES : NO);
  const label = question?.values?.find((known) => known.value === value)?.label;
  if (label) return both(label);
  const unit = unitOf(question?.unit);
  return both({ zh: `${value} ${unit.zh}`.trim(), en: `${value} ${unit.en}`.trim() });
}

// The verdict.

function verdict(answer) {
  const words = OUTCOMES[answer.verdict];
  return element("section", { class: `sheet verdict stack ${words.kind}`, "aria-labelledby": "verdict" },
    element("div", { class: "title" }, element("span", { class: "sign", "aria-hidden": "true" }, words.sign),
      element("h2", { id: "verdict", tabindex: "-1" }, both(words))),
    element("p", { class: "soft small" }, both({ zh: "这是政策条文给出的意见，由人决定；不符合也可以提出申请。", en: "This is what the policy says; people decide. Nobody is barred from applying." })),
    ...answer.granted.map(granted),
    ...listed("reasons", answer.verdict === "undetermined" ? { zh: "尚未确定的条件", en: "What is still open" } : { zh: "为什么", en: "Why" }, answer.reasons.map(reason)));
}

function granted(value) {
  return element("div", {}, element("p", {}, both(value.title)),
    element("p", { class: "value" }, shown({ unit: value.unit, type: typeof value.value }, value.value)),
    element("p", { class: "small" }, ...clauses([value.source]), " ", sure(value.certainty)));
}

function reason(said) {
  const [sign, kind, words] = said.holds === null ? ["?", "is-open", { zh: "未定", en: "open" }]
    : said.holds ? ["✓", "is-good", { zh: "成立", en: "holds" }]
    : ["✕", "is-bad", { zh: "不成立", en: "does not hold" }];
  return element("li", { class: "with-sign" },
    element("span", { class: `holds ${kind}` }, element("span", { "aria-hidden": "true" }, sign), element("span", { class: "unseen" }, both(words))),
    element("span", {}, both(said.title), element("br"), element("span", { class: "soft small" }, ...clauses([said.source]))),
    sure(said.certainty));
}

/** A list with its heading; nothing where the list is empty. */
function listed(id, title, rows) {
  return rows.length ? [element("h3", { id }, both(title)), element("ul", { class: "list", "aria-labelledby": id }, ...rows)] : [];
}

function unruled() {
  return element("section", { class: "sheet" },
    element("p", { class: "soft" }, both({ zh: "目录没有为此事项指明政策：由审核人按材料判断。", en: "The catalogue names no policy for this item: a reviewer judges by the papers." })));
}

// Papers and dates.

function materials(item) {
  const rows = item.materials.map((material) => {
    const holds = material.when && counter.policy ? counter.policy.truth(known(), material.when) : true;
    const state = holds === false ? { mark: "", zh: "不需要", en: "not needed" }
      : holds === null ? { mark: "is-open", zh: "视情况", en: "depends" }
      : material.need === "may-be-owed" ? { mark: "is-open", zh: "可容缺后补", en: "may follow later" }
      : { mark: "is-good", zh: "需要", en: "needed" };
    return element("li", { class: holds === false && "struck" },
      element("span", { class: "what" }, both(material.name), element("br"), element("span", { class: "soft small" }, ...clauses([material.source]), " ", sure(material.certainty))),
      element("span", { class: `mark ${state.mark}` }, both(state)));
  });
  const none = element("p", { class: "soft" }, both({ zh: "目录没有列出材料。", en: "The catalogue lists no papers." }));
  return element("section", { class: "sheet stack", "aria-labelledby": "materials" },
    ...(rows.length ? listed("materials", { zh: "材料", en: "Papers" }, rows) : [element("h3", { id: "materials" }, both({ zh: "材料", en: "Papers" })), none]));
}

function dates(item) {
  const rows = item.limits.map((limit) => {
    const due = calendar.derive(counter.on, limit.span);
    const unit = UNITS[limit.span.unit];
    const start = STARTS[limit.start];
    return element("li", {},
      element("span", {},
        both({ zh: `${counter.on} ${start.zh}，${limit.span.amount} ${unit.zh}，最晚 `, en: `${start.en} on ${counter.on}, ${limit.span.amount} ${unit.en}: by ` }),
        element("strong", {}, due.due),
        element("br"),
        element("span", { class: "soft small" },
          both({ zh: `首日 ${due.first_counted}。`, en: `First day ${due.first_counted}. ` }),
          ...(limit.span.unit === "working-days" ? [both({ zh: `跳过休息日 ${due.days_off} 天。`, en: `${due.days_off} days off passed over. ` })] : []),
          ...(due.days_moved ? [both({ zh: `末日为休息日，顺延 ${due.days_moved} 天。`, en: `Its last day was a day off: ${due.days_moved} days later. ` })] : []),
          ...(due.certainty === "provisional" ? [both({ zh: "可能随放假安排变动。", en: "May still move with the next holiday notice. " })] : []),
          ...clauses([limit.basis]))),
      sure(limit.certainty));
  });
  const none = element("p", { class: "soft" }, both({ zh: "未查明时限，不计算到期日。", en: "No limit is known, so no date is computed." }));
  const title = { zh: "时限", en: "Time limits" };
  return element("section", { class: "sheet stack", "aria-labelledby": "dates" },
    ...(rows.length ? listed("dates", title, rows) : [element("h3", { id: "dates" }, both(title)), none]));
}

// What is done.

function choose(item) {
  counter.policy?.free();
  Object.assign(counter, { item, name: "", facts: {}, putOff: new Set(), refused: false, policy: item.policy ? Policy.reference(item.policy.code) : null });
  for (const other of at("hits").querySelectorAll("button")) other.removeAttribute("aria-current");
  drawn();
  find();
  at("item-name").focus();
}

/** Takes a fact that is within its bounds; another is asked for again, and says why. */
function give(name, value) {
  counter.refused = counter.policy.determine({ [name]: value }).faults.length > 0;
  if (!counter.refused) counter.facts = { ...counter.facts, [name]: value };
  after();
}

function take(name) {
  const { [name]: _, ...rest } = counter.facts;
  counter.facts = rest;
  counter.refused = false;
  after();
}

function putOff(name) {
  counter.putOff.add(name);
  counter.refused = false;
  after();
}

function again() {
  counter.putOff.clear();
  after();
}

/** Draws anew, says what changed, and goes where the work goes on. */
function after() {
  const answer = drawn();
  say(counter.refused ? wanted(next(answer)) : OUTCOMES[answer.verdict]);
  const field = at("typed");
  (field ?? at(next(answer) ? "question" : "verdict")).focus();
}

// The page begins.

begin({ c: () => at("cases").querySelector("button").focus(), s: () => search.focus(), n: () => (at("typed") ?? at("question"))?.focus() });
await init();
catalog = Catalog.reference();
calendar = Calendar.reference();
await beginCase(say);
search.addEventListener("input", find);
document.querySelector("search").addEventListener("keydown", move);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") at("hits").querySelector("button")?.click();
});
document.documentElement.dataset.ready = "";
