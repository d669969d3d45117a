import type { Columns } from "../columns";
import type { Day } from "../days";
import type { Cleaning } from "../intake/take-in";
import { KeyCodes, customersOf, groupKeys, type Keys, type RowPlaces } from "./keys";
import { mergeKeys, type Merge } from "./merges";
import type { Issue } from "../issues";
import { columnAt, firstOf, numberOf, remembered, type Parts } from "./parts";
import type { Window } from "../policies/period";
import { DayRange, RowLedger, judgeRows, leaveOutBy, readDays } from "./rows";
import type { Steps } from "../steps";
import { ScaleFinder, type Scale } from "./scale";
import type { Column, Table } from "../table";

/** One part of the rows, clean, by customer and judged. */
export interface JudgedPart extends RowPlaces {
  readonly table: Table;
  readonly amounts: Column;
  /** The day of every row, where there is a column of dates. */
  readonly days: Int32Array | undefined;
  /** One entry a row: 0 when it is used, were there no period and no exclusion. */
  readonly reasonsOfData: Uint8Array;
  /** One entry a row: 0 for one of the earlier days that the period is compared with; there when a method compares them. */
  readonly compared?: Uint8Array | undefined;
}

/** Judges one part of the rows. */
export type Judging = (part: Table) => Steps<JudgedPart>;

/** Which rows count. */
export interface JudgeRequest {
  readonly today: Day;
  readonly window: Window | undefined;
  /** Whether a row without a day is of no use. */
  readonly needsDay: boolean;
  /** The earlier days that are compared with those of the window. */
  readonly compared: Window | undefined;
}

/** Tells the customers apart: a number among the keys is looked at in every part, texts are known already. */
export function* findCustomers(
  parts: Parts,
  clean: Cleaning,
  { columns, merges }: { readonly columns: Columns; readonly merges: readonly Merge[] },
): Steps<{ readonly codes: KeyCodes; readonly keys: Keys; readonly issues: readonly Issue[] }> {
  const index = (columns.customerId ?? columns.customer)?.index;
  const first = columnAt(yield* clean(firstOf(parts)), index);
  const codes = new KeyCodes(first);
  if (first.numbers.length > 0) for (const part of parts) yield* codes.of(columnAt(yield* clean(part), index));
  return { codes, ...(yield* mergeKeys(yield* groupKeys(codes.pool), merges)) };
}

/** How each part of the rows is judged. */
export function judgeParts(
  clean: Cleaning,
  columns: Columns,
  { codes, keys, request }: { readonly codes: KeyCodes; readonly keys: Keys; readonly request: JudgeRequest },
): Judging {
  const { today, window, needsDay, compared: earlier } = request;
  return remembered(function* (part: Table) {
    const table = yield* clean(part);
    const keyColumn = columnAt(table, (columns.customerId ?? columns.customer)?.index);
    const amounts = columnAt(table, columns.amount?.index);
    const of = yield* customersOf(yield* codes.of(keyColumn), keys);
    const days = columns.date && (yield* readDays(columnAt(table, columns.date.index), table.rowCount));
    const { rowCount, setAside } = table;
    const reasonsOfData = yield* judgeRows(keyColumn, amounts, { keys: of, days, today, needsDay, rowCount, setAside });
    if (!window) return { table, amounts, of, days, reasonsOfData, reasons: reasonsOfData };
    const reasons = reasonsOfData.slice();
    const orders = columns.order && columnAt(table, columns.order.index);
    yield* leaveOutBy(window, reasons, { days, orders });
    const compared = earlier && reasonsOfData.slice();
    if (compared) yield* leaveOutBy(earlier, compared, { days, orders });
    return { table, amounts, of, days, reasonsOfData, reasons, compared };
  });
}

/** What has to be known of all rows before any is added up. */
export interface RowSurvey {
  readonly ledger: RowLedger;
  readonly scale: Scale;
  /** Days of the rows used, and of those that would be without a period. */
  readonly days: DayRange;
  readonly daysOfData: DayRange;
  readonly parts: number;
}

/** Looks at all rows: what becomes of them, their days, and how their amounts are kept. */
export function* surveyRows(parts: Parts, judge: Judging): Steps<RowSurvey> {
  const [ledger, scale, days, daysOfData] = [new RowLedger(), new ScaleFinder(), new DayRange(), new DayRange()];
  let count = 0;
  for (const part of parts) {
    count++;
    const judged = yield* judge(part);
    const number = (row: number) => numberOf(judged.table, row);
    yield* ledger.take(judged.reasons, judged.days, number);
    yield* scale.take(judged.amounts, judged.table.rowCount, number);
    if (!judged.days) continue;
    yield* days.take(judged.days, judged.reasons);
    if (judged.reasonsOfData !== judged.reasons) yield* daysOfData.take(judged.days, judged.reasonsOfData);
  }
  return { ledger, scale: scale.scale, days, daysOfData, parts: count };
}
