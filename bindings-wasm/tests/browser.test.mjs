// The package in headless Chromium, in a page and in a worker, under a strict policy; Node gave its own answer before.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { answered, launched, pageOf, served } from "./chromium.mjs";
import { folder, workspaceVersion } from "./package_folder.mjs";

const ASK = `import init, * as banjian from "/pkg/office/web/index.js"; import { askOffice } from "/vectors.mjs";
const run = async () => {
  await init();
  return askOffice(banjian, async (file) => (await fetch("/vectors/" + file)).text());
};`;
const SCRIPTS = {
  version: `import init, { version } from "/pkg/web/index.js"; await init(); window.answer = version();`,
  asking: `${ASK} window.answer = run();`,
  whole: `import init, * as banjian from "/pkg/web/index.js"; import { ask } from "/vectors.mjs";
    await init();
    window.answer = ask(banjian, async (file) => (await fetch("/vectors/" + file)).text());`,
  employing: `window.answer = new Promise((answered) => {
    new Worker("/worker.js", { type: "module" }).onmessage = ({ data }) => answered(data);
  });`,
  verifying: `import init, * as banjian from "/pkg/verify/web/index.js"; import { askVerify } from "/vectors.mjs";
    await init();
    window.answer = await askVerify(banjian, async (file) => (await fetch("/vectors/" + file)).text());
    window.answer.asked = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);`,
  worker: `${ASK} run().then((found) => postMessage(found), (error) => postMessage(String(error)));`,
};

let server, browser;

async function answer(path) {
  if (path === "/vectors.mjs") return readFile(new URL("vectors.mjs", import.meta.url));
  const vectors = /^\/vectors\/((?:shared\/|situations\/)?[\w-]+\.json)$/.exec(path);
  if (vectors) return readFile(new URL(vectors[1], new URL("../../core/tests/vectors/", import.meta.url)));
  const file = /^\/pkg\/([\w/]+\.(js|wasm))$/.exec(path);
  if (file) return readFile(folder + file[1]);
  const [, name, isScript] = /^\/(\w+)(\.js)?$/.exec(path) ?? [];
  return isScript ? SCRIPTS[name] : SCRIPTS[name] && pageOf(`${name}.js`);
}

before(async () => {
  browser = await launched();
  server = await served(answer);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

test("the module says the version of the workspace", async () => {
  assert.equal(await answered(browser, `${server.address}/version`), workspaceVersion());
});

for (const [page, what, least] of [
  ["asking", "`banjian/office`, in a page", 1_700],
  ["employing", "`banjian/office`, in a worker", 1_700],
  ["whole", "`banjian`", 1_500],
]) {
  test(`the package answers the shared vectors as the core does: ${what}`, async () => {
    const found = await answered(browser, `${server.address}/${page}`);
    assert.deepEqual(found.differences, [], JSON.stringify(found).slice(0, 500));
    assert.ok(found.questions > least, `only ${found.questions} questions were asked`);
  });
}

test("`banjian/verify` alone answers what is to be verified, and asks for nothing of the rest", async () => {
  const { asked, differences, questions } = await answered(browser, `${server.address}/verifying`);
  assert.deepEqual(differences, []);
  assert.ok(questions >= 30, `only ${questions} questions were asked`);
  const modules = asked.filter((path) => path.startsWith("/pkg/"));
  assert.ok(modules.includes("/pkg/verify/web/banjian_bg.wasm"));
  assert.deepEqual(modules.filter((path) => !path.startsWith("/pkg/verify/web/")), []);
});
