// The package in Node.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";

import init, { version } from "../pkg/web/index.js";
import { folder, workspaceVersion } from "./package_folder.mjs";

test("the module says the version of the workspace", async () => {
  await init({ module_or_path: readFileSync(`${folder}web/banjian_bg.wasm`) });
  assert.equal(version(), workspaceVersion());
});

test("the package carries the same version, its types and its licences", () => {
  const manifest = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
  assert.equal(manifest.name, "banjian");
  assert.equal(manifest.version, workspaceVersion());
  // TypeScript takes the first condition that fits.
  for (const one of Object.values(manifest.exports)) {
    if (typeof one === "object") assert.equal(Object.keys(one)[0], "types");
  }
  for (const file of manifest.files) assert.ok(statSync(folder + file).size > 0, file);
  assert.match(readFileSync(`${folder}web/banjian.d.ts`, "utf8"), /export function version\(\): string;/);
});
