import type { Columns } from "../columns";
import { refusal, note, warning, type Issue, type Outcome } from "../issues";
import { firstOf, remembered, type Parts } from "../gathering/parts";
import type { Policy } from "../policy";
import { kindOf } from "../roles";
import { overRows, type Steps } from "../steps";
import { SET_ASIDE, unreadColumn, type Column, type Table } from "../table";
import { numberReader } from "./amounts";
import type { CellReader } from "./cell-reader";
import { DamagedIds } from "./damaged-ids";
import { dateReader } from "./dates";
import { planMonths } from "./gather-months";
import { idReader } from "./ids";
import { findRepeatedHeaders, headersIn } from "./repeated-headers";
import { ID_ROLES, columnsOf } from "./role-columns";
import { TotalFinder, type TotalColumns } from "./totals";
import type { DateOrder } from "./written-day";
import type { DecimalSign } from "./written-number";

type Intake = NonNullable<Policy["intake"]>;
const NOTHING_SAID: Intake = { totals: "leaveOut" };

/** Makes a part of the rows as they were read into clean ones. */
export type Cleaning = (part: Table) => Steps<Table>;

/**
 * Finds out how rows as they were read become clean ones: months across columns become rows, texts become numbers and days, and rows that are no data,
 * or not wanted, are marked. What cannot be told from all rows together is asked about: an issue with the choices, which the policy answers.
 */
export function* takeIn(parts: Parts, columns: Columns, said: Policy["intake"]): Steps<Outcome<Cleaning>> {
  const intake = said ?? NOTHING_SAID;
  const months = planMonths(firstOf(parts), columns);
  const inRows: Cleaning = remembered(function* (part: Table) {
    return months ? yield* months.gather(part) : part;
  });
  const first = yield* inRows(firstOf(parts));
  const readers = yield* readersOf(first, columns, intake);
  const totals = yield* TotalFinder.among(totalColumns(first, first, columns));
  const damaged = new DamagedIds(columns);
  const hidden = new HiddenRows();
  for (const part of parts) {
    const table = yield* inRows(part);
    for (const { index, look } of readers) if (look) yield* look(table.columns[index] ?? unreadColumn(""));
    hidden.look(part);
    damaged.look(table);
    if (intake.totals !== "include") totals.look(totalColumns(table, table, columns));
  }

  const issues = [...(months?.issues ?? [])];
  for (const { conclude } of readers) issues.push(...conclude());
  issues.push(...hidden.issues(intake), ...damaged.issues());
  const read = remembered(function* (part: Table) {
    return yield* readCells(yield* inRows(part), readers);
  });
  const totalRows = new Map<number, Uint8Array>();
  if (intake.totals !== "include" && totals.mayFind) {
    for (const part of parts) {
      const { table } = yield* read(part);
      const found = yield* totals.find(totalColumns(table, yield* inRows(part), columns));
      if (found) totalRows.set(part.firstRow, found);
    }
    if (totals.count > 0) issues.push(warning("totalsFound", { rows: totals.count, labels: totals.names }));
  }
  if (issues.some(({ severity }) => severity === "error")) return { issues };

  const headers = headersIn((yield* read(firstOf(parts))).table, columns);
  const leavesHidden = intake.hiddenRows === "leaveOut";
  const clean = remembered(function* (part: Table) {
    const { table, otherCurrency } = yield* read(part);
    const setAside = yield* markRows([
      ["hiddenRow", leavesHidden ? table.hidden : undefined],
      ["repeatedHeader", yield* findRepeatedHeaders(table, headers)],
      ["totalRow", totalRows.get(part.firstRow)],
      ["otherCurrency", otherCurrency],
    ]);
    return setAside ? { ...table, setAside } : table;
  });
  return { value: clean, issues };
}

/** How the cells of a column that has a role are read. */
interface ColumnReader extends CellReader {
  readonly index: number;
  readonly role: string;
}

function* readersOf(first: Table, columns: Columns, intake: Intake): Steps<readonly ColumnReader[]> {
  const readers: ColumnReader[] = [];
  for (const { index, role, header } of Object.values(columns).flat()) {
    const column = first.columns[index];
    if (!column) continue;
    const kind = kindOf(role);
    if (kind === "number") {
      const decimal = ofColumn<DecimalSign>(intake.decimal, header);
      readers.push({ index, role, ...(yield* numberReader(column, { decimal, currency: intake.currency })) });
    } else if (kind === "date") {
      const order = ofColumn<DateOrder>(intake.dateOrder, header);
      // The days of months across the columns were made, not read.
      const dateSystem = column === monthColumn(first) ? 1900 : (first.dateSystem ?? 1900);
      readers.push({ index, role, ...(yield* dateReader(column, { order, dateSystem })) });
    } else if (kind === "key") readers.push({ index, role, ...idReader(column) });
  }
  return readers;
}

/** The part with its numbers and days read, and the rows whose amount is of another currency. */
function* readCells(
  table: Table,
  readers: readonly ColumnReader[],
): Steps<{ readonly table: Table; readonly otherCurrency: Uint8Array | undefined }> {
  const clean = [...table.columns];
  let otherCurrency: Uint8Array | undefined;
  for (const { index, role, read } of readers) {
    const column = table.columns[index];
    if (!column || !read) continue;
    const cells = yield* read(column);
    clean[index] = cells.column;
    if (role === "amount") otherCurrency = cells.otherCurrency;
  }
  return { table: { ...table, columns: clean }, otherCurrency };
}

/** Why each row is no row of data, or not one that is wanted: the first reason that applies; undefined where none does. */
function* markRows(
  marked: readonly (readonly [reason: (typeof SET_ASIDE)[number], rows: Uint8Array | undefined])[],
): Steps<Uint8Array | undefined> {
  let setAside: Uint8Array | undefined;
  for (const [reason, rows] of marked) {
    if (!rows) continue;
    const place = SET_ASIDE.indexOf(reason) + 1;
    const marks = (setAside ??= new Uint8Array(rows.length));
    yield* overRows(rows.length, (from, to) => {
      for (let row = from; row < to; row++) if (rows[row] === 1 && marks[row] === 0) marks[row] = place;
    });
  }
  return setAside;
}

/** Rows that the source hides. */
class HiddenRows {
  private any: Table | undefined;
  private rows = 0;

  look(part: Table): void {
    if (!part.hidden) return;
    this.any ??= part;
    this.rows += part.hidden.reduce((sum, one) => sum + one, 0);
  }

  issues({ hiddenRows }: Intake): readonly Issue[] {
    if (!this.any || hiddenRows === "leaveOut") return [];
    const facts = { where: this.any.where, rows: this.rows, filter: this.any.filter ?? "off" };
    return [hiddenRows === undefined ? refusal("whichHiddenRows", facts) : note("hiddenRowsUsed", facts)];
  }
}

function totalColumns(table: Table, stored: Table, columns: Columns): TotalColumns {
  const amountsOf = (of: Table) => columnsOf(of, columns, ["amount"])[0] ?? unreadColumn("");
  return {
    rowCount: table.rowCount,
    labels: columnsOf(table, columns, ID_ROLES),
    amounts: amountsOf(table),
    storedAmounts: amountsOf(stored),
    details: details(table, columns),
    rowOf: table.rowOf,
  };
}

/** The column of months that stood across the columns; not where their years are not known. */
function monthColumn(table: Table): Column | undefined {
  return table.rowOf ? table.columns.at(-1) : undefined;
}

/** A row of sales fills its date and order, a total does not; the month of a column of months says nothing about its row. */
function details(table: Table, columns: Columns): readonly Column[] {
  const made = monthColumn(table);
  return columnsOf(table, columns, ["date", "order"]).filter((column) => column !== made);
}

/** What the policy says for one column, or for all. */
function ofColumn<T extends string>(rule: T | Readonly<Record<string, T>> | undefined, header: string): T | undefined {
  return typeof rule === "string" ? rule : rule?.[header];
}
