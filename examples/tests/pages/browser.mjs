// What the tests of both pages share: a browser that reports what a page must not do, a server, axe, pictures.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

/** The root of the project, and where pictures go. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));
const pictures = join(root, "target/pages/pictures");

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** A browser. */
export function launched() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** The project's files on loopback, and nothing that is not one of them; says the address. */
export async function served() {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const body = await readFile(join(root, path)).catch(() => null);
    response.writeHead(body ? 200 : 404, { "content-type": TYPES[extname(path)] ?? "text/plain" });
    response.end(body ?? "not found");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/**
 * A page that writes down what it asks for, what its policy had to stop, and what went wrong in it. Axe comes from
 * outside the page's policy, as an extension of the browser would.
 */
export async function watched(browser, options = {}) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1180, height: 900 }, ...options });
  const page = await context.newPage();
  const seen = { errors: [], requests: [], violations: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("websocket", (socket) => seen.requests.push(socket.url()));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") seen.errors.push(message.text());
  });
  await page.exposeBinding("reportViolation", (_, violation) => seen.violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      window.reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
  });
  return { context, page, seen };
}

/** Nothing for axe to find, in any of its rules of WCAG 2.2 AA and of good practice. */
export async function accessible(page, state) {
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { awaitPromise: true, expression, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  // The debugger's door: neither the page's policy nor Trusted Types stand in it.
  await evaluate(`${AXE}; axe.version`);
  const found = await evaluate(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html.slice(0, 200) + " | " + failureSummary).join("; ")))`);
  await session.detach();
  assert.deepEqual(found, [], state);
}

/** A picture of the whole page, for people. */
export async function picture(page, name, options = {}) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, ...options });
}
