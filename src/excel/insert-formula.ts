import { addressOfArea } from "../core/formula-cells/formula-areas";
import type { FormulaArgument } from "../core/formula-cells/formula-call";
import type { CellInput, Inserted, Insertion } from "../core/formula-cells/insertion";
import { note, refusal, warning, type Issue, type Outcome } from "../core/issues";
import type { FormulaArea } from "../core/plan";
import type { CellMatrix } from "../core/workbook";
import { readPieces, type SheetBlock } from "./cell-pieces";
import { lookAt } from "./frozen-cells";
import { findRoom } from "./insertion-spot";
import { wait, type Clock } from "./patience";

/** How often a cell is looked at until its formula has an answer, and how long in between, in ms: a function of KA's takes seconds at most. */
const [LOOKS, BETWEEN] = [40, 250];
const MOST_ROWS = 5_000;

/** Puts a formula into the selected cell, waits for its answer and says what it fills; one that has no room is taken out again. */
export async function insertFormula(
  context: Excel.RequestContext,
  { formula, size, reads }: Insertion,
  clock: Clock,
): Promise<Outcome<Inserted>> {
  const { room, issues } = await findRoom(context, { size, reads, what: "formula" });
  if (issues.length > 0) return { issues };
  const { sheet, row, column } = room;
  const cell = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, 1, 1);
  cell.load("numberFormat");
  await context.sync();
  // In a cell for text, a formula would be a text.
  if (cell.numberFormat[0]?.[0] === "@") cell.numberFormat = [["General"]];
  cell.formulas = [[formula]];
  const answer = await answered(context, cell, clock);
  if (answer.error === "#SPILL!") {
    cell.clear(Excel.ClearApplyTo.contents);
    await context.sync();
    return { issues: [refusal("formulaSpillBlocked", { where: addressOfArea({ ...room, rows: 1, columns: 1 }) })] };
  }
  const filled = { ...room, rows: answer.rows, columns: answer.columns };
  const where = addressOfArea(filled);
  const cells = filled.rows * filled.columns;
  const said =
    answer.error === undefined
      ? note("formulaInserted", { where, cells })
      : warning("formulaShowsError", { where, error: answer.error, cells });
  return { value: { kind: "formula", sheet, row, column, formula }, issues: [said] };
}

/** What a formula shows once it has an answer: how many cells it fills, and an error if it is one. */
export async function answered(
  context: Excel.RequestContext,
  cell: Excel.Range,
  clock: Clock,
): Promise<{ readonly rows: number; readonly columns: number; readonly error?: string }> {
  for (let look = 0; ; look++) {
    cell.load("values,valueTypes");
    const filled = cell.getSpillingToRangeOrNullObject().load("rowCount,columnCount");
    await send(context);
    const shown = String(cell.values[0]?.[0]);
    const isError = cell.valueTypes[0]?.[0] === Excel.RangeValueType.error || shown === "#BUSY!";
    if (shown === "#BUSY!" && look < LOOKS) {
      await wait(clock, BETWEEN);
      continue;
    }
    const size = filled.isNullObject ? { rows: 1, columns: 1 } : { rows: filled.rowCount, columns: filled.columnCount };
    return isError ? { ...size, error: shown } : size;
  }
}

/** Puts values into the cells from the selected one on, where these are empty. */
export async function insertValues(
  context: Excel.RequestContext,
  values: readonly (readonly CellInput[])[],
): Promise<Outcome<Inserted>> {
  const size = { rows: values.length, columns: values[0]?.length ?? 1 };
  const { room, issues } = await findRoom(context, { size, reads: [], what: "values" });
  if (issues.length > 0) return { issues };
  const print = await writeValues(context, room, values);
  const { sheet, ...block } = room;
  const cells = room.rows * room.columns;
  const said: Issue = note("valuesInserted", { where: addressOfArea(room), cells });
  return { value: { kind: "values", sheet, block, print }, issues: [said] };
}

/** Writes values into cells, in pieces, and gives a print of what stands there then. */
export async function writeValues(
  context: Excel.RequestContext,
  block: SheetBlock,
  values: readonly (readonly CellInput[])[],
): Promise<string> {
  const worksheet = context.workbook.worksheets.getItem(block.sheet);
  for (let from = 0; from < values.length; from += MOST_ROWS) {
    const piece = values.slice(from, from + MOST_ROWS).map((line) => line.map(asCell));
    worksheet.getRangeByIndexes(block.row + from, block.column, piece.length, block.columns).values = piece;
    await send(context);
  }
  const [held] = await lookAt(context, [plainArea(block)]);
  return held?.print ?? "";
}

/** Cells as an area without formulas. */
export function plainArea(block: SheetBlock): FormulaArea {
  return { ...block, formula: "", spills: "no" };
}

/** A text that Excel would take for something else is written with an apostrophe before it, which is not shown; an error is its code. */
function asCell(value: CellInput): CellInput {
  if (typeof value !== "string" || value === "" || value.startsWith("#")) return value;
  return /^\p{L}[\p{L} ]*$/u.test(value) && !/^(?:true|false)$/i.test(value) ? value : `'${value}`;
}

/** The cells of arguments as Excel hands them over; nothing for one that is left out. */
export async function readArguments(
  context: Excel.RequestContext,
  args: readonly FormulaArgument[],
  named?: string,
): Promise<Outcome<readonly (CellMatrix | null)[]>> {
  const shown = context.workbook.getActiveCell().worksheet.load("name");
  await context.sync();
  const sheet = named ?? shown.name;
  const blocks = args.map((arg) => (arg.kind === "cells" ? { sheet: arg.sheet ?? sheet, ...arg.block } : undefined));
  const read = blocks.map((): unknown[][] => []);
  const wanted = blocks.flatMap((block, place) => (block ? [{ ...block, place }] : []));
  const state = await readPieces(context, wanted, {
    load: "values",
    take(place, _piece, { values }) {
      const into = read[wanted[place]?.place ?? -1];
      for (const line of values as unknown[][]) into?.push(line);
    },
  });
  if (state !== "done") return { issues: [refusal("tooLargeForExcel", {})] };
  const value = args.map((arg, place) => {
    if (arg.kind === "values") return arg.values;
    return arg.kind === "cells" ? (read[place] ?? null) : null;
  });
  return { value, issues: [] };
}

function send(context: Excel.RequestContext): Promise<void> {
  return context.sync();
}
