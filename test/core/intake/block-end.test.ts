import { endOfBlock, ROWS_BELOW } from "../../../src/core/intake/block-end";
import type { FilledRow } from "../../../src/core/intake/blocks";
import { firstRows, rowsBelowGaps } from "../../../src/core/intake/gaps";
import { tableFromRows } from "../../../src/core/intake/head-table";
import { finish } from "../../../src/core/steps";
import { unreadColumn, type CellValue, type Table } from "../../../src/core/table";
import { sheet } from "./sheet";

/** A table of some lines with its headers in row 0 of the sheet. */
function tableOf(lines: readonly string[]): Table {
  return tableFromRows(sheet(...lines) as CellValue[][]);
}

function gaps(lines: readonly string[]): readonly number[] {
  const { columns, rowCount } = tableOf(["Customer | Amount", ...lines]);
  return finish(rowsBelowGaps(columns, rowCount));
}

describe("rows below an empty one", () => {
  test.each<[string, string[], number[]]>([
    ["none without a gap", ["Acme | 5", "Region | Target"], []],
    ["none that holds a number", ["Acme | 5", "", "Best | 6"], []],
    ["one of texts", ["Acme | 5", "", "Region | Target"], [2]],
    ["one of a single text", ["Acme | 5", "", "Region |"], [2]],
    ["below several empty ones", ["Acme | 5", "", "", "Region | Target", "North | 5"], [3]],
    ["only the first below each", ["Acme | 5", "", "Region | Target", "City | Size", "", "Zone | Plan"], [2, 5]],
    ["an empty row at the end", ["Acme | 5", ""], []],
    ["true is no text of a header", ["Acme | 5", "", "Region | yes"], []],
  ])("%s", (_, lines, is) => {
    expect(gaps(lines)).toEqual(is);
  });

  test("those with more than one text come before the others, fifty at most", () => {
    const single = Array.from({ length: 60 }, () => ["", "Note |"]).flat();
    const several = Array.from({ length: 60 }, () => ["", "Region | Target"]).flat();
    const rowsOf = (count: number, from: number) => Array.from({ length: count }, (_, i) => from + 2 * i);
    expect(gaps(["Acme | 5", ...single])).toEqual(rowsOf(50, 2));
    expect(gaps(["Acme | 5", ...single, ...several])).toEqual(rowsOf(50, 122));
    expect(gaps(["Acme | 5", ...single, ...several.slice(0, 20)])).toEqual([...rowsOf(40, 2), ...rowsOf(10, 122)]);
  });

  test("columns that were not read say nothing, months across say what each of them holds", () => {
    const wide = tableOf(["Customer | Jan | Feb", "Acme | 1 | 2", "", "Best | | 4", "", "Region | Plan | Goal"]);
    expect(finish(rowsBelowGaps(wide.columns, wide.rowCount))).toEqual([4]);
    const [customer = unreadColumn("")] = wide.columns;
    expect(finish(rowsBelowGaps([customer, unreadColumn("Note")], wide.rowCount))).toEqual([2, 4]);
  });
});

test("the first rows of a column, and of its months", () => {
  const { columns } = tableOf(["Customer | Jan | Feb", "Acme | 1 | 2", "Best | 3 | 4", "Cove | 5 | 6"]);
  const cut = columns.map((column) => firstRows(column, 2));
  expect(cut.map(({ kinds }) => kinds.length)).toEqual([2, 2]);
  expect([...(cut[0]?.codes ?? [])]).toEqual([0, 1]);
  expect(cut[0]).not.toHaveProperty("months");
  expect(cut[1]?.months?.map(({ numbers }) => [...numbers])).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

describe("a block that another one ends", () => {
  const HEADERS = "Customer | Amount";
  const BODY = ["Acme | 5", "Best | 6", ""];

  /** Rows of a sheet from the one with a number on. */
  function looked(from: number, lines: readonly string[]): FilledRow[] {
    return sheet(...lines).map((cells, i) => ({
      row: from + i,
      cells: new Map(cells.flatMap((cell, column) => (cell == null ? [] : [[column, cell] as const]))),
    }));
  }

  function end(
    below: readonly string[],
    { headers = HEADERS, places = [4] }: { headers?: string; places?: number[] } = {},
  ) {
    const lines = [headers, ...BODY, ...below];
    const { columns, heading } = tableOf(lines);
    if (!heading) throw new Error("no heading");
    const addressOf = ({ top, left, bottom, right }: Record<"top" | "left" | "bottom" | "right", number>) =>
      `${top},${left}:${bottom},${right}`;
    const block = { top: 1, left: 0, bottom: lines.length - 1, right: 1, sheet: "Sales", heading, columns, addressOf };
    const found = endOfBlock(block, places, looked(0, lines));
    return (
      found && { rows: found.rows, kind: found.issue.kind, severity: found.issue.severity, facts: found.issue.facts }
    );
  }

  test.each<{ about: string; below: string[]; is: object | undefined }>([
    {
      about: "targets below sales: the sales are read",
      below: ["Region | Target", "North | 50", "South | 60"],
      is: { rows: 2, kind: "blockChosen", severity: "warning", facts: { block: "0,0:2,1", others: ["4,0:6,1"] } },
    },
    {
      about: "sales below sales: asked",
      below: ["Client | Revenue", "Cove | 7"],
      is: {
        rows: 2,
        kind: "severalBlocks",
        severity: "error",
        facts: { where: "Sales", blocks: ["0,0:2,1", "4,0:5,1"] },
      },
    },
    { about: "the same headers again", below: [HEADERS, "Cove | 7"], is: undefined },
    { about: "more of the same", below: ["Cove | Dove", "Eve | n/a"], is: undefined },
  ])("$about", ({ below, is }) => {
    expect(end(below)).toEqual(is);
  });

  test("without usual headers above, small blocks are asked about", () => {
    const asked = end(["Region | Target", "North | 50"], { headers: "Colour | Size" });
    expect(asked).toMatchObject({ kind: "severalBlocks", rows: 2 });
  });

  test("months across the upper block make it one of sales", () => {
    const chosen = end(["Region | Target", "North | 50"], { headers: "Customer | Jan | Feb" });
    expect(chosen).toMatchObject({ kind: "blockChosen", rows: 2 });
  });

  test("the first place that begins a block counts, and only a place that was looked at", () => {
    const below = ["Cove | n/a", "Eve | 7", "", "Region | Target", "North | 50"];
    expect(end(below, { places: [4, 7] })).toMatchObject({ rows: 5, facts: { others: ["7,0:8,1"] } });
    expect(end(below, { places: [7, 4] })).toMatchObject({ rows: 5 });
    expect(end(below, { places: [] })).toBeUndefined();
    expect(end(below, { places: [20] })).toBeUndefined();
  });

  test("a row before the place, in columns that were not read, ends the gap", () => {
    const { columns, heading } = tableOf([HEADERS, ...BODY, "Region | Target", "North | 50"]);
    if (!heading) throw new Error("no heading");
    const block = { top: 1, left: 0, bottom: 5, right: 1, sheet: "Sales", heading, columns, addressOf: () => "" };
    const rows = looked(4, ["Region | Target", "North | 50"]);
    const beside: FilledRow = { row: 3, cells: new Map([[7, "note"]]) };
    expect(endOfBlock(block, [4], rows)).toBeDefined();
    expect(endOfBlock(block, [4], [beside, ...rows])).toBeUndefined();
  });

  test("what stands further below than a few rows is not looked at", () => {
    const notes = Array.from({ length: ROWS_BELOW }, (_, i) => `Note ${i} |`);
    const few = notes.slice(0, ROWS_BELOW - 3);
    expect(end([...few, "Region | Target", "North | 50"])).toBeDefined();
    expect(end([...few, "Note |", "Region | Target", "North | 50"])).toBeUndefined();
  });
});
