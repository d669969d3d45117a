import { AreaGathering } from "../core/formula-cells/formula-areas";
import { callsKa } from "../core/formula-cells/formula-text";
import type { FoundFormulas, LeftFormulas } from "../core/formula-cells/freeze";
import { refusal, type Issue, type Outcome } from "../core/issues";
import type { Block } from "../core/plan/block";
import { SHEET_MARKS } from "../core/plan/own-sheets";
import type { Progress } from "../core/workbook";
import { readPieces, type SheetBlock } from "./cell-pieces";
import { sheetsWithRules } from "./find-rules";
import { isLost } from "./sheets";

/** Areas of formulas that are asked for one by one; where a sheet has more, all its cells are read. */
const MOST_AREAS = 5_000;
/** Cells that are asked at once how far they spill. */
const SPILLS_AT_ONCE = 200;

/** A cell with a formula that calls KA. */
interface Cell {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly shows: "value" | "error";
}

/** Finds the formulas of the workbook that call KA, and says what forbids making them values. Reads only. */
export async function findFormulas(
  context: Excel.RequestContext,
  progress?: Progress,
): Promise<Outcome<FoundFormulas>> {
  const { workbook } = context;
  workbook.load("readOnly");
  workbook.protection.load("protected");
  workbook.worksheets.load("items/name,items/visibility");
  workbook.names.load("items/name,items/formula");
  context.application.load("calculationMode");
  const mark = workbook.names.getItemOrNullObject(SHEET_MARKS.log).load("formula");
  await context.sync();
  if (workbook.readOnly) return { issues: [refusal("readOnlyWorkbook", {})] };
  const log = isLost(mark) ? undefined : mark.getRange().worksheet.load("name");
  await context.sync();
  // The log is written anew, with the values of whatever somebody added to it.
  const sheets = workbook.worksheets.items.filter(({ name }) => name !== log?.name);
  const blocks = await formulaBlocks(
    context,
    sheets.map(({ name }) => name),
  );
  const cells = new Map<string, Cell[]>();
  const spilling = new Set<string>();
  const read = await readPieces(context, blocks, {
    load: "formulas,values,valueTypes",
    progress,
    take(place, piece, range) {
      const block = blocks[place];
      const found = block && cellsOf(piece, range);
      if (!found || found.length === 0) return;
      const known = cells.get(block.sheet) ?? [];
      for (const cell of found) known.push(cell);
      cells.set(block.sheet, known);
      if (block.spills) spilling.add(block.sheet);
    },
  });
  if (read === "cancelled") return { issues: [refusal("cancelled", { written: "nothing" })] };
  if (read === "tooLarge") return { issues: [refusal("tooLargeForExcel", {})] };

  const found: { -readonly [K in keyof FoundFormulas]: FoundFormulas[K] } = {
    ...{ areas: [], left: [], hidden: [], names: [], calculation: "automatic" },
  };
  for (const { name, visibility } of sheets) {
    const here = cells.get(name);
    if (!here) continue;
    const spills = spilling.has(name) ? await spillsOf(context, name, here) : new Map<Cell, Block>();
    const { areas, left } = await gather(context, name, { cells: here, spills });
    found.areas = [...found.areas, ...areas];
    found.left = [...found.left, ...left];
    if (areas.length > 0 && visibility !== Excel.SheetVisibility.visible) found.hidden = [...found.hidden, name];
  }
  const rules = await sheetsWithRules(
    context,
    sheets.map(({ name }) => name),
  );
  if (rules.length > 0) found.rules = rules;
  found.names = workbook.names.items.filter(({ formula }) => callsKa(String(formula))).map(({ name }) => name);
  if (context.application.calculationMode === Excel.CalculationMode.manual) found.calculation = "manual";
  const issues = await whatForbids(context, [...new Set(found.areas.map(({ sheet }) => sheet))]);
  if (issues.length > 0) return { issues };
  if (found.areas.length > 0 && workbook.protection.protected) return { issues: [refusal("protectedWorkbook", {})] };
  return { value: found, issues: [] };
}

/** Where the sheets have formulas, and whether results of some spill there. */
async function formulaBlocks(
  context: Excel.RequestContext,
  names: readonly string[],
): Promise<(SheetBlock & { readonly spills: boolean })[]> {
  const asked = names.map((name) => {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.protection.load("protected");
    const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount,hasSpill");
    return { name, sheet, used };
  });
  await context.sync();
  const filled = asked
    .filter(({ used }) => !used.isNullObject)
    .map(({ name, sheet, used }) => {
      // On a protected sheet Excel does not look for cells of a kind.
      const special = sheet.protection.protected
        ? undefined
        : sheet.getRange().getSpecialCellsOrNullObject(Excel.SpecialCellType.formulas).load("areaCount");
      return { name, used, special };
    });
  await context.sync();
  const closer = filled.flatMap(({ name, used, special }) => {
    if (special?.isNullObject) return [];
    const areas = special && special.areaCount <= MOST_AREAS ? special.areas : undefined;
    areas?.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
    return [{ name, used, areas }];
  });
  await context.sync();
  return closer.flatMap(({ name, used, areas }) =>
    (areas?.items ?? [used]).map((range) => ({
      sheet: name,
      ...{ row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount },
      spills: (used.hasSpill as boolean | null) !== false,
    })),
  );
}

/** The cells of a piece whose formula calls KA. */
function cellsOf({ row, column }: Block, { formulas, values, valueTypes }: Excel.Range): Cell[] {
  const found: Cell[] = [];
  for (const [down, line] of formulas.entries()) {
    for (const [across, formula] of (line as unknown[]).entries()) {
      const value: unknown = values[down]?.[across];
      // A text that looks like a formula is its own value.
      if (typeof formula !== "string" || !formula.startsWith("=") || formula === value || !callsKa(formula)) continue;
      const shows = isError(value, valueTypes[down]?.[across]) ? "error" : "value";
      found.push({ row: row + down, column: column + across, formula, shows });
    }
  }
  return found;
}

/** Whether a cell shows an error; `#BUSY!`, while a function of KA's is at work, is one, of whichever type. */
function isError(value: unknown, type: Excel.RangeValueType | undefined): boolean {
  if (type === Excel.RangeValueType.error) return true;
  return type !== Excel.RangeValueType.string && typeof value === "string" && value.startsWith("#");
}

/** The cells that the formulas among these fill, by the cell of the formula. What a formula fills has none of its own, whatever Excel says of it. */
async function spillsOf(
  context: Excel.RequestContext,
  name: string,
  cells: readonly Cell[],
): Promise<ReadonlyMap<Cell, Block>> {
  const sheet = context.workbook.worksheets.getItem(name);
  const spills = new Map<Cell, Block>();
  const blocks: Block[] = [];
  const isFilled = ({ row, column }: Cell) =>
    blocks.some(
      (one) => row >= one.row && row < one.row + one.rows && column >= one.column && column < one.column + one.columns,
    );
  for (let next = 0; next < cells.length;) {
    const asked: { readonly cell: Cell; readonly range: Excel.Range }[] = [];
    for (; next < cells.length && asked.length < SPILLS_AT_ONCE; next++) {
      const cell = cells[next];
      if (!cell || isFilled(cell)) continue;
      const range = sheet.getCell(cell.row, cell.column).getSpillingToRangeOrNullObject();
      asked.push({ cell, range: range.load("rowIndex,columnIndex,rowCount,columnCount") });
    }
    // One request for many cells: what they fill is not known before.
    await send(context);
    for (const { cell, range } of asked) {
      if (range.isNullObject || isFilled(cell)) continue;
      const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = range;
      spills.set(cell, { row, column, rows, columns });
      if (rows * columns > 1) blocks.push({ row, column, rows, columns });
    }
  }
  return new Map([...spills].filter(([, { rows, columns }]) => rows * columns > 1));
}

/** The formulas of a sheet in areas; those that show an error, or fill a cell with one, apart. */
async function gather(
  context: Excel.RequestContext,
  sheet: string,
  { cells, spills }: { readonly cells: readonly Cell[]; readonly spills: ReadonlyMap<Cell, Block> },
): Promise<Pick<FoundFormulas, "areas" | "left">> {
  const filled = [...spills].map(([cell, block]) => ({ cell, ...block, sheet }));
  const wrong = new Set<Cell>();
  if (filled.length > 0)
    await readPieces(context, filled, {
      load: "values,valueTypes",
      take(place, _piece, { values, valueTypes }) {
        const cell = filled[place]?.cell;
        const isWrong = values.some((line, down) =>
          (line as unknown[]).some((value, across) => isError(value, valueTypes[down]?.[across])),
        );
        if (cell && isWrong) wrong.add(cell);
      },
    });
  const [areas, left] = [new AreaGathering(sheet), new AreaGathering(sheet)];
  const inside = (cell: Cell) =>
    filled.some(
      (one) =>
        one.cell !== cell &&
        cell.row >= one.row &&
        cell.row < one.row + one.rows &&
        cell.column >= one.column &&
        cell.column < one.column + one.columns,
    );
  for (const cell of cells) {
    const block = spills.get(cell);
    if (!block && inside(cell)) continue;
    const into = cell.shows === "error" || wrong.has(cell) ? left : areas;
    if (block) into.addSpill(block, cell.formula);
    else into.add(cell.row, cell.column, cell.formula);
  }
  const why = "error" as const;
  return { areas: areas.finish(), left: left.finish().map((area): LeftFormulas => ({ area, why })) };
}

/** What forbids changing cells of the sheets, each by its name. */
export async function whatForbids(context: Excel.RequestContext, names: readonly string[]): Promise<Issue[]> {
  const asked = names.map((name) => {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.protection.load("protected");
    sheet.autoFilter.load("isDataFiltered");
    sheet.tables.load("items/autoFilter/isDataFiltered");
    return { name, sheet };
  });
  await context.sync();
  return asked.flatMap(({ name, sheet }): Issue[] => {
    if (sheet.protection.protected) return [refusal("protectedSheet", { sheet: name })];
    const filtered =
      sheet.autoFilter.isDataFiltered || sheet.tables.items.some((table) => table.autoFilter.isDataFiltered);
    return filtered ? [refusal("formulasFiltered", { sheet: name })] : [];
  });
}

function send(context: Excel.RequestContext): Promise<void> {
  return context.sync();
}
