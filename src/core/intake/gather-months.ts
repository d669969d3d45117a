import type { Columns } from "../columns";
import { warning, type Issue } from "../issues";
import { overRows, type Steps } from "../steps";
import { EMPTY, ERROR, NUMBER, TEXT, type Column, type Table } from "../table";
import { placeIn } from "./number-format";

/** How months across the columns become rows. */
export interface MonthGathering {
  readonly issues: readonly Issue[];
  /** Makes the rows of one part. */
  gather(part: Table): Steps<Table>;
}

/**
 * Turns months across the columns into rows: one for each month with a value, or one without an amount for a row that has none. Undefined for a table
 * whose amount is another column, or that has no months; any part of it tells.
 */
export function planMonths(any: Table, columns: Columns): MonthGathering | undefined {
  const months = columns.amount && any.columns[columns.amount.index]?.months;
  const { heading } = any;
  if (!months || !heading?.months) return undefined;
  const { headers } = heading;
  const { places, days, totals, kind } = heading.months;
  const issue = warning("monthsGathered", {
    kind,
    columns: places.length,
    first: headers[places[0] ?? 0] ?? "",
    last: headers[places.at(-1) ?? 0] ?? "",
    totals: totals.map((place) => headers[place] ?? ""),
    dated: days.includes(0) ? "no" : "yes",
  });
  const texts = joinTexts(months);
  return { issues: [issue], gather: (part) => gatherMonths(part, { amount: columns.amount?.index ?? 0, days, texts }) };
}

/** The texts of all months as one pool, and where those of each month begin in it. */
interface MonthTexts {
  readonly pool: readonly string[];
  readonly starts: readonly number[];
}

function joinTexts(months: readonly Column[]): MonthTexts {
  const pool: string[] = [];
  const starts = months.map(({ pool: own }) => {
    const start = pool.length;
    for (const text of own) pool.push(text);
    return start;
  });
  return { pool, starts };
}

function* gatherMonths(
  table: Table,
  { amount, days, texts }: { readonly amount: number; readonly days: readonly number[]; readonly texts: MonthTexts },
): Steps<Table> {
  const months = table.columns[amount]?.months ?? [];
  const { rowCount } = table;
  const counts = new Uint16Array(rowCount);
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      let filled = 0;
      for (const { kinds } of months) if (kinds[row] !== EMPTY) filled++;
      counts[row] = Math.max(1, filled);
    }
  });
  const size = counts.reduce((sum, one) => sum + one, 0);
  const from = new Int32Array(size);
  const month = new Int16Array(size).fill(-1);
  let next = 0;
  yield* overRows(rowCount, (start, end) => {
    for (let row = start; row < end; row++) {
      const before = next;
      for (let place = 0; place < months.length; place++) {
        if (months[place]?.kinds[row] === EMPTY) continue;
        from[next] = row;
        month[next++] = place;
      }
      if (next === before) from[next++] = row;
    }
  });

  const gathered: Column[] = [];
  for (const [index, column] of table.columns.entries()) {
    if (index === amount) gathered.push(yield* mergeMonths(column, { months, from, month, texts }));
    else if (index === table.columns.length - 1 && !days.includes(0)) gathered.push(datesOf(column, days, month));
    else gathered.push(yield* spread(column, from));
  }
  const hidden =
    table.hidden && from.reduce((rows, row, i) => ((rows[i] = table.hidden?.[row] ?? 0), rows), new Uint8Array(size));
  const rowOf = from.map((row) => row + table.firstRow);
  return { ...table, rowCount: size, columns: gathered, rowOf, ...(hidden ? { hidden } : {}) };
}

function* spread(column: Column, from: Int32Array): Steps<Column> {
  if (column.kinds.length === 0) return column;
  const size = from.length;
  const kinds = new Uint8Array(size);
  const numbers = new Float64Array(column.numbers.length > 0 ? size : 0);
  const codes = new Int32Array(column.codes.length > 0 ? size : 0);
  yield* overRows(size, (start, end) => {
    for (let row = start; row < end; row++) {
      const source = from[row] ?? 0;
      kinds[row] = column.kinds[source] ?? EMPTY;
      if (numbers.length > 0) numbers[row] = column.numbers[source] ?? 0;
      if (codes.length > 0) codes[row] = column.codes[source] ?? 0;
    }
  });
  const { formats } = column;
  const of =
    formats && typeof formats.of !== "number" ? Uint8Array.from(from, (row) => placeIn(formats, row)) : undefined;
  return { ...column, kinds, numbers, codes, ...(formats && of ? { formats: { ...formats, of } } : {}) };
}

function* mergeMonths(
  column: Column,
  {
    months,
    from,
    month,
    texts: { pool, starts },
  }: {
    readonly months: readonly Column[];
    readonly from: Int32Array;
    readonly month: Int16Array;
    readonly texts: MonthTexts;
  },
): Steps<Column> {
  const size = from.length;
  const kinds = new Uint8Array(size);
  const numbers = new Float64Array(size);
  const codes = new Int32Array(pool.length > 0 ? size : 0);
  const list = months.find(({ formats }) => formats)?.formats?.list;
  const of = list && new Uint8Array(size);
  yield* overRows(size, (start, end) => {
    for (let row = start; row < end; row++) {
      const place = month[row] ?? -1;
      const part = months[place];
      if (!part) continue;
      const source = from[row] ?? 0;
      const kind = part.kinds[source] ?? EMPTY;
      kinds[row] = kind;
      if (of && part.formats) of[row] = placeIn(part.formats, source);
      if (kind === NUMBER) numbers[row] = part.numbers[source] ?? 0;
      else if (kind === TEXT || kind === ERROR) codes[row] = (starts[place] ?? 0) + (part.codes[source] ?? 0);
    }
  });
  const pointSeen = months.find((part) => part.pointSeen !== undefined)?.pointSeen;
  return {
    header: column.header,
    ...{ kinds, numbers, codes, pool },
    ...(pointSeen === undefined ? {} : { pointSeen }),
    ...(list && of ? { formats: { list, of } } : {}),
  };
}

function datesOf(column: Column, days: readonly number[], month: Int16Array): Column {
  const kinds = Uint8Array.from(month, (place) => (place < 0 ? EMPTY : NUMBER));
  const numbers = Float64Array.from(month, (place) => days[place] ?? 0);
  return { ...column, kinds, numbers };
}
