import { AttributeGathering } from "./attributes";
import { monthsBefore } from "../days";
import { analysisDateOf, asked, comparedDays, type Job } from "./gather-request";
import type { JudgedPart } from "./judging";
import { NameChoice } from "./keys";
import type { Measure } from "../measures";
import { columnAt, firstOf } from "./parts";
import { overRows, type Steps } from "../steps";
import { Summing, type Sums } from "./sums";

/** The group of customers without a value of the attribute, as pivot tables call it. */
const NO_GROUP = "(blank)";

/** What is added up, and what is told of each customer, part by part. */
export interface AddedUp {
  readonly sums: Sums;
  readonly ofYear: Measure | undefined;
  readonly shown: { readonly names: readonly string[]; readonly differ: readonly number[] };
  /** The value of the attribute that splits the customers. */
  readonly within: readonly string[] | undefined;
  readonly attributes: AttributeGathering;
  /** One entry a customer: 1 for one that has rows only in the earlier days that are compared; there where such are. */
  readonly earlierOnly: Uint8Array | undefined;
}

/** Adds the rows up by customer, and tells what each is called and what is said of it. */
export function* addUp(job: Job): Steps<AddedUp> {
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
export function sumsLastYear({ request, survey }: Job): "by rows" | "by customers" | "not" {
  if (!asked(request, "amountOfLastYear")) return "not";
  // Sums that are rounded depend on the order of the rows.
  return survey.scale.kind === "safe" && asked(request, "purchases") ? "by customers" : "by rows";
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
