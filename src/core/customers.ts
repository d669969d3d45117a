import type { Columns } from "./columns";
import { dayFromText, monthsBefore, LAST_DAY, type Day } from "./days";
import { MAX_DECIMALS, decimalsOf, exactText, isSafe, scaleAmount, scaleBig, type Exact } from "./exact";
import { note, refusal, warning, type Issue, type LeftOutReason, type Outcome } from "./issues";
import { Sum, type Customers, type Measure, type MeasureName } from "./measures";
import { groupNames, foldName } from "./names";
import { ROWS_PER_SLICE, type Steps } from "./steps";
import { EMPTY, ERROR, NUMBER, cellText, type Column, type Table } from "./table";

/** Rows of one reason that are not part of the result. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  /** Rows as the source numbers them. */
  readonly rows: readonly number[];
  /** Sum of their amounts, in the amount's own integers; 0 where they have none. */
  readonly amount: Exact;
}

/** The customers, and what became of every row that was read. */
export interface Gathering {
  readonly customers: Customers;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly leftOut: readonly LeftOut[];
  /** Sum of every amount read, taken on its own: it has to equal what was used plus what was left out. */
  readonly amountRead: Exact;
  /** The latest date of the rows used, where there is a date column; figures "of the last year" end here. */
  readonly analysisDate?: Day;
}

const REASONS = [
  "emptyRow",
  "blankCustomer",
  "errorCustomer",
  "blankAmount",
  "textAmount",
  "errorAmount",
  "futureDate",
  "noDate",
] as const;
const BLANK = -1;
const BAD = -2;

/**
 * Gathers the rows by customer. Each row is used or left out for one reason, and every amount is accounted for. Rows dated after `today` are
 * left out before the analysis date is chosen. Row order changes nothing but the order of the customers.
 */
export function* gatherCustomers(
  table: Table,
  columns: Columns,
  { today, measures }: { readonly today: Day; readonly measures: readonly MeasureName[] },
): Steps<Outcome<Gathering>> {
  const keyColumn = columnAt(table, columns.customerId?.index ?? columns.customer?.index);
  const amountColumn = columnAt(table, columns.amount?.index);
  const dateColumn = columns.date ? columnAt(table, columns.date.index) : undefined;
  const wantsYear = measures.includes("amountOfLastYear");
  if (wantsYear && !dateColumn) return { issues: [refusal("roleMissing", { role: "date", method: "tiers" })] };

  const keys = yield* groupKeys(keyColumn, table.rowCount);
  const days = dateColumn && (yield* readDays(dateColumn, table.rowCount));
  const reasons = yield* judgeRows(keyColumn, amountColumn, {
    keys: keys.of,
    days,
    today,
    needsDay: wantsYear,
    rowCount: table.rowCount,
  });
  const scale = yield* findScale(amountColumn, table.rowCount);

  const rows = new Uint32Array(keys.count);
  let rowsUsed = 0;
  let analysisDate = 0;
  for (let row = 0; row < table.rowCount; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    if (reasons[row] !== 0) continue;
    const customer = keys.of[row] ?? 0;
    rows[customer] = (rows[customer] ?? 0) + 1;
    rowsUsed++;
    const day = days ? (days[row] ?? 0) : 0;
    if (day > analysisDate) analysisDate = day;
  }
  const issues = describeRows(reasons, amountColumn, { table, scale, days });
  if (rowsUsed === 0) return { issues: [...issues.issues, refusal("noRowsLeft", { rows: table.rowCount })] };

  const yearStart = analysisDate === 0 ? 0 : monthsBefore(analysisDate, 12);
  const used = { of: keys.of, reasons, count: keys.count, scale };
  const amount = yield* sumUp(amountColumn, { ...used, name: "amount" });
  const ofYear = wantsYear
    ? yield* sumUp(amountColumn, { ...used, name: "amountOfLastYear", days, after: yearStart })
    : undefined;

  // Customers all of whose rows were left out are not customers of this result.
  const kept = rows.includes(0)
    ? Uint32Array.from([...rows.keys()].filter((customer) => (rows[customer] ?? 0) > 0))
    : undefined;
  const naming = columns.customerId && columns.customer ? columnAt(table, columns.customer.index) : undefined;
  const shown = naming
    ? yield* chooseNames(naming, { of: keys.of, reasons, ids: keys.labels })
    : { names: keys.labels, differ: [] };
  if (shown.differ.length > 0) {
    issues.issues.push(
      note("namesDiffer", { customers: shown.differ.length, example: shown.names[shown.differ[0] ?? 0] ?? "" }),
    );
  }
  const customers: Customers = {
    count: kept?.length ?? keys.count,
    names: pick(shown.names, kept),
    ...(columns.customerId ? { ids: pick(keys.labels, kept) } : {}),
    rows: kept ? rows.filter((count) => count > 0) : rows,
    amount: pickMeasure(amount, kept),
    ...(ofYear ? { amountOfLastYear: pickMeasure(ofYear, kept) } : {}),
  };
  return {
    value: {
      customers,
      rowsRead: table.rowCount,
      rowsUsed,
      leftOut: issues.leftOut,
      amountRead: issues.amountRead,
      ...(days && analysisDate > 0 ? { analysisDate } : {}),
    },
    issues: issues.issues,
  };
}

function columnAt(table: Table, index: number | undefined): Column {
  const column = index === undefined ? undefined : table.columns[index];
  if (!column) throw new Error("gatherCustomers needs columns that findColumns found in this table");
  return column;
}

interface Keys {
  /** One entry a row: the customer, or BLANK or BAD. */
  readonly of: Int32Array;
  /** One entry a customer: the key as written; of several spellings the first in code order, whatever the row order. */
  readonly labels: readonly string[];
  readonly count: number;
}

/** Gathers the cells of the key column by folded text. A number is the same key as its text. */
function* groupKeys(column: Column, rowCount: number): Steps<Keys> {
  const pool = column.pool.slice();
  const codeOfNumber = new Map<number, number>();
  const of = new Int32Array(rowCount);
  const { kinds, codes, numbers } = column;
  for (let row = 0; row < rowCount; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const kind = kinds[row];
    if (kind === EMPTY) of[row] = BLANK;
    else if (kind === ERROR) of[row] = BAD;
    else if (kind === NUMBER) {
      const number = numbers[row] ?? 0;
      let code = codeOfNumber.get(number);
      if (code === undefined) {
        code = pool.push(String(number)) - 1;
        codeOfNumber.set(number, code);
      }
      of[row] = code;
    } else of[row] = codes[row] ?? 0;
  }
  const { groupOf, groups } = groupNames(pool);
  const labels = new Array<string>(groups);
  for (let code = 0; code < pool.length; code++) {
    const group = groupOf[code] ?? BLANK;
    if (group < 0) continue;
    const label = (pool[code] ?? "").trim();
    const other = labels[group];
    if (other === undefined || label < other) labels[group] = label;
  }
  yield;
  for (let row = 0; row < rowCount; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const code = of[row] ?? BLANK;
    if (code >= 0) of[row] = groupOf[code] ?? BLANK;
  }
  return { of, labels, count: groups };
}

/** The day of every row as a serial number; 0 for an empty cell, −1 for one that is not a date. */
function* readDays(column: Column, rowCount: number): Steps<Int32Array> {
  const days = new Int32Array(rowCount);
  const dayOfCode = Int32Array.from(column.pool, (text) => dayFromText(text) ?? BLANK);
  for (let row = 0; row < rowCount; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const kind = column.kinds[row];
    if (kind === EMPTY) continue;
    if (kind === NUMBER) {
      const day = Math.floor(column.numbers[row] ?? 0);
      days[row] = day >= 1 && day <= LAST_DAY ? day : BLANK;
    } else days[row] = dayOfCode[column.codes[row] ?? 0] ?? BLANK;
  }
  return days;
}

/** One entry a row: 0 when it is used, else 1 + the place of the reason in REASONS. */
function* judgeRows(
  keyColumn: Column,
  amountColumn: Column,
  given: {
    readonly keys: Int32Array;
    readonly days: Int32Array | undefined;
    readonly today: Day;
    readonly needsDay: boolean;
    readonly rowCount: number;
  },
): Steps<Uint8Array> {
  const { keys, days, today } = given;
  const place = (reason: LeftOutReason) => REASONS.indexOf(reason) + 1;
  const [emptyRow, blankCustomer, errorCustomer] = [place("emptyRow"), place("blankCustomer"), place("errorCustomer")];
  const [blankAmount, textAmount, errorAmount] = [place("blankAmount"), place("textAmount"), place("errorAmount")];
  const [futureDate, noDate] = [place("futureDate"), place("noDate")];
  const reasons = new Uint8Array(given.rowCount);
  const { kinds } = amountColumn;
  for (let row = 0; row < given.rowCount; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const key = keys[row] ?? BLANK;
    const kind = kinds[row];
    if (key < 0) {
      reasons[row] =
        key === BAD ? errorCustomer : kind === EMPTY && keyColumn.kinds[row] === EMPTY ? emptyRow : blankCustomer;
    } else if (kind !== NUMBER) {
      reasons[row] = kind === EMPTY ? blankAmount : kind === ERROR ? errorAmount : textAmount;
    } else if (days) {
      const day = days[row] ?? 0;
      if (day > today) reasons[row] = futureDate;
      else if (day <= 0 && given.needsDay) reasons[row] = noDate;
    }
  }
  return reasons;
}

/** How the amounts are kept: exact with so many decimals, as doubles or as BigInt, or rounded. */
interface Scale {
  readonly kind: "safe" | "big" | "rounded";
  readonly decimals: number;
  /** Rows with more decimals than can be kept exactly, and the first of them. */
  readonly inexactRows: number;
  readonly firstInexactRow: number;
}

function* findScale(column: Column, rowCount: number): Steps<Scale> {
  const { kinds, numbers } = column;
  let decimals = 0;
  let inexactRows = 0;
  let firstInexactRow = -1;
  let sum = 0;
  let largest = 0;
  for (let row = 0; row < rowCount; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    if (kinds[row] !== NUMBER) continue;
    const value = numbers[row] ?? 0;
    const needed = decimalsOf(value, decimals);
    if (needed > MAX_DECIMALS) {
      if (inexactRows++ === 0) firstInexactRow = row;
      continue;
    }
    if (needed > decimals) decimals = needed;
    const size = Math.abs(value);
    sum += size;
    if (size > largest) largest = size;
  }
  if (inexactRows > 0) return { kind: "rounded", decimals: 0, inexactRows, firstInexactRow };
  const scale = 10 ** decimals;
  return { kind: isSafe(sum * scale, largest * scale) ? "safe" : "big", decimals, inexactRows, firstInexactRow };
}

/** Sums the amounts of the rows used, by customer; of days after `after` only, where days are given. */
function* sumUp(
  column: Column,
  given: {
    readonly name: MeasureName;
    readonly of: Int32Array;
    readonly reasons: Uint8Array;
    readonly count: number;
    readonly scale: Scale;
    readonly days?: Int32Array | undefined;
    readonly after?: Day;
  },
): Steps<Measure> {
  const { of, reasons, count, scale, days, after = 0 } = given;
  const { numbers } = column;
  const values = new Float64Array(scale.kind === "big" ? 0 : count);
  const lost = new Float64Array(scale.kind === "rounded" ? count : 0);
  const big = scale.kind === "big" ? new Array<bigint>(count).fill(0n) : [];
  for (let row = 0; row < reasons.length; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    if (reasons[row] !== 0 || (days && (days[row] ?? 0) <= after)) continue;
    const customer = of[row] ?? 0;
    const value = numbers[row] ?? 0;
    if (scale.kind === "safe") values[customer] = (values[customer] ?? 0) + scaleAmount(value, scale.decimals);
    else if (scale.kind === "big") big[customer] = (big[customer] ?? 0n) + scaleBig(value, scale.decimals);
    else addCompensated(values, lost, { customer, value });
  }
  for (let i = 0; i < lost.length; i++) values[i] = (values[i] ?? 0) + (lost[i] ?? 0);
  const precision = scale.kind === "rounded" ? "rounded" : "exact";
  return { name: given.name, precision, decimals: scale.decimals, values: scale.kind === "big" ? big : values };
}

/** Neumaier's step for one of many sums kept in two arrays. */
function addCompensated(
  sums: Float64Array,
  lost: Float64Array,
  { customer, value }: { readonly customer: number; readonly value: number },
): void {
  const sum = sums[customer] ?? 0;
  const next = sum + value;
  lost[customer] = (lost[customer] ?? 0) + (Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum);
  sums[customer] = next;
}

/** Lists the rows left out by reason, with their amounts, and adds up all amounts on its own for the check of totals. */
function describeRows(
  reasons: Uint8Array,
  amountColumn: Column,
  { table, scale, days }: { readonly table: Table; readonly scale: Scale; readonly days: Int32Array | undefined },
): { readonly leftOut: LeftOut[]; readonly amountRead: Exact; readonly issues: Issue[] } {
  const { kinds, numbers } = amountColumn;
  const rowsOf: number[][] = REASONS.map(() => []);
  const sumOf = REASONS.map(() => new ScaledSum(scale));
  const all = new ScaledSum(scale);
  const undated: number[] = [];
  for (let row = 0; row < reasons.length; row++) {
    const isAmount = kinds[row] === NUMBER;
    if (isAmount) all.add(numbers[row] ?? 0);
    const reason = reasons[row] ?? 0;
    if (reason === 0) {
      if (days && (days[row] ?? 0) < 0) undated.push(row + table.firstRow);
      continue;
    }
    rowsOf[reason - 1]?.push(row + table.firstRow);
    if (isAmount) sumOf[reason - 1]?.add(numbers[row] ?? 0);
  }
  const leftOut = REASONS.map((reason, i) => ({ reason, rows: rowsOf[i] ?? [], amount: sumOf[i]?.value ?? 0 })).filter(
    ({ rows }) => rows.length > 0,
  );
  const issues: Issue[] = leftOut.map(({ reason, rows, amount }) =>
    (reason === "emptyRow" ? note : warning)("rowsLeftOut", {
      reason,
      rows: rows.length,
      firstRows: rows.slice(0, 5),
      amount: scale.kind === "rounded" ? String(amount) : exactText(amount, scale.decimals),
    }),
  );
  if (undated.length > 0)
    issues.push(warning("datesNotRead", { rows: undated.length, firstRows: undated.slice(0, 5) }));
  if (scale.inexactRows > 0) {
    issues.push(note("inexactAmounts", { rows: scale.inexactRows, firstRow: scale.firstInexactRow + table.firstRow }));
  }
  return { leftOut, amountRead: all.value, issues };
}

/** One sum of amounts at a scale. */
class ScaledSum {
  private readonly sum = new Sum();
  private big = 0n;

  constructor(private readonly scale: Scale) {}

  add(value: number): void {
    if (this.scale.kind === "safe") this.sum.add(scaleAmount(value, this.scale.decimals));
    else if (this.scale.kind === "big") this.big += scaleBig(value, this.scale.decimals);
    else this.sum.add(value);
  }

  get value(): Exact {
    return this.scale.kind === "big" ? this.big : this.sum.value;
  }
}

/** For each customer the name that most of its rows have; of equally frequent ones the first in code order. */
function* chooseNames(
  column: Column,
  { of, reasons, ids }: { readonly of: Int32Array; readonly reasons: Uint8Array; readonly ids: readonly string[] },
): Steps<{ readonly names: readonly string[]; readonly differ: readonly number[] }> {
  const first = new Int32Array(ids.length).fill(BLANK);
  const names = new Array<string>(ids.length);
  const counts = new Map<number, Map<string, number>>();
  for (let row = 0; row < reasons.length; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    if (reasons[row] !== 0 || column.kinds[row] === EMPTY || column.kinds[row] === ERROR) continue;
    const customer = of[row] ?? 0;
    const code = column.kinds[row] === NUMBER ? BAD : (column.codes[row] ?? 0);
    // Nearly always a customer has one name; only where a second turns up are the names counted.
    if (first[customer] === BLANK) {
      first[customer] = code;
      names[customer] = cellText(column, row).trim();
    } else if (first[customer] !== code || code === BAD) {
      counts.set(customer, new Map());
    }
  }
  if (counts.size > 0) {
    for (let row = 0; row < reasons.length; row++) {
      if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
      const seen = reasons[row] === 0 ? counts.get(of[row] ?? 0) : undefined;
      const name = seen ? cellText(column, row).trim() : "";
      if (seen && name !== "") seen.set(name, (seen.get(name) ?? 0) + 1);
    }
  }
  for (const [customer, seen] of counts) {
    const best = [...seen].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0];
    if (best) names[customer] = best[0];
  }
  for (let i = 0; i < ids.length; i++) if (!names[i]) names[i] = ids[i] ?? "";
  const differ = [...counts]
    .filter(([, seen]) => new Set([...seen.keys()].map(foldName)).size > 1)
    .map(([customer]) => customer);
  return { names, differ };
}

function pick(texts: readonly string[], kept: Uint32Array | undefined): readonly string[] {
  return kept ? Array.from(kept, (customer) => texts[customer] ?? "") : texts;
}

function pickMeasure(measure: Measure, kept: Uint32Array | undefined): Measure {
  const { values } = measure;
  if (!kept) return measure;
  return {
    ...measure,
    values:
      values instanceof Float64Array
        ? Float64Array.from(kept, (i) => values[i] ?? 0)
        : Array.from(kept, (i) => values[i] ?? 0n),
  };
}
