// Handles are freed by `using`, too: whoever compiles for an older language needs the name of it.
/// <reference lib="esnext.disposable" />
export * from "./api.js";

/** Loads the module; of a bundler's and Node's build it is loaded already. */
export default function init(
  options?: { module_or_path: RequestInfo | URL | Response | BufferSource | WebAssembly.Module },
): Promise<unknown>;
/** The same from bytes that are there. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
