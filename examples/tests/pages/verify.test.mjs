// The page for citizens, as the one file that is published, opened from the disk.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { accessible, launched, picture, root, watched } from "./browser.mjs";

const file = join(root, "target/pages/verify.html");
const url = pathToFileURL(file).href;
const receipt = (name) => readFileSync(join(root, "target/receipts", name), "utf8");

let browser;
before(async () => {
  browser = await launched();
});
after(() => browser?.close());

/** Opens the page, does something, and holds what must be true of every visit. */
async function visit(name, { fragment = "", ...options }, act) {
  const { context, page, seen } = await watched(browser, options);
  await page.goto(url + fragment);
  await act(page, seen);
  await picture(page, `verify-${name}`);
  await accessible(page, name);
  assert.deepEqual(seen.requests.filter((asked) => !asked.startsWith(url)), [], "it asks nobody for anything");
  assert.equal(seen.requests.length, 1, "not even for itself again");
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
  const kept = await page.evaluate(async () => {
    const [databases, caches] = await Promise.all([indexedDB.databases().catch(() => []), self.caches?.keys().catch(() => []) ?? []]);
    const stored = (kind) => { try { return self[kind].length; } catch { return 0; } };
    return [document.cookie, location.hash, stored("localStorage"), stored("sessionStorage"), databases.length, caches.length, history.state];
  });
  assert.deepEqual(kept, ["", "", 0, 0, 0, 0, null], "the receipt is in memory only");
  await context.close();
}

async function check(page, text) {
  await page.fill("#receipt", text);
  await page.click("button.main");
  await page.waitForSelector("#result-title");
  // What is seen: the other language stands there, too.
  return page.innerText("#result");
}

test("the published hash is that of the file, and the policy allows what stands in it and nothing else", () => {
  const page = readFileSync(file, "utf8");
  const hash = (algorithm, form, text) => createHash(algorithm).update(text).digest(form);
  assert.equal(readFileSync(`${file}.sha256`, "utf8"), `${hash("sha256", "hex", page)}  verify.html\n`);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)[1].split("; ");
  const [script] = page.match(/(?<=<script>)[^]*(?=<\/script>)/);
  const [style] = page.match(/(?<=<style>)[^]*(?=<\/style>)/);
  assert.deepEqual(policy, [
    "default-src 'none'",
    `script-src 'sha256-${hash("sha256", "base64", script)}' 'wasm-unsafe-eval'`,
    `style-src 'sha256-${hash("sha256", "base64", style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
  assert.equal(page.match(/<script|<link|<img|<iframe|\bsrc=/g).length, 1, "one script, and nothing that is fetched");
});

test("at first there is an empty form, and an empty receipt is asked for in words", async () => {
  await visit("empty", {}, async (page) => {
    assert.equal(await page.title(), "核验回执 · 办件");
    assert.match(await page.innerText("#trusted"), /^demo\.banjian\.example\/xiangyang$/);
    assert.ok(await page.isHidden("#result"));
    await picture(page, "verify-first");
    await page.click("button.main");
    assert.match(await page.innerText("#result"), /还没有回执/);
    assert.equal(await page.evaluate(() => document.activeElement.id), "receipt");
    assert.equal(await page.getAttribute("#receipt", "aria-invalid"), "true");
  });
});

test("a receipt of a decision is told in plain words, with what is not proven", async () => {
  await visit("valid", {}, async (page) => {
    const said = await check(page, receipt("approve.json"));
    for (const words of [/回执与日志相符/, /演示日志/, /准予/, /2026-03-02 09:39:00/, /registration-r1/, /《社会保险经办条例》第九条/, /不证明该办件此后没有其他行为/, /不证明行为时间/]) {
      assert.match(said, words);
    }
    assert.doesNotMatch(said, /时间未经证实/, "what is not proven does not stand under what is");
    assert.equal(await page.evaluate(() => document.activeElement.id), "result-title");
    assert.match(await page.innerText("#said"), /回执与日志相符/);
    await page.click("#result summary");
    assert.match(await page.innerText("#result"), /第 85 条，共 \d+ 条/);
  });
});

test("a link opens the same, in English, and leaves no trace of the receipt in the address", async () => {
  await visit("link", { fragment: `#${receipt("serve.txt")}`, locale: "en-US" }, async (page) => {
    await page.waitForSelector("#result-title");
    assert.equal(page.url(), url);
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.equal(await page.title(), "Check a receipt · banjian");
    const said = await page.innerText("#result");
    assert.match(said, /The receipt fits the log/);
    assert.doesNotMatch(said, /[\u4e00-\u9fff]/, "nothing of the other language is seen");
  });
});

test("each form of a receipt, each suite and each level of proof", async () => {
  const cases = [
    ["receive.txt", "trust.json", /回执与日志相符(?!，)/],
    ["two.json", "trust.json", /共同签名/],
    ["sm-approve.json", "sm-trust.json", /sm3-sm2/],
    ["sm-register.txt", "sm-trust.json", /回执与日志相符(?!，)/],
    ["machine-approve.json", "machine-trust.json", /但无人签名/],
    ["witnessed.json", "trust-witness.json", /见证人不晚于/],
  ];
  await visit("levels", {}, async (page) => {
    await page.click("#trusting summary");
    for (const [name, trust, words] of cases) {
      await page.fill("#trust", receipt(trust));
      assert.ok(await page.isHidden("#result"), "what was shown rested on another trust");
      await check(page, receipt(name));
      await page.click("#result summary");
      assert.match(await page.innerText("#result"), words, name);
    }
    // The letters of a code may have been broken into lines on their way.
    await page.click("#demo");
    assert.match(await check(page, ` ${receipt("take.txt").replace(/(.{60})/g, "$1\n")}\n`), /回执与日志相符/);
  });
});

test("every changed letter is found, and what to do is said", async () => {
  const whole = receipt("approve.txt");
  await visit("invalid", { locale: "en-US" }, async (page) => {
    for (let at = 3; at < whole.length; at += 41) {
      const changed = whole.slice(0, at) + (whole[at] === "A" ? "B" : "A") + whole.slice(at + 1);
      assert.match(await check(page, changed), /The check did not succeed/, `letter ${at}`);
    }
    assert.match(await check(page, receipt("approve.json").replace("signer", "singer")), /not a whole receipt.*canonical-form/s);
    assert.match(await check(page, receipt("sm-approve.json")), /does not know the log.*foreign-log/s);
    assert.match(await check(page, "hello"), /receipt-form/);
    assert.match(await check(page, receipt("approve.json")), /fits the log/);
    await page.click("#trusting summary");
    await page.fill("#trust", receipt("trust-witness.json"));
    assert.match(await check(page, receipt("approve.json")), /witnesses that you ask for have not signed/);
    for (const anchor of ["no trust", JSON.stringify(JSON.parse(receipt("trust.json")), null, 2), "{}"]) {
      await page.fill("#trust", anchor);
      assert.match(await check(page, receipt("approve.json")), /trust anchor is not whole or was changed/);
    }
    assert.match(await page.innerText("#trusted"), /not readable/);
    await page.click("#demo");
    assert.match(await check(page, whole.slice(0, -4)), /12333/);
  });
});

test("hostile text stays text, and characters that no font has are marked", async () => {
  await visit("hostile", {}, async (page) => {
    const said = await check(page, receipt("hostile.json"));
    assert.match(said, /<img src=x onerror="document\.title='owned'">/);
    assert.equal(await page.title(), "核验回执 · 办件");
    assert.equal(await page.locator("img").count(), 0);
    const marked = await page.locator("#result .rare:visible").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    assert.ok(marked.includes("U+E863"), "of a private-use area");
    assert.deepEqual(marked.filter((code) => code !== "U+E863"), lacking(["𠮷", "㛃"]));
  });
});

/** Which of some characters no font of this machine has, by fontconfig. */
function lacking(characters) {
  const codes = characters.map((character) => character.codePointAt(0).toString(16));
  const none = codes.filter((code) => execFileSync("fc-list", [`:charset=${code}`, "family"], { encoding: "utf8" }) === "");
  return none.map((code) => `U+${code.toUpperCase()}`);
}

test("a file is taken by choosing and by dropping, of letters and of bytes", async () => {
  await visit("file", {}, async (page) => {
    const bytes = Buffer.from(receipt("serve.txt"), "base64url");
    await page.setInputFiles("#file", { name: "r.bin", mimeType: "application/octet-stream", buffer: bytes });
    await page.waitForSelector("#result-title");
    assert.match(await page.innerText("#result"), /回执与日志相符/);
    assert.equal(await page.inputValue("#receipt"), receipt("serve.txt"));
    await page.click("#clear");
    assert.equal(await page.inputValue("#receipt"), "");
    assert.ok(await page.isHidden("#result"));
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "r.json"));
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    }, receipt("take.json"));
    await page.waitForSelector("#result-title");
    assert.match(await page.innerText("#result"), /领办/);
  });
});

test("by keyboard alone: the order of the page, a focus that is seen, the shortcuts", async () => {
  await visit("keyboard", {}, async (page) => {
    const order = [];
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press("Tab");
      order.push(await page.evaluate(() => {
        const { activeElement: it } = document;
        const { outlineStyle, outlineWidth } = getComputedStyle(it);
        if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) throw new Error(`no focus is seen on ${it.outerHTML}`);
        return it.id || it.className || it.localName;
      }));
    }
    assert.deepEqual(order, ["skip", "language", "large", "receipt", "main", "choose", "clear", "summary"]);
    await page.focus("#receipt");
    await page.keyboard.insertText(receipt("approve.txt"));
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("#result-title");
    await page.keyboard.press("Alt+l");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    const usual = await size();
    await page.keyboard.press("Alt+t");
    assert.ok(await size() > 1.3 * usual);
    assert.equal(await page.getAttribute("#large", "aria-pressed"), "true");
  });
});

test("narrow, dark and large: nothing is cut off", async () => {
  for (const [name, options] of [["narrow-dark", { colorScheme: "dark" }], ["narrow-en", { locale: "en-US" }]]) {
    await visit(name, { viewport: { width: 320, height: 700 }, ...options }, async (page) => {
      await page.click("#large");
      await check(page, receipt("witnessed.json"));
      await page.click("#result summary");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    });
  }
});

test("printed, the page is the result", async () => {
  await visit("printed", {}, async (page) => {
    await check(page, receipt("approve.json"));
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.isHidden("form") && await page.isHidden("#language"));
    assert.ok(await page.isVisible("#result"));
  });
});
