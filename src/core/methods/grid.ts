import * as z from "zod";
import { isBeside, type ClassKind, type CustomerClass } from "../customer-class";
import { refusal } from "../issues";
import { standingOf } from "../stats/standing";
import { inPieces } from "../steps";
import { defineMethod, nameOption, type Classes } from "./method";

/** The named sets of cells: the kinds by row, the best class of either first. Definitions, sections 10 and 11. */
const SETS = {
  salesMargin: [
    ["star", "volume"],
    ["niche", "drain"],
  ],
  valuePotential: [
    ["coreAccount", "sustain"],
    ["develop", "basic"],
  ],
  // Loyal, swing, new
  potentialLoyalty: [
    ["deepen", "winOver", "nurture"],
    ["retain", "watch", "lightTouch"],
  ],
} as const satisfies { readonly [set: string]: readonly (readonly ClassKind[])[] };

/** A set of cells with names of its own. */
export type GridSet = keyof typeof SETS;

/** Why a customer stands in a cell: its class by either method. */
export interface GridFacts {
  /** The names of the two methods in the policy. */
  readonly methods: readonly [string, string];
  readonly classes: readonly [CustomerClass, CustomerClass];
  /** With a named set: the bands of it that the two classes count for, 0 the best. */
  readonly bands?: { readonly set: GridSet; readonly row: number; readonly column: number } | undefined;
  /** The cell has a name of the policy's own. */
  readonly named: "byPolicy" | "bySet" | "joined";
}

interface GridData {
  readonly rows: Pick<Classes, "list" | "of">;
  readonly columns: Pick<Classes, "list" | "of">;
}

/** More cells than these do not fit one list of classes. */
const MOST_CLASSES = 250;

const classRef = z.string().trim().min(1).max(60);

/**
 * Two classifications crossed: a class for each pair of classes, named by the two (AX … CZ), by a set of names, or by the policy. Definitions,
 * sections 6, 10 and 11.
 */
export const grid = defineMethod({
  id: "grid",
  options: z
    .strictObject({
      id: z.literal("grid"),
      name: nameOption,
      rows: classRef.default("abc").describe("Name of the classification, before this one, that gives the rows"),
      columns: classRef.default("xyz").describe("Name of the classification, before this one, that gives the columns"),
      names: z
        .enum(["joined", "salesMargin", "valuePotential", "potentialLoyalty"])
        .default("joined")
        .describe("Names of the cells: those of the two classes joined (AX … CZ), or a set of names for high and low"),
      highRows: z
        .int()
        .min(1)
        .max(49)
        .default(1)
        .describe("With a set of names: how many classes of the rows count as high"),
      highColumns: z
        .int()
        .min(1)
        .max(49)
        .default(1)
        .describe("With a set of names: how many classes of the columns count as high, or loyal"),
      cells: z
        .array(
          z.strictObject({
            row: classRef.describe("Class of the rows, by its name or kind"),
            column: classRef.describe("Class of the columns, by its name or kind"),
            label: classRef.describe("Name of the cell"),
          }),
        )
        .max(MOST_CLASSES)
        .optional()
        .describe("Names of your own for single cells; cells of one name are one class"),
    })
    .refine(
      ({ cells = [] }) => new Set(cells.map(({ row, column }) => fold(`${row}\n${column}`))).size === cells.length,
      {
        path: ["cells"],
        message: "cellsUnique",
      },
    ),
  needs: () => [],
  refersTo: ({ rows, columns }) => [
    { key: "rows", name: rows },
    { key: "columns", name: columns },
  ],

  *classify(customers, options, { before }) {
    const [rows, columns] = [before.get(options.rows), before.get(options.columns)];
    // A method before it that failed has said why.
    if (!rows || !columns) return { issues: [] };
    for (const { row, column } of options.cells ?? []) {
      for (const [name, wanted, { list }] of [
        [options.rows, row, rows],
        [options.columns, column, columns],
      ] as const) {
        if (list.some((entry) => isCalled(entry, wanted))) continue;
        const known = list.map(({ label, kind }) => label ?? kind);
        return { issues: [refusal("classUnknown", { method: name, class: wanted, known })] };
      }
    }
    const cells = rows.list.map((row, i) => columns.list.map((column, j) => cellOf(options, [row, i], [column, j])));
    const places = new Map<string, number>();
    const list: CustomerClass[] = [];
    const isLast = (entry: CustomerClass) => isBeside(entry);
    for (const entry of [...cells.flat().filter((cell) => !isLast(cell)), ...cells.flat().filter(isLast)]) {
      if (places.has(identityOf(entry))) continue;
      places.set(identityOf(entry), list.length);
      list.push(entry);
    }
    if (list.length > MOST_CLASSES)
      return { issues: [refusal("gridTooLarge", { cells: list.length, most: MOST_CLASSES })] };
    const placeOf = cells.map((line) => line.map((entry) => places.get(identityOf(entry)) ?? 0));
    const of = new Uint8Array(customers.count);
    const [byRow, byColumn] = [rows.of, columns.of];
    inPieces(0, of.length, (from, to) => {
      for (let i = from; i < to; i++) of[i] = placeOf[byRow[i] ?? 0]?.[byColumn[i] ?? 0] ?? 0;
    });
    yield;
    const data: GridData = { rows: { list: rows.list, of: rows.of }, columns: { list: columns.list, of: columns.of } };
    return {
      value: { measure: customers.amount, standing: standingOf(customers.amount), list, of, data },
      issues: [],
    };
  },

  explain({ of, data }, options, customer) {
    const place = of[customer] ?? 0;
    if (!data) return { class: place, facts: undefined };
    const [i, j] = [data.rows.of[customer] ?? 0, data.columns.of[customer] ?? 0];
    const [row, column] = [withoutBound(data.rows.list[i]), withoutBound(data.columns.list[j])];
    const { names, highRows, highColumns } = options;
    const isRated = !isBeside(row) && !isBeside(column);
    const bands =
      names === "joined" || !isRated
        ? undefined
        : { set: names, row: bandOf(i, highRows, 2), column: bandOf(j, highColumns, SETS[names][0].length) };
    const facts: GridFacts = {
      methods: [options.rows, options.columns],
      classes: [row, column],
      bands,
      named: ownLabel(options, row, column) === undefined ? (bands ? "bySet" : "joined") : "byPolicy",
    };
    return { class: place, facts };
  },
});

interface Naming {
  readonly names: "joined" | GridSet;
  readonly highRows: number;
  readonly highColumns: number;
  readonly cells?: readonly { readonly row: string; readonly column: string; readonly label: string }[] | undefined;
}

/** The class of a pair of classes, each with its place in its own list. */
function cellOf(
  naming: Naming,
  [row, i]: readonly [CustomerClass, number],
  [column, j]: readonly [CustomerClass, number],
): CustomerClass {
  const label = ownLabel(naming, row, column);
  if (label !== undefined) return { kind: "labelled", label };
  // Without sales there is nothing to say about their margin or their rhythm.
  for (const kind of ["negative", "zero"] as const) if (row.kind === kind || column.kind === kind) return { kind };
  if (naming.names === "joined") return { kind: "joined", parts: [withoutBound(row), withoutBound(column)] };
  if (isBeside(row) || isBeside(column)) return { kind: "notRated" };
  const lines: readonly (readonly ClassKind[])[] = SETS[naming.names];
  const line = lines[bandOf(i, naming.highRows, 2)] ?? [];
  return { kind: line[bandOf(j, naming.highColumns, line.length)] ?? "notRated" };
}

function ownLabel({ cells = [] }: Naming, row: CustomerClass, column: CustomerClass): string | undefined {
  return cells.find((cell) => isCalled(row, cell.row) && isCalled(column, cell.column))?.label;
}

/** The band of a class by its place: so many count for the first, the next for the second, all others for the last. */
function bandOf(place: number, high: number, bands: number): number {
  return place < high ? 0 : Math.min(place - high + 1, bands - 1);
}

function isCalled({ kind, label }: CustomerClass, wanted: string): boolean {
  return fold(label ?? kind) === fold(wanted) || fold(kind) === fold(wanted);
}

function identityOf({ kind, label = "", parts = [] }: CustomerClass): string {
  return JSON.stringify([kind, label, parts.map(({ kind: of, label: name = "" }) => [of, name])]);
}

/** Where a class begins is a matter of its own method, and differs from group to group. */
function withoutBound(entry: CustomerClass | undefined): CustomerClass {
  const { lowest: _lowest, ...rest } = entry ?? { kind: "notRated" };
  return rest;
}

function fold(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
