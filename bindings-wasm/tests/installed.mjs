// The package as its users get it: packed, and installed into an empty folder.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { folder } from "./package_folder.mjs";

/** A new project that has the package; the network is not asked. `remove` takes it away. */
export function installed() {
  const project = mkdtempSync(join(tmpdir(), "banjian-"));
  const npm = (...words) =>
    execFileSync("npm", [...words, "--silent", "--offline", "--no-audit", "--no-fund"], { cwd: project, encoding: "utf8" });
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "counter", private: true, type: "module" }));
  const [{ filename }] = JSON.parse(npm("pack", folder, "--json"));
  npm("install", `./${filename}`);
  return { project, remove: () => rmSync(project, { recursive: true }) };
}
