import { readJournal, type Journal } from "../../../src/core/plan/journal";
import { unfinishedIn } from "../../../src/core/plan/taking-back";
import type { CellColumn, Edit, Plan } from "../../../src/core/plan";
import { printPlan } from "../../../src/core/plan/plan-print";
import { finish } from "../../../src/core/steps";
import { cellsWritten } from "../../../src/core/plan/written-cells";

const column = (values: CellColumn["values"], format = "@"): CellColumn => ({ values, format });
const cells = (row: number, ...columns: CellColumn[]): Edit => ({
  kind: "setCells",
  sheet: "accounts",
  at: { row, column: 0 },
  columns,
});
const print = (plan: Plan) => finish(printPlan(plan));
const BASE = [cells(0, column(["Name"])), cells(1, column(["Ann", "Bo"]))];

test.each<[string, Plan, "same" | "other"]>([
  ["the same edits, made anew", { edits: [cells(0, column(["Name"])), cells(1, column(["Ann", "Bo"]))] }, "same"],
  ["another value", { edits: [cells(0, column(["Name"])), cells(1, column(["Ann", "Bö"]))] }, "other"],
  [
    "the same values in another order",
    { edits: [cells(0, column(["Name"])), cells(1, column(["Bo", "Ann"]))] },
    "other",
  ],
  ["one row further down", { edits: [cells(0, column(["Name"])), cells(2, column(["Ann", "Bo"]))] }, "other"],
  ["another format", { edits: [cells(0, column(["Name"])), cells(1, column(["Ann", "Bo"], "0"))] }, "other"],
  ["a number that looks like the text", { edits: [cells(0, column(["1"])), cells(1, column([1, 2]))] }, "other"],
  ["one edit more", { edits: [...BASE, { kind: "freezeRows", sheet: "accounts", rows: 1 }] }, "other"],
  ["one edit more, which is new in every run", withTime(BASE, "10:31"), "same"],
])("the print of a plan: %s", (_, plan, is) => {
  expect(print(plan) === print({ edits: BASE }) ? "same" : "other").toBe(is);
});

test("a text and the number that looks like it differ in the print, 0 and -0 do not", () => {
  expect(print({ edits: [cells(0, column([1]))] })).not.toBe(print({ edits: [cells(0, column(["1"]))] }));
  expect(print({ edits: [cells(0, column([-0]))] })).toBe(print({ edits: [cells(0, column([0]))] }));
  expect(print({ edits: BASE })).toMatch(/^[\da-f]{16}$/);
});

test("the print pauses every few thousand cells, however few columns they stand in", () => {
  const steps = printPlan({ edits: [cells(0, column(Array.from({ length: 40_000 }, (_, row) => `Reason ${row}`)))] });
  let pauses = 0;
  while (steps.next().done !== true) pauses++;
  expect(pauses).toBeGreaterThanOrEqual(8);
});

function withTime(edits: readonly Edit[], time: string): Plan {
  const at = cells(9, column([time]));
  return { edits: [...edits, at], everyRun: [at] };
}

test("the cells of a sheet as the edits leave them: what was cleared is gone, later edits win, formulas are not known", () => {
  const time = cells(3, column(["10:31"]));
  const edits: Edit[] = [
    cells(0, column(["gone"]), column(["gone"]), column(["gone"])),
    { kind: "clearSheet", sheet: "accounts" },
    cells(0, column(["Name", "Ann", "Bo"]), column(["Due", null, null])),
    cells(1, column(["Alder"])),
    { kind: "setFormula", sheet: "accounts", block: { row: 1, column: 1, rows: 2, columns: 1 }, formula: "=A1" },
    time,
  ];
  const [sheet, ...others] = cellsWritten({ edits, everyRun: [time] }, [time]);
  expect(others).toEqual([]);
  expect(sheet).toMatchObject({ sheet: "accounts", rows: 4, columns: 2 });
  expect(sheet?.piece(0, 4)).toEqual([
    ["Name", "Due"],
    ["Alder", undefined],
    ["Bo", undefined],
    [undefined, null],
  ]);
  expect(sheet?.piece(1, 1)).toEqual([["Alder", undefined]]);
  expect(cellsWritten({ edits: [time] }, [time])).toEqual([]);
});

const EMPTY = { at: "", print: "", printBefore: "", before: [], documents: [], names: [] };
const JOURNAL: Journal = { run: "r1", state: "writing", open: "run", ...EMPTY };

test.each<[string, unknown, Journal | undefined]>([
  ["what was kept", JSON.stringify(JOURNAL), JOURNAL],
  ["fields that a first version did not have", '{"run":"r1","state":"writing"}', JOURNAL],
  ["no text", { run: "r1" }, undefined],
  ["a text cut off", '{"run":"r1","sta', undefined],
  ["a state that is none", '{"run":"r1","state":"done"}', undefined],
])("the journal: %s", (_, kept, read) => {
  expect(readJournal(kept)).toEqual(read);
  expect(unfinishedIn(readJournal(kept))).toEqual(read && { at: "", sheets: [] });
});
