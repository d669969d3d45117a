const { availableParallelism } = require("node:os");

/** The suite that stands alone. What reads a folder of real data sets and what makes the pictures is run by itself. */
const swc = {
  "^.+\\.[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
        target: "es2022",
      },
    },
  ],
};

module.exports = {
  transform: swc,
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "/test/data/", "/test/images/"],
  modulePathIgnorePatterns: ["<rootDir>/.cache/"],
  testTimeout: 120_000,
  // Both cores of a small machine: Jest leaves one of them to its own process, which has nothing to do. Nothing here is timed.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testSequencer: "<rootDir>/test/longest-first.cjs",
  globalSetup: "<rootDir>/test/begin-run.js",
};
