import { AttributeGathering, selectAttributes, selectControl } from "./attributes";
import type { Columns } from "./columns";
import { dayToText, monthsBefore, type Day } from "./days";
import type { Exact } from "./exact";
import { gatherFacets, selectFacets, type Against, type FacetRows, type Facets } from "./facets";
import { gatherHistory, selectHistory, selectPurchases, sumSince, type History, type Purchases } from "./history";
import { takeIn } from "./intake/take-in";
import { note, refusal, type Issue, type Outcome } from "./issues";
import { findCustomers, judgeParts, surveyRows, type JudgedPart, type Judging, type RowSurvey } from "./judging";
import { NameChoice } from "./keys";
import { rolesOf, selectMeasure, type Customers, type Groups, type Measure, type Need } from "./measures";
import type { MethodNeed } from "./methods/methods";
import { columnAt, firstOf, type Parts } from "./parts";
import { asksForDays, type Window } from "./period";
import type { Policy } from "./policy";
import { customersOfRows, keptCustomers } from "./row-customers";
import { readOrders, type DayRange, type LeftOut } from "./rows";
import { overRows, type Steps } from "./steps";
import { Summing, amountsOf, type Sums } from "./sums";
import type { Table } from "./table";
import { joinParts } from "./whole-rows";

/** The group of customers without a value of the attribute, as pivot tables call it. */
const NO_GROUP = "(blank)";

/** What is wanted of the rows. */
export interface GatherRequest {
  readonly today: Day;
  readonly needs: readonly MethodNeed[];
  /** The rows that count; all of them when left out. */
  readonly window?: Window | undefined;
  /** How the cells are meant, as far as the policy says. */
  readonly intake?: Policy["intake"];
  /** Customers that the policy says are one. */
  readonly merges?: Policy["merges"];
  /** Bytes of memory that there are for rows that come in several parts and have to be kept side by side; no limit when left out. */
  readonly room?: number | undefined;
  /** Whether it is kept which customer each row is of: four bytes a row. */
  readonly customersOfRows?: "kept" | undefined;
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
  const { today, window } = request;
  const judge = judgeParts(clean, columns, {
    ...found,
    request: { today, window, needsDay: needsDay(request), compared: comparedDays(request) },
  });
  const survey = yield* surveyRows(parts, judge);
  const { ledger, scale } = survey;
  const job: Job = { parts, columns, request, judge, survey, labels: found.keys.labels };
  const { sums, earlierOnly, ...known } = yield* addUp(job);
  const leftOut = ledger.leftOut(sums.leftOut);
  const issues = [...taken.issues, ...found.issues, ...ledger.issues(leftOut, scale)];
  if (ledger.used === 0) {
    const missed = window && missedBy(window, survey.daysOfData);
    const [most] = [...leftOut].sort((a, b) => b.rows - a.rows);
    return { issues: [...issues, missed ?? refusal("noRowsLeft", { rows: ledger.rows, reason: most?.reason })] };
  }
  const ofRows = yield* gatherFromRows(job, { amount: sums.measure, rows: sums.rows });
  issues.push(...ofRows.issues);
  if (!ofRows.value) return { issues };
  const { differ } = known.shown;
  if (differ.length > 0) {
    const example = known.shown.names[differ[0] ?? 0] ?? "";
    issues.push(note("namesDiffer", { customers: differ.length, example }));
  }

  const { rows } = sums;
  // Customers all of whose rows were left out are not customers of this result, but for those that growth finds lost.
  const kept = rows.includes(0)
    ? Uint32Array.from(
        [...rows.keys()].filter((customer) => (rows[customer] ?? 0) > 0 || earlierOnly?.[customer] === 1),
      )
    : undefined;
  const { behaviour, facets } = ofRows.value;
  const ofSource = request.customersOfRows === "kept" ? yield* customersOfRows(parts, judge) : undefined;
  const ofYear = known.ofYear ?? (behaviour && (yield* ofLastYear(job, behaviour)));
  const { controls, attributes } = known.attributes;
  const analysisDate = analysisDateOf(job);
  const { earliest } = survey.days;
  const customers: Customers = {
    count: kept?.length ?? rows.length,
    names: pick(known.shown.names, kept),
    ...(columns.customerId ? { ids: pick(job.labels, kept) } : {}),
    rows: kept ? Uint32Array.from(kept, (customer) => rows[customer] ?? 0) : rows,
    amount: selectMeasure(sums.measure, kept),
    ...(known.within ? { groups: groupBy(columns.within?.header ?? "", pick(known.within, kept)) } : {}),
    ...(controls ? { control: kept ? selectControl(controls, kept) : controls } : {}),
    ...(attributes.length > 0 ? { attributes: kept ? selectAttributes(attributes, kept) : attributes } : {}),
    ...(ofYear ? { amountOfLastYear: selectMeasure(ofYear, kept) } : {}),
    ...(analysisDate > 0 ? { analysisDate } : {}),
    ...(analysisDate > 0 ? { firstDay: window && window.first > 0 ? window.first : earliest } : {}),
    ...(window && window.without.length > 0 ? { daysLeftOut: window.without } : {}),
    ...(behaviour && kept ? selectBehaviour(behaviour, kept) : behaviour),
    ...(kept ? selectFacets(facets, kept) : facets),
  };
  return {
    value: {
      customers,
      rowsRead: ledger.rows,
      rowsUsed: ledger.used,
      leftOut,
      amountRead: sums.all,
      ...(columns.date && analysisDate > 0 ? { analysisDate } : {}),
      ...(ofSource ? { customersOfRows: kept ? yield* keptCustomers(ofSource, kept, rows.length) : ofSource } : {}),
    },
    issues,
  };
}

/** What the steps after the survey work with. */
interface Job {
  readonly parts: Parts;
  readonly columns: Columns;
  readonly request: GatherRequest;
  readonly judge: Judging;
  readonly survey: RowSurvey;
  /** The key of every customer, as written. */
  readonly labels: readonly string[];
}

function asked({ needs }: GatherRequest, ...kinds: readonly Need["kind"][]): MethodNeed | undefined {
  return kinds.flatMap((kind) => needs.find(({ need }) => need.kind === kind) ?? [])[0];
}

/** The method that cannot do without days, if one cannot. */
function datedMethod(request: GatherRequest): MethodNeed | undefined {
  return asked(request, "amountOfLastYear", "purchases", "before");
}

function needsDay(request: GatherRequest): boolean {
  return datedMethod(request) !== undefined || asksForDays(request.window);
}

/** The earlier days that the period is compared with, where a method does. */
function comparedDays(request: GatherRequest): Window | undefined {
  return asked(request, "before") && request.window?.compared;
}

/** What the request cannot be answered without. */
function missingColumn(columns: Columns, request: GatherRequest): Issue | undefined {
  const dated = datedMethod(request);
  if (dated && !columns.date) return refusal("roleMissing", { role: "date", method: dated.method });
  if (needsDay(request) && !columns.date) return refusal("periodNeedsColumn", { role: "date" });
  const { window } = request;
  return window && window.orders.size > 0 && !columns.order
    ? refusal("periodNeedsColumn", { role: "order" })
    : undefined;
}

/** The day at which figures "until now" end; 0 without days. */
function analysisDateOf({ request, survey }: Job): Day {
  return request.window?.analysisDate ?? survey.days.latest;
}

/** What is added up, and what is told of each customer, part by part. */
interface AddedUp {
  readonly sums: Sums;
  readonly ofYear: Measure | undefined;
  readonly shown: { readonly names: readonly string[]; readonly differ: readonly number[] };
  /** The value of the attribute that splits the customers. */
  readonly within: readonly string[] | undefined;
  readonly attributes: AttributeGathering;
  /** One entry a customer: 1 for one that has rows only in the earlier days that are compared; there where such are. */
  readonly earlierOnly: Uint8Array | undefined;
}

function* addUp(job: Job): Steps<AddedUp> {
  const { parts, columns, request, judge, survey, labels } = job;
  const [{ scale }, customers] = [survey, labels.length];
  const amounts = new Summing({ name: "amount", scale, customers });
  const ofYear = sumsLastYear(job) === "by rows" && new Summing({ name: "amountOfLastYear", scale, customers });
  const lastYear = { after: monthsBefore(analysisDateOf(job), 12), until: Infinity };
  const namesAt = columns.customerId && columns.customer?.index;
  const names = namesAt === undefined ? undefined : new NameChoice(customers);
  const withinAt = columns.within?.index;
  const within = withinAt === undefined ? undefined : new NameChoice(customers);
  const attributes = new AttributeGathering(firstOf(parts), columns, { customers, today: request.today });
  for (const part of parts) {
    const rows = yield* judge(part);
    yield* amounts.take(rows.amounts, rows);
    if (ofYear && rows.days) yield* ofYear.takeBetween(rows.amounts, rows, { ...lastYear, days: rows.days });
    if (names) yield* names.take(columnAt(rows.table, namesAt), rows);
    if (within) yield* within.take(columnAt(rows.table, withinAt), rows);
    yield* attributes.take(rows);
  }
  const { rows: used } = amounts.result;
  const earlierOnly = comparedDays(request) && new Uint8Array(customers);
  if (earlierOnly) {
    for (const part of parts) {
      const rows = yield* rowsBefore(yield* judge(part), used);
      yield* markCustomers(rows, earlierOnly);
      if (names) yield* names.take(columnAt(rows.table, namesAt), rows);
      if (within) yield* within.take(columnAt(rows.table, withinAt), rows);
      yield* attributes.take(rows);
    }
  }
  if (names?.leavesOpen || within?.leavesOpen || attributes.leavesOpen) {
    for (const part of parts) {
      const judged = yield* judge(part);
      for (const rows of earlierOnly ? [judged, yield* rowsBefore(judged, used)] : [judged]) {
        if (names?.leavesOpen) yield* names.count(columnAt(rows.table, namesAt), rows);
        if (within?.leavesOpen) yield* within.count(columnAt(rows.table, withinAt), rows);
        yield* attributes.count(rows);
      }
    }
  }
  return {
    sums: amounts.result,
    ofYear: ofYear ? ofYear.measure : undefined,
    shown: names?.choose((customer) => labels[customer] ?? "") ?? { names: labels, differ: [] },
    within: within?.choose(() => NO_GROUP).names,
    attributes,
    earlierOnly,
  };
}

/** Where the rows are gathered by customer and day, the last year is added up there: in their order that costs less. */
function sumsLastYear({ request, survey }: Job): "by rows" | "by customers" | "not" {
  if (!asked(request, "amountOfLastYear")) return "not";
  // Sums that are rounded depend on the order of the rows.
  return survey.scale.kind === "safe" && asked(request, "purchases") ? "by customers" : "by rows";
}

function* ofLastYear(job: Job, { history }: Behaviour): Steps<Measure | undefined> {
  if (sumsLastYear(job) !== "by customers") return undefined;
  const values = yield* sumSince(history, monthsBefore(analysisDateOf(job), 12));
  return { name: "amountOfLastYear", precision: "exact", decimals: job.survey.scale.decimals, values };
}

/** The rows of the earlier days, of the customers that have none in the period: they alone tell what such a customer is called. */
function* rowsBefore(part: JudgedPart, used: Uint32Array): Steps<JudgedPart> {
  const { of, compared } = part;
  const reasons = new Uint8Array(of.length).fill(IN_PERIOD);
  yield* overRows(of.length, (from, to) => {
    for (let row = from; row < to; row++) if (compared?.[row] === 0 && used[of[row] ?? 0] === 0) reasons[row] = 0;
  });
  return { ...part, reasons };
}

function* markCustomers({ of, reasons }: JudgedPart, marks: Uint8Array): Steps<void> {
  yield* overRows(of.length, (from, to) => {
    for (let row = from; row < to; row++) if (reasons[row] === 0) marks[of[row] ?? 0] = 1;
  });
}

/** Marks rows that tell nothing of a customer of earlier days; no reason of a row has this number. */
const IN_PERIOD = 255;

/** What customers did, day by day. */
interface Behaviour {
  readonly history: History;
  readonly purchases: Purchases;
}

/** What cannot be added up part by part: the rows of each customer in their order, and what is made of several columns of a row. */
interface FromRows {
  readonly behaviour: Behaviour | undefined;
  readonly facets: Facets;
}

/** What is added up part by part. */
const ADDED_UP: ReadonlySet<Need["kind"]> = new Set(["amountOfLastYear"]);

function* gatherFromRows(job: Job, totals: FacetRows["totals"]): Steps<Outcome<FromRows>> {
  const { parts, columns, request, judge, survey, labels } = job;
  const needs = request.needs.filter(({ need }) => !ADDED_UP.has(need.kind));
  const [first] = needs;
  if (!first) return { value: { behaviour: undefined, facets: {} }, issues: [] };
  const tooMany = survey.parts > 1 && roomIssue(first, survey.ledger.rows, request.room);
  if (tooMany) return { issues: [tooMany] };
  const { scale } = survey;
  const { table, rows, days, compared } = yield* joinParts(parts, judge, {
    rows: survey.ledger.rows,
    parts: survey.parts,
    customers: labels.length,
    columns: columnsOfNeeds(firstOf(parts), columns, needs),
  });
  const amountColumn = columnAt(table, columns.amount?.index);
  const orders = columns.order && columnAt(table, columns.order.index);
  const { latest, earliest } = survey.days;
  const behaviour =
    asked(request, "purchases") && days
      ? yield* gatherHistory({
          ...{ of: rows.of, reasons: rows.reasons, counts: totals.rows, days, range: { earliest, latest } },
          amounts: amountsOf(amountColumn, scale),
          orders: orders && (yield* readOrders(orders, table.rowCount)),
        })
      : undefined;
  const given = {
    rows,
    amountColumn,
    scale,
    totals,
    days,
    today: request.today,
    latest,
    earliest,
    history: behaviour?.history,
  };
  const facets = yield* gatherFacets(table, columns, {
    needs,
    given: { ...given, stated: request.window?.analysisDate, against: compared && againstOf(job, compared) },
  });
  return facets.value
    ? { value: { behaviour, facets: facets.value }, issues: facets.issues }
    : { issues: facets.issues };
}

/** The period and the days it is compared with, where the policy names them. */
function againstOf({ request, survey }: Job, reasons: Uint8Array): Against | undefined {
  const earlier = comparedDays(request);
  const { first, last } = request.window ?? {};
  if (!earlier || first === undefined || last === undefined) return undefined;
  const end = Number.isFinite(last) ? last : survey.days.latest;
  return { reasons, days: [earlier.first, earlier.last, first, end], since: survey.daysOfData.earliest };
}

/** What a row takes at most that is kept beside all others, with what is made of it: measured. */
const BYTES_PER_ROW = 90;
const MEGABYTE = 1e6;

/** Says that the rows do not fit into memory, before it is gone. */
function roomIssue({ method }: MethodNeed, rows: number, room = Infinity): Issue | undefined {
  const needed = rows * BYTES_PER_ROW;
  if (needed <= room) return undefined;
  const inMegabytes = (bytes: number) => Math.max(0, Math.round(bytes / MEGABYTE));
  return refusal("rowsDoNotFit", { method, rows, needed: inMegabytes(needed), room: inMegabytes(room) });
}

/** Places of the columns that methods read row by row. */
function columnsOfNeeds({ columns: all }: Table, columns: Columns, needs: readonly MethodNeed[]): readonly number[] {
  const places = needs.flatMap(({ need }) =>
    "header" in need
      ? [all.findIndex(({ header }) => header === need.header)]
      : rolesOf(need).map((role) => columns[role]?.index ?? -1),
  );
  const wanted = [columns.amount?.index ?? -1, ...places].filter((place) => place >= 0);
  return [...new Set(wanted)];
}

/** Says which days the data has where the window has none of them. */
function missedBy(window: Window, { latest, earliest }: DayRange): Issue | undefined {
  if (latest === 0) return undefined;
  const written = (day: Day) => (Number.isFinite(day) ? dayToText(day) : "");
  const [from, to] = [written(window.first), written(window.last)];
  return refusal("periodHasNoRows", { from, to, first: dayToText(earliest), last: dayToText(latest) });
}

function selectBehaviour({ history, purchases }: Behaviour, customers: Uint32Array): Behaviour {
  return { history: selectHistory(history, customers), purchases: selectPurchases(purchases, customers) };
}

function groupBy(header: string, values: readonly string[]): Groups {
  const names = [...new Set(values)].sort();
  const placeOf = new Map(names.map((name, place) => [name, place]));
  return { header, names, of: Uint32Array.from(values, (value) => placeOf.get(value) ?? 0) };
}

function pick(texts: readonly string[], kept: Uint32Array | undefined): readonly string[] {
  return kept ? Array.from(kept, (customer) => texts[customer] ?? "") : texts;
}
