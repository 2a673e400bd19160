// What both pages share: elements made from text (never from markup), two languages, large type, shortcuts.
import { parts } from "./rare.js";

/** An element with attributes and children; a child that is text stays text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A text in both languages; the style sheet shows the one of the page. */
export function both({ zh, en }) {
  const made = document.createDocumentFragment();
  made.append(element("span", { class: "zh", lang: "zh-CN" }, ...written(zh)));
  made.append(element("span", { class: "en", lang: "en" }, ...written(en)));
  return made;
}

/** A text with a mark at each character that the fonts of this device lack. */
export function written(text) {
  return parts(String(text)).map(({ text: part, code }) => {
    if (!code) return part;
    // Read aloud as one thing: the character may be silent.
    const shown = element("span", { class: "rare", role: "img", "aria-label": code, title: code }, part);
    shown.append(element("small", { "aria-hidden": "true" }, code));
    return shown;
  });
}

/** The language of the page, `zh-CN` or `en`. */
export function language() {
  return document.documentElement.lang;
}

/** Changes the language, the title of the page with it. */
export function speak(chosen) {
  const root = document.documentElement;
  root.lang = chosen;
  document.title = root.dataset[chosen === "en" ? "titleEn" : "titleZh"];
}

function enlarge() {
  const large = document.documentElement.classList.toggle("large");
  document.getElementById("large").setAttribute("aria-pressed", String(large));
}

/** The two buttons of the head; a page without scripts has no use for them. */
function tools(turn) {
  // The name of the other language, in that language.
  const other = [element("span", { class: "zh", lang: "en" }, "English"), element("span", { class: "en", lang: "zh-CN" }, "中文")];
  return element("div", { class: "tools", role: "group", "aria-labelledby": "tools-name" },
    element("span", { id: "tools-name", class: "unseen" }, both({ zh: "显示", en: "Display" })),
    element("button", { type: "button", id: "language", "aria-keyshortcuts": "Alt+L", onclick: turn }, ...other),
    element("button", { type: "button", id: "large", "aria-pressed": "false", "aria-keyshortcuts": "Alt+T", onclick: enlarge },
      both({ zh: "大字", en: "Large type" })));
}

/** Gives the head its buttons, and the page its shortcuts: letters that are pressed with Alt, and what they do. */
export function begin(shortcuts = {}) {
  speak((navigator.language ?? "").toLowerCase().startsWith("zh") ? "zh-CN" : "en");
  const turn = () => speak(language() === "en" ? "zh-CN" : "en");
  document.querySelector(".head > div").append(tools(turn));
  const all = { l: turn, t: enlarge, ...shortcuts };
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    // By the place of the key: with Alt a keyboard may write another character.
    const act = all[event.code.replace(/^Key/, "").toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** An instant in milliseconds since 1970 (UTC), in the time of Beijing, as `2026-03-02 09:30:00`. */
export function clock(instant) {
  const shifted = new Date(instant + 8 * 3_600_000);
  return shifted.toISOString().slice(0, 19).replace("T", " ");
}
