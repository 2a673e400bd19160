// The shared vectors in Node.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import * as banjian from "../pkg/web/node.js";
import * as withOffice from "../pkg/office/web/node.js";
import * as verifying from "../pkg/verify/web/node.js";
import { ask, askOffice, askVerify } from "./vectors.mjs";

const vectors = new URL("../../core/tests/vectors/", import.meta.url);
const read = (file) => readFile(new URL(file, vectors), "utf8");

test("the package answers the shared vectors as the core does", async () => {
  const { differences, questions } = await ask(banjian, read);
  assert.deepEqual(differences, []);
  assert.ok(questions > 1_500, `only ${questions} questions were asked`);
});

test("`banjian/office` answers them too, and lives the lives of cases again", async () => {
  const { differences, questions } = await askOffice(withOffice, read);
  assert.deepEqual(differences, []);
  assert.ok(questions > 1_700, `only ${questions} questions were asked`);
  const more = Object.keys(withOffice).filter((name) => !(name in banjian));
  assert.deepEqual(more.sort(), ["AuditDesk", "Desk", "Office", "Prepared", "RosterDesk", "SoftwareSigner", "actSigned", "registration"]);
  assert.deepEqual(Object.keys(banjian).filter((name) => !(name in withOffice)), []);
});

test("`banjian/verify` alone answers what is to be verified", async () => {
  const { differences, questions } = await askVerify(verifying, read);
  assert.deepEqual(differences, []);
  assert.ok(questions >= 30, `only ${questions} questions were asked`);
  assert.deepEqual(Object.keys(verifying).sort(),
    ["BanjianError", "Error", "Refusal", "Trust", "default", "initSync", "trace", "verify", "verifyBundle", "version"]);
});
