import { addUp, type AddedUp } from "./gathering/added-up";
import { selectAttributes, selectControl } from "./gathering/attributes";
import type { Columns } from "./columns";
import { dayToText, type Day } from "./days";
import type { Exact } from "./measures/exact";
import {
  analysisDateOf,
  comparedDays,
  missingColumn,
  needsDay,
  type GatherRequest,
  type Job,
} from "./gathering/gather-request";
import { takeIn } from "./intake/take-in";
import { note, refusal, type Issue, type Outcome } from "./issues";
import { findCustomers, judgeParts, surveyRows } from "./gathering/judging";
import type { Customers, Groups } from "./customer-columns";
import { selectMeasure } from "./measures";
import type { Parts } from "./gathering/parts";
import type { Window } from "./policies/period";
import { customersOfRows, keptCustomers } from "./gathering/row-customers";
import { customersIssue } from "./gathering/room";
import type { DayRange, LeftOut } from "./gathering/rows";
import { gatherFromRows, selectFromRows, type FromRows } from "./gathering/rows-together";
import type { Steps } from "./steps";

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
  /** One entry for each row of the source from its first row of data on: its customer, or −1 for a row that is left out; there where it was asked for. */
  readonly customersOfRows?: Int32Array;
}

/**
 * Gathers the rows by customer. Each row is used or left out for one reason, and every amount is accounted for. Rows dated after `today` are
 * left out before the analysis date is chosen. Row order changes nothing but the order of the customers, and the size of the parts nothing at all.
 */
export function* gatherCustomers(parts: Parts, columns: Columns, request: GatherRequest): Steps<Outcome<Gathering>> {
  const taken = yield* takeIn(parts, columns, request.intake);
  if (!taken.value) return { issues: taken.issues };
  const missing = missingColumn(columns, request);
  if (missing) return { issues: [missing] };

  const clean = taken.value;
  const found = yield* findCustomers(parts, clean, { columns, merges: request.merges ?? [] });
  const tooMany = customersIssue(found.keys.labels, request.room);
  if (tooMany) return { issues: [...taken.issues, tooMany] };
  const { today, window } = request;
  const judge = judgeParts(clean, columns, {
    ...found,
    request: { today, window, needsDay: needsDay(request), compared: comparedDays(request) },
  });
  const survey = yield* surveyRows(parts, judge);
  const { ledger, scale } = survey;
  const job: Job = { parts, columns, request, judge, survey, labels: found.keys.labels };
  const added = yield* addUp(job);
  const { sums, shown } = added;
  const leftOut = ledger.leftOut(sums.leftOut);
  const issues = [...taken.issues, ...found.issues, ...ledger.issues(leftOut, scale)];
  if (ledger.used === 0) return { issues: [...issues, nothingLeft(job, leftOut)] };
  const ofRows = yield* gatherFromRows(job, { amount: sums.measure, rows: sums.rows });
  issues.push(...ofRows.issues);
  if (!ofRows.value) return { issues };
  const [first] = shown.differ;
  if (first !== undefined)
    issues.push(note("namesDiffer", { customers: shown.differ.length, example: shown.names[first] ?? "" }));

  const kept = keptOf(added);
  const ofSource = request.customersOfRows === "kept" ? yield* customersOfRows(parts, judge) : undefined;
  const analysisDate = analysisDateOf(job);
  return {
    value: {
      customers: describe(job, added, { ofRows: ofRows.value, kept }),
      rowsRead: ledger.rows,
      rowsUsed: ledger.used,
      leftOut,
      amountRead: sums.all,
      ...(columns.date && analysisDate > 0 ? { analysisDate } : {}),
      ...(ofSource
        ? { customersOfRows: kept ? yield* keptCustomers(ofSource, kept, sums.rows.length) : ofSource }
        : {}),
    },
    issues,
  };
}

/** Customers all of whose rows were left out are not customers of this result, but for those that growth finds lost; nothing where all are kept. */
function keptOf({ sums: { rows }, earlierOnly }: AddedUp): Uint32Array | undefined {
  if (!rows.includes(0)) return undefined;
  return Uint32Array.from(
    [...rows.keys()].filter((customer) => (rows[customer] ?? 0) > 0 || earlierOnly?.[customer] === 1),
  );
}

/** The customers that are kept, with all that was gathered of them. */
function describe(
  job: Job,
  { sums, shown, within, ...added }: AddedUp,
  { ofRows, kept }: { readonly ofRows: FromRows; readonly kept: Uint32Array | undefined },
): Customers {
  const { columns, survey } = job;
  const { window } = job.request;
  const { rows } = sums;
  const ofYear = added.ofYear ?? ofRows.ofYear;
  const { controls, attributes } = added.attributes;
  const analysisDate = analysisDateOf(job);
  const { earliest } = survey.days;
  return {
    count: kept?.length ?? rows.length,
    names: pick(shown.names, kept),
    ...(columns.customerId ? { ids: pick(job.labels, kept) } : {}),
    rows: kept ? Uint32Array.from(kept, (customer) => rows[customer] ?? 0) : rows,
    amount: selectMeasure(sums.measure, kept),
    ...(within ? { groups: groupBy(columns.within?.header ?? "", pick(within, kept)) } : {}),
    ...(controls ? { control: kept ? selectControl(controls, kept) : controls } : {}),
    ...(attributes.length > 0 ? { attributes: kept ? selectAttributes(attributes, kept) : attributes } : {}),
    ...(ofYear ? { amountOfLastYear: selectMeasure(ofYear, kept) } : {}),
    ...(analysisDate > 0 ? { analysisDate } : {}),
    ...(analysisDate > 0 ? { firstDay: window && window.first > 0 ? window.first : earliest } : {}),
    ...(window && window.without.length > 0 ? { daysLeftOut: window.without } : {}),
    ...selectFromRows(ofRows, kept),
  };
}

/** Says why no row is left. */
function nothingLeft({ request: { window }, survey }: Job, leftOut: readonly LeftOut[]): Issue {
  const missed = window && missedBy(window, survey.daysOfData);
  const [most] = [...leftOut].sort((a, b) => b.rows - a.rows);
  return missed ?? refusal("noRowsLeft", { rows: survey.ledger.rows, reason: most?.reason });
}

/** Says which days the data has where the window has none of them. */
function missedBy(window: Window, { latest, earliest }: DayRange): Issue | undefined {
  if (latest === 0) return undefined;
  const written = (day: Day) => (Number.isFinite(day) ? dayToText(day) : "");
  const [from, to] = [written(window.first), written(window.last)];
  return refusal("periodHasNoRows", { from, to, first: dayToText(earliest), last: dayToText(latest) });
}

function groupBy(header: string, values: readonly string[]): Groups {
  const names = [...new Set(values)].sort();
  const placeOf = new Map(names.map((name, place) => [name, place]));
  return { header, names, of: Uint32Array.from(values, (value) => placeOf.get(value) ?? 0) };
}

function pick(texts: readonly string[], kept: Uint32Array | undefined): readonly string[] {
  return kept ? Array.from(kept, (customer) => texts[customer] ?? "") : texts;
}
