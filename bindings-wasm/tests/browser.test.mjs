// The package in headless Chromium, under a content security policy that forbids `eval`.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { folder, workspaceVersion } from "./package_folder.mjs";

const POLICY = "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
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
const TYPES = { js: "text/javascript", wasm: "application/wasm" };

let server, browser;

async function answer(path) {
  if (path === "/") return ["text/html; charset=utf-8", PAGE];
  if (path === "/page.js") return [TYPES.js, SCRIPT];
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
