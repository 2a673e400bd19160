// A headless Chromium, and a server on loopback whose every answer carries a strict policy.
import { createServer } from "node:http";
import { extname } from "node:path";

import { chromium } from "playwright-core";

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
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** A browser. */
export const launched = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** Serves what `answer` gives for a path: text or bytes, nothing for what is not there. A path without an ending is a page. */
export async function served(answer) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const found = await Promise.resolve(pathname).then(answer).catch(() => undefined);
    response.writeHead(found === undefined ? 404 : 200, {
      "content-type": TYPES[extname(pathname) || ".html"] ?? "text/plain",
      "content-security-policy": POLICY,
    });
    response.end(found ?? "not found");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/** The text of a page whose only content is a module. */
export const pageOf = (script) => `<!doctype html><meta charset="utf-8"><title>banjian</title><script type="module" src="${script}"></script>`;

/** Opens an address and gives what its module leaves in `window.answer`, a value or a promise; whatever went wrong is thrown. */
export async function answered(browser, address) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  try {
    await page.goto(address);
    await page.waitForFunction(() => "answer" in window, null, { timeout: 20_000 });
    const answer = await page.evaluate(() => window.answer);
    if (errors.length) throw new Error(errors.join("\n"));
    return answer;
  } catch (error) {
    throw new Error([error, ...errors].join("\n"));
  } finally {
    await page.close();
  }
}
