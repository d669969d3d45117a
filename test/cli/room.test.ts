import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { bookFile } from "../files/xlsx/book-file";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";

let ka: Command;
beforeAll(() => {
  ka = new Command();
});
afterAll(() => {
  ka.remove();
  removeTempFiles();
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
    about: "of customers with long names for a list",
    rows: () => rowsOf(100_000, " and all of its branches in the country north of the river and south of it"),
    ...{ heap: 42, args: ["-o", "list.csv"] },
    says: /^100,000 customers take about 42 MB of memory, and about 3\d MB are left\. Run/,
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

describe("texts of a workbook", () => {
  const CUSTOMERS = 200_000;
  const texts = Array.from(
    { length: CUSTOMERS },
    (_, i) => `<t>Customer ${String(i)} and all of its branches in the country north of the river and south of it</t>`,
  );
  const book = (customer: (i: number) => string, strings: readonly string[]) => {
    const header = `<row r="1"><c r="A1" t="inlineStr"><is><t>Customer</t></is></c><c r="B1" t="inlineStr"><is><t>Amount</t></is></c></row>`;
    const row = (i: number) =>
      `<row r="${String(i + 2)}">${customer(i)}<c r="B${String(i + 2)}"><v>${String(i % 97)}.25</v></c></row>`;
    return bookFile({ sheets: [{ rows: header + texts.map((_, i) => row(i)).join("") }], strings });
  };

  test.each([
    {
      about: "shared by cells",
      file: () =>
        book(
          (i) => `<c r="A${String(i + 2)}" t="s"><v>${String(i)}</v></c>`,
          texts.map((text) => `<si>${text}</si>`),
        ),
    },
    {
      about: "in their cells",
      file: () => book((i) => `<c r="A${String(i + 2)}" t="inlineStr"><is>${texts[i] ?? ""}</is></c>`, []),
    },
  ])("more than there is memory for, $about, are refused before it is gone", ({ file }) => {
    const output = join(ka.folder, "classified.xlsx");
    const words = ["--max-old-space-size=25", ka.file, "classify", file(), "-o", output];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: ka.folder, encoding: "utf8" });
    expect(stderr).toMatch(
      /^The columns that are read have 200,00\d different texts: they take about 2\d MB of memory, and about 1\d MB are left\. Run/,
    );
    expect(status).toBe(1);
    expect(existsSync(output)).toBe(false);
  });
});
