import * as z from "zod";
import type { ClassKind } from "../customer-class";
import type { Day } from "../days";
import { exactText } from "../measures/exact";
import { refusal, warning, type Issue } from "../issues";
import type { Customers } from "../customer-columns";
import { inUnits, startSum, type Measure } from "../measures";
import { measureRhythm, type Rhythm } from "../segments/rhythm";
import { CHURNED, NO_STAGE, STAGES, isWarned, nextStage, stageOn, stagesOn, type Stage } from "../segments/stages";
import type { Ascending } from "../stats/ascending";
import { countWhile, standingOf } from "../stats/standing";
import { inPieces } from "../steps";
import { defineMethod, laterDetail, nameOption, type Detail, type Explanation } from "./method";

/** The need states (现有、意向、潜在、流失); the places of the classes where they are shown. */
const STATES = ["current", "interested", "potential", "lost"] as const satisfies ClassKind[];

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

interface LifecycleData extends Rhythm {
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
    const [, , away = 4] = chosen.limits;
    const { rhythm, gaps, usual } = yield* measureRhythm(purchases, { ...chosen, given: chosen.gap, away });
    const data: LifecycleData = { ...rhythm, analysisDate };
    const kinds = chosen.classes === "stages" ? STAGES : STATES;
    const stages = yield* stagesOn(rhythm, analysisDate, chosen);
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
        details: detailsOf(rhythm, stages, amount),
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
    const leaves = nextStage(data, customer, { ...chosen, day: data.analysisDate, only: leavesTo(chosen) });
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

/** Which later stage another class begins with: among the need states only the churned differ from the others. */
function leavesTo({ classes }: Options): "any" | "churned" {
  return classes === "stages" ? "any" : "churned";
}

/** Lost are the churned, current the other stages; who never bought is interested or potential, as the user's own column says. */
function needStates(stages: Uint8Array, customers: Customers, { stateColumn }: Options): Uint8Array {
  const said = customers.attributes?.find(({ header }) => header === stateColumn)?.values;
  const { start } = customers.purchases ?? {};
  return stages.map((stage, i) => {
    const bought = (start?.[i + 1] ?? 0) > (start?.[i] ?? 0);
    if (!bought) return INTERESTED.test(said?.[i] ?? "") ? 1 : 2;
    return stage === CHURNED ? 3 : stage === NO_STAGE ? STATES.length : 0;
  });
}

function detailsOf({ first, last, gap }: Rhythm, stages: Uint8Array, amount: Measure): Detail[] {
  const stake = () => {
    const values = new Float64Array(stages.length).fill(NaN);
    for (let i = 0; i < values.length; i++) if (isWarned(stages[i])) values[i] = inUnits(amount, amount.values[i] ?? 0);
    return values;
  };
  return [
    { name: "firstPurchase", format: "day", values: first },
    { name: "lastPurchase", format: "day", values: last },
    { name: "usualGap", format: "number", values: gap },
    laterDetail({ name: "atStake", format: "money" }, stake),
  ];
}

/** Says that a rhythm of about a year looks like a season. */
function seasonal(gaps: Ascending, usual: number | undefined): Issue[] {
  if (usual !== undefined && usual >= SEASON.from && usual <= SEASON.to)
    return [warning("seasonalGaps", { customers: gaps.length, gap: usual })];
  const shorter = countWhile(gaps.length, (place) => (gaps.at(place) ?? 0) < SEASON.from);
  const customers = countWhile(gaps.length, (place) => (gaps.at(place) ?? 0) <= SEASON.to) - shorter;
  return customers === 0 ? [] : [warning("seasonalGaps", { customers })];
}

/** The churn warning: who is at risk or lapsed, and what they brought. */
function atStake(stages: Uint8Array, amount: Measure): Issue[] {
  const sum = startSum(amount);
  let customers = 0;
  const { values } = amount;
  inPieces(0, stages.length, (from, to) => {
    for (let i = from; i < to; i++) {
      if (!isWarned(stages[i])) continue;
      customers++;
      sum.add(values[i] ?? 0);
    }
  });
  if (customers === 0) return [];
  const written = amount.precision === "exact" ? exactText(sum.value, amount.decimals) : String(sum.value);
  return [warning("churnWarning", { customers, amount: written })];
}
