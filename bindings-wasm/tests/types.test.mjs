// The types, held against use: `usage.ts` is what a developer writes, and it runs; `misuse.ts` must be refused.
import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { installed } from "./installed.mjs";
import { workspaceVersion } from "./package_folder.mjs";

const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const FILES = ["usage.ts", "misuse.ts"];
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  types: [],
  target: "es2022",
  lib: ["es2022", "dom"],
};

let project, remove;

/** Has TypeScript compile files. */
function compile(options, files = FILES) {
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files }));
  try {
    execFileSync(process.execPath, [TSC, "--pretty", "false"], { cwd: project, encoding: "utf8" });
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
}

before(() => {
  ({ project, remove } = installed());
  for (const file of FILES) copyFileSync(new URL(file, import.meta.url), join(project, file));
});
after(() => remove?.());

for (const [module, moduleResolution] of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
  test(`use passes a strict check, misuse does not (${moduleResolution})`, () => compile({ module, moduleResolution, noEmit: true }));
}

for (const name of ["", "/office", "/verify"].flatMap((part) => [`banjian${part}`, `banjian${part}/bundler`])) {
  test(`the types of ${name} need no other's`, () => {
    writeFileSync(join(project, "alone.ts"), `export * from "${name}";\nexport { default } from "${name}";\n`);
    compile({ module: "esnext", moduleResolution: "bundler", noEmit: true }, ["alone.ts"]);
  });
}

test("what the types promise is what happens", async () => {
  compile({ module: "nodenext", moduleResolution: "nodenext" });
  const { use } = await import(pathToFileURL(join(project, "usage.js")));
  const vectors = (file) => JSON.parse(readFileSync(new URL(`../../core/tests/vectors/shared/${file}`, import.meta.url), "utf8"));
  const { evidence, trusts } = vectors("receipts.json");
  const one = (form) => evidence.find((known) => known.form === form && !known.expect.faults);
  const [receipt, bundle] = [one("receipt"), one("bundle")];
  assert.equal(receipt.trust, bundle.trust);
  const outlook = readFileSync(new URL("../../examples/window/outlooks.json", import.meta.url), "utf8");
  const { proof } = JSON.parse(receipt.text);
  const said = await use({
    bundle: bundle.text,
    checkpoint: proof.slice(proof.indexOf("\n\n") + 2),
    outlook: JSON.stringify(JSON.parse(outlook)[0].outlook),
    receipt: receipt.text,
    trust: trusts[receipt.trust],
  });
  assert.equal(said.version, workspaceVersion());
  const { alone, buttons, due, later, link, missing, office, refused, same, signed, size, value, verdict, wrong } = said;
  assert.deepEqual({ alone, due, later, link, missing, office, refused, same, signed, size, value, verdict, wrong }, {
    alone: true,
    due: { certainty: "settled", date: "2026-03-18" },
    later: "2026-03-16",
    link: true,
    missing: "tile-width",
    office: {
      bundle: 2, checkpoint: true, clean: true, due: 0, ended: "withdrawn", facts: null, feed: 4, founded: 1, history: 2,
      next: 20, notices: 1, outcome: "undetermined", proven: 2, rows: 1, same: true,
    },
    refused: "value-form",
    same: true,
    signed: 64,
    size: receipt.expect.proof.size,
    value: 90,
    verdict: "ineligible",
    wrong: "sheet-not-text",
  });
  assert.deepEqual(buttons.filter(({ after }) => after).map(({ after, label }) => [label, after]),
    [["接件", "received"], ["回避", "draft"], ["撤回", "withdrawn"]]);
});
