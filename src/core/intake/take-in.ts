import type { Columns } from "../columns";
import { refusal, note, warning, type Issue, type Outcome } from "../issues";
import type { Policy } from "../policy";
import { kindOf, type Role } from "../roles";
import { overRows, type Steps } from "../steps";
import { NUMBER, SET_ASIDE, TEXT, type Column, type Table } from "../table";
import { readNumbers } from "./amounts";
import { readDates } from "./dates";
import { gatherMonths } from "./gather-months";
import { findTotals } from "./totals";
import type { DateOrder } from "./written-day";
import type { DecimalSign } from "./written-number";

/** From this size on a number has 16 digits, more than Excel keeps. */
const DAMAGED = 1e15;

/**
 * Makes rows as they were read into clean ones: months across columns become rows, texts become numbers and days, and rows that are no data, or not
 * wanted, are marked. What cannot be told from the column as a whole is asked about: an issue with the choices, which the policy answers.
 */
export function* takeIn(read: Table, columns: Columns, said: Policy["intake"]): Steps<Outcome<Table>> {
  const intake = said ?? NOTHING_SAID;
  const issues: Issue[] = [];
  const wide = yield* gatherMonths(read, columns);
  let table = wide.table;
  issues.push(...wide.issues);

  const clean = [...table.columns];
  let otherCurrency: Uint8Array | undefined;
  for (const found of Object.values(columns).flat()) {
    const column = table.columns[found.index];
    if (!column) continue;
    const kind = kindOf(found.role);
    if (kind === "number") {
      const decimal = ofColumn<DecimalSign>(intake.decimal, found.header);
      const numbers = yield* readNumbers(column, { decimal, currency: intake.currency });
      clean[found.index] = numbers.column;
      issues.push(...numbers.issues);
      if (found.role === "amount") otherCurrency = numbers.otherCurrency;
    } else if (kind === "date") {
      const order = ofColumn<DateOrder>(intake.dateOrder, found.header);
      const dates = yield* readDates(column, { order, dateSystem: table.dateSystem ?? 1900 });
      clean[found.index] = dates.column;
      issues.push(...dates.issues);
    }
  }
  table = { ...table, columns: clean };

  let setAside: Uint8Array | undefined;
  const hidden = table.hidden;
  if (hidden) {
    const rows = count(read.hidden);
    const facts = { where: table.where, rows, filter: table.filter ?? "off" };
    if (intake.hiddenRows === undefined) issues.push(refusal("whichHiddenRows", facts));
    else if (intake.hiddenRows === "include") issues.push(note("hiddenRowsUsed", facts));
    else setAside = yield* mark(setAside, hidden, "hiddenRow");
  }
  issues.push(...findDamagedIds(table, columns));
  setAside = yield* mark(setAside, yield* findRepeatedHeaders(table, columns), "repeatedHeader");
  if (intake.totals !== "include") {
    const totals = yield* findTotals(table.rowCount, {
      labels: columnsOf(table, columns, ["customerId", "customer"]),
      amounts: columnsOf(table, columns, ["amount"])[0] ?? EMPTY_COLUMN,
      details: details(table, columns),
      rowOf: table.rowOf,
    });
    if (totals) issues.push(warning("totalsFound", { rows: totals.count, labels: totals.labels }));
    setAside = yield* mark(setAside, totals?.rows, "totalRow");
  }
  setAside = yield* mark(setAside, otherCurrency, "otherCurrency");

  if (issues.some(({ severity }) => severity === "error")) return { issues };
  return { value: setAside ? { ...table, setAside } : table, issues };
}

/** Marks rows that have no reason yet. */
function* mark(
  setAside: Uint8Array | undefined,
  rows: Uint8Array | undefined,
  reason: (typeof SET_ASIDE)[number],
): Steps<Uint8Array | undefined> {
  if (!rows) return setAside;
  const place = SET_ASIDE.indexOf(reason) + 1;
  const marked = setAside ?? new Uint8Array(rows.length);
  yield* overRows(rows.length, (from, to) => {
    for (let row = from; row < to; row++) if (rows[row] === 1 && marked[row] === 0) marked[row] = place;
  });
  return marked;
}

/** A row of sales fills its date and order, a total does not; the month of a column of months says nothing about its row. */
function details(table: Table, columns: Columns): readonly Column[] {
  const made = table.rowOf ? table.columns.at(-1) : undefined;
  return columnsOf(table, columns, ["date", "order"]).filter((column) => column !== made);
}

const NOTHING_SAID: NonNullable<Policy["intake"]> = { totals: "leaveOut" };

const EMPTY_COLUMN: Column = {
  header: "",
  kinds: new Uint8Array(0),
  numbers: new Float64Array(0),
  codes: new Int32Array(0),
  pool: [],
};

function count(rows: Uint8Array | undefined): number {
  return rows?.reduce((sum, one) => sum + one, 0) ?? 0;
}

/** What the policy says for one column, or for all. */
function ofColumn<T extends string>(rule: T | Readonly<Record<string, T>> | undefined, header: string): T | undefined {
  return typeof rule === "string" ? rule : rule?.[header];
}

function columnsOf(table: Table, columns: Columns, roles: readonly Role[]): readonly Column[] {
  return roles.flatMap((role) => {
    const found = columns[role];
    const column = found && table.columns[found.index];
    return column ? [column] : [];
  });
}

/** Ids that Excel has rounded: the digits after the fifteenth are gone for good, so that several customers may have become one. */
function findDamagedIds(table: Table, columns: Columns): readonly Issue[] {
  return (["customerId", "customer"] as const).flatMap((role) => {
    const [column] = columnsOf(table, columns, [role]);
    if (!column || column.numbers.length === 0) return [];
    const rows: number[] = [];
    let damaged = 0;
    for (let row = 0; row < column.numbers.length; row++) {
      if (column.kinds[row] !== NUMBER || Math.abs(column.numbers[row] ?? 0) < DAMAGED) continue;
      if (damaged++ < 5) rows.push(row);
    }
    if (damaged === 0) return [];
    const firstRows = rows.map((row) => table.rowOf?.[row] ?? table.firstRow + row);
    const example = String(BigInt(Math.trunc(column.numbers[rows[0] ?? 0] ?? 0)));
    return [refusal("damagedIds", { header: column.header, rows: damaged, firstRows, example })];
  });
}

/** Rows that repeat the headers, as printed reports have on every page. */
function* findRepeatedHeaders(table: Table, columns: Columns): Steps<Uint8Array | undefined> {
  if (table.headers === "made") return undefined;
  const used = Object.values(columns)
    .flat()
    .flatMap((found) => {
      const column = table.columns[found.index];
      // The headers as they stand: of two levels the lower one.
      const header = found.header.split(" / ").at(-1) ?? found.header;
      const code = column?.pool.indexOf(header) ?? -1;
      return column && code >= 0 ? [{ column, code }] : [];
    });
  const [first, second] = used;
  if (!first || !second) return undefined;
  const rows = new Uint8Array(table.rowCount);
  yield* overRows(table.rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      let same = 0;
      for (const { column, code } of used) if (column.kinds[row] === TEXT && column.codes[row] === code) same++;
      if (same >= 2) rows[row] = 1;
    }
  });
  return rows;
}
