// For pages and workers: call the default export once, and wait for it.
export * from "./api.js";
export { default, initSync } from "./banjian.js";
