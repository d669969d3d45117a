import { dayFrom } from "../../../src/core/days";
import { printPlan } from "../../../src/core/plan/plan-print";
import { finish } from "../../../src/core/steps";
import { chooseTarget } from "../../../src/files/atomic-file";
import { readXlsx } from "../../../src/files/xlsx/read";
import { XlsxFile } from "../../../src/files/xlsx/workbook";
import { analyzeRows } from "../../core/rows";
import { bookFile } from "./book-file";
import { partsOf } from "./structure";
import { removeTempFiles, tempFile } from "./zip-file";

const PROGRESS = { report: () => undefined, signal: new AbortController().signal };
const day = (year: number, month: number, date: number) => dayFrom(year, month, date) ?? 0;
const ROWS = [
  ["Customer", "Date", "Amount"],
  ["Ada", day(2026, 1, 5), 900],
  ["Ada", day(2026, 3, 5), 90],
  ["Bob", day(2026, 2, 28), 30],
  ["Bob", day(2026, 5, 1), 30],
];

afterAll(removeTempFiles);

async function write(input: string) {
  const { value } = analyzeRows(ROWS, { methods: [{ id: "lifecycle" }] });
  if (!value) throw new Error("no plan");
  const output = tempFile("", ".out.xlsx");
  const target = chooseTarget(output, input).value;
  if (!target) throw new Error("no target");
  const print = finish(printPlan(value.plan));
  const { value: written } = await new XlsxFile(input, target).carryOut(value.plan, PROGRESS, { print });
  return { output, state: written?.state };
}

async function daysIn(path: string) {
  const { value } = await readXlsx(path, { source: { kind: "table", name: "KA_Accounts" } });
  const columns = value?.table.columns ?? [];
  const found = columns.filter(({ numbers }) => [...numbers].some((number) => number > 40_000));
  return found.map(({ header, numbers }) => [header, ...numbers]);
}

test("a day that KA writes is the same day in a workbook that counts from 1900 and in one that counts from 1904, and is found again", async () => {
  const sheets = [{ rows: `<row r="1"><c r="A1"><v>1</v></c></row>` }];
  const since1900 = await write(bookFile({ sheets }));
  const since1904 = await write(bookFile({ sheets, date1904: "yes" }));
  const days = await daysIn(since1900.output);
  expect(days.length).toBeGreaterThan(0);
  expect(await daysIn(since1904.output)).toEqual(days);
  const [[, first = 0] = []] = days;
  const cells = (parts: ReadonlyMap<string, Buffer>) => [...parts.values()].map(String).join("");
  expect(cells(await partsOf(since1900.output))).toContain(`<v>${first}</v>`);
  expect(cells(await partsOf(since1904.output))).toContain(`<v>${Number(first) - 1_462}</v>`);
  expect((await write(since1904.output)).state).toBe("unchanged");
});
