import type { JudgedPart, Judging } from "./judging";
import { columnAt, type Parts } from "./parts";
import type { Steps } from "../steps";
import type { Rows } from "./sums";
import { unreadColumn, type Column, type Table } from "../table";

/** All rows side by side, for what cannot be added up part by part. */
export interface WholeRows {
  readonly table: Table;
  readonly rows: Rows;
  readonly days: Int32Array | undefined;
  /** The rows of earlier days to compare with, as `JudgedPart` has them. */
  readonly compared: Uint8Array | undefined;
}

/** What is kept of the rows. */
export interface WholeRequest {
  /** Rows of all parts, and how many parts there are. */
  readonly rows: number;
  readonly parts: number;
  readonly customers: number;
  /** Places of the columns that are wanted; the others are left unread. */
  readonly columns: readonly number[];
}

/** Puts the rows of all parts side by side; where there is one part, it is that. */
export function* joinParts(parts: Parts, judge: Judging, request: WholeRequest): Steps<WholeRows> {
  const { rows, customers } = request;
  let place = 0;
  let whole: Whole | undefined;
  for (const part of parts) {
    const judged = yield* judge(part);
    const { table, of, reasons, days, compared } = judged;
    if (request.parts === 1) return { table, rows: { of, reasons, customers }, days, compared };
    whole ??= new Whole(judged, request);
    whole.of.set(of, place);
    whole.reasons.set(reasons, place);
    if (days) whole.days?.set(days, place);
    if (compared) whole.compared?.set(compared, place);
    whole.add(table, place);
    place += table.rowCount;
    yield;
  }
  if (!whole || place !== rows) throw new Error("the parts of a table are the same each time");
  const { of, reasons, days, compared } = whole;
  return { table: whole.table, rows: { of, reasons, customers }, days, compared };
}

/** Lists as long as all rows, which the parts fill one after the other. */
class Whole {
  readonly of: Int32Array;
  readonly reasons: Uint8Array;
  readonly days: Int32Array | undefined;
  readonly compared: Uint8Array | undefined;
  readonly table: Table;
  private readonly columns: readonly { readonly index: number; readonly column: Column }[];

  constructor({ table: first, days, compared }: JudgedPart, { rows, columns }: WholeRequest) {
    this.of = new Int32Array(rows);
    this.reasons = new Uint8Array(rows);
    this.days = days && new Int32Array(rows);
    this.compared = compared && new Uint8Array(rows);
    this.columns = columns.map((index) => ({ index, column: blankColumn(columnAt(first, index), rows) }));
    const rowOf = first.rowOf && new Int32Array(rows);
    this.table = {
      ...first,
      rowCount: rows,
      columns: first.columns.map(
        ({ header }, place) => this.columns.find(({ index }) => index === place)?.column ?? unreadColumn(header),
      ),
      ...(rowOf ? { rowOf } : {}),
    };
  }

  add(part: Table, place: number): void {
    if (part.rowOf) this.table.rowOf?.set(part.rowOf, place);
    for (const { index, column } of this.columns) {
      const { kinds, numbers, codes } = columnAt(part, index);
      column.kinds.set(kinds, place);
      if (column.numbers.length > 0) column.numbers.set(numbers, place);
      if (column.codes.length > 0) column.codes.set(codes, place);
    }
  }
}

function blankColumn(column: Column, rows: number): Column {
  return {
    ...column,
    kinds: new Uint8Array(rows),
    numbers: new Float64Array(column.numbers.length > 0 ? rows : 0),
    codes: new Int32Array(column.codes.length > 0 ? rows : 0),
  };
}
