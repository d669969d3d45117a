import { CommandType } from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  RemoveColMutation,
  RemoveRowMutation,
} from "@univerjs/preset-sheets-core";
import { cellAddress, fullAddress } from "../../../src/files/xlsx/address";
import type { CellValue } from "../../host/store";
import type { Grid } from "../univer";
import type { UniverStore } from "../univer-store";
import { keyOf, lookAt, placeOf, type Aspect, type GridState, type SheetState } from "./grid-state";
import type { BookChanges, CellChange, OpenedBook, OpenedCell, Sentence, SheetChange } from "./opened-book";
import { isIn, ownDocumentsOf, ownSheetsOf, type OwnSheet, type Shown } from "./own-sheets";
import { sheetIdOf } from "./show-book";

/** What of the grid goes into the file, what does not, and why nothing can. */
export interface CollectedChanges {
  readonly changes: BookChanges;
  readonly saved: readonly Sentence[];
  readonly lost: readonly Sentence[];
  /** Where this is not empty, nothing may be saved. */
  readonly blocked: readonly Sentence[];
}

const ASPECTS: Readonly<Record<Aspect, Sentence>> = {
  formats: { en: "formats of cells", zh: "单元格格式" },
  widths: { en: "widths of columns or which of them are hidden", zh: "列宽或列的隐藏" },
  heights: { en: "heights of rows or which of them are hidden", zh: "行高或行的隐藏" },
  merged: { en: "merged cells", zh: "合并单元格" },
  frozen: { en: "frozen panes", zh: "冻结窗格" },
  tables: { en: "tables", zh: "表格" },
  rules: { en: "conditional formats", zh: "条件格式" },
  tab: { en: "the tab", zh: "工作表标签" },
  place: { en: "its place among the sheets", zh: "工作表的顺序" },
};
const MOVES = [
  [InsertRowMutation.id, "+row"],
  [RemoveRowMutation.id, "-row"],
  [InsertColMutation.id, "+column"],
  [RemoveColMutation.id, "-column"],
] as const;

/** Knows the grid as the file was opened, and tells what became of it since. */
export class GridChanges {
  private readonly before: GridState;
  private readonly ownBefore: readonly OwnSheet[];
  private readonly documentsBefore: string;
  private readonly settings: string;
  /** Rows and columns that were inserted or removed and not put back. */
  private readonly moves: { readonly sheetId: string; readonly move: string; readonly at: string }[] = [];

  private readonly grid: Grid;
  private readonly store: UniverStore;

  constructor(
    private readonly shown: Shown,
    private readonly opened: OpenedBook,
    private readonly settingsNow: () => string,
  ) {
    const { grid, store } = shown;
    this.grid = grid;
    this.store = store;
    this.before = lookAt(grid, store);
    this.ownBefore = ownSheetsOf(shown, this.before.sheets);
    this.documentsBefore = JSON.stringify(ownDocumentsOf(shown));
    this.settings = settingsNow();
    grid.commands.onCommandExecuted(({ id, type, params }) => {
      const move = MOVES.find(([mutation]) => mutation === id)?.[1];
      if (type === CommandType.MUTATION && move) this.noteMove(move, params ?? {});
    });
  }

  /** What of the opened file the grid shows as an error, because it cannot calculate it. */
  uncalculated(): readonly Sentence[] {
    const cells = this.before.sheets.flatMap((sheet) => {
      const shown = new Map(this.fileSheet(sheet.id)?.cells.map((cell) => [keyOf(cell.row, cell.column), cell.value]));
      return [...sheet.cells].flatMap(([key, { value, formula }]) => {
        const isError = typeof value === "object" && !isBusy(value) && typeof shown.get(key) !== "object";
        const { row, column } = placeOf(key);
        return formula !== undefined && isError ? [fullAddress(sheet.name, cellAddress(row, column))] : [];
      });
    });
    if (cells.length === 0) return [];
    const some = `${cells.slice(0, 5).join(", ")}${cells.length > 5 ? ", …" : ""}`;
    return [
      {
        en: `Shown as an error, because this grid cannot calculate it, and kept in the file: ${some}.`,
        zh: `此表格无法计算、显示为错误、但在文件中保持不变的公式：${some}。`,
      },
    ];
  }

  collect(): CollectedChanges {
    const now = lookAt(this.grid, this.store);
    const own = ownSheetsOf(this.shown, now.sheets);
    const documents = ownDocumentsOf(this.shown);
    const differs =
      JSON.stringify(own.map(({ edits }) => edits)) !== JSON.stringify(this.ownBefore.map(({ edits }) => edits)) ||
      JSON.stringify(documents) !== this.documentsBefore;
    // A document without its sheet has no place in a plan, and is not made anew.
    const isKept = own.some(({ role }) => role === "policy");
    const plan = differs ? [...own.flatMap(({ edits }) => edits), ...(isKept ? documents : [])] : [];
    const [sheets, saved, lost] = [[] as SheetChange[], [] as Sentence[], [] as Sentence[]];
    if (plan.length > 0) saved.push(list(own.map(({ name }) => name)));
    for (const { role, name } of differs ? own : [])
      if (role === "charts" || role === "pivot")
        lost.push({ en: `new charts and PivotTables on “${name}”`, zh: `“${name}”中新的图表和数据透视表` });
    for (const sheet of now.sheets) {
      const ours = own.find(({ id }) => id === sheet.id);
      const before = this.before.sheets.find(({ id }) => id === sheet.id);
      const change = ours
        ? this.ofOwn(ours, differs ? undefined : before, sheet, lost)
        : this.ofUser(sheet, before, lost);
      if (change.cells.length === 0 && before) continue;
      if (ours && change.cells.length === 0) continue;
      sheets.push(change);
      saved.push(cellsSaved(change));
    }
    const isChanged = sheets.length > 0 || plan.length > 0;
    const results = isChanged ? this.addResults(now, own, sheets) : 0;
    const many = results === 1 ? "1 new result of a formula" : `${results} new results of formulas`;
    if (results > 0) saved.push({ en: many, zh: `${results} 个公式的新结果` });
    if (now.names !== this.before.names && !differs) lost.push({ en: "defined names", zh: "定义的名称" });
    if (this.settingsNow() !== this.settings)
      lost.push({ en: "what the pane remembers for the next time", zh: "窗格为下次保留的设置" });
    return { changes: { plan, sheets }, saved, lost, blocked: this.blocked(now) };
  }

  private ofOwn(ours: OwnSheet, before: SheetState | undefined, now: SheetState, lost: Sentence[]): SheetChange {
    const earlier = this.ownBefore.find(({ id }) => id === ours.id);
    if (ours.odd !== (earlier?.odd ?? ""))
      lost.push({
        en: `on “${ours.name}” formats, tables or rules that are not KA's`,
        zh: `“${ours.name}”中非 KA 的格式、表格或规则`,
      });
    // Under a plan the sheet is made anew: all that KA did not write has to be put there again.
    if (!before) return { sheet: ours.name, kind: "existing", cells: ours.others };
    const others = new Set(ours.others.map(({ row, column }) => `${row} ${column}`));
    const cells = differences(before, now).filter(
      ({ row, column, value, formula }) => others.has(`${row} ${column}`) || (value === "" && formula === undefined),
    );
    return { sheet: ours.name, kind: "existing", cells };
  }

  private ofUser(now: SheetState, before: SheetState | undefined, lost: Sentence[]): SheetChange {
    if (!before) {
      const cells = [...now.cells].map(([key, cell]) => this.withArea(now, { ...placeOf(key), ...cell }));
      const has = (["formats", "merged", "tables", "rules"] as const).filter(
        (aspect) => !["[]", "0 0"].includes(now.aspects[aspect]),
      );
      if (has.length > 0) lost.push(aspectsLost(now.name, has));
      return { sheet: now.name, kind: "new", cells };
    }
    // Keys of a record of aspects are aspects, which the type of Object.keys does not say.
    const changed = (Object.keys(ASPECTS) as Aspect[]).filter((key) => now.aspects[key] !== before.aspects[key]);
    if (changed.length > 0) lost.push(aspectsLost(now.name, changed));
    const all = differences(before, now);
    const file = this.fileSheet(now.id);
    if (all.length > 0 && file?.protection === "on") {
      lost.push({ en: `the changes of “${now.name}”, which is protected`, zh: `受保护的工作表“${now.name}”中的改动` });
      return { sheet: before.name, kind: "existing", cells: [] };
    }
    const kept = all.filter((change) => {
      const why = whyNotSaved(change, before, file?.cells ?? []);
      if (why) lost.push(why);
      return !why;
    });
    const cells = [...kept, ...dependents(kept, now, file?.cells ?? [])];
    return { sheet: before.name, kind: "existing", cells: cells.map((change) => this.withArea(now, change)) };
  }

  /** Says of a formula which cells its result fills, and gives no result that is not there yet. */
  private withArea(sheet: SheetState, change: CellChange): CellChange {
    if (change.formula === undefined) return change;
    const isComing = isBusy(change.value);
    const area = this.store.spillArea(sheet.id, change.row, change.column);
    return { ...change, ...(isComing ? { value: "" } : {}), ...(area ? { area } : {}) };
  }

  /** Where cells were changed, the results of other formulas are others too; one that only the grid cannot calculate stays. */
  private addResults(now: GridState, own: readonly OwnSheet[], sheets: SheetChange[]): number {
    let count = 0;
    for (const before of this.before.sheets) {
      const sheet = now.sheets.find(({ id }) => id === before.id);
      if (!sheet || own.some(({ id }) => id === sheet.id)) continue;
      const at = sheets.findIndex((change) => change.sheet === before.name);
      const changed = new Set(sheets[at]?.cells.map(({ row, column }) => `${row} ${column}`));
      const inFile = new Map(
        this.fileSheet(before.id)?.cells.map((cell) => [keyOf(cell.row, cell.column), cell.value]),
      );
      const results = [...sheet.cells].flatMap(([key, { value, formula }]): CellChange[] => {
        const earlier = before.cells.get(key);
        const place = placeOf(key);
        if (formula === undefined || earlier?.formula !== formula || changed.has(`${place.row} ${place.column}`))
          return [];
        if (value === "" || isBusy(value)) return [];
        // Before the add-in answered, the grid knew no better than the file.
        const old = isBusy(earlier.value) ? inFile.get(key) : earlier.value;
        if (typeof value === "object" && typeof old !== "object") return [];
        return isSame(value, old) ? [] : [{ ...place, value, kept: "formula" }];
      });
      if (results.length === 0) continue;
      count += results.length;
      if (at < 0) sheets.push({ sheet: before.name, kind: "existing", cells: results });
      else sheets[at] = { sheet: before.name, kind: "existing", cells: [...(sheets[at]?.cells ?? []), ...results] };
    }
    return count;
  }

  private blocked(now: GridState): Sentence[] {
    const found: Sentence[] = [];
    for (const { id, name } of this.before.sheets) {
      const after = now.sheets.find((sheet) => sheet.id === id);
      if (!after) found.push({ en: `the sheet “${name}” was deleted`, zh: `工作表“${name}”已被删除` });
      else if (after.name !== name)
        found.push({
          en: `the sheet “${name}” was renamed “${after.name}”`,
          zh: `工作表“${name}”已改名为“${after.name}”`,
        });
      if (this.moves.some(({ sheetId }) => sheetId === id))
        found.push({
          en: `rows or columns of “${name}” were inserted or removed`,
          zh: `“${name}”中插入或删除了行或列`,
        });
    }
    return found;
  }

  private noteMove(move: string, params: object): void {
    const { subUnitId = "", range } = params as { readonly subUnitId?: string; readonly range?: object }; // as these four have it
    const inverse = move.replace(/^./, (sign) => (sign === "+" ? "-" : "+"));
    const at = JSON.stringify(range, ["startRow", "endRow", "startColumn", "endColumn"]);
    const last = this.moves.at(-1);
    if (last?.sheetId === subUnitId && last.move === inverse && last.at === at) this.moves.pop();
    else if (this.before.sheets.some(({ id }) => id === subUnitId)) this.moves.push({ sheetId: subUnitId, move, at });
  }

  private fileSheet(id: string) {
    return this.opened.sheets.find((_, place) => sheetIdOf(place) === id);
  }
}

function differences(before: SheetState, now: SheetState): CellChange[] {
  const changes: CellChange[] = [];
  for (const [key, cell] of now.cells) {
    const earlier = before.cells.get(key);
    const isOld =
      cell.formula === undefined
        ? earlier?.formula === undefined && isSame(cell.value, earlier?.value)
        : earlier?.formula === cell.formula;
    if (!isOld) changes.push({ ...placeOf(key), ...cell });
  }
  for (const key of before.cells.keys()) if (!now.cells.has(key)) changes.push({ ...placeOf(key), value: "" });
  return changes;
}

/** Whether a formula has no result yet. */
function isBusy(value: CellValue): boolean {
  return typeof value === "object" && value.error === "#BUSY!";
}

/** Results of the same formula differ in their last digits from program to program. */
function isSame(a: CellValue | undefined, b: CellValue | undefined): boolean {
  if (typeof a === "number" && typeof b === "number")
    return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a === "object" && typeof b === "object") return a.error === b.error;
  return a === b;
}

/** Why a changed cell cannot go into the file, if it cannot. */
function whyNotSaved(
  change: CellChange,
  { name, tables }: SheetState,
  cells: readonly OpenedCell[],
): Sentence | undefined {
  const address = cellAddress(change.row, change.column);
  const table = tables.find(({ rect }) => isIn({ ...rect, rows: 1 }, change));
  if (table)
    return {
      en: `${address} on “${name}”, a header of the table ${table.name}`,
      zh: `“${name}”的 ${address}（表格 ${table.name} 的标题）`,
    };
  const array = cells.find(
    ({ row, column, area }) => area && (row !== change.row || column !== change.column) && isIn(area, change),
  );
  if (array)
    return {
      en: `${address} on “${name}”, part of an array formula`,
      zh: `“${name}”的 ${address}（数组公式的一部分）`,
    };
  return undefined;
}

/** Cells that have their formula from a changed one: each is given its own. */
function dependents(changes: readonly CellChange[], now: SheetState, cells: readonly OpenedCell[]): CellChange[] {
  const changed = new Set(changes.map(({ row, column }) => `${row} ${column}`));
  const isChanged = ({ row, column }: OpenedCell) => changed.has(`${row} ${column}`);
  const masters = new Set(
    cells.flatMap((cell) =>
      cell.shared !== undefined && cell.formula !== undefined && isChanged(cell) ? [cell.shared] : [],
    ),
  );
  if (masters.size === 0) return [];
  return cells.flatMap((cell): CellChange[] => {
    if (cell.shared === undefined || !masters.has(cell.shared) || isChanged(cell)) return [];
    const state = now.cells.get(keyOf(cell.row, cell.column));
    return state ? [{ row: cell.row, column: cell.column, ...state }] : [];
  });
}

function aspectsLost(sheet: string, aspects: readonly Aspect[]): Sentence {
  return {
    en: `on “${sheet}” ${aspects.map((aspect) => ASPECTS[aspect].en).join(", ")}`,
    zh: `“${sheet}”的${aspects.map((aspect) => ASPECTS[aspect].zh).join("、")}`,
  };
}

function cellsSaved({ sheet, kind, cells }: SheetChange): Sentence {
  const count = cells.length;
  if (kind === "new") return { en: `the new sheet “${sheet}”`, zh: `新工作表“${sheet}”` };
  return { en: `${count} ${count === 1 ? "cell" : "cells"} on “${sheet}”`, zh: `“${sheet}”的 ${count} 个单元格` };
}

function list(names: readonly string[]): Sentence {
  const quoted = names.map((name) => `“${name}”`);
  const last = quoted.at(-1) ?? "";
  const en = quoted.length > 1 ? `${quoted.slice(0, -1).join(", ")} and ${last}` : last;
  return { en, zh: quoted.join("、") };
}
