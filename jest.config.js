/** Two projects: the suite that stands alone, and the one that reads a folder of real data sets. */
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
  testPathIgnorePatterns: ["/node_modules/", "/test/data/"],
  modulePathIgnorePatterns: ["<rootDir>/.cache/"],
  testTimeout: 60_000,
};
