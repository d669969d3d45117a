import { textOf } from "./checks";
import type { Result } from "./classes";
import { isBeside, type CustomerClass } from "./customer-class";
import type { Customers } from "./customer-columns";
import { addValues, inUnits, startSum, valueOf } from "./measures";
import { nameOf } from "./methods/methods";
import { overRows, type Steps } from "./steps";

/** What stands at the head of a row or column: a class of another method, or a score. */
export type GridHead = CustomerClass | number;

/** The customers of one row and one column, and their money in whole units; `share` is of the positive total. */
export interface GridCell {
  readonly customers: number;
  readonly amount: { readonly value: number; readonly text: string };
  readonly share?: number | undefined;
  /** Their class, where the grid gives one to each pair of classes. */
  readonly class?: CustomerClass | undefined;
}

/** Customers by two things at once. */
export interface ClassGrid {
  /** The method that it is of, by its name in the policy. */
  readonly method: string;
  /** `scores`: recency across and frequency up, so that the best stand at the top right; `classes`: those of two methods, which are named, the best first. */
  readonly of: { readonly kind: "scores" } | { readonly kind: "classes"; readonly methods: readonly [string, string] };
  readonly rows: readonly GridHead[];
  readonly columns: readonly GridHead[];
  readonly cells: readonly (readonly GridCell[])[];
}

/** One of the two things: its heads, and for each customer the place of its head, or one behind them where it has none. */
interface Axis {
  readonly heads: readonly GridHead[];
  readonly placeOf: (customer: number) => number;
}

/** The grid of a result that sorts customers by two things: scores of recency and frequency, or the classes of two methods. Nothing for others. */
export function* measureGrid(
  result: Result,
  results: readonly Result[],
  customers: Customers,
): Steps<ClassGrid | undefined> {
  const { choice } = result;
  const method = nameOf(choice);
  if (choice.id === "rfm") {
    const axes = scoreAxes(result, choice.bins);
    return axes && { method, of: { kind: "scores" }, ...(yield* cross(axes, customers)) };
  }
  if (choice.id !== "grid") return undefined;
  const axisOf = (name: string): Axis | undefined => {
    const classes = results.find((other) => nameOf(other.choice) === name)?.classes;
    return classes && { heads: classes.list, placeOf: (customer) => classes.of[customer] ?? 0 };
  };
  const [rows, columns] = [axisOf(choice.rows), axisOf(choice.columns)];
  if (!rows || !columns) return undefined;
  const crossed = yield* cross([rows, columns], customers, result.classes);
  return { method, of: { kind: "classes", methods: [choice.rows, choice.columns] }, ...withoutEmpty(crossed) };
}

/** The scores of frequency, the best on top, and of recency, the best on the right: the code of scores 5, 4 and 3 is 543. */
function scoreAxes({ classes }: Result, bins: number): readonly [Axis, Axis] | undefined {
  const codes = classes.details?.find(({ name }) => name === "rfmCode")?.values;
  if (!(codes instanceof Float64Array)) return undefined;
  const upward = Array.from({ length: bins }, (_, place) => place + 1);
  const axis = (unit: number, heads: readonly number[]): Axis => ({
    heads,
    placeOf: (customer) => {
      const code = codes[customer] ?? NaN;
      return Number.isNaN(code) ? bins : heads.indexOf(Math.floor(code / unit) % 10);
    },
  });
  return [axis(10, upward.toReversed()), axis(100, upward)];
}

type Crossed = Pick<ClassGrid, "rows" | "columns" | "cells">;

function* cross(
  [rows, columns]: readonly [Axis, Axis],
  customers: Customers,
  classes?: Pick<Result["classes"], "list" | "of">,
): Steps<Crossed> {
  const { amount } = customers;
  const width = columns.heads.length;
  const counts = new Uint32Array(rows.heads.length * width);
  const sums = Array.from(counts, () => startSum(amount));
  const classOf = new Int32Array(counts.length).fill(-1);
  yield* overRows(customers.count, (from, to) => {
    for (let i = from; i < to; i++) {
      const [row, column] = [rows.placeOf(i), columns.placeOf(i)];
      if (row >= rows.heads.length || column >= width) continue;
      const cell = row * width + column;
      counts[cell] = (counts[cell] ?? 0) + 1;
      sums[cell]?.add(valueOf(amount, i));
      if (classes) classOf[cell] = classes.of[i] ?? 0;
    }
  });
  const positive = inUnits(
    amount,
    addValues(amount, (value) => value > 0),
  );
  const cellAt = (cell: number): GridCell => {
    const sum = sums[cell]?.value ?? 0;
    const value = inUnits(amount, sum);
    const entry = classes?.list[classOf[cell] ?? -1];
    return {
      customers: counts[cell] ?? 0,
      amount: { value, text: textOf(amount, sum) },
      ...(positive > 0 ? { share: value / positive } : {}),
      ...(entry ? { class: entry } : {}),
    };
  };
  return {
    rows: rows.heads,
    columns: columns.heads,
    cells: rows.heads.map((_, row) => columns.heads.map((__, column) => cellAt(row * width + column))),
  };
}

/**
 * Without rows and columns that nobody stands in: a method has classes for the unrated, and for those without sales. Who stands in such classes of both says
 * nothing of either.
 */
function withoutEmpty({ rows, columns, cells }: Crossed): Crossed {
  const isOutside = (head: GridHead | undefined) => typeof head === "object" && isBeside(head);
  const isShown = (cell: GridCell | undefined, row: number, column: number) =>
    (cell?.customers ?? 0) > 0 && !(isOutside(rows[row]) && isOutside(columns[column]));
  const isRow = cells.map((line, row) => line.some((cell, column) => isShown(cell, row, column)));
  const isColumn = columns.map((_, column) => cells.some((line, row) => isShown(line[column], row, column)));
  return {
    rows: rows.filter((_, row) => isRow[row]),
    columns: columns.filter((_, column) => isColumn[column]),
    cells: cells.flatMap((line, row) => (isRow[row] ? [line.filter((_, column) => isColumn[column])] : [])),
  };
}
