// What the package is made of: WebAssembly of the first version, types of the one schema, and how large it is.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { folder } from "./package_folder.mjs";

const BUILDS = ["", "office/", "verify/"].flatMap((place) => [`${place}web`, `${place}bundler`]);
const optimizer = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin", "wasm-opt");

for (const build of BUILDS) {
  test(`${build} uses nothing newer than the first version of WebAssembly`, () => {
    const module = join(folder, build, "banjian_bg.wasm");
    // It reads and validates; a newer instruction is an error. Globals that change are exported by no module.
    execFileSync(process.execPath, [optimizer, module, "--mvp-features"], { stdio: "pipe" });
  });
}

// Guards against growth: somewhat above what was measured, in KB of 1,000 bytes.
for (const [build, most] of [["web", 820], ["office/web", 1_150], ["verify/web", 215]]) {
  test(`${build} is at most ${most} KB gzipped`, () => {
    const bytes = gzipSync(readFileSync(join(folder, build, "banjian_bg.wasm")), { level: 9 }).length;
    assert.ok(bytes <= most * 1000, `${bytes} bytes`);
  });
}

test("the committed types are those of the schema", () => {
  const scratch = mkdtempSync(join(tmpdir(), "banjian-"));
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  const made = join(scratch, "schema.d.ts");
  execFileSync(process.execPath, [here("../types/generate.mjs"), here("../../core/schemas/banjian.json"), made]);
  const [found, expected] = [made, here("../types/schema.d.ts")].map((file) => readFileSync(file, "utf8"));
  rmSync(scratch, { recursive: true });
  assert.ok(found === expected, "types/schema.d.ts is stale: `make wasm-types`");
});
