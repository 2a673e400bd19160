// The shared vectors in Node.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import * as banjian from "../pkg/web/node.js";
import { ask } from "./vectors.mjs";

const vectors = new URL("../../core/tests/vectors/", import.meta.url);

test("the package answers the shared vectors as the core does", async () => {
  const { differences, questions } = await ask(banjian, (file) => readFile(new URL(file, vectors), "utf8"));
  assert.deepEqual(differences, []);
  assert.ok(questions > 700, `only ${questions} questions were asked`);
});
