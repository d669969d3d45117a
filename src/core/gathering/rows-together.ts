import { sumsLastYear } from "./added-up";
import type { Columns } from "../columns";
import { monthsBefore } from "../days";
import { gatherFacets, selectFacets, type Against, type FacetRows, type Facets } from "./facets";
import { analysisDateOf, asked, comparedDays, type Job } from "./gather-request";
import { gatherHistory, selectHistory, selectPurchases, sumSince, type History, type Purchases } from "./history";
import type { Comparison } from "../customer-columns";
import { refusal, type Issue, type Outcome } from "../issues";
import type { Measure } from "../measures";
import { rolesOf, type Need } from "../measures/needs";
import type { MethodNeed } from "../methods/methods";
import { columnAt, firstOf } from "./parts";
import { inMegabytes } from "./room";
import { readOrders } from "./rows";
import type { Steps } from "../steps";
import { amountsOf } from "./scale";
import type { Table } from "../table";
import { joinParts } from "./whole-rows";

/** What customers did, day by day. */
interface Behaviour {
  readonly history: History;
  readonly purchases: Purchases;
}

/** What cannot be added up part by part: the rows of each customer in their order, and what is made of several columns of a row. */
export interface FromRows {
  readonly behaviour: Behaviour | undefined;
  readonly facets: Facets;
  /** The amounts of the last year, where they are added up from what customers did. */
  readonly ofYear: Measure | undefined;
}

/** What is added up part by part. */
const ADDED_UP: ReadonlySet<Need["kind"]> = new Set(["amountOfLastYear"]);

/** Gathers what methods ask for that takes all rows side by side; `totals` are the sums and numbers of rows of each customer. */
export function* gatherFromRows(job: Job, totals: FacetRows["totals"]): Steps<Outcome<FromRows>> {
  const { parts, columns, request, judge, survey, labels } = job;
  const needs = request.needs.filter(({ need }) => !ADDED_UP.has(need.kind));
  const [first] = needs;
  if (!first) return { value: { behaviour: undefined, facets: {}, ofYear: undefined }, issues: [] };
  const tooMany = survey.parts > 1 && roomIssue(first, survey.ledger.rows, request.room?.rows);
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
          orders: orders && { ...orders, coded: () => readOrders(orders, table.rowCount) },
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
  if (!facets.value) return { issues: facets.issues };
  const ofYear = behaviour && (yield* ofLastYear(job, behaviour, facets.value.comparisons?.get(YEAR)));
  return { value: { behaviour, facets: facets.value, ofYear }, issues: facets.issues };
}

/** Months of the last year. */
const YEAR = 12;

/** The amounts of the last year; `windows` are what a method compares it with, mostly with the year before. */
function* ofLastYear(job: Job, { history }: Behaviour, windows: Comparison | undefined): Steps<Measure | undefined> {
  if (sumsLastYear(job) !== "by customers") return undefined;
  const { scale } = job.survey;
  const after = monthsBefore(analysisDateOf(job), YEAR);
  // No row that counts lies behind the later window: where that begins with the year, its sums are those of the year.
  const isYear = windows?.days[2] === after + 1;
  const values = isYear ? windows.now.values : yield* sumSince(history, after);
  return { name: "amountOfLastYear", precision: "exact", decimals: scale.decimals, values };
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

/** Says that the rows do not fit into memory, before it is gone. */
function roomIssue({ method, need }: MethodNeed, rows: number, room = Infinity): Issue | undefined {
  const needed = rows * BYTES_PER_ROW;
  if (needed <= room) return undefined;
  const facts = { rows, needed: inMegabytes(needed), room: inMegabytes(room) };
  // No method asks for months: the sheet of facts does.
  return need.kind === "months" ? refusal("factsDoNotFit", facts) : refusal("rowsDoNotFit", { method, ...facts });
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

/** What was gathered, of some of the customers in the order given; of all when none are named. */
export function selectFromRows(
  { behaviour, facets }: FromRows,
  kept: Uint32Array | undefined,
): Facets & Partial<Behaviour> {
  if (!kept) return { ...behaviour, ...facets };
  const { history, purchases } = behaviour ?? {};
  return {
    ...(history ? { history: selectHistory(history, kept) } : {}),
    ...(purchases ? { purchases: selectPurchases(purchases, kept) } : {}),
    ...selectFacets(facets, kept),
  };
}
