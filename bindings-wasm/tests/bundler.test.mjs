// The package bundled by Vite as it comes, without a plugin, from an installed copy; what comes out runs in Chromium.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join, normalize } from "node:path";
import { after, before, test } from "node:test";

import { build } from "vite";

import { answered, launched, pageOf, served } from "./chromium.mjs";
import { installed } from "./installed.mjs";

const WHOLE = (name) => `import init, { Policy, Refusal, version } from "${name}";
await init();
const { verdict } = Policy.reference("unemployment-benefit").determine({ contribution_months: 8 }, { on: "2026-03-02" });
let code;
try { Policy.reference("none"); } catch (error) { code = [error.code, error instanceof Refusal]; }
window.answer = [version().length > 0, verdict, code];`;
const OFFICE = (name) => `import init, { Office, Policy } from "${name}";
await init();
const office = Office.open("memory:", { hostAttested: true, origin: "demo.invalid/bundled" });
window.answer = [office.size, Policy.referenceCodes().length > 10];`;
const VERIFY = (name) => `import init, { Error, trace, verify } from "${name}";
await init();
const tree = new trace.Tree();
tree.append(new Uint8Array([1]));
let code;
try { verify("{}", {}); } catch (error) { code = [error.code, error instanceof Error]; }
window.answer = [tree.root() === trace.leafHash(new Uint8Array([1])), code];`;

const EXPECTED_WHOLE = [true, "ineligible", ["value-form", false]];
const EXPECTED_VERIFY = [true, ["value-form", true]];
const ENTRIES = [
  ["banjian", WHOLE, EXPECTED_WHOLE],
  ["banjian/bundler", WHOLE, EXPECTED_WHOLE],
  ["banjian/office", OFFICE, [0, true]],
  ["banjian/office/bundler", OFFICE, [0, true]],
  ["banjian/verify", VERIFY, EXPECTED_VERIFY],
  ["banjian/verify/bundler", VERIFY, EXPECTED_VERIFY],
];

let browser, project, remove, server;
before(async () => {
  ({ project, remove } = installed());
  const answer = (path) => readFile(join(project, "dist", normalize(path).replace(/\/$/, "/index.html")));
  browser = await launched();
  server = await served(answer);
});
after(async () => {
  await browser?.close();
  server?.stop();
  remove?.();
});

for (const [index, [name, script, expected]] of ENTRIES.entries()) {
  test(`${name}, bundled, answers in Chromium`, async () => {
    writeFileSync(join(project, "page.js"), script(name));
    writeFileSync(join(project, "index.html"), pageOf("/page.js"));
    const outDir = join(project, "dist", String(index));
    await build({ root: project, base: "./", build: { outDir, target: "es2022" }, configFile: false, logLevel: "silent" });
    const modules = (await readdir(join(outDir, "assets"))).filter((file) => file.endsWith(".wasm"));
    assert.equal(modules.length, 1, "the module is a file of its own");
    assert.deepEqual(await answered(browser, `${server.address}/${index}/`), expected);
  });
}
