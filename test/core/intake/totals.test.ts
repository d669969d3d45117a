import { TotalFinder, type TotalColumns } from "../../../src/core/intake/totals";
import { finish } from "../../../src/core/steps";
import { ColumnBuilder, type CellValue, type Column } from "../../../src/core/table";
import { sheet } from "./sheet";

function columnOf(cells: readonly (CellValue | undefined)[]): Column {
  const builder = new ColumnBuilder("", cells.length);
  for (const cell of cells) builder.add(cell);
  return builder.finish();
}

/** Lines of id, name, amount and date; what is read of them are the columns of one part. `'5` is an amount stored as text. */
function columnsOf(lines: readonly string[], labels: readonly number[], rowOf?: readonly number[]): TotalColumns {
  const rows = sheet(...lines);
  const column = (at: number) => columnOf(rows.map((row) => row[at]));
  return {
    rowCount: rows.length,
    labels: labels.map(column),
    amounts: columnOf(rows.map((row) => (typeof row[2] === "string" && row[2] !== "six" ? Number(row[2]) : row[2]))),
    storedAmounts: column(2),
    details: [column(3)],
    rowOf: rowOf && Int32Array.from(rowOf),
  };
}

/** The rows that are totals, counted from 0, what they are called, and whether any were expected at a first look. */
function totalsIn(lines: readonly string[], { labels = [1], rowOf }: { labels?: number[]; rowOf?: number[] } = {}) {
  const columns = columnsOf(lines, labels, rowOf);
  const finder = finish(TotalFinder.among(columns));
  finder.look(columns);
  const found = finish(finder.find(columns));
  const rows = [...(found ?? [])].flatMap((mark, row) => (mark === 1 ? [row] : []));
  return { rows, names: finder.names, count: finder.count, mayFind: finder.mayFind };
}

test.each<{ about: string; lines: string[]; rows: number[]; names?: string[] }>([
  { about: "no label", lines: ["| Acme | 5", "| Best | 6"], rows: [] },
  { about: "a sure label, whatever its amount", lines: ["| Acme | 5", "| Grand total | 99"], rows: [1] },
  { about: "a sure label, though a date stands beside", lines: ["| Acme | 5", "| 合计 | 5 | 45000"], rows: [1] },
  { about: "a sure label without an amount", lines: ["| Acme | 5", "| 合计 |"], rows: [1] },
  { about: "a word that a company may have, without a date", lines: ["| Acme | 5 | 45000", "| Total | 7"], rows: [1] },
  {
    about: "the company of that name, which has dates",
    lines: ["| Acme | 5 | 45000", "| Total | 7 | 45001"],
    rows: [],
  },
  {
    about: "a name with the word and the sum above",
    lines: ["| Acme | 5", "| Acme | 6", "| Acme Total | 11"],
    rows: [2],
  },
  {
    about: "a name with the word and another amount",
    lines: ["| Acme | 5", "| Acme | 6", "| Acme Total | 12"],
    rows: [],
  },
  {
    about: "a name with the word, the sum and a date: a sale",
    lines: ["| Acme | 5", "| Acme | 6", "| Acme Total | 11 | 45000"],
    rows: [],
  },
  { about: "the amount of the one row above is no sum", lines: ["| Acme | 5", "| Acme Total | 5"], rows: [] },
  {
    about: "sums of each part and of all",
    lines: [
      ...["| Acme | 5", "| Acme | 6", "| Acme Total | 11", "| Best | 1", "| Best | 2", "| Best Total | 3"],
      "| House Total | 14",
    ],
    rows: [2, 5, 6],
  },
  {
    about: "a part of one row, whose amount is no sum of all",
    lines: ["| Acme | 5", "| Acme | 6", "| Acme Total | 11", "| Best | 4", "| Best Total | 4"],
    rows: [2],
  },
  {
    about: "no label at all, and the sum above",
    lines: ["| Acme | 5", "| Best | 6", "| | 11"],
    rows: [2],
    names: [""],
  },
  { about: "no label at all, and another amount", lines: ["| Acme | 5", "| Best | 6", "| | 12"], rows: [] },
  { about: "an empty row", lines: ["| Acme | 5", "| Best | 6", "| |"], rows: [] },
  {
    about: "cents that doubles lose",
    lines: ["| A | 0.1", "| B | 0.2", "| C | 0.3", "| | 0.6"],
    rows: [3],
    names: [""],
  },
  { about: "rounded to the cent", lines: ["| A | 1.004", "| B | 1.004", "| | 2.01"], rows: [2], names: [""] },
  { about: "more than a cent away", lines: ["| A | 1", "| B | 1", "| | 2.01"], rows: [] },
  {
    about: "large sums as near as doubles are",
    lines: ["| A | 400000000000", "| B | 400000000000", "| | 800000000500"],
    rows: [2],
    names: [""],
  },
  {
    about: "a name with the word and the sum of those that are no texts, as Excel adds them up",
    lines: ["| Acme | 5", "| Acme | '7", "| Acme | 6", "| Acme Total | 11"],
    rows: [3],
  },
  {
    about: "the amount of the only one that is no text",
    lines: ["| Acme | 5", "| Acme | '7", "| Acme Total | 5"],
    rows: [],
  },
  {
    about: "no label, and the sum of everything above with its subtotals",
    lines: ["| Acme | 5", "| Acme | 6", "| 小计 | 11", "| Best | 3", "| 小计 | 3", "| | 28"],
    rows: [2, 4, 5],
    names: ["小计", "小计", ""],
  },
  {
    about: "a label where the days stand",
    lines: ["| Acme | 5 | 45000", "| Best | 6 | 45001", "| | 99 | 合计", "| | 7 | later"],
    rows: [2],
    names: ["合计"],
  },
  {
    about: "a word that a company may have, where the days stand",
    lines: ["| Acme | 5 | 45000", "| Best | 7 | Total"],
    rows: [],
  },
  { about: "a negative sum", lines: ["| A | -5", "| B | -6", "| | -11"], rows: [2], names: [""] },
])("$about", ({ lines, rows, names }) => {
  const found = totalsIn(lines);
  const own = rows.map((row) => (sheet(lines[row] ?? "")[0]?.[1] ?? "") as string);
  expect(found).toMatchObject({ rows, count: rows.length, names: names ?? own });
});

test("large and small amounts in turn are summed without loss", () => {
  const lines = ["| A | 1000000000000000", "| B | 0.25", "| C | -1000000000000000", "| D | 0.5", "| All Total | 0.75"];
  expect(totalsIn(lines).rows).toEqual([4]);
  const small = ["| A | 0.25", "| B | 1000000000000000", "| C | 0.5", "| D | -1000000000000000", "| All Total | 0.75"];
  expect(totalsIn(small).rows).toEqual([4]);
});

test("with an id and a name the label may be in either, and both must be empty where there is none", () => {
  const labels = [0, 1];
  const body = ["1 | Acme | 5", "2 | Best | 6"];
  expect(totalsIn([...body, " | Subtotal | 11"], { labels })).toMatchObject({ rows: [2], names: ["Subtotal"] });
  expect(totalsIn([...body, "Subtotal | | 11"], { labels })).toMatchObject({ rows: [2], names: ["Subtotal"] });
  expect(totalsIn([...body, "Subtotal | Acme Total | 11"], { labels }).rows).toEqual([2]);
  expect(totalsIn([...body, " | Cove | 11"], { labels }).rows).toEqual([]);
  expect(totalsIn([...body, " | | 11"], { labels }).rows).toEqual([2]);
});

test("rows made of one row of the source are one total", () => {
  const lines = ["| Acme | 5", "| Acme | 6", "| Total | 5", "| Total | 6"];
  expect(totalsIn(lines, { rowOf: [2, 2, 3, 3] })).toMatchObject({ rows: [2, 3], count: 1, names: ["Total"] });
  expect(totalsIn(lines)).toMatchObject({ rows: [2, 3], count: 2, names: ["Total", "Total"] });
});

test("only the first five labels are named, all are counted", () => {
  const lines = Array.from({ length: 7 }, (_, i) => [`| A${i} | 1`, `| 小计 | 1`]).flat();
  expect(totalsIn(lines)).toMatchObject({ count: 7, names: ["小计", "小计", "小计", "小计", "小计"] });
});

test("parts go on where the one before them ended", () => {
  const [first, second] = [columnsOf(["| Acme | 5"], [1]), columnsOf(["| | 5", "| Best | 6"], [1])];
  const third = columnsOf(["| | 16", "| Cove | 1"], [1]);
  const finder = finish(TotalFinder.among(first));
  const rows = [first, second, third].map((part) => [...(finish(finder.find(part)) ?? [])]);
  // 5 is the amount of the one row above it, not a sum; 16 is the sum of all three.
  expect(rows).toEqual([[], [], [1, 0]]);
  expect(finder.count).toBe(1);
});

test.each([
  ["names without a label", ["| Acme | 5", "| Best | 6"], false],
  ["a label", ["| Acme | 5", "| 合计 | 6"], true],
  ["a company that sounds like one", ["| Acme Total | 5"], true],
  ["an amount without a name", ["| Acme | 5", "| | 6"], true],
  ["a text without a name", ["| Acme | 5", "| | six"], true],
  ["an empty row", ["| Acme | 5", "| |"], false],
] as const)("a first look at %s expects totals: %p", (_, lines, is) => {
  expect(totalsIn(lines).mayFind).toBe(is);
});
