// The page for a clerk, served as the static files that it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { STATE, DESKS } from "../../window/words.js";
import { accessible, launched, picture, root, served, watched } from "./browser.mjs";

let browser, server;
before(async () => {
  browser = await launched();
  server = await served();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** Opens the page, does something, and holds what must be true of every visit. */
async function visit(name, options, act) {
  const { context, page, seen } = await watched(browser, { timezoneId: "Asia/Shanghai", ...options });
  await page.clock.setFixedTime(new Date("2026-03-02T01:30:00Z"));
  await page.goto(`${server.address}/examples/window/window.html`);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await act(page);
  await picture(page, `window-${name}`);
  await accessible(page, name);
  const own = ["/examples/page/", "/examples/window/", "/bindings-wasm/pkg/web/"].map((path) => server.address + path);
  assert.deepEqual(seen.requests.filter((asked) => !own.some((path) => asked.startsWith(path))), [], "its own files only");
  assert.ok(seen.requests.every((asked) => !asked.includes("?")), "and nothing said by them");
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
  const kept = await page.evaluate(() => [document.cookie, location.search, location.hash, localStorage.length, sessionStorage.length]);
  assert.deepEqual(kept, ["", "", "", 0, 0]);
  await context.close();
}

async function choose(page, text, code) {
  await page.fill("#search", text);
  await page.click(`#hits button:has-text("${code}")`);
  assert.equal(await page.evaluate(() => document.activeElement.id), "item-name");
}

const UNEMPLOYMENT = ["失业保险金申领", "992014011001"];
const question = (page) => page.innerText("#question");
const type = async (page, text) => {
  await page.fill("#typed", text);
  await page.press("#typed", "Enter");
};
const say = (page, words) => page.click(`.question form button:has-text("${words}")`);

test("at first there is a search, and what is found is found in Chinese, by initials and in English", async () => {
  await visit("first", {}, async (page) => {
    assert.equal(await page.title(), "窗口预检 · 办件");
    assert.match(await page.innerText("#item"), /请先搜索/);
    const first = async (text) => {
      await page.fill("#search", text);
      return page.innerText("#hits button >> nth=0");
    };
    assert.match(await first("失业保险金申领"), /992014011001/);
    assert.match(await first("sybxjsl"), /992014011001/);
    assert.match(await first("claim of unemployment benefit"), /992014011001/);
    assert.match(await page.innerText("#said"), /找到 \d+ 项/);
    await page.fill("#search", "没有这样的事项");
    assert.equal(await page.locator("#hits button").count(), 0);
    assert.match(await page.innerText("#said"), /没有找到/);
    await page.fill("#search", "syb");
  });
});

test("only what matters is asked, until it is settled: eligible, with what is granted", async () => {
  await visit("eligible", {}, async (page) => {
    await choose(page, ...UNEMPLOYMENT);
    assert.match(await page.innerText("#verdict"), /尚不能确定/);
    await picture(page, "window-undetermined");
    await accessible(page, "undetermined");
    const asked = [];
    while (!/没有要问的了/.test(await question(page))) {
      asked.push(await question(page));
      if (await page.isVisible("#typed")) await type(page, asked.length === 1 ? "40" : "3");
      else await say(page, "是");
      assert.ok(asked.length < 8);
    }
    assert.equal(asked.length, 5, "all but the day of application, which stands above");
    assert.match(await page.innerText("#verdict"), /^符合条件/);
    assert.match(await page.innerText("#said"), /符合条件/);
    const said = await page.innerText("section.verdict");
    assert.match(said, /15 个月/);
    assert.match(said, /社会保险法 46/);
    assert.match(said, /已核原文/);
    assert.equal(await page.locator(".verdict .holds.is-good").count(), 3);
    assert.equal(await page.evaluate(() => document.activeElement.id), "verdict");
    // Ten working days from Monday the 2nd of March.
    assert.match(await page.innerText("section:has(#dates)"), /2026-03-16.*跳过休息日 4 天/s);
  });
});

test("one answer can settle it: not eligible, and nothing more is asked; it can be changed", async () => {
  await visit("ineligible", { locale: "en-US" }, async (page) => {
    await choose(page, ...UNEMPLOYMENT);
    await type(page, "6");
    assert.match(await page.innerText("#verdict"), /^Not eligible/);
    assert.match(await question(page), /Nothing more to ask/);
    assert.match(await page.innerText("section.verdict"), /full year.*社会保险法 45\(1\)/s);
    assert.match(await page.innerText("section.verdict"), /Nobody is barred from applying/);
    await picture(page, "window-ineligible-before");
    await page.click(".given button");
    assert.match(await page.innerText("#verdict"), /^Not determined yet/);
    assert.match(await question(page), /how many months/);
    await type(page, "6");
  });
});

test("a question can be put off and is asked again; a number out of bounds is not taken", async () => {
  await visit("put-off", {}, async (page) => {
    await choose(page, ...UNEMPLOYMENT);
    const first = await question(page);
    await say(page, "暂不回答");
    assert.notEqual(await question(page), first);
    while (!/还有问题未答/.test(await question(page))) await say(page, "暂不回答");
    await page.click('.question button:has-text("继续回答")');
    assert.equal(await question(page), first);
    for (const wrong of ["-1", "1e9", "3.5", "abc", "<b>"]) {
      await type(page, wrong);
      assert.equal(await question(page), first, wrong);
      assert.equal(await page.getAttribute("#typed", "aria-invalid"), "true", wrong);
      assert.equal(await page.innerText(".fault"), "请填写 0 到 720 之间的整数。", wrong);
      assert.equal(await page.innerText("#said"), "请填写 0 到 720 之间的整数。", wrong);
    }
    assert.equal(await page.locator(".given li").count(), 0);
  });
});

test("a paper that depends on facts is needed, not needed, or depends", async () => {
  await visit("papers", {}, async (page) => {
    await choose(page, "工伤认定申请", "990714009002");
    const paper = page.locator("section:has(#materials) li", { hasText: "同意延长" });
    assert.match(await paper.innerText(), /视情况/);
    for (let step = 0; step < 12 && /视情况/.test(await paper.innerText()); step += 1) {
      if (await page.isVisible("#typed")) await type(page, "2026-02-20");
      else await page.click(".question form button >> nth=0");
    }
    assert.match(await paper.innerText(), /不需要/);
    assert.ok(await page.locator("section:has(#materials) .is-good").count() > 0);
    // Sixty days end on the 1st of May, a holiday.
    assert.match(await page.innerText("section:has(#dates)"), /2026-05-06.*顺延 5 天/s);
  });
});

test("the day of application is taken from above, another day is asked for", async () => {
  await visit("days", {}, async (page) => {
    await choose(page, ...UNEMPLOYMENT);
    await type(page, "6");
    assert.match(await page.innerText("#verdict"), /^不符合条件/);
    // Before the law there was no rule.
    await page.fill("#on", "2011-06-30");
    await page.press("#on", "Tab");
    assert.match(await page.innerText("#verdict"), /^当时没有现行规定/);
    assert.match(await page.innerText("section:has(#dates)"), /2011-06-30/);
    await choose(page, "工伤认定申请", "990714009002");
    await page.fill("#typed", "2026-02-20");
    await page.press("#typed", "Enter");
    assert.match(await page.innerText(".given"), /2026-02-20/);
    assert.doesNotMatch(await page.innerText(".given"), /2011-06-30/);
  });
});

test("an item without a policy or a limit says so", async () => {
  await visit("unruled", { locale: "en-US" }, async (page) => {
    await choose(page, "失业保险待遇发放账户维护(个人)", "992014002009");
    const said = await page.innerText("#item");
    assert.match(said, /names no policy/);
    assert.match(said, /No limit is known/);
  });
});

const lawful = (page) => page.locator("#desk button.main").allInnerTexts();
const open = async (page, name) => {
  await page.click(`#cases button:has-text("${name}")`);
  assert.equal(await page.evaluate(() => document.activeElement.id), "case-state");
};

test("of a case the lawful buttons are shown, and of each other one why not", async () => {
  await visit("case", {}, async (page) => {
    await open(page, "窗口：接件之后");
    assert.deepEqual(await lawful(page), ["受理", "不予受理", "回避", "撤回"]);
    assert.match(await page.innerText("#desk"), /环节\s*已接件[^]*时限\s*未起算/);
    const alone = page.locator('#desk [data-kind="complete-at-window"]');
    assert.equal(await alone.getAttribute("aria-disabled"), "true");
    const why = `#${await alone.getAttribute("aria-describedby")}`;
    assert.match(await page.innerText(why), /^该事项须由大厅审查决定，窗口一人不得办结 社会保险经办条例第三十七条$/);
    // Pressed, it says so, and nothing else happens.
    await alone.click({ force: true });
    assert.match(await page.innerText("#said"), /该事项须由大厅审查决定/);
    assert.equal(await page.locator("#awaited").count(), 0);
    await picture(page, "window-lawful");
    await page.click("#later");
    assert.match(await page.innerText("#why-hand-over"), /^办件处于“已接件”环节，不能“出件”$/);
    assert.equal(await page.locator("#desk [data-kind]").count(), 20, "each command of the desk");
    assert.ok(!(await page.innerText("#desk")).includes("{"), "no words are left open");
    await open(page, "大厅：领办之后");
    assert.deepEqual(await lawful(page), ["补正告知", "回避", "退回", "准予", "不予"]);
    await open(page, "另一网点");
    assert.deepEqual(await lawful(page), ["回避", "撤回"]);
    assert.match(await page.innerText("#why-accept"), /不在本网点/);
  });
});

test("after a press: the state as it would be, marked as advice, and the way back", async () => {
  await visit("pressed", { locale: "en-US" }, async (page) => {
    await open(page, "hall: after it was taken");
    await page.click('[data-kind="approve"]');
    assert.equal(await page.evaluate(() => document.activeElement.id), "awaited-title");
    assert.match(await page.innerText("#said"), /the office has not answered yet/);
    const said = await page.innerText("#awaited");
    assert.match(said, /nothing has been recorded, and the office's answer is what counts/);
    assert.match(said, /Stage\s*under review → decided/);
    assert.match(said, /Decision\s*none → approved/);
    assert.match(said, /Reviewer\s*has taken it → none/);
    assert.doesNotMatch(said, /Papers/, "only what changes");
    assert.equal(await page.locator("#desk [data-kind]").count(), 0, "nothing more is pressed until then");
    await picture(page, "window-pressed-before");
    await page.click("#awaited button");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.kind), "approve");
    assert.match(await page.innerText("#desk"), /Stage\s*under review/);
    await page.click('[data-kind="declare-recusal"]');
    await page.click("#awaited button");
    await page.click('[data-kind="deny"]');
  });
});

test("a case from a file; what is none, and a file's hostile name, are only said", async () => {
  await visit("case-file", {}, async (page) => {
    const give = async (name, text) => {
      await page.setInputFiles("#case-file", { name, mimeType: "application/json", buffer: Buffer.from(text) });
    };
    const [{ outlook }] = JSON.parse(readFileSync(join(root, "examples/window/outlooks.json"), "utf8"));
    const hostile = "<img src=x onerror=alert(1)>.json";
    await give(hostile, JSON.stringify(outlook));
    await page.waitForSelector("#case-state");
    assert.match(await page.innerText("#desk"), /<img src=x onerror=alert\(1\)>/);
    assert.deepEqual(await lawful(page), ["接件", "回避", "撤回"]);
    const wrong = ["{", "", "null", "[]", "{}", JSON.stringify({ ...outlook, desk: "cellar" }), JSON.stringify({ ...outlook, name: "王某" }), JSON.stringify(outlook) + " ".repeat(70_000)];
    for (const text of wrong) {
      await open(page, "窗口：登记之后");
      await give(hostile, text);
      await page.waitForSelector("#no-case");
      assert.match(await page.innerText("#no-case"), /这不是经办系统发来的办件/, text.slice(0, 80));
      assert.equal(await page.locator("#desk button").count(), 0);
      assert.doesNotMatch(await page.innerText("#desk"), /王某/);
    }
    assert.equal(await page.locator("img").count(), 0);
  });
});

test("the page has words for every state and every desk", () => {
  const { definitions, $defs = definitions } = JSON.parse(readFileSync(join(root, "core/schemas/banjian.json"), "utf8"));
  const all = (schema) => schema.enum ?? schema.oneOf?.flatMap((one) => one.const ?? one.enum) ?? all($defs[(schema.$ref ?? schema.allOf[0].$ref).split("/").at(-1)]);
  const { profile: _, ...regions } = $defs.Kernel.properties;
  assert.deepEqual(Object.keys(STATE).sort(), Object.keys(regions).sort());
  for (const [name, schema] of Object.entries(regions)) {
    if (STATE[name].values) assert.deepEqual(Object.keys(STATE[name].values).sort(), all(schema).toSorted(), name);
    else assert.equal(schema.type, "integer", name);
  }
  assert.deepEqual(Object.keys(DESKS).sort(), all($defs.Desk).toSorted());
});

test("hostile names stay text, and characters that no font can promise are marked", async () => {
  await visit("hostile", {}, async (page) => {
    await choose(page, ...UNEMPLOYMENT);
    const name = "<img src=x onerror=\"document.title='owned'\">\u{e863}";
    await page.fill("#name", name);
    assert.match(await page.innerText("#whom"), /<img src=x onerror="document\.title='owned'">/);
    assert.equal(await page.locator("#whom .rare").getAttribute("aria-label"), "U+E863");
    assert.equal(await page.locator("img").count(), 0);
    assert.equal(await page.title(), "窗口预检 · 办件");
    await page.fill("#search", name);
    await choose(page, ...UNEMPLOYMENT);
    assert.equal(await page.inputValue("#name"), "", "the next person's name is another");
  });
});

test("by keyboard alone, from the search to the verdict", async () => {
  await visit("keyboard", {}, async (page) => {
    const where = () => page.evaluate(() => {
      const { activeElement: it } = document;
      const { outlineStyle } = getComputedStyle(it);
      if (outlineStyle === "none" && !/^H[123]$/.test(it.tagName)) throw new Error(`no focus is seen on ${it.outerHTML}`);
      return it.id || it.textContent;
    });
    await page.keyboard.press("Alt+s");
    assert.equal(await where(), "search");
    await page.keyboard.insertText("失业保险金");
    await page.keyboard.press("ArrowDown");
    assert.match(await where(), /992014011001/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    assert.equal(await where(), "item-name");
    await page.keyboard.press("Alt+n");
    assert.equal(await where(), "typed");
    await page.keyboard.type("24");
    await page.keyboard.press("Enter");
    for (let step = 0; step < 3; step += 1) {
      assert.equal(await where(), "question");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    }
    assert.equal(await where(), "typed");
    await page.keyboard.type("0");
    await page.keyboard.press("Enter");
    assert.equal(await where(), "verdict");
    assert.match(await page.innerText("#verdict"), /^符合条件/);
    await page.keyboard.press("Alt+l");
    assert.match(await page.innerText("#verdict"), /^Eligible/);
    await page.keyboard.press("Alt+c");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await where(), "case-state");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await where(), "awaited-title");
    assert.match(await page.innerText("#awaited-title"), /“accept”/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.match(await where(), /accept$/);
    await page.keyboard.press("Alt+t");
    assert.equal(await page.getAttribute("#large", "aria-pressed"), "true");
  });
});

test("narrow, dark and large: nothing is cut off", async () => {
  for (const [name, options] of [["narrow-dark", { colorScheme: "dark" }], ["narrow-en", { locale: "en-US" }]]) {
    await visit(name, { viewport: { width: 320, height: 700 }, ...options }, async (page) => {
      await page.click("#large");
      await choose(page, ...UNEMPLOYMENT);
      await type(page, "6");
      await page.click("#cases button >> nth=2");
      await page.click("#later");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    });
  }
});

test("printed, the page is the item, its verdict, papers and dates", async () => {
  await visit("printed", {}, async (page) => {
    await choose(page, ...UNEMPLOYMENT);
    await type(page, "6");
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.isHidden("#search") && await page.isHidden("#language"));
    assert.equal(await page.locator("button:visible").count(), 0);
    assert.ok(await page.isVisible("#verdict") && await page.isVisible("#materials"));
    assert.ok(await page.isHidden("#cases"));
  });
});
