import type { Columns } from "../columns";
import type { Day } from "../days";
import { refusal, type Issue } from "../issues";
import type { Judging, RowSurvey } from "./judging";
import type { Need } from "../measures/needs";
import type { MethodNeed } from "../methods/methods";
import type { Parts } from "./parts";
import { asksForDays, type Window } from "../policies/period";
import type { Policy } from "../policy";
import type { Room } from "./room";

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
  /** The memory that is left; no limit when left out. */
  readonly room?: Room | undefined;
  /** Whether it is kept which customer each row is of: four bytes a row. */
  readonly customersOfRows?: "kept" | undefined;
}

/** What the steps after the survey work with. */
export interface Job {
  readonly parts: Parts;
  readonly columns: Columns;
  readonly request: GatherRequest;
  readonly judge: Judging;
  readonly survey: RowSurvey;
  /** The key of every customer, as written. */
  readonly labels: readonly string[];
}

/** The first method that asks for something of these kinds. */
export function asked({ needs }: GatherRequest, ...kinds: readonly Need["kind"][]): MethodNeed | undefined {
  return kinds.flatMap((kind) => needs.find(({ need }) => need.kind === kind) ?? [])[0];
}

/** The method that cannot do without days, if one cannot. */
function datedMethod(request: GatherRequest): MethodNeed | undefined {
  return asked(request, "amountOfLastYear", "purchases", "before");
}

/** Whether a row without a day is of no use. */
export function needsDay(request: GatherRequest): boolean {
  return datedMethod(request) !== undefined || asksForDays(request.window);
}

/** The earlier days that the period is compared with, where a method does. */
export function comparedDays(request: GatherRequest): Window | undefined {
  return asked(request, "before") && request.window?.compared;
}

/** What the request cannot be answered without. */
export function missingColumn(columns: Columns, request: GatherRequest): Issue | undefined {
  const dated = datedMethod(request);
  if (dated && !columns.date) return refusal("roleMissing", { role: "date", method: dated.method });
  if (needsDay(request) && !columns.date) return refusal("periodNeedsColumn", { role: "date" });
  const { window } = request;
  return window && window.orders.size > 0 && !columns.order
    ? refusal("periodNeedsColumn", { role: "order" })
    : undefined;
}

/** The day at which figures "until now" end; 0 without days. */
export function analysisDateOf({ request, survey }: Job): Day {
  return request.window?.analysisDate ?? survey.days.latest;
}
