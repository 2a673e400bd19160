// Brings modules down to the first version of WebAssembly: `node lower.mjs FOLDER…`, each with a `banjian_bg.wasm`.
//
// The compiler is told to keep to it, but its precompiled standard library does not: it copies memory by one
// instruction, extends signs by another, and rounds without trapping by a third. Each is replaced here by what does the
// same with older instructions, and what then uses anything newer is refused.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(new URL("../tests/package.json", import.meta.url));
const optimizer = join(dirname(require.resolve("binaryen/package.json")), "bin", "wasm-opt");
const NEWER = ["bulk-memory", "bulk-memory-opt", "mutable-globals", "nontrapping-float-to-int", "sign-ext"];
const LOWERED = ["--signext-lowering", "--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering"];

const run = (from, ...options) => execFileSync(process.execPath, [optimizer, from, ...options], { stdio: "inherit" });

for (const folder of process.argv.slice(2)) {
  const module = join(folder, "banjian_bg.wasm");
  run(module, "-o", `${module}.low`, "--mvp-features", ...NEWER.map((name) => `--enable-${name}`), ...LOWERED);
  // Written again as what it is now: whatever is not in the first version would be an error.
  run(`${module}.low`, "-o", module, "--mvp-features", "--enable-mutable-globals", "--strip-target-features");
  rmSync(`${module}.low`);
}
