import { BooleanNumber, BorderStyleTypes } from "@univerjs/core";
import { type IRangeThemeStyleJSON, RegisterWorksheetRangeThemeStyleMutation } from "@univerjs/preset-sheets-core";
import {
  AddSheetTableCommand,
  DeleteSheetTableCommand,
  SetSheetTableCommand,
  TableManager,
} from "@univerjs/preset-sheets-table";
import { type Rect, Refusal, type TableChange, type TableFacts } from "../host/store";
import { toRange, toRect } from "./grid-cells";
import type { Grid } from "./univer";

type Table = NonNullable<ReturnType<TableManager["getTableById"]>>;

/** What Excel knows of a table and Univer does not draw: kept, so that the add-in reads back what it wrote. */
type Undrawn = Omit<TableFacts, "id" | "name" | "sheetId" | "rect">;

const undrawnDefaults: Undrawn = {
  style: "TableStyleMedium2",
  showHeaders: true,
  showTotals: false,
  showFilterButton: true,
  showBandedRows: true,
  showBandedColumns: false,
  highlightFirstColumn: false,
  highlightLastColumn: false,
  criteria: new Map(),
};

const defaultStyle = undrawnDefaults.style;
const line = { s: BorderStyleTypes.THIN, cl: { rgb: "#000000" } };
/** Two of Excel's table styles as Univer draws them; Univer's own colour the last row as if it were a total. */
const themes: readonly IRangeThemeStyleJSON[] = [
  {
    name: "TableStyleLight1",
    headerRowStyle: { bl: BooleanNumber.TRUE, bd: { t: line, b: line } },
    firstRowStyle: { bg: { rgb: "#f2f2f2" } },
    secondRowStyle: { bg: { rgb: "#ffffff" } },
    lastRowStyle: { bd: { b: line } },
  },
  {
    name: defaultStyle,
    headerRowStyle: { bg: { rgb: "#4472c4" }, cl: { rgb: "#ffffff" }, bl: BooleanNumber.TRUE },
    firstRowStyle: { bg: { rgb: "#d9e1f2" } },
    secondRowStyle: { bg: { rgb: "#ffffff" } },
    lastRowStyle: { bd: { b: { ...line, cl: { rgb: "#8ea9db" } } } },
  },
];

/** The tables of the grid. */
export class GridTables {
  private readonly undrawn = new Map<string, Undrawn>();
  private readonly tables: TableManager;
  private lastId = 0;

  constructor(private readonly grid: Grid) {
    this.tables = grid.injector.get(TableManager);
    for (const rangeThemeStyleJson of themes) {
      this.run(RegisterWorksheetRangeThemeStyleMutation.id, {
        themeName: rangeThemeStyleJson.name,
        rangeThemeStyleJson,
      });
    }
  }

  list(): readonly TableFacts[] {
    return this.tables
      .getTableList(this.grid.unitId)
      .map(({ id }) => this.tables.getTableById(this.grid.unitId, id))
      .filter((table) => table !== undefined)
      .map((table) => this.facts(table));
  }

  add(sheetId: string, rect: Rect, name: string): TableFacts {
    const id = `table-${++this.lastId}`;
    this.run(AddSheetTableCommand.id, {
      subUnitId: sheetId,
      range: toRange(rect),
      id,
      name,
      options: { tableStyleId: defaultStyle, showHeader: true },
    });
    const table = this.tables.getTableById(this.grid.unitId, id);
    if (!table) throw new Error("The grid made no table");
    return this.facts(table);
  }

  set(tableId: string, { name, rect, ...rest }: TableChange): void {
    this.undrawn.set(tableId, { ...(this.undrawn.get(tableId) ?? undrawnDefaults), ...rest });
    if (rest.style !== undefined) {
      const drawn = themes.some((theme) => theme.name === rest.style) ? rest.style : defaultStyle;
      this.run(SetSheetTableCommand.id, { tableId, theme: drawn });
    }
    if (name !== undefined) this.run(SetSheetTableCommand.id, { tableId, name });
    if (rect !== undefined) {
      this.run(SetSheetTableCommand.id, { tableId, updateRange: { newRange: toRange(rect) } });
    }
  }

  remove(tableId: string): void {
    const table = this.tables.getTableById(this.grid.unitId, tableId);
    if (!table) throw new Error(`The grid has no table ${tableId}`);
    this.run(DeleteSheetTableCommand.id, { subUnitId: table.getSubunitId(), tableId });
  }

  private facts(table: Table): TableFacts {
    return {
      ...(this.undrawn.get(table.getId()) ?? undrawnDefaults),
      id: table.getId(),
      name: table.getDisplayName(),
      sheetId: table.getSubunitId(),
      rect: toRect(table.getRange()),
    };
  }

  private run(id: string, params: object): void {
    const done = this.grid.commands.syncExecuteCommand(id, { unitId: this.grid.unitId, ...params });
    // Univer says no with false and a line in the log.
    if (!done) throw new Refusal("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  }
}
