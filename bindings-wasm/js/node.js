// For Node: the module is read from beside this file, and is ready at once.
import { readFileSync } from "node:fs";
import { initSync } from "./banjian.js";

initSync({ module: readFileSync(new URL("./banjian_bg.wasm", import.meta.url)) });

export * from "./api.js";
export { initSync };
export default async function init() {}
