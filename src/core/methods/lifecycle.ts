import * as z from "zod";
import type { Day } from "../days";
import { exactText } from "../exact";
import type { Purchases } from "../history";
import { refusal, warning, type Issue } from "../issues";
import { addAll, inUnits, type Customers, type Measure } from "../measures";
import { ascendingOf } from "../stats/ascending";
import { medianOf } from "../stats/median";
import { standingOf } from "../stats/standing";
import { overRows, type Steps } from "../steps";
import { defineMethod, nameOption, type ClassKind, type Detail, type Explanation } from "./method";

/** The stages, the best first; the places of the classes where stages are shown. */
const STAGES = ["active", "reactivated", "newCustomer", "atRisk", "lapsed", "churned"] as const satisfies ClassKind[];
type Stage = (typeof STAGES)[number];

/** The need states (现有、意向、潜在、流失); the places of the classes where they are shown. */
const STATES = ["current", "interested", "potential", "lost"] as const satisfies ClassKind[];

/** Purchase days from which a customer's own gaps say something. */
const OWN_DAYS = 3;
/** Up to so many purchases their gaps are sorted one by one. */
const FEW_PURCHASES = 32;
/** Usual gaps that look like once a year. */
const SEASON = { from: 350, to: 380 } as const;
/** What people write for a customer that has shown interest. */
const INTERESTED = /意向|兴趣|interest|prospect|lead/i;

const options = z
  .strictObject({
    id: z.literal("lifecycle"),
    name: nameOption,
    classes: z
      .enum(["stages", "needStates"])
      .default("stages")
      .describe("The stages of the lifecycle, or the need states: current, interested, potential, lost"),
    newDays: z.int().min(1).default(90).describe("Days after the first purchase, or after a return, that count as new"),
    limits: z
      .array(z.number().gt(0))
      .length(3)
      .default([1.5, 2.5, 4])
      .describe("How many usual gaps after the last purchase a customer stays active, at risk and lapsed"),
    floor: z.number().min(1).default(7).describe("A usual gap counts as at least so many days"),
    gap: z
      .number()
      .min(1)
      .optional()
      .describe("Usual gap of customers who bought on fewer than three days; the median of the others when left out"),
    stateColumn: z
      .string()
      .min(1)
      .max(32_767)
      .optional()
      .describe("Header of a further column that tells the interested from the potential, for need states"),
  })
  .refine(({ limits: [a = 0, b = 0, c = 0] }) => a < b && b < c, { path: ["limits"], message: "cutsAscending" });

type Options = z.infer<typeof options>;

/** What the rule found: the median of the customers' own usual gaps in days, and how many have one. */
export interface LifecycleFound {
  readonly gap?: number | undefined;
  readonly withOwnGap: number;
}

/** Why a customer is at its stage. */
export interface LifecycleFacts {
  readonly stage: Stage;
  readonly days: number;
  readonly gap: number;
  /** `own`: of its own purchases; `all`: the median of the others; `given`: by the policy. */
  readonly gapOf: "own" | "all" | "given";
  readonly first: Day;
  /** The long gap that a reactivated customer came back from. */
  readonly away?: number | undefined;
  /** The last day at this stage without a purchase, and the class after it. */
  readonly until?: Day | undefined;
  readonly next?: number | undefined;
}

interface LifecycleData {
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Usual gap, the floor counted in; NaN where nothing is known. */
  readonly gap: Float64Array;
  /** 1 where the gap is the customer's own. */
  readonly own: Uint8Array;
  /** The day on which the last gap ended that was long enough for a return, and its length; 0 without one. */
  readonly back: Float64Array;
  readonly away: Float64Array;
  readonly analysisDate: Day;
}

/** The lifecycle of customers by their own rhythm: active, at risk, lapsed or churned by usual gaps. Definitions, section 7. */
export const lifecycle = defineMethod({
  id: "lifecycle",
  options,
  needs: () => [{ kind: "purchases" }],

  *classify(customers, chosen) {
    const { purchases, analysisDate, amount, count } = customers;
    if (!purchases || analysisDate === undefined)
      return { issues: [refusal("roleMissing", { role: "date", method: "lifecycle" })] };
    if (purchases.day.length === 0 && chosen.classes === "stages")
      return { issues: [refusal("noPurchases", { customers: count })] };
    const rhythm = yield* measureGaps(purchases);
    const gaps = ascendingOf(rhythm.gap);
    const usual = gaps.length === 0 ? undefined : medianOf(gaps);
    const data = yield* findReturns(purchases, { ...rhythm, analysisDate }, { ...chosen, usual });
    const kinds = chosen.classes === "stages" ? STAGES : STATES;
    const stages = yield* placeAll(data, chosen);
    const of = chosen.classes === "stages" ? stages : needStates(stages, customers, chosen);
    const standing = standingOf(amount);
    yield;
    const found: LifecycleFound = { gap: usual, withOwnGap: gaps.length };
    return {
      value: {
        measure: amount,
        standing,
        list: [...kinds.map((kind) => ({ kind })), { kind: "notRated" as const }],
        of,
        details: detailsOf(data, stages, amount),
        found,
        data,
      },
      issues: [
        ...(usual === undefined && chosen.gap === undefined ? [warning("gapUnknown", {})] : []),
        ...seasonal(gaps, usual),
        ...atStake(stages, amount),
      ],
    };
  },

  explain({ of, data }, chosen, customer): Explanation<LifecycleFacts | "gapUnknown" | undefined> {
    const place = of[customer] ?? 0;
    const first = data?.first[customer] ?? NaN;
    const stage = data && STAGES[stageOn(data, customer, { ...chosen, day: data.analysisDate })];
    if (!data || !stage) return { class: place, facts: Number.isNaN(first) ? undefined : ("gapUnknown" as const) };
    const leaves = leaving(data, customer, chosen);
    const facts: LifecycleFacts = {
      stage,
      days: data.analysisDate - (data.last[customer] ?? 0),
      gap: data.gap[customer] ?? NaN,
      gapOf: data.own[customer] ? "own" : chosen.gap === undefined ? "all" : "given",
      first,
      away: stage === "reactivated" ? data.away[customer] : undefined,
      until: leaves?.until,
      next: leaves && (chosen.classes === "stages" ? leaves.stage : leaves.stage === CHURNED ? 3 : 0),
    };
    return { class: place, facts };
  },
});

const CHURNED = STAGES.indexOf("churned");
const UNKNOWN = STAGES.length;

/** First and last purchase of every customer, and the median of its own gaps; NaN for those that have none. */
function* measureGaps({ start, day }: Purchases): Steps<Pick<LifecycleData, "first" | "last" | "gap" | "own">> {
  const count = start.length - 1;
  const first = new Float64Array(count).fill(NaN);
  const last = first.slice();
  const gap = first.slice();
  const own = new Uint8Array(count);
  let gaps = new Float64Array(64);
  yield* overRows(count, (from, to) => {
    for (let i = from; i < to; i++) {
      const [begin, end] = [start[i] ?? 0, start[i + 1] ?? 0];
      if (end === begin) continue;
      first[i] = day[begin] ?? 0;
      last[i] = day[end - 1] ?? 0;
      if (end - begin > gaps.length) gaps = new Float64Array(2 * (end - begin));
      let used = 0;
      for (let at = begin + 1; at < end; at++) {
        const days = (day[at] ?? 0) - (day[at - 1] ?? 0);
        if (days === 0) continue;
        // Most customers have few gaps: put in their place as they come, they cost less than a sort of their own.
        let place = used++;
        if (end - begin <= FEW_PURCHASES)
          for (; place > 0 && (gaps[place - 1] ?? 0) > days; place--) gaps[place] = gaps[place - 1] ?? 0;
        gaps[place] = days;
      }
      if (used + 1 < OWN_DAYS) continue;
      own[i] = 1;
      if (end - begin > FEW_PURCHASES) gaps.subarray(0, used).sort();
      gap[i] = ((gaps[(used - 1) >> 1] ?? 0) + (gaps[used >> 1] ?? 0)) / 2;
    }
  });
  return { first, last, gap, own };
}

/** Gives every customer its usual gap, and finds the last gap that was long enough to have been away. */
function* findReturns(
  { start, day }: Purchases,
  rhythm: Omit<LifecycleData, "back" | "away">,
  { gap: given, floor, limits, usual }: Options & { readonly usual: number | undefined },
): Steps<LifecycleData> {
  const count = rhythm.first.length;
  const gap = new Float64Array(count);
  const [back, away] = [new Float64Array(count), new Float64Array(count)];
  const longest = limits[2] ?? 4;
  yield* overRows(count, (from, to) => {
    for (let i = from; i < to; i++) {
      const usually = rhythm.own[i] ? (rhythm.gap[i] ?? NaN) : (given ?? usual ?? NaN);
      const days = Math.max(floor, usually);
      gap[i] = days;
      for (let at = (start[i + 1] ?? 0) - 1; at > (start[i] ?? 0); at--) {
        const between = (day[at] ?? 0) - (day[at - 1] ?? 0);
        if (between <= longest * days || Number.isNaN(days)) continue;
        back[i] = day[at] ?? 0;
        away[i] = between;
        break;
      }
    }
  });
  return { ...rhythm, gap, back, away };
}

function* placeAll(data: LifecycleData, chosen: Options): Steps<Uint8Array> {
  const of = new Uint8Array(data.first.length);
  const on = { ...chosen, day: data.analysisDate };
  yield* overRows(of.length, (from, to) => {
    for (let i = from; i < to; i++) of[i] = stageOn(data, i, on);
  });
  return of;
}

/** The place of a customer's stage on a day on which it has bought nothing more; UNKNOWN where it has none. */
function stageOn(
  data: LifecycleData,
  customer: number,
  { newDays, limits, day }: Pick<Options, "newDays" | "limits"> & { readonly day: Day },
): number {
  const first = data.first[customer] ?? NaN;
  if (Number.isNaN(first)) return UNKNOWN;
  if (day - first <= newDays) return 2;
  const back = data.back[customer] ?? 0;
  if (back > 0 && day - back <= newDays) return 1;
  const gap = data.gap[customer] ?? NaN;
  if (Number.isNaN(gap)) return UNKNOWN;
  const days = day - (data.last[customer] ?? 0);
  const [active = 0, atRisk = 0, lapsed = 0] = limits;
  return days <= within(active, gap) ? 0 : days <= within(atRisk, gap) ? 3 : days <= within(lapsed, gap) ? 4 : 5;
}

/** The whole days within so many gaps; 1.1 gaps of 10 days are 11 days and not a little more. */
function within(limit: number, gap: number): number {
  return Math.floor(limit * gap + 1e-9);
}

/** The last day of a customer's class without a purchase and the stage after it; nothing where no other class comes. */
function leaving(
  data: LifecycleData,
  customer: number,
  chosen: Options,
): { readonly until: Day; readonly stage: number } | undefined {
  const { analysisDate } = data;
  const now = stageOn(data, customer, { ...chosen, day: analysisDate });
  const [last = 0, gap = NaN] = [data.last[customer], data.gap[customer]];
  const ends = [
    (data.first[customer] ?? 0) + chosen.newDays,
    (data.back[customer] ?? 0) + chosen.newDays,
    ...(Number.isNaN(gap) ? [] : chosen.limits.map((limit) => last + within(limit, gap))),
  ];
  for (const until of ends.filter((day) => day >= analysisDate).sort((a, b) => a - b)) {
    const stage = stageOn(data, customer, { ...chosen, day: until + 1 });
    const isOther = chosen.classes === "stages" ? stage !== now : stage === CHURNED && now !== CHURNED;
    if (isOther && stage !== UNKNOWN) return { until, stage };
  }
  return undefined;
}

/** Lost are the churned, current the other stages; who never bought is interested or potential, as the user's own column says. */
function needStates(stages: Uint8Array, customers: Customers, { stateColumn }: Options): Uint8Array {
  const said = customers.attributes?.find(({ header }) => header === stateColumn)?.values;
  const { start } = customers.purchases ?? {};
  return stages.map((stage, i) => {
    const bought = (start?.[i + 1] ?? 0) > (start?.[i] ?? 0);
    if (!bought) return INTERESTED.test(said?.[i] ?? "") ? 1 : 2;
    return stage === CHURNED ? 3 : stage === UNKNOWN ? STATES.length : 0;
  });
}

function isWarned(stage: number | undefined): boolean {
  return stage === STAGES.indexOf("atRisk") || stage === STAGES.indexOf("lapsed");
}

function detailsOf({ first, last, gap }: LifecycleData, stages: Uint8Array, amount: Measure): Detail[] {
  const stake = new Float64Array(stages.length).fill(NaN);
  for (let i = 0; i < stake.length; i++) if (isWarned(stages[i])) stake[i] = inUnits(amount, amount.values[i] ?? 0);
  return [
    { name: "firstPurchase", format: "day", values: first },
    { name: "lastPurchase", format: "day", values: last },
    { name: "usualGap", format: "number", values: gap },
    { name: "atStake", format: "money", values: stake },
  ];
}

/** Says that a rhythm of about a year looks like a season. */
function seasonal(gaps: Float64Array, usual: number | undefined): Issue[] {
  const isYearly = (gap: number) => gap >= SEASON.from && gap <= SEASON.to;
  if (usual !== undefined && isYearly(usual)) return [warning("seasonalGaps", { customers: gaps.length, gap: usual })];
  let customers = 0;
  for (const gap of gaps) if (isYearly(gap)) customers++;
  return customers === 0 ? [] : [warning("seasonalGaps", { customers })];
}

/** The churn warning: who is at risk or lapsed, and what they brought. */
function atStake(stages: Uint8Array, amount: Measure): Issue[] {
  const values: (number | bigint)[] = [];
  for (let i = 0; i < stages.length; i++) if (isWarned(stages[i])) values.push(amount.values[i] ?? 0);
  if (values.length === 0) return [];
  const sum = addAll(amount, values);
  const written = amount.precision === "exact" ? exactText(sum, amount.decimals) : String(sum);
  return [warning("churnWarning", { customers: values.length, amount: written })];
}
