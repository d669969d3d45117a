import { readFileSync, writeFileSync } from "node:fs";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { freshModules, testFiles } from "./suite.mjs";

/** How long each test took on sound code; Stryker starts a new process after one that hung, which has to know it too. */
const TIMES = ".cache-times.json";

/** Runs the tests of core for Stryker, each time with fresh modules, the fastest tests first. */
class CoreRunner {
  #times = readTimes();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const stryker = (globalThis.__stryker__ ??= {});
    const tests = [];
    for (const file of testFiles(process.cwd())) {
      // Each file by itself, as each may be run: what the first one computes and keeps, the others compute as well.
      const found = await run(freshModules(process.cwd())(file), (id) => (stryker.currentTestId = id));
      stryker.currentTestId = undefined;
      tests.push(...found);
    }
    this.#times = Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    writeFileSync(TIMES, JSON.stringify(this.#times));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, disableBail }) {
    const stryker = (globalThis.__stryker__ ??= {});
    const wanted = testFilter && new Set(testFilter);
    const files = testFiles(process.cwd());
    stryker.hitLimit = hitLimit;
    stryker.hitCount = hitLimit ? 0 : undefined;
    stryker.activeMutant = mutantActivation === "static" ? activeMutant.id : undefined;
    let results;
    try {
      const testsOf = freshModules(process.cwd());
      const chosen = files.filter(
        (file) => !wanted || testFilter.some((id) => file.endsWith(id.slice(0, id.indexOf(": ")))),
      );
      const tests = chosen.flatMap(testsOf).filter(({ id }) => !wanted || wanted.has(id));
      tests.sort((a, b) => (this.#times[a.id] ?? 0) - (this.#times[b.id] ?? 0));
      stryker.activeMutant = activeMutant.id;
      results = await run(tests, undefined, disableBail ? "all" : "until the first fails");
    } catch (error) {
      // Code that does not even load is noticed by every test.
      results = [
        { id: "loading", name: "loading", timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(error) },
      ];
    }
    stryker.activeMutant = undefined;
    const hung = determineHitLimitReached(stryker.hitCount, hitLimit);
    return toMutantRunResult(hung ?? { status: DryRunStatus.Complete, tests: results });
  }
}

async function run(tests, begin, which = "all") {
  const results = [];
  for (const { id, name, file, run: body } of tests) {
    begin?.(id);
    const start = performance.now();
    let failureMessage;
    try {
      await body();
    } catch (error) {
      failureMessage = String(error?.message ?? error);
    }
    const result = { id, name, fileName: file, timeSpentMs: performance.now() - start };
    if (failureMessage === undefined) results.push({ ...result, status: TestStatus.Success });
    else {
      results.push({ ...result, status: TestStatus.Failed, failureMessage });
      if (which !== "all") break;
    }
  }
  return results;
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
