// For bundlers that import WebAssembly as a module: it is ready at once.
export * from "./api.js";
export default async function init() {}
export function initSync() {}
