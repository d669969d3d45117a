import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "./command";

let ka: Command;
beforeAll(() => {
  ka = new Command();
});
afterAll(() => {
  ka.remove();
});

/** So many rows, each of a customer of its own, whose name ends with some text. */
const rowsOf = (customers: number, ending: string): string =>
  `Customer,Amount\n${Array.from({ length: customers }, (_, i) => `Customer ${String(i)}${ending},${String(i % 97)}.25\n`).join("")}`;

/** Classifies a file of as many customers with a heap of so many megabytes. */
function classify(
  name: string,
  rows: string,
  { heap, args }: { readonly heap: number; readonly args: readonly string[] },
) {
  const flags = [`--max-old-space-size=${String(heap)}`, ka.file, "classify", ka.write(name, rows)];
  return spawnSync(process.execPath, [...flags, ...args], { cwd: ka.folder, encoding: "utf8" });
}

test.each([
  {
    about: "of different texts",
    rows: () => rowsOf(200_000, " and all of its branches in the country north of the river and south of it"),
    ...{ heap: 20, args: ["--method", "abc"] },
    says: /^The columns that are read have 200,0\d\d different texts: they take about 2\d MB of memory, and about 1\d MB are left\. Run/,
  },
  {
    about: "of customers for a list",
    rows: () => rowsOf(100_000, ""),
    ...{ heap: 25, args: ["-o", "list.csv"] },
    says: /^100,000 customers take about 30 MB of memory, and about 1\d MB are left\. Run/,
  },
  {
    about: "of customers by two methods for a list",
    rows: () => rowsOf(100_000, ""),
    ...{ heap: 50, args: ["--method", "abc,pareto", "-o", "list.csv"] },
    says: /^100,000 customers take about 65 MB of memory, and about 4\d MB are left\. Run/,
  },
  {
    about: "of customers for a workbook, in Chinese",
    rows: () => rowsOf(100_000, ""),
    ...{ heap: 30, args: ["-o", "list.xlsx", "--language", "zh"] },
    says: /^100,000 个客户约占内存 40 MB，而可用内存约 2\d MB。请在内存更大的机器上运行/,
  },
])("more $about than there is memory for is refused before it is gone", ({ rows, heap, args, says }) => {
  const { status, stderr } = classify("many.csv", rows(), { heap, args });
  expect(stderr).toMatch(says);
  expect(status).toBe(1);
  for (const output of ["list.csv", "list.xlsx"]) expect(existsSync(join(ka.folder, output))).toBe(false);
});

test("customers that are only counted find room where a list of them does not", () => {
  const { status, stdout } = classify("counted.csv", rowsOf(100_000, ""), { heap: 25, args: [] });
  expect(status).toBe(0);
  expect(stdout).toContain("cut-offs 80% / 95%");
});
