// The package in headless Chromium, under a content security policy that forbids `eval`.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { folder, workspaceVersion } from "./package_folder.mjs";

const POLICY =
  "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PAGE = `<!doctype html><meta charset="utf-8"><title>banjian</title><script type="module" src="/page.js"></script>`;
const SCRIPT = `import init, { version } from "/pkg/web/index.js"; await init(); document.title = version();`;
const ASK = `import init, * as banjian from "/pkg/web/index.js"; import { ask } from "/vectors.mjs";
const run = async () => {
  await init();
  return ask(banjian, async (file) => (await fetch("/vectors/" + file)).text());
};`;
const WORKER = `${ASK} run().then((found) => postMessage(found), (error) => postMessage(String(error)));`;
const VECTORS = `${ASK} window.inPage = run();
window.inWorker = new Promise((answered) => {
  new Worker("/worker.js", { type: "module" }).onmessage = ({ data }) => answered(data);
});`;
const TYPES = { js: "text/javascript", wasm: "application/wasm" };

let server, browser;

async function answer(path) {
  if (path === "/") return ["text/html; charset=utf-8", PAGE];
  if (path === "/page.js") return [TYPES.js, SCRIPT];
  if (path === "/asking") return ["text/html; charset=utf-8", PAGE.replace("page.js", "asking.js")];
  if (path === "/asking.js") return [TYPES.js, VECTORS];
  if (path === "/worker.js") return [TYPES.js, WORKER];
  if (path === "/vectors.mjs") return [TYPES.js, await readFile(new URL("vectors.mjs", import.meta.url))];
  const vectors = /^\/vectors\/((?:shared\/|situations\/)?[\w-]+\.json)$/.exec(path);
  if (vectors) return ["application/json", await readFile(new URL(vectors[1], new URL("../../core/tests/vectors/", import.meta.url)))];
  const file = /^\/pkg\/([\w/]+\.(js|wasm))$/.exec(path);
  return file && [TYPES[file[2]], await readFile(folder + file[1])];
}

before(async () => {
  server = createServer(async (request, response) => {
    const found = await answer(request.url).catch(() => null);
    response.writeHead(found ? 200 : 404, { "content-type": found?.[0] ?? "text/plain", "content-security-policy": POLICY });
    response.end(found?.[1] ?? "not found");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

test("the module says the version of the workspace", async () => {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const loaded = page.waitForFunction(() => document.title !== "banjian" && document.title !== "", null, { timeout: 20_000 });
  await loaded.catch((error) => errors.push(String(error)));
  assert.deepEqual(errors, []);
  assert.equal(await page.title(), workspaceVersion());
});

for (const place of ["inPage", "inWorker"]) {
  test(`the package answers the shared vectors as the core does, ${place === "inPage" ? "in a page" : "in a worker"}`, async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/asking`);
    await page.waitForFunction(() => window.inWorker);
    const found = await page.evaluate((name) => window[name], place);
    assert.deepEqual(found.differences, [], JSON.stringify(found).slice(0, 500));
    assert.ok(found.questions > 700, `only ${found.questions} questions were asked`);
  });
}
