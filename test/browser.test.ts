import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser";

const chosen = process.env.CHROME_PATH;
afterEach(() => {
  if (chosen === undefined) delete process.env.CHROME_PATH;
  else process.env.CHROME_PATH = chosen;
});

test("takes the browser CHROME_PATH names", () => {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  const path = join(folder, "chrome");
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  process.env.CHROME_PATH = path;
  expect(findBrowser().executablePath).toBe(path);
  rmSync(folder, { recursive: true });
});

test("says in a sentence that CHROME_PATH leads nowhere", () => {
  process.env.CHROME_PATH = "/nowhere/chrome";
  expect(() => findBrowser()).toThrow("CHROME_PATH names /nowhere/chrome, and there is no such file.");
});

test("finds an installed browser", () => {
  delete process.env.CHROME_PATH;
  expect(findBrowser().executablePath).toMatch(/chrom|edge/i);
});
