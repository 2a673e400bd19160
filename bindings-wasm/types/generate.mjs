// Writes the TypeScript of the one schema: `node generate.mjs SCHEMA OUT`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../tests/package.json", import.meta.url));
const { compile } = require("json-schema-to-typescript");

const [schema, out] = process.argv.slice(2);
/** A reference beside a description: as an intersection it keeps both, where the generator would make a type of it. */
const apart = (_, value) =>
  value?.$ref && value.description ? { allOf: [{ $ref: value.$ref }], description: value.description } : value;

const text = await compile(JSON.parse(readFileSync(schema, "utf8"), apart), "banjian", {
  bannerComment: "// Made from core/schemas/banjian.json by `make wasm-types`; not written by hand.",
  unreachableDefinitions: true,
});
writeFileSync(out, text);
