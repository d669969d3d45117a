/**
 * Mutation testing of core: npm run mutation [-- --mutate 'src/core/stats/**'] [-- --sample 100] [-- --force]; see test/mutation/run.mjs.
 *
 * Code is broken in one place at a time, and the tests have to notice. Sentences (text/) are left alone: whether they are good is seen by reading
 * them. Results are kept between runs; the report of the last one is .cache/mutation/report.html.
 */
const isSample = process.env.KA_MUTATION_SAMPLE !== undefined;

export default {
  plugins: ["./test/mutation/runner.mjs", "./test/mutation/words.mjs"],
  testRunner: "core",
  ignorers: ["words"],
  mutate: ["src/core/**/*.ts", "!src/core/text/**"],
  coverageAnalysis: "perTest",
  // Code that runs once, when a file is loaded (options, tables): each such mutant would need every test, which takes a minute.
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 10_000,
  // On a machine that has other things to do.
  dryRunTimeoutMinutes: 30,
  timeoutFactor: 3,
  disableTypeChecks: false,
  tempDirName: ".cache/mutation/sandbox",
  ignorePatterns: ["dist", "docs", "bench"],
  // What was left out of a sample is not to be taken for tried the next time.
  incremental: !isSample,
  incrementalFile: ".cache/mutation/results.json",
  reporters: ["progress-append-only", "clear-text", "json", "html"],
  jsonReporter: { fileName: ".cache/mutation/report.json" },
  htmlReporter: { fileName: ".cache/mutation/report.html" },
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: true, logTests: false },
  // Of a sample Stryker counts the mutants that no test reaches in full, so its score is too low; that of run.mjs is right.
  thresholds: { high: 90, low: 80, break: isSample ? null : 80 },
};
