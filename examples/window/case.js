// A case on its way, from what an office sent to this desk: its state, the lawful buttons, and what a press would bring.
import { BanjianError, Outlook, Refusal, words } from "../../bindings-wasm/pkg/web/index.js";
import { both, element, written } from "../page/page.js";
import { ABSENT, DESKS, LANES, STATE } from "./words.js";

/** An outlook has some kilobytes; what is far larger is not even read. */
const LARGEST = 65_536;

const at = (id) => document.getElementById(id);

/** The outlook on the page. */
let held;

/** Offers the cases of the demonstration and a file; `say` tells whoever cannot see the page change. */
export async function beginCase(say) {
  const file = at("case-file");
  const sent = await (await fetch("outlooks.json")).json();
  at("cases").prepend(...sent.map(({ name, outlook }) => {
    const button = element("button", { type: "button", "aria-pressed": "false" }, both(name));
    button.addEventListener("click", () => open(outlook, say, button));
    return button;
  }));
  at("case-choose").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    file.value = "";
    if (chosen) open(await parsed(chosen), say, at("case-choose"), chosen.name);
  });
}

/** The value in a file; nothing where there is no JSON, which is no outlook either. */
async function parsed(file) {
  try {
    return file.size > LARGEST ? undefined : JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}

function open(value, say, button, name) {
  for (const other of at("cases").querySelectorAll("[aria-pressed]")) other.setAttribute("aria-pressed", String(other === button));
  held?.free();
  held = undefined;
  try {
    held = Outlook.of(value);
  } catch (error) {
    if (!(error instanceof BanjianError)) throw error;
    const wrong = { zh: "这不是经办系统发来的办件。", en: "This is no case that an office sent." };
    at("desk").replaceChildren(element("div", { class: "fault wide", id: "no-case" },
      element("p", {}, element("strong", {}, both(wrong))), ...file(name), element("p", { class: "small" }, both(error.text))));
    say(wrong);
    return;
  }
  draw(value.desk, say, name);
  at("case-state").focus();
}

/** A file's name is what somebody else wrote. */
function file(name) {
  return name ? [element("p", { class: "small" }, both({ zh: "文件：", en: "File: " }), ...written(name))] : [];
}

function draw(desk, say, name) {
  const { state } = held;
  const nexts = held.allowed().map(([kind]) => ({ kind, refused: refusal(kind) }));
  const [ready, barred, later] = [
    nexts.filter(({ refused }) => !refused),
    nexts.filter(({ refused }) => refused && refused.code !== "not-at-this-stage"),
    nexts.filter(({ refused }) => refused?.code === "not-at-this-stage"),
  ];
  const press = (kind) => () => pressed(kind, desk, say, name);
  at("desk").replaceChildren(
    element("div", { class: "stack" },
      element("h3", { id: "case-state", tabindex: "-1" }, both({ zh: "现在的状态", en: "As it is" })),
      ...file(name),
      element("dl", { class: "facts small" }, ...fact({ zh: "岗位", en: "Desk" }, both(DESKS[desk])),
        ...fact({ zh: "办理方式", en: "How it is decided" }, both(LANES[state.profile.lane])), ...regions(state).flatMap(([, title, value]) => fact(title, value)))),
    element("div", { class: "stack" },
      element("h3", { id: "ready" }, both({ zh: "现在可以办", en: "What may be done now" })),
      ready.length
        ? element("div", { class: "row", role: "group", "aria-labelledby": "ready" },
            ...ready.map(({ kind }) => element("button", { type: "button", class: "main", "data-kind": kind, onclick: press(kind) }, both(words.command(kind)))))
        : element("p", { class: "soft" }, both({ zh: "本岗位现在没有可办的操作。", en: "Nothing is to be done at this desk now." })),
      ...(barred.length ? [element("h3", { id: "barred" }, both({ zh: "现在不能办", en: "What stands against the others" })), barring("barred", barred, say)] : []),
      ...(later.length ? [element("details", {},
        element("summary", { id: "later" }, both({ zh: `本环节没有的操作（${later.length} 项）`, en: `Not at this stage (${later.length})` })), barring("later", later, say))] : [])));
}

/** What stands against a command, as the core says it; nothing where it is ready. */
function refusal(kind) {
  try {
    held.after(kind);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Buttons that say why they cannot be pressed; they can be reached, and read aloud. */
function barring(name, nexts, say) {
  return element("ul", { class: "list small", "aria-labelledby": name }, ...nexts.map(({ kind, refused }) =>
    element("li", { class: "barred" },
      element("button", { type: "button", "aria-disabled": "true", "aria-describedby": `why-${kind}`, "data-kind": kind, onclick: () => say(refused.text) },
        both(words.command(kind))),
      element("span", { id: `why-${kind}` }, both(refused.text), ...(refused.source ? [" ", element("span", { class: "soft", lang: "zh-CN" }, ...written(refused.source))] : [])))));
}

/** Shows at once what a command would bring, and that the office has not answered. */
function pressed(kind, desk, say, name) {
  const before = new Map(regions(held.state).map(([region, , value]) => [region, value]));
  const changes = regions(held.after(kind), true)
    .map(([region, title, value]) => [title, before.get(region) ?? both(ABSENT), value, region])
    .filter(([, was, value]) => was.textContent !== value.textContent);
  const act = words.command(kind);
  const title = { zh: `已按“${act.zh}”，等待经办系统答复`, en: `“${act.en}” was pressed; the office has not answered yet` };
  const back = () => {
    draw(desk, say, name);
    at("desk").querySelector(`[data-kind="${kind}"]`).focus();
  };
  at("desk").replaceChildren(element("div", { class: "verdict open stack wide", id: "awaited" },
    element("div", { class: "title" }, element("span", { class: "sign", "aria-hidden": "true" }, "…"), element("h3", { id: "awaited-title", tabindex: "-1" }, both(title))),
    element("p", {}, both({ zh: "下面是经办系统同意后的样子，仅供参考：还没有记录任何事情，以经办系统的答复为准。", en: "This is how the case would be if the office agrees. It is advice: nothing has been recorded, and the office's answer is what counts." })),
    changes.length
      ? element("dl", { class: "facts" }, ...changes.flatMap(([region, was, value]) =>
          fact(region, element("span", { class: "was" }, was), element("span", { "aria-hidden": "true" }, " → "), element("strong", {}, value))))
      : element("p", { id: "unchanged" }, both({ zh: "办件状态不变。", en: "The state of the case stays as it is." })),
    element("div", { class: "answers" }, element("button", { type: "button", onclick: back }, both({ zh: "返回现在的状态", en: "Back to how it is" })))));
  say(title);
  at("awaited-title").focus();
}

/** The regions of a state in words: its name, its title, its value. Those that say nothing are left out, or said to be absent. */
function regions(state, all = false) {
  return Object.entries(STATE).flatMap(([region, { values, ...title }]) => {
    const value = values ? values[state[region]] : counted(state[region]);
    return value || all ? [[region, title, both(value ?? ABSENT)]] : [];
  });
}

const counted = (times) => (times > 0 ? { zh: `${times} 次`, en: `${times} times` } : null);

function fact(title, ...value) {
  return [element("dt", {}, both(title)), element("dd", {}, ...value)];
}
