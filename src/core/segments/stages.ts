import type { Day } from "../days";
import { overRows, type Steps } from "../steps";
import type { Rhythm } from "./rhythm";

/** The stages of the lifecycle, the best first. */
export const STAGES = ["active", "reactivated", "newCustomer", "atRisk", "lapsed", "churned"] as const;
export type Stage = (typeof STAGES)[number];

const placeOf = (stage: Stage) => STAGES.indexOf(stage);
const [ACTIVE, REACTIVATED, NEW] = [placeOf("active"), placeOf("reactivated"), placeOf("newCustomer")];
const [AT_RISK, LAPSED] = [placeOf("atRisk"), placeOf("lapsed")];
/** The place of the churned among the stages. */
export const CHURNED = placeOf("churned");
/** The place of customers of whom no stage is known. */
export const NO_STAGE = STAGES.length;

/** Where one stage ends and the next begins. */
export interface StageBounds {
  /** Days after the first purchase, or after a return, that count as new. */
  readonly newDays: number;
  /** How many usual gaps after the last purchase a customer stays active, at risk and lapsed. */
  readonly limits: readonly number[];
}

/** Whether a customer at a stage is likely to be lost and may still be kept. */
export function isWarned(stage: number | undefined): boolean {
  return stage === AT_RISK || stage === LAPSED;
}

/** The place of every customer's stage on a day. */
export function* stagesOn(rhythm: Rhythm, day: Day, bounds: StageBounds): Steps<Uint8Array> {
  const of = new Uint8Array(rhythm.first.length);
  const on = { ...bounds, day };
  yield* overRows(of.length, (from, to) => {
    for (let i = from; i < to; i++) of[i] = stageOn(rhythm, i, on);
  });
  return of;
}

/** The place of a customer's stage on a day on which it has bought nothing more; NO_STAGE where it has none. */
export function stageOn(
  { first, last, gap, back }: Rhythm,
  customer: number,
  { newDays, limits, day }: StageBounds & { readonly day: Day },
): number {
  const since = first[customer] ?? NaN;
  if (Number.isNaN(since)) return NO_STAGE;
  if (day - since <= newDays) return NEW;
  const returned = back[customer] ?? 0;
  if (returned > 0 && day - returned <= newDays) return REACTIVATED;
  const usual = gap[customer] ?? NaN;
  if (Number.isNaN(usual)) return NO_STAGE;
  const days = day - (last[customer] ?? 0);
  if (days <= within(limits[0] ?? 0, usual)) return ACTIVE;
  if (days <= within(limits[1] ?? 0, usual)) return AT_RISK;
  return days <= within(limits[2] ?? 0, usual) ? LAPSED : CHURNED;
}

/** The whole days within so many gaps; 1.1 gaps of 10 days are 11 days and not a little more. */
function within(limit: number, gap: number): number {
  return Math.floor(limit * gap + 1e-9);
}

/** The last day of a customer's stage without a purchase and the stage after it: any other one, or only that of the churned; nothing where none comes. */
export function nextStage(
  rhythm: Rhythm,
  customer: number,
  { day, only, ...bounds }: StageBounds & { readonly day: Day; readonly only: "any" | "churned" },
): { readonly until: Day; readonly stage: number } | undefined {
  const now = stageOn(rhythm, customer, { ...bounds, day });
  const [last = 0, gap = NaN] = [rhythm.last[customer], rhythm.gap[customer]];
  const ends = [
    (rhythm.first[customer] ?? 0) + bounds.newDays,
    (rhythm.back[customer] ?? 0) + bounds.newDays,
    ...(Number.isNaN(gap) ? [] : bounds.limits.map((limit) => last + within(limit, gap))),
  ];
  for (const until of ends.filter((end) => end >= day).sort((a, b) => a - b)) {
    const stage = stageOn(rhythm, customer, { ...bounds, day: until + 1 });
    const isOther = only === "any" ? stage !== now : stage === CHURNED && now !== CHURNED;
    if (isOther && stage !== NO_STAGE) return { until, stage };
  }
  return undefined;
}
