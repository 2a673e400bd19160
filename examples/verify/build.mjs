// Puts the page into one file, and its SHA-256 beside it: `node build.mjs GLUE TRUST OUT`.
//
// GLUE is the folder that `banjian-wasm-build --script` wrote, TRUST the trust anchor that the page begins with, OUT the
// file. Nothing is minified: whoever opens the file can read it. The same input gives the same bytes.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const [glue, trust, out] = process.argv.slice(2);
if (!out) throw new Error("usage: node build.mjs GLUE TRUST OUT");
const here = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

/** A script as a part of one: its own files import each other by name only, and every name is theirs alone. */
function inlined(path) {
  const text = here(path).replace(/^import .*;\n/gm, "").replace(/^export /gm, "");
  if (/^\s*(import|export)\b/m.test(text)) throw new Error(`${path}: an import or export of a form that is not known here`);
  return text;
}

const parts = {
  style: here("../page/page.css") + here("verify.css"),
  script: [
    "(() => {\n\"use strict\";\n",
    readFileSync(join(glue, "banjian.js"), "utf8"),
    `\nconst MODULE = ${JSON.stringify(readFileSync(join(glue, "banjian_bg.wasm")).toString("base64"))};\n`,
    `const DEMO = ${JSON.stringify(readFileSync(trust, "utf8").trim())};\n`,
    ...["../page/rare.js", "../page/page.js", "verify.js"].map(inlined),
    "})();\n",
  ].join(""),
};
for (const [name, text] of Object.entries(parts)) {
  if (new RegExp(`</${name}`, "i").test(text)) throw new Error(`the ${name} ends its own element`);
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(parts.script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(parts.style)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const page = here("verify.html").replace(/\{(policy|style|script)\}/g, (_, name) => ({ ...parts, policy })[name]);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, page);
const digest = createHash("sha256").update(page).digest("hex");
writeFileSync(`${out}.sha256`, `${digest}  ${basename(out)}\n`);
console.log(`${out}: ${Math.round(Buffer.byteLength(page) / 1024)} KB, SHA-256 ${digest}`);
