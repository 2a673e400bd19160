// How fast the package is beside the core itself: `node measure.mjs NATIVE ROUNDS`, which `make bench-browser` runs.
//
// Chromium, Node and native take turns, each first in its turn; times are on the clock, medians of the rounds. Every
// answer is held against the shared vectors. `ready` is from navigation (in Node: from the start of the process) to the
// first answer, with nothing in any cache, from a server on loopback.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import * as banjian from "../pkg/web/node.js";
import { answered, launched, pageOf, served } from "./chromium.mjs";
import { folder } from "./package_folder.mjs";
import { canonical } from "./vectors.mjs";

const vectors = new URL("../../core/tests/vectors/shared/", import.meta.url);

/** How often a round does its work: so that a round takes some hundredths of a second. */
const TIMES = { determine: 200, verify: 5 };

/** The work, in Node and in a page: gives the milliseconds and what came out. Its text goes to the page. */
function working(banjian, { determinations }, { evidence, trusts }) {
  const asked = determinations.map(({ facts, policy }) => [banjian.Policy.reference(policy), JSON.stringify(facts)]);
  const shown = evidence.filter(({ expect, form }) => form === "receipt" && expect.proof)
    .map(({ text, trust }) => [text, banjian.Trust.fromBytes(trusts[trust])]);
  const work = {
    determine: () => asked.map(([policy, facts]) => policy.determineJson(facts)),
    verify: () => shown.map(([text, trust]) => banjian.verify(text, trust)),
  };
  return (what, times) => {
    const began = performance.now();
    let found;
    for (let time = 0; time < times; time += 1) found = work[what]();
    return { took: performance.now() - began, found };
  };
}

const FIRST = `Policy.reference("unemployment-benefit").determine({ contribution_months: 8 }, { on: "2026-03-02" }).verdict`;
const SCRIPTS = {
  work: `import init, * as banjian from "/pkg/web/index.js"; await init();
    const vectors = await Promise.all(["determinations", "receipts"].map(async (name) => (await fetch("/" + name + ".json")).json()));
    window.work = (${working})(banjian, ...vectors); window.answer = true;`,
  whole: `import init, { Policy } from "/pkg/web/index.js"; await init();
    const said = ${FIRST}; window.answer = [performance.now(), said];`,
  verifying: `import init, { Trust, verify } from "/pkg/verify/web/index.js"; await init();
    const { text, trust } = await (await fetch("/first.json")).json();
    const said = verify(text, Trust.fromBytes(trust)).index; window.answer = [performance.now(), said];`,
};
const NODE = {
  whole: `import { Policy } from "${new URL("../pkg/web/node.js", import.meta.url)}";
    const said = ${FIRST}; console.log(JSON.stringify([performance.now(), said]));`,
  verifying: (first) => `import { Trust, verify } from "${new URL("../pkg/verify/web/node.js", import.meta.url)}";
    const { text, trust } = ${JSON.stringify(first)};
    const said = verify(text, Trust.fromBytes(trust)).index; console.log(JSON.stringify([performance.now(), said]));`,
};

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

/** The native program, a line for a line. */
function driven(program) {
  const child = spawn(program, [fileURLToPath(vectors)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => {
    const { done, value } = await lines.next();
    if (done) throw new Error("the native program ended");
    return value;
  };
  return { line, ask: (text) => (child.stdin.write(`${text}\n`), line()), end: () => child.stdin.end() };
}

async function main(program, rounds) {
  if (!program || !(rounds >= 11)) throw new Error("usage: node measure.mjs NATIVE ROUNDS, at least 11");
  const read = async (name) => JSON.parse(await readFile(new URL(name, vectors), "utf8"));
  const [questions, receipts] = [await read("determinations.json"), await read("receipts.json")];
  const held = receipts.evidence.filter(({ expect, form }) => form === "receipt" && expect.proof);
  const first = { text: held[0].text, trust: receipts.trusts[held[0].trust] };
  const expected = {
    determine: questions.determinations.map(({ expect }) => expect),
    verify: held.map(({ expect: { not_proven, proven } }) => ({ not_proven, proven })),
  };
  const shape = {
    determine: (found) => found.map((text) => JSON.parse(text)),
    verify: (found) => found.map(({ not_proven, proven }) => ({ not_proven, proven })),
  };
  const right = (what, { found, took }) => {
    assert.equal(canonical(shape[what](found)), canonical(expected[what]), what);
    return took;
  };

  const server = await served(async (path) => {
    if (path === "/first.json") return JSON.stringify(first);
    if (/^\/(determinations|receipts)\.json$/.test(path)) return readFile(new URL(path.slice(1), vectors));
    const file = /^\/pkg\/([\w/]+\.(js|wasm))$/.exec(path);
    if (file) return readFile(folder + file[1]);
    const [, name, isScript] = /^\/(\w+)(\.js)?$/.exec(path);
    return isScript ? SCRIPTS[name] : SCRIPTS[name] && pageOf(`${name}.js`);
  });
  const browser = await launched();
  const native = driven(program);
  try {
    console.log(await native.line(), `Chromium ${browser.version()}, Node ${process.versions.node}`);
    console.log(`medians of ${rounds} rounds, turn and turn about, on the clock`);
    const page = await browser.newPage();
    await page.goto(`${server.address}/work`);
    await page.waitForFunction(() => window.answer);
    const inNode = working(banjian, questions, receipts);
    for (const [what, times] of Object.entries(TIMES)) {
      const sides = [
        ["native", async () => Number(await native.ask(`${what} ${times}`))],
        ["Node", async () => right(what, inNode(what, times))],
        ["Chromium", async () => right(what, await page.evaluate(([name, count]) => window.work(name, count), [what, times]))],
      ];
      const took = await alternated(sides, rounds + 1);
      const each = times * expected[what].length;
      const base = took.native;
      for (const [name, milliseconds] of Object.entries(took)) {
        console.log(`${what.padEnd(12)} ${name.padEnd(10)} ${((milliseconds * 1e3) / each).toFixed(1).padStart(9)} µs ${(milliseconds / base).toFixed(2).padStart(7)} times native`);
      }
    }
    await page.close();
    const answers = { whole: "ineligible", verifying: held[0].expect.proof.index };
    const ready = ([took, said], what) => {
      assert.equal(said, answers[what]);
      return took;
    };
    for (const [what, module] of [["whole", "web"], ["verifying", "verify/web"]]) {
      const script = what === "whole" ? NODE.whole : NODE.verifying(first);
      const node = () => JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
      const took = await alternated([
        ["Node", async () => ready(node(), what)],
        ["Chromium", async () => ready(await fresh(browser, `${server.address}/${what}`), what)],
      ], rounds + 1);
      const size = gzipSync(await readFile(`${folder}${module}/banjian_bg.wasm`), { level: 9 }).length;
      for (const [name, milliseconds] of Object.entries(took)) {
        console.log(`ready: ${what.padEnd(10)} ${name.padEnd(10)} ${milliseconds.toFixed(0).padStart(5)} ms (${Math.round(size / 1000)} KB gzipped)`);
      }
    }
  } finally {
    native.end();
    await browser.close();
    server.stop();
  }
}

/** Each side once a round, another one first in each; the first round only warms up. */
async function alternated(sides, rounds) {
  const took = Object.fromEntries(sides.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < sides.length; turn += 1) {
      const [name, run] = sides[(round + turn) % sides.length];
      const milliseconds = await run();
      if (round > 0) took[name].push(milliseconds);
    }
  }
  return Object.fromEntries(Object.entries(took).map(([name, times]) => [name, median(times)]));
}

/** A page of a visitor who was never here. */
async function fresh(browser, address) {
  const context = await browser.newContext();
  try {
    return await answered(context, address);
  } finally {
    await context.close();
  }
}

await main(process.argv[2], Number(process.argv[3]));
