// The example of the README says what stands beside it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { folder } from "./package_folder.mjs";

test("the README's example runs and prints what its comments say", () => {
  const [, example] = /```js\n([\s\S]*?)```/.exec(readFileSync(`${folder}README.md`, "utf8"));
  const expected = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, said]) => said);
  assert.equal(expected.length, 2);
  // Inside the package, where its own name is known.
  const file = `${folder}readme.mjs`;
  writeFileSync(file, example);
  try {
    assert.equal(execFileSync(process.execPath, [file], { encoding: "utf8" }), `${expected.join("\n")}\n`);
  } finally {
    rmSync(file);
  }
});
