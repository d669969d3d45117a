import { readFileSync, writeFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { idOf, loadModules, testFiles } from "./suite.mjs";

/** How long each test took on sound code; Stryker starts a new process after one that hung, which has to know it too. */
const TIMES = ".cache-times.json";

/** Stands for what a test file does before its first test; whoever is noticed by it is noticed by any test of the file. */
const LOADING = "loading";

/** Code that takes so many milliseconds and so many times as long as sound code does, hangs. */
const HANGS = { after: 2_000, times: 4 };

/** Runs the tests of core for Stryker: file by file, the fastest first, until a test fails. */
class CoreRunner {
  #times = readTimes();
  #modules;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const stryker = (globalThis.__stryker__ ??= {});
    const root = process.cwd();
    const tests = [];
    for (const file of testFiles(root)) {
      const begin = (id) => (stryker.currentTestId = id);
      const loading = idOf(root, file, LOADING);
      // Each file by itself, as each may be run alone. What src does while it is loaded belongs to no test.
      const { testsOf } = loadModules(root, () => {
        const before = stryker.currentTestId;
        begin(undefined);
        return () => begin(before);
      });
      begin(loading);
      const start = performance.now();
      const found = testsOf(file);
      tests.push({
        id: loading,
        name: LOADING,
        fileName: file,
        timeSpentMs: performance.now() - start,
        status: TestStatus.Success,
      });
      tests.push(...(await run(found, { begin })));
      begin(undefined);
    }
    this.#times = Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    writeFileSync(TIMES, JSON.stringify(this.#times));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName, mutantActivation, disableBail }) {
    const stryker = (globalThis.__stryker__ ??= {});
    const root = process.cwd();
    const wanted = testFilter && new Set(testFilter);
    const whole = mutantActivation === "static";
    if (whole) this.#modules = undefined;
    else this.#modules ??= loadModules(root);
    stryker.hitLimit = hitLimit;
    stryker.hitCount = hitLimit ? 0 : undefined;
    stryker.activeMutant = activeMutant.id;
    const results = [];
    let hangs = false;
    for (const { file, ids } of this.#inOrder(root, testFilter)) {
      try {
        const { testsOf } = (this.#modules ??= loadModules(root));
        const isWanted = !wanted || ids.includes(idOf(root, file, LOADING)) ? () => true : ({ id }) => wanted.has(id);
        const limit = this.#limitOf(idOf(root, file, LOADING));
        const tests = within(limit, () => testsOf(file)).filter(isWanted);
        tests.sort((a, b) => this.#timeOf(a.id) - this.#timeOf(b.id));
        results.push(
          ...(await run(tests, { until: disableBail ? "the end" : "one fails", limitOf: (id) => this.#limitOf(id) })),
        );
      } catch (error) {
        if (isHanging(error)) {
          hangs = true;
          break;
        }
        const failed = { status: TestStatus.Failed, failureMessage: String(error), timeSpentMs: 0 };
        results.push({ ...failed, id: idOf(root, file, LOADING), name: LOADING });
      }
      if (!disableBail && results.at(-1)?.status === TestStatus.Failed) break;
    }
    stryker.activeMutant = undefined;
    if (whole || this.#modules?.isRemembered(sandboxFileName)) this.#modules = undefined;
    if (hangs) this.#modules = undefined;
    const hung = hangs ? { status: DryRunStatus.Timeout } : determineHitLimitReached(stryker.hitCount, hitLimit);
    return toMutantRunResult(hung ?? { status: DryRunStatus.Complete, tests: results });
  }

  #limitOf(id) {
    return HANGS.after + HANGS.times * this.#timeOf(id);
  }

  #timeOf(id) {
    return this.#times[id] ?? 0;
  }

  /** The files with the tests that are wanted, the one that is done first first. */
  #inOrder(root, testFilter) {
    const byFile = new Map(testFiles(root).map((file) => [idOf(root, file, ""), { file, ids: [], time: 0 }]));
    for (const id of testFilter ?? Object.keys(this.#times)) {
      const entry = byFile.get(id.slice(0, id.indexOf(": ") + 2));
      entry.ids.push(id);
      entry.time += this.#timeOf(id);
    }
    return [...byFile.values()].filter(({ ids }) => ids.length > 0).sort((a, b) => a.time - b.time);
  }
}

async function run(tests, { begin, until = "the end", limitOf = () => undefined }) {
  const results = [];
  for (const { id, name, file, run: body } of tests) {
    begin?.(id);
    const start = performance.now();
    let failureMessage;
    try {
      await within(limitOf(id), body);
    } catch (error) {
      if (isHanging(error)) throw error;
      failureMessage = String(error?.message ?? error);
    }
    const result = { id, name, fileName: file, timeSpentMs: performance.now() - start };
    if (failureMessage === undefined) results.push({ ...result, status: TestStatus.Success });
    else {
      results.push({ ...result, status: TestStatus.Failed, failureMessage });
      if (until === "one fails") break;
    }
  }
  return results;
}

/** Does something that is broken off after so many milliseconds: a new process for each endless loop would take a minute. */
function within(milliseconds, work) {
  if (milliseconds === undefined) return work();
  globalThis.__work__ = work;
  return runInThisContext("__work__()", { timeout: Math.ceil(milliseconds) });
}

function isHanging(error) {
  return error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}

function readTimes() {
  try {
    return JSON.parse(readFileSync(TIMES, "utf8"));
  } catch {
    // The dry run has not been yet.
    return {};
  }
}

/** What Stryker loads. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "core", CoreRunner)];
