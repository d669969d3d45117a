/** Makes the pictures of docs/images anew: npm run images. They are the same on every day, and differ only by the fonts of the machine. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const args = [
  join(root, "node_modules/jest/bin/jest.js"),
  ...["--rootDir", root, "--testMatch", "<rootDir>/test/images/**/*.test.ts"],
  "--testPathIgnorePatterns=/node_modules/",
];
const run = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
process.exit(run.status ?? 1);
