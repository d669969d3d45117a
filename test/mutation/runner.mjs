import { readFileSync, writeFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { mutants, takeHits } from "./mutants.mjs";
import { isInSample } from "./sample.mjs";
import { idOf, loadModules, testFiles } from "./suite.mjs";

/** What is known of the tests on sound code; Stryker starts a new process after one that hung, which has to know it too. */
const KNOWN = ".cache-tests.json";

/** Stands for what a test file does before its first test; whoever is noticed by it is noticed by any test of the file. */
const LOADING = "loading";

/** Code that takes so many milliseconds and so many times as long as sound code does, hangs. */
const HANGS = { after: 5_000, times: 4 };

/** Seconds of tests, as sound code took of a processor, that may be spent on one mutant; all tests that reach it when not set. */
const LIMIT = process.env.KA_MUTATION_SECONDS;

/** What Stryker leaves out of the score. */
const NOT_IN_SAMPLE = { status: MutantRunStatus.Error, errorMessage: "Not in the sample." };

/** Runs the tests of core for Stryker: file by file, the most promising first, until a test fails. */
class CoreRunner {
  /** Milliseconds that each test took by the clock, which shows what hangs, and of the processor, which no other program makes longer. */
  #times;
  #costs;
  /** The mutants that some test reaches. */
  #covered;
  #killers = new Map();
  #isWarm = false;
  #modules;

  constructor() {
    ({ times: this.#times, costs: this.#costs, covered: this.#covered } = readKnown());
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const root = process.cwd();
    const tests = [];
    const mutantCoverage = { static: {}, perTest: {} };
    let current;
    const begin = (id) => {
      takeHits(current === undefined ? mutantCoverage.static : (mutantCoverage.perTest[current] ??= {}));
      current = id;
    };
    for (const file of testFiles(root)) {
      const loading = idOf(root, file, LOADING);
      // Each file by itself, as each may be run alone. What src does while it is loaded belongs to no test.
      const { testsOf, tidyUp } = loadModules(root, () => {
        const before = current;
        begin(undefined);
        return () => begin(before);
      });
      begin(loading);
      const spent = stopwatch();
      const found = testsOf(file);
      tests.push({ id: loading, name: LOADING, fileName: file, ...spent(), status: TestStatus.Success });
      tests.push(...(await run(found, { begin })));
      begin(undefined);
      tidyUp();
    }
    this.#isWarm = true;
    this.#times = Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    this.#costs = Object.fromEntries(tests.map(({ id, cost }) => [id, cost]));
    this.#covered = new Set(Object.values(mutantCoverage.perTest).flatMap(Object.keys));
    writeFileSync(KNOWN, JSON.stringify({ times: this.#times, costs: this.#costs, covered: [...this.#covered] }));
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName, mutantActivation, disableBail }) {
    if (!isInSample(activeMutant.id, { file: sandboxFileName, covered: this.#covered })) return NOT_IN_SAMPLE;
    const stryker = (globalThis.__stryker__ ??= {});
    const root = process.cwd();
    this.#warmUp(root);
    const whole = mutantActivation === "static";
    if (whole) this.#modules = undefined;
    else this.#modules ??= loadModules(root);
    stryker.hitLimit = hitLimit;
    stryker.hitCount = hitLimit ? 0 : undefined;
    stryker.activeMutant = activeMutant.id;
    mutants.active = Number(activeMutant.id);
    const results = [];
    let hangs = false;
    const killers = this.#killersOf(activeMutant.fileName);
    for (const { file, ids } of this.#inOrder(root, { testFilter, killers })) {
      try {
        const { testsOf } = (this.#modules ??= loadModules(root));
        const limit = this.#limitOf(idOf(root, file, LOADING));
        const tests = within(limit, () => testsOf(file)).filter(({ id }) => ids.has(id));
        tests.sort((a, b) => this.#timeOf(a.id) - this.#timeOf(b.id));
        results.push(
          ...(await run(tests, { until: disableBail ? "the end" : "one fails", limitOf: (id) => this.#limitOf(id) })),
        );
      } catch (error) {
        if (isHanging(error)) {
          hangs = true;
          break;
        }
        leaveIfBroken(error);
        const failed = { status: TestStatus.Failed, failureMessage: String(error), timeSpentMs: 0 };
        results.push({ ...failed, id: idOf(root, file, LOADING), name: LOADING });
      }
      if (results.at(-1)?.status === TestStatus.Failed) {
        killers.set(file, (killers.get(file) ?? 0) + 1);
        if (!disableBail) break;
      }
    }
    stryker.activeMutant = undefined;
    mutants.active = -1;
    this.#modules?.tidyUp();
    if (whole || this.#modules?.isRemembered(sandboxFileName)) this.#modules = undefined;
    if (hangs) this.#modules = undefined;
    const hung = hangs ? { status: DryRunStatus.Timeout } : determineHitLimitReached(stryker.hitCount, hitLimit);
    return toMutantRunResult(hung ?? { status: DryRunStatus.Complete, tests: results });
  }

  /** Compiles everything in a new process before any time is limited: what takes long there is the compiler, and it must not be broken off. */
  #warmUp(root) {
    if (this.#isWarm) return;
    this.#isWarm = true;
    const { testsOf, tidyUp } = loadModules(root);
    testFiles(root).forEach(testsOf);
    tidyUp();
  }

  #limitOf(id) {
    return HANGS.after + HANGS.times * this.#timeOf(id);
  }

  #timeOf(id) {
    return this.#times[id] ?? 0;
  }

  #costOf(id) {
    return this.#costs[id] ?? 0;
  }

  /** How often each test file noticed that a file of src was broken. */
  #killersOf(source) {
    const killers = this.#killers.get(source) ?? new Map();
    this.#killers.set(source, killers);
    return killers;
  }

  /**
   * The files with the tests that are wanted: first those that noticed the most so far, then those that are done first. With a limit of time only as many
   * tests as fit into it: whoever is not noticed by these counts as not noticed, so the score is at most too low.
   */
  #inOrder(root, { testFilter, killers }) {
    const byFile = new Map(
      testFiles(root).map((file) => [idOf(root, file, ""), { file, all: [], ids: new Set(), cost: 0 }]),
    );
    const entryOf = (id) => byFile.get(id.slice(0, id.indexOf(": ") + 2));
    for (const id of Object.keys(this.#times)) entryOf(id).all.push(id);
    for (const id of testFilter ?? Object.keys(this.#times)) {
      const { file, all, ids } = entryOf(id);
      for (const one of id === idOf(root, file, LOADING) ? all : [id]) ids.add(one);
    }
    for (const entry of byFile.values()) for (const id of entry.ids) entry.cost += this.#costOf(id);
    const ordered = [...byFile.values()]
      .filter(({ ids }) => ids.size > 0)
      .sort((a, b) => (killers.get(b.file) ?? 0) - (killers.get(a.file) ?? 0) || a.cost - b.cost);
    if (LIMIT === undefined) return ordered;
    let left = Number(LIMIT) * 1_000;
    for (const { ids } of ordered) {
      for (const id of [...ids].sort((a, b) => this.#costOf(a) - this.#costOf(b))) {
        const cost = this.#costOf(id);
        if (cost <= left) left -= cost;
        else ids.delete(id);
      }
    }
    return ordered.filter(({ ids }) => ids.size > 0);
  }
}

async function run(tests, { begin, until = "the end", limitOf = () => undefined }) {
  const results = [];
  for (const { id, name, file, run: body } of tests) {
    begin?.(id);
    const spent = stopwatch();
    let failureMessage;
    try {
      await within(limitOf(id), body);
    } catch (error) {
      if (isHanging(error)) throw error;
      leaveIfBroken(error);
      failureMessage = String(error?.message ?? error);
    }
    const result = { id, name, fileName: file, ...spent() };
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

/** A compiler that was broken off in the middle of a file compiles none any more: Stryker tries the mutant again in a new process. */
function leaveIfBroken(error) {
  if (/Internal error: Expected id/.test(String(error))) process.exit(1);
}

function isHanging(error) {
  return error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}

/** Begins to measure; the answer gives how long it has been. */
function stopwatch() {
  const [start, before] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { timeSpentMs: performance.now() - start, cost: (user + system) / 1_000 };
  };
}

function readKnown() {
  try {
    const { times, costs, covered } = JSON.parse(readFileSync(KNOWN, "utf8"));
    return { times, costs, covered: new Set(covered) };
  } catch {
    // The dry run has not been yet.
    return { times: {}, costs: {}, covered: new Set() };
  }
}

/** What Stryker loads. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "core", CoreRunner)];
