import type { Result } from "../classes";
import { coloursOf, type Colouring } from "./colours";
import { listPage } from "./pages";
import type { SheetRole } from "../plan/own-sheets";
import type { Edit, ListColumn } from "../plan";
import { classLabel } from "../text/text";

/** How a list is shown on a sheet of its own. */
export interface ListLook {
  readonly sheet: SheetRole;
  readonly name: string;
  readonly table: string;
  /** So many first columns are repeated on every page. */
  readonly titleColumns: number;
  /** The column of classes, which take their colours. */
  readonly classes?: { readonly column: number; readonly of: Result | undefined; readonly colouring: Colouring };
  readonly bars?: { readonly column: number; readonly colour: string };
  /** Of a list of sentences, which is printed in smaller letters: whether those that are longer than their column go on below. */
  readonly height?: "wrapped" | "oneLine";
}

/** A list of KA's own as a whole sheet: an Excel table with widths, frozen headers, colours and page. It has a line at least. */
export function layOutList(columns: readonly ListColumn[], look: ListLook): Edit[] {
  const { sheet, name, table, titleColumns, classes, bars, height } = look;
  const rows = columns[0]?.cells.values.length ?? 0;
  const at = { row: 0, column: 0 };
  const below = (column: number) => ({ row: 1, column, rows, columns: 1 });
  const widths = columns.map(({ width }) => width);
  return [
    { kind: "openSheet", sheet, name, columns: columns.length },
    { kind: "clearSheet", sheet },
    { kind: "setCells", sheet, at, columns: columns.map(({ header }) => ({ values: [header], format: "@" })) },
    { kind: "setCells", sheet, at: { row: 1, column: 0 }, columns: columns.map(({ cells }) => cells) },
    {
      ...{ kind: "makeTable", sheet, name: table, style: "TableStyleLight1" },
      block: { ...at, rows: rows + 1, columns: columns.length },
    },
    ...(height === "wrapped" && rows > 0
      ? [
          {
            kind: "setLook",
            sheet,
            block: { row: 1, column: 0, rows, columns: columns.length },
            look: "wrapped",
          } as const,
        ]
      : []),
    { kind: "setWidths", sheet, widths },
    { kind: "freezeRows", sheet, rows: 1 },
    listPage(sheet, widths, { titleColumns, letters: height === undefined ? "usual" : "small" }),
    ...(classes && classes.column >= 0
      ? [
          {
            ...({ kind: "colourClasses", sheet, block: below(classes.column), classColumn: classes.column } as const),
            rules: classRules(classes.of, classes.colouring),
          },
        ]
      : []),
    ...(bars && bars.column >= 0
      ? [{ kind: "drawBars", sheet, block: below(bars.column), colour: bars.colour } as const]
      : []),
  ];
}

/** The colour of every class of a result that has customers or a rule of its own. */
export function classRules(
  result: Result | undefined,
  colouring: Colouring,
): { label: string; fill: string; font: string }[] {
  return (result?.classes.list ?? []).map((entry, place) => ({
    label: classLabel(entry, colouring.language),
    ...coloursOf(entry, place, colouring),
  }));
}
