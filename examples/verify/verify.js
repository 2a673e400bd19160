// The page for citizens. `wasm_bindgen`, `MODULE` (base64) and `DEMO` (a trust anchor) come from the build.
import { begin, both, clock, element, written } from "../page/page.js";

const at = (id) => document.getElementById(id);
const [form, receipt, trust, file, result] = ["form", "receipt", "trust", "file", "result"].map(at);

/** Said to whoever cannot see the page change. */
function say(text) {
  at("said").replaceChildren(both(text));
}

// The module, once.

let ready;
function module() {
  ready ??= wasm_bindgen({ module_or_path: Uint8Array.from(atob(MODULE), (letter) => letter.charCodeAt(0)) });
  return ready;
}

/** What the receipt proves; an array says why it does not hold, where it does not. */
async function verified(text, anchor) {
  await module();
  return JSON.parse(wasm_bindgen.verify(text, anchor));
}

/** Whether a trust anchor can be read: then an empty receipt is all that is wrong. */
async function isTrust(anchor) {
  const [first] = await verified("", anchor);
  return first.code === "receipt-form";
}

// The receipt comes in.

async function check(focus) {
  if (!receipt.value.trim()) {
    receipt.setAttribute("aria-invalid", "true");
    say({ zh: "请先粘贴回执或选择文件。", en: "Paste a receipt or choose a file first." });
    show(empty());
    receipt.focus();
    return;
  }
  receipt.removeAttribute("aria-invalid");
  let shown;
  try {
    const said = await verified(receipt.value, trust.value);
    shown = Array.isArray(said) ? refused(said, await isTrust(trust.value)) : held(said);
  } catch {
    shown = broken();
  }
  show(shown);
  if (focus) at("result-title").focus();
}

/** A file of letters as it is, one of bytes as the letters of the same receipt. */
async function take(taken) {
  if (!taken) return;
  // A receipt has at most 16 KB; what is far larger is not even read.
  const bytes = new Uint8Array(await taken.slice(0, 65_536).arrayBuffer());
  const binary = [...bytes].map((byte) => String.fromCharCode(byte)).join("");
  const letters = () => btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  receipt.value = bytes[0] === 1 ? letters() : new TextDecoder().decode(bytes);
  await check(true);
}

function clear() {
  receipt.value = "";
  file.value = "";
  receipt.removeAttribute("aria-invalid");
  show();
  say({ zh: "已清除。", en: "Cleared." });
  receipt.focus();
}

function show(shown) {
  result.hidden = !shown;
  result.replaceChildren(...(shown ? [shown] : []));
}

// What is said.

function verdict(kind, sign, title, ...rest) {
  const heading = element("h2", { id: "result-title", tabindex: "-1" }, both(title));
  const top = element("div", { class: "title" }, element("span", { class: "sign", "aria-hidden": "true" }, sign), heading);
  say(title);
  return element("div", { class: `sheet verdict stack ${kind}` }, top, ...rest);
}

function told(title, className, texts) {
  const list = element("ul", { class: `marked ${className}` }, ...texts.map((text) => element("li", {}, element("span", {}, both(text)))));
  return element("div", { class: "told" }, element("h3", {}, both(title)), list);
}

function steps(title, texts) {
  const list = element("ol", { class: "steps" }, ...texts.map((text) => element("li", {}, both(text))));
  return element("div", { class: "told" }, element("h3", {}, both(title)), list);
}

function fact(name, ...value) {
  return [element("dt", {}, both(name)), element("dd", {}, ...value)];
}

const code = (text) => element("span", { class: "code" }, ...written(text));

function held(proven) {
  const { act, recorded_at, sequence } = proven.record;
  // Who vouches: `host-attested`, or the kind of signer with the keys.
  const { key, cosigner } = Object.values(proven.attested).find((keys) => keys.key) ?? {};
  const title = key
    ? { zh: "回执与日志相符", en: "The receipt fits the log" }
    : { zh: "回执与日志相符，但无人签名", en: "The receipt fits the log, but nobody signed it" };
  const facts = element("dl", { class: "facts" },
    ...fact({ zh: "办了什么", en: "What was done" },
      element("strong", { class: "act" }, proven.kind ? both(proven.kind) : code(act.kind)),
      both({ zh: `（该办件的第 ${sequence} 项行为）`, en: ` (act ${sequence} of its case)` })),
    ...fact({ zh: "何时记录", en: "Recorded" }, clock(recorded_at),
      both(proven.time === null
        ? { zh: "（北京时间，经办系统自记）", en: " Beijing time, by the office's own clock" }
        : { zh: `（北京时间，经办系统自记）；见证人不晚于 ${clock(proven.time)} 已见到`, en: ` Beijing time, by the office's own clock; witnesses had seen it by ${clock(proven.time)}` })),
    ...fact({ zh: "以谁的名义", en: "In whose name" }, ...who(act)),
    ...(act.outlet ? fact({ zh: "在哪个网点", en: "At which outlet" }, code(act.outlet)) : []),
    ...["basis", "ground"].map((name) => act.header[act.kind]?.[name]).filter((text) => typeof text === "string")
      .flatMap((text) => fact({ zh: "所写依据", en: "Basis as written" }, ...written(text))),
  );
  const small = element("dl", { class: "facts small" },
    ...fact({ zh: "日志", en: "Log" }, code(act.origin)),
    ...fact({ zh: "位置", en: "Position" }, both({ zh: `第 ${proven.index + 1} 条，共 ${proven.size} 条`, en: `${proven.index + 1} of ${proven.size}` })),
    ...fact({ zh: "签名密钥", en: "Signing key" }, key ? code(key) : both({ zh: "无", en: "none" })),
    ...(cosigner ? fact({ zh: "共同签名密钥", en: "Second key" }, code(cosigner)) : []),
    ...(proven.cosigned_by.length ? fact({ zh: "见证人", en: "Witnesses" }, code(proven.cosigned_by.join(", "))) : []),
    ...fact({ zh: "办件标识", en: "Case id" }, code(act.case)),
    ...fact({ zh: "算法", en: "Algorithms" }, code(act.suite)),
  );
  return verdict(key ? "good" : "open", key ? "✓" : "!", title,
    trust.value.trim() === DEMO ? element("p", { class: "soft" }, both({ zh: "这是演示日志：人员和办件都是虚构的。", en: "This is the demonstration log: its people and cases are invented." })) : "",
    facts,
    // Without witnesses the last sentence says that the time is not attested; it stands below, too.
    told({ zh: "已经证明", en: "This is proven" }, "yes", proven.time === null ? proven.proven.slice(0, -1) : proven.proven),
    told({ zh: "没有证明", en: "This is not proven" }, "not", proven.not_proven),
    element("details", {}, element("summary", {}, both({ zh: "技术细节", en: "Technical details" })), small),
    element("div", { class: "row unprinted" },
      element("button", { type: "button", onclick: () => window.print() }, both({ zh: "打印", en: "Print" }))));
}

function who(act) {
  if (!act.person) return [both({ zh: "经办系统（无人员行为）", en: "the office's system; no person acted" })];
  return [code(act.person), both({ zh: "（岗位：", en: " (post: " }), code(act.post), both({ zh: "）", en: ")" })];
}

/** What a finding means for a citizen, by its code; the core's own words follow. */
const PLAIN = [
  [/form$/, { zh: "这不是完整的回执：文字可能少了、多了或被改动。", en: "This is not a whole receipt: its text was cut, added to or changed." }],
  [/^foreign-log$|^note-unsigned$/, { zh: "您的信任锚不认识为它签名的日志。", en: "Your trust anchor does not know the log that signed it." }],
  [/^witness/, { zh: "您要求的见证人没有签名。", en: "The witnesses that you ask for have not signed." }],
  [/./, { zh: "内容与签名或日志对不上：它可能被改动过。", en: "What it says does not fit its signatures or the log: it may have been changed." }],
];

const NO_TRUST = { zh: "信任锚不完整或被改动，无法据以核验。请重新取得并原样粘贴。", en: "The trust anchor is not whole or was changed, so nothing can be checked by it. Get it again, and paste it as it is." };

function refused(reports, trusted) {
  return verdict("bad", "✕", { zh: "没有通过核验", en: "The check did not succeed" },
    element("p", {}, both({ zh: "不能据此回执认定任何事项。未通过不一定是有人造假：缺一个字，或信任锚属于另一本日志，也会如此。", en: "Nothing can be taken as proven. That need not mean that somebody forged it: a lost letter, or the trust anchor of another log, is enough." })),
    element("div", { class: "told" }, element("h3", {}, both({ zh: "发现的问题", en: "What was found" })), ...reports.map((report) => finding(report, trusted))),
    steps({ zh: "怎么办", en: "What to do" }, [
      { zh: "重新扫描二维码，或重新复制全部文字，再核验一次。", en: "Scan the code again, or copy the whole text again, and check once more." },
      { zh: "确认信任锚来自该经办机构的官方网站或窗口，并且属于这本日志。", en: "Make sure that the trust anchor comes from the office's own website or counter, and belongs to this log." },
      { zh: "仍未通过：保留回执原件，不要改动，到任一经办窗口查询，或拨打 12333。", en: "If it still fails, keep the receipt as it is and ask at any counter of the office, or call 12333 (in China)." },
    ]));
}

function finding(report, trusted) {
  const plain = trusted ? PLAIN.find(([codes]) => codes.test(report.code))[1] : NO_TRUST;
  return element("div", { class: "finding" },
    element("p", {}, element("strong", {}, both(plain))),
    element("p", { class: "small" }, both(report.message)),
    element("p", { class: "small" }, both({ zh: "代码：", en: "Code: " }), code(report.code)));
}

function empty() {
  return verdict("open", "!", { zh: "还没有回执", en: "There is no receipt yet" },
    element("p", {}, both({ zh: "请粘贴回执文字，或选择回执文件。", en: "Paste the receipt's text, or choose its file." })));
}

function broken() {
  return verdict("bad", "✕", { zh: "此浏览器无法核验", en: "This browser cannot check" },
    element("p", {}, both({ zh: "核验程序未能启动。请换用较新的浏览器，或到窗口请工作人员核验。", en: "The checking program did not start. Use a newer browser, or ask at a counter." })));
}

// The trust anchor.

function named() {
  let name;
  try {
    name = JSON.parse(trust.value).origin;
  } catch {
    name = undefined;
  }
  at("trusted").replaceChildren(typeof name === "string" ? code(name) : both({ zh: "（未能读出）", en: "(not readable)" }));
}

// The page begins.

begin();
trust.value = DEMO;
named();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  check(true);
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    check(true);
  }
});
at("choose").addEventListener("click", () => file.click());
file.addEventListener("change", () => take(file.files[0]));
at("clear").addEventListener("click", clear);
trust.addEventListener("input", () => {
  named();
  // What was shown rested on another trust.
  show();
});
at("demo").addEventListener("click", () => {
  trust.value = DEMO;
  named();
  show();
  say({ zh: "已恢复演示日志的信任锚。", en: "Back to the trust anchor of the demonstration log." });
});
for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("dropping", name === "dragover");
    if (name === "drop") take(event.dataTransfer.files[0]);
  });
}

/** A receipt behind the `#`: taken out of the address, which others see and browsers remember. */
function fromAddress() {
  const text = location.hash.slice(1);
  // Short words are places of the page.
  if (text.length < 100) return;
  history.replaceState(null, "", location.pathname + location.search);
  receipt.value = decodeURIComponent(text);
  check(false);
}
window.addEventListener("hashchange", fromAddress);
fromAddress();
