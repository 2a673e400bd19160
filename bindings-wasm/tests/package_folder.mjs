// Where the built package stands, and what its manifest must say.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The built package, with a slash at the end. */
export const folder = fileURLToPath(new URL("../pkg/", import.meta.url));

/** The version of the workspace, from `Cargo.toml`. */
export function workspaceVersion() {
  const manifest = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
  const found = /\[workspace\.package\]\nversion = "([^"]+)"/.exec(manifest);
  if (!found) throw new Error("the workspace has no version");
  return found[1];
}
