import { lettersOf } from "../../core/sheets/pages";
import type { Block } from "../../core/plan/block";
import { SHEET_MARKS, type SheetRole } from "../../core/plan/own-sheets";
import type { CellColumn, CellLook, Edit, Plan } from "../../core/plan";
import { cellsOfPivot } from "./pivot-cells";
import type { StyleList } from "./style-list";

type Of<K extends Edit["kind"]> = Extract<Edit, { kind: K }>;

/** What a plan puts on one sheet, gathered so that the sheet can be written in one go from its first row to its last. */
export interface SheetDraft {
  readonly role: SheetRole;
  readonly name: string;
  readonly cells: readonly Of<"setCells">[];
  readonly formulas: readonly Of<"setFormula">[];
  readonly looks: readonly Of<"setLook">[];
  readonly tables: readonly Of<"makeTable">[];
  readonly rules: readonly Of<"colourClasses">[];
  readonly bars: readonly Of<"drawBars">[];
  readonly choices: readonly Of<"setChoices">[];
  readonly shades: readonly Of<"shadeCells">[];
  /** KA's charts on the sheet; nothing where the plan says nothing of charts. */
  readonly charts: Of<"makeCharts">["charts"] | undefined;
  readonly pivots: Of<"makePivots">["pivots"] | undefined;
  /** Names for formulas over cells of the sheet. */
  readonly names: readonly Of<"setName">[];
  readonly widths: readonly number[];
  readonly frozenRows: number;
  readonly page: Of<"setPage"> | undefined;
  /** The block from the first cell that holds all that was written. */
  readonly rows: number;
  readonly columns: number;
  /** Headers of KA's own columns on a sheet that people add columns to. */
  readonly headers: readonly string[] | undefined;
}

/** Rows of a sheet in which every column has one source and one style. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly SegmentColumn[];
  /** How many lines the texts of each row take, where they go on below; one everywhere where it is left out. */
  readonly lines?: Uint8Array | undefined;
}

/** A column of a segment: the cell of a row is `values[row - start]`. */
export interface SegmentColumn {
  readonly column: number;
  readonly values: CellColumn["values"];
  readonly start: number;
  readonly style: number;
  /** Whether a cell without a value shows anything, such as a fill. */
  readonly blank: "shown" | "left";
  /** The formula of the cells, with its `=`: what they show is their value. */
  readonly formula?: string;
}

const NO_VALUES: readonly null[] = [];
/** Letters of a column that says nothing of its width; a row is never higher than Excel lets it be. */
const [STANDARD_WIDTH, MOST_LINES] = [8, 27];

/** Gathers a plan by sheet, in the order in which the sheets are opened. */
export function draftSheets(plan: Plan): SheetDraft[] {
  const roles = (Object.keys(SHEET_MARKS) as SheetRole[]).filter((role) =>
    // The keys of a record of roles are roles, which the type of Object.keys does not say.
    plan.edits.some((edit) => edit.kind === "openSheet" && edit.sheet === role),
  );
  return roles.map((role) => {
    const edits = plan.edits.filter(({ sheet }) => sheet === role);
    const cleared = edits.findLastIndex(({ kind }) => kind === "clearSheet");
    const kept = edits
      .slice(cleared + 1)
      .flatMap((edit): Edit[] => (edit.kind === "makePivots" ? [edit, ...edit.pivots.flatMap(cellsOfPivot)] : [edit]));
    const of = <K extends Edit["kind"]>(kind: K) => kept.filter((edit): edit is Of<K> => edit.kind === kind);
    const cells = of("setCells");
    const opened = edits.find((edit) => edit.kind === "openSheet");
    return {
      role,
      name: opened?.name ?? role,
      cells,
      formulas: of("setFormula"),
      looks: of("setLook"),
      tables: of("makeTable"),
      rules: of("colourClasses"),
      bars: of("drawBars"),
      choices: of("setChoices"),
      shades: of("shadeCells"),
      charts: of("makeCharts").at(-1)?.charts,
      pivots: of("makePivots").at(-1)?.pivots,
      names: of("setName"),
      widths: of("setWidths").at(-1)?.widths ?? [],
      frozenRows: of("freezeRows").at(-1)?.rows ?? 0,
      page: of("setPage").at(-1),
      rows: Math.max(1, ...cells.map((edit) => edit.at.row + rowsOf(edit))),
      columns: Math.max(1, ...cells.map(({ at, columns }) => at.column + columns.length)),
      headers: opened?.headers,
    };
  });
}

/** What a cell of the sheet holds, and in which number format; the later edit counts. */
export function cellAt(
  draft: SheetDraft,
  row: number,
  column: number,
): { readonly value: CellColumn["values"][number] | null; readonly format: string } {
  const edit = draft.cells.findLast(
    ({ at, columns }) =>
      at.column <= column &&
      column < at.column + columns.length &&
      at.row <= row &&
      row < at.row + (columns[column - at.column]?.values.length ?? 0),
  );
  const source = edit?.columns[column - edit.at.column];
  return { value: (edit && source?.values[row - edit.at.row]) ?? null, format: source?.format ?? "General" };
}

/** Cuts a sheet into segments: where blocks lie over each other, the later edit counts. */
export function segmentsOf(draft: SheetDraft, styles: StyleList): Segment[] {
  const bounds = new Set<number>();
  for (const edit of draft.cells) bounds.add(edit.at.row).add(edit.at.row + rowsOf(edit));
  for (const { block } of [...draft.looks, ...draft.formulas]) bounds.add(block.row).add(block.row + block.rows);
  const rows = [...bounds].sort((a, b) => a - b);
  return rows.slice(0, -1).flatMap((from, i): Segment[] => {
    const to = rows[i + 1] ?? from;
    const columns = columnsBetween(draft, from, styles);
    return columns.length > 0 ? [{ from, to, columns, lines: linesOf(draft, { from, to, columns }) }] : [];
  });
}

/** Rows are as high as their texts, because not every reader measures a row that says nothing of its height. */
function linesOf(draft: SheetDraft, { from, to, columns }: Segment): Uint8Array | undefined {
  const looks = draft.looks.filter(({ look, block }) => look === "wrapped" && isRowInside(block, from));
  if (looks.length === 0) return undefined;
  const wrapped = columns.filter(({ column }) => looks.some(({ block }) => isInside(block, column)));
  return Uint8Array.from({ length: to - from }, (_, i) =>
    Math.max(
      1,
      ...wrapped.map(({ column, values, start }) => {
        const value = values[from + i - start];
        const width = Math.max(1, (draft.widths[column] ?? STANDARD_WIDTH) - 1);
        return typeof value === "string" ? Math.min(MOST_LINES, linesIn(value, width)) : 1;
      }),
    ),
  );
}

/** Lines of a text in a column of so many letters. */
function linesIn(text: string, width: number): number {
  return text.split("\n").reduce((lines, part) => lines + Math.max(1, Math.ceil(lettersOf(part) / width)), 0);
}

function columnsBetween(draft: SheetDraft, row: number, styles: StyleList): SegmentColumn[] {
  const cells = draft.cells.filter((edit) => edit.at.row <= row && row < edit.at.row + rowsOf(edit));
  const looks = draft.looks.filter(({ block }) => isRowInside(block, row));
  const formulas = draft.formulas.filter(({ block }) => isRowInside(block, row));
  const width = Math.max(
    0,
    ...cells.map(({ at, columns }) => at.column + columns.length),
    ...[...looks, ...formulas].map(({ block }) => block.column + block.columns),
  );
  return Array.from({ length: width }, (_, column): SegmentColumn[] => {
    const edit = cells.findLast(({ at, columns }) => at.column <= column && column < at.column + columns.length);
    const source = edit?.columns[column - edit.at.column];
    const own = looks.filter(({ block }) => isInside(block, column)).map(({ look }): CellLook => look);
    const filled = own.includes("heading");
    const calculated = formulas.findLast(({ block }) => isInside(block, column));
    if (calculated) {
      const { formula, shows = "" } = calculated;
      // One value for as many rows as the block has: what all of them show.
      const values = new Array<string>(calculated.block.rows).fill(shows);
      const style = styles.cell(source?.format ?? "General", own);
      return [{ column, values, start: calculated.block.row, style, blank: "left", formula }];
    }
    if (!source && !filled) return [];
    return [
      {
        column,
        values: source?.values ?? NO_VALUES,
        start: edit?.at.row ?? row,
        style: styles.cell(source?.format ?? "General", own),
        blank: filled ? "shown" : "left",
      },
    ];
  }).flat();
}

function isRowInside(block: Block, row: number): boolean {
  return block.row <= row && row < block.row + block.rows;
}

function isInside(block: Block, column: number): boolean {
  return block.column <= column && column < block.column + block.columns;
}

function rowsOf({ columns }: Of<"setCells">): number {
  return Math.max(0, ...columns.map(({ values }) => values.length));
}
