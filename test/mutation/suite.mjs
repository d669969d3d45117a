/**
 * The tests of core in one process that stays. Jest starts anew for each broken piece of code and loads every test file: ten pieces a minute.
 * Of Jest there is only what these tests use: test, test.each, describe, expect and afterAll.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, relative } from "node:path";
import { format } from "node:util";
import { Script } from "node:vm";
import { transformSync } from "esbuild";
import { mutants, withoutCalls } from "./mutants.mjs";

/** Test files, or folders of them. */
const TESTS = ["test/core", "test/cases", "test/functions/functions.test.ts"];

/** A regular expression for the test files that are used; all of them when not set. */
const WANTED = new RegExp(process.env.KA_MUTATION_TESTS ?? "");

const LAW_RUNS = 20;

/** The compiled code of each file; the files do not change while the process runs. */
const compiled = new Map();

/** The test files of core under a folder that holds the project. */
export function testFiles(root) {
  const files = TESTS.flatMap((place) =>
    place.endsWith(".ts")
      ? [join(root, place)]
      : readdirSync(join(root, place), { recursive: true, encoding: "utf8" })
          .filter((name) => name.endsWith(".test.ts"))
          .map((name) => join(root, place, name)),
  );
  return files.filter((file) => WANTED.test(relative(root, file)));
}

/** What tells a test from those of other files. */
export function idOf(root, file, name) {
  return `${relative(root, file)}: ${name}`;
}

/**
 * The project's modules, loaded once. `testsOf` runs a test file anew and gives its tests as { id, name, file, run }; `tidyUp` does what test files
 * leave for the end; `onLoad` is told when code of src begins and ends to load.
 */
export function loadModules(root, onLoad = () => {}) {
  const kept = new Map();
  const importsOf = new Map();
  const remembering = new Set();
  const atTheEnd = [];
  const outside = createRequire(join(root, "package.json"));
  const { expect } = outside("expect");
  const given = new Map([["fast-check", fewerChances(outside("fast-check"))]]);

  function load(path, fresh, globals) {
    // The functions of Excel register themselves with the test that loads them.
    const isKept = path.startsWith(join(root, "src")) && !path.startsWith(join(root, "src/functions"));
    const modules = isKept ? kept : fresh;
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    importsOf.set(path, []);
    const require = (name) => {
      if (!name.startsWith("/") && !name.startsWith(".")) return given.get(name) ?? outside(name);
      const target = place(path, name);
      importsOf.get(path).push(target);
      return load(target, fresh, globals);
    };
    const { run, remembers } = compile(path);
    if (remembers) remembering.add(path);
    const begin = modules === kept ? onLoad("begin") : undefined;
    run.runInThisContext()(mutants, module, module.exports, require, dirname(path), ...Object.values(globals));
    begin?.();
    return module.exports;
  }

  /** Whether a file that keeps what it worked out builds on this one: after that was broken, nothing that is kept can be trusted. */
  function isRemembered(path) {
    const reached = new Set();
    const reach = (from) => {
      if (reached.has(from)) return;
      reached.add(from);
      importsOf.get(from)?.forEach(reach);
    };
    remembering.forEach(reach);
    return reached.has(path);
  }

  return { testsOf, isRemembered, tidyUp };

  function tidyUp() {
    for (const done of atTheEnd.splice(0)) done();
  }

  function testsOf(file) {
    const tests = [];
    const ids = new Set();
    const scopes = [];
    const test = (title, run) => {
      const name = [...scopes, title].join(" ");
      let id = idOf(root, file, name);
      while (ids.has(id)) id += "'";
      ids.add(id);
      tests.push({ id, name, file, run });
    };
    test.each = (table) => (title, run) => {
      if (table.length === 0) throw new Error(`No rows for: ${title}`);
      const rows = table.every(Array.isArray) ? table : table.map((row) => [row]);
      for (const row of rows) test(titleOf(title, row), () => run(...row));
    };
    const describe = (title, body) => {
      scopes.push(title);
      body();
      scopes.pop();
    };
    describe.each = (table) => (title, body) => {
      const rows = table.every(Array.isArray) ? table : table.map((row) => [row]);
      for (const row of rows) describe(titleOf(title, row), () => body(...row));
    };
    load(file, new Map(), { test, describe, expect, afterAll: (done) => atTheEnd.push(done) });
    return tests;
  }
}

/** Laws with few and always the same examples: broken code is either noticed by the first of them or, mostly, by none. */
function fewerChances(fastCheck) {
  fastCheck.configureGlobal({ seed: 4, endOnFailure: true });
  const assert = (property, { numRuns = LAW_RUNS, ...how } = {}) =>
    fastCheck.assert(property, { ...how, numRuns: Math.min(numRuns, LAW_RUNS) });
  return { ...fastCheck, assert, default: { ...fastCheck.default, assert }, __esModule: true };
}

function place(from, name) {
  const path = name.startsWith("/") ? name : join(dirname(from), name);
  const found = [path, `${path}.ts`, `${path}.tsx`].find(
    (candidate) => extname(candidate) !== "" && existsSync(candidate),
  );
  if (!found) throw new Error(`${from} imports ${name}, which is no file`);
  return found;
}

function compile(path) {
  const known = compiled.get(path);
  if (known) return known;
  const text = readFileSync(path, "utf8");
  const { code } = path.endsWith(".json")
    ? { code: `module.exports = ${text}` }
    : transformSync(withoutCalls(text), {
        loader: path.endsWith("x") ? "tsx" : "ts",
        format: "cjs",
        target: "es2022",
        // Files that are named at run time are loaded by us as well.
        supported: { "dynamic-import": false },
      });
  const run = new Script(
    `(function(__mutants__, module, exports, require, __dirname, test, describe, expect, afterAll) {${code}\n})`,
    {
      filename: path,
    },
  );
  const file = { run, remembers: /^const \w+ = new Map\b/m.test(text) };
  compiled.set(path, file);
  return file;
}

/** A title as Jest would have it, near enough: it has to tell one row from another. */
function titleOf(title, row) {
  const named = title.replace(/\$([\w.]+)/g, (_, keys) => {
    const value = keys.split(".").reduce((inner, key) => inner?.[key], row[0]);
    return typeof value === "string"
      ? value
      : JSON.stringify(value, (_key, inner) => (typeof inner === "bigint" ? `${inner}n` : inner));
  });
  const wanted = (named.match(/%[sdijpo]/g) ?? []).length;
  return format(named.replace(/%[jp]/g, "%O"), ...row.slice(0, wanted));
}
