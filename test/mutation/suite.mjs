/**
 * The tests of core in one process that stays. Jest starts anew for each broken piece of code and loads every test file: ten pieces a minute.
 * Of Jest there is only what these tests use: test, test.each, describe and expect.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, relative } from "node:path";
import { format } from "node:util";
import { Script } from "node:vm";
import { transformSync } from "esbuild";

/** Test files, or folders of them. */
const TESTS = ["test/core", "test/cases", "test/functions/functions.test.ts"];

const LAW_RUNS = 20;

/** The compiled code of each file; the files do not change while the process runs. */
const compiled = new Map();

/** Every test file of core under a folder that holds the project. */
export function testFiles(root) {
  return TESTS.flatMap((place) =>
    place.endsWith(".ts")
      ? [join(root, place)]
      : readdirSync(join(root, place), { recursive: true, encoding: "utf8" })
          .filter((name) => name.endsWith(".test.ts"))
          .map((name) => join(root, place, name)),
  );
}

/** A fresh copy of all modules: gives the tests of a file as { id, name, file, run }. */
export function freshModules(root) {
  const modules = new Map();
  const outside = createRequire(join(root, "package.json"));
  const { expect } = outside("expect");
  const given = new Map([["fast-check", fewerChances(outside("fast-check"))]]);

  function load(path, globals) {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const require = (name) =>
      name.startsWith("/") || name.startsWith(".")
        ? load(place(path, name), globals)
        : (given.get(name) ?? outside(name));
    compile(path)(module, module.exports, require, dirname(path), ...Object.values(globals));
    return module.exports;
  }

  return function testsOf(file) {
    const tests = [];
    const ids = new Set();
    const scopes = [];
    const test = (title, run) => {
      const name = [...scopes, title].join(" ");
      let id = `${relative(root, file)}: ${name}`;
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
    load(file, { test, describe, expect });
    return tests;
  };
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
  if (known) return known.runInThisContext();
  const text = readFileSync(path, "utf8");
  const { code } = path.endsWith(".json")
    ? { code: `module.exports = ${text}` }
    : transformSync(text, {
        loader: path.endsWith("x") ? "tsx" : "ts",
        format: "cjs",
        target: "es2022",
        // Files that are named at run time are loaded by us as well.
        supported: { "dynamic-import": false },
      });
  const script = new Script(`(function(module, exports, require, __dirname, test, describe, expect) {${code}\n})`, {
    filename: path,
  });
  compiled.set(path, script);
  return script.runInThisContext();
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
  return format(named.replace(/%p/g, "%j"), ...row.slice(0, wanted));
}
