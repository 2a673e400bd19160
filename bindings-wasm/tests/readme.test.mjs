// The blocks of the READMEs, run in a folder into which the package was installed: they print what their comments say.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { after, before, test } from "node:test";

import { launched, served } from "./chromium.mjs";
import { installed } from "./installed.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The blocks of a text, or of one of its sections. */
function blocks(text, section = "") {
  const from = section && `\n## ${section}\n`;
  assert.ok(text.includes(from), section);
  const part = from ? text.split(from)[1].split("\n## ")[0] : text;
  return [...part.matchAll(/```(js|html)\n([\s\S]*?)```/g)].map(([, , block]) => block);
}

/** The name of the file that a block is, where it is one. */
const named = (block) => /^(?:\/\/|<!--) (\S+\.(?:js|html))/.exec(block)?.[1];

const package_ = blocks(read("bindings-wasm/README.md"));
const alone = [
  ...package_.filter((block) => !named(block)).map((block) => ["bindings-wasm/README.md", block]),
  ...blocks(read("README.md"), "In the browser").map((block) => ["README.md", block]),
  ...blocks(read("README.zh-CN.md"), "在浏览器中使用").map((block) => ["README.zh-CN.md", block]),
];

let project, remove;
before(() => {
  ({ project, remove } = installed());
  // The files that the blocks read.
  const { evidence, trusts } = JSON.parse(read("core/tests/vectors/shared/receipts.json"));
  const receipt = evidence.find(({ form }) => form === "receipt");
  const received = JSON.parse(read("examples/window/outlooks.json")).find(({ name }) => name.en === "window: after receipt");
  writeFileSync(join(project, "receipt.json"), receipt.text);
  writeFileSync(join(project, "trust.json"), trusts[receipt.trust]);
  writeFileSync(join(project, "outlook.json"), JSON.stringify(received.outlook));
});
after(() => remove?.());

for (const [index, [file, block]] of alone.entries()) {
  test(`${file}: ${/import .*/.exec(block)[0]} (${index})`, () => {
    const expected = [...block.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, said]) => said);
    assert.ok(expected.length > 0, "it says what it prints");
    writeFileSync(join(project, "block.js"), block);
    const printed = execFileSync(process.execPath, ["block.js"], { cwd: project, encoding: "utf8" });
    assert.equal(printed, `${expected.join("\n")}\n`);
  });
}

test("the page and its worker, as they stand in the README, answer in Chromium", async () => {
  const files = package_.filter(named);
  assert.deepEqual(files.map(named), ["index.html", "page.js", "worker.js"]);
  for (const block of files) writeFileSync(join(project, named(block)), block);
  const server = await served((path) => readFile(join(project, normalize(path))));
  try {
    const browser = await launched();
    try {
      const page = await browser.newPage();
      await page.goto(`${server.address}/index.html`);
      await page.waitForFunction(() => document.getElementById("answer").textContent, null, { timeout: 20_000 });
      assert.equal(await page.textContent("#answer"), /textContent = .*; \/\/ (.*)/.exec(files[1])[1]);
    } finally {
      await browser.close();
    }
  } finally {
    server.stop();
  }
});
