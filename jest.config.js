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
  testTimeout: 60_000,
};
