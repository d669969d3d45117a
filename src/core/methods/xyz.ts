import * as z from "zod";
import type { CustomerClass } from "../customer-class";
import { dayToText, type Day } from "../days";
import { TOLERANCE } from "../measures/exact";
import type { History } from "../gathering/history";
import { refusal } from "../issues";
import { PERIODS, periodsOf, type Period } from "../stats/periods";
import { standingOf } from "../stats/standing";
import { inPieces, overEach, type Steps } from "../steps";
import { defineMethod, nameOption } from "./method";

/** Fewer periods say nothing about regularity. */
const FEWEST_PERIODS = 3;

/** What the rule found: the periods that count, and those at the edges that the data covers only in part. */
export interface XyzFound {
  readonly first: string;
  readonly last: string;
  readonly periods: number;
  readonly leftOut: readonly { readonly first: string; readonly last: string; readonly why: "partly" | "excluded" }[];
}

/** Why a customer has its class. The mean is in the measure's own integers. */
export interface XyzFacts {
  /** NaN where the mean is not positive or there are too few periods. */
  readonly variation: number;
  readonly mean: number;
  readonly periods: number;
  readonly zeros: number;
  readonly cuts: readonly number[];
  readonly most?: number | undefined;
}

interface XyzData {
  readonly variation: Float64Array;
  readonly mean: Float64Array;
  readonly periods: Uint16Array;
  readonly zeros: Uint16Array;
}

/** XYZ: how regular a customer's amounts are, by their coefficient of variation over equal periods. Definitions, section 6. */
export const xyz = defineMethod({
  id: "xyz",
  options: z
    .strictObject({
      id: z.literal("xyz"),
      name: nameOption,
      period: z.enum(PERIODS).default("month").describe("Periods whose totals are compared"),
      start: z
        .enum(["window", "customer"])
        .default("window")
        .describe("Whether the periods begin with the data, or with the customer's own first one"),
      edges: z
        .enum(["leaveOut", "keep"])
        .default("leaveOut")
        .describe("Whether a first or last period that the data covers only in part counts"),
      cuts: z
        .array(z.number().gt(0))
        .length(2)
        .default([0.5, 1])
        .describe("Highest variation (standard deviation ÷ mean) of X and of Y; 0.1 and 0.25 are also in use"),
      mostZeroPeriods: z
        .int()
        .min(0)
        .optional()
        .describe("More periods without sales than this make a customer N; there is no N when left out"),
    })
    .refine(({ cuts: [x = 0, y = 0] }) => x < y, { path: ["cuts"], message: "cutsAscending" }),
  needs: () => [{ kind: "purchases" }],

  *classify({ count, history, analysisDate, firstDay = 0, daysLeftOut = [], amount }, chosen) {
    if (!history || analysisDate === undefined)
      return { issues: [refusal("roleMissing", { role: "date", method: "xyz" })] };
    const { cuts, mostZeroPeriods, start, edges } = chosen;
    const all = periodsOf(firstDay, analysisDate, chosen.period);
    const isPartly = ({ first, last }: Period) => edges === "leaveOut" && (first < firstDay || last > analysisDate);
    const isExcluded = ({ first, last }: Period) => daysLeftOut.some(([from, to]) => from <= last && to >= first);
    const kept = all.filter((period) => !isPartly(period) && !isExcluded(period));
    if (kept.length < FEWEST_PERIODS) return { issues: [refusal("tooFewPeriods", { periods: kept.length })] };

    const data = yield* measure(history, { kept, first: firstDay, last: analysisDate, start });
    const list: CustomerClass[] = ["X", "Y", "Z", ...(mostZeroPeriods === undefined ? [] : ["N"])].map((label) => ({
      kind: "labelled",
      label,
    }));
    const [x = 0, y = 0] = cuts.map((cut) => cut * (1 + TOLERANCE));
    const most = mostZeroPeriods ?? Infinity;
    const of = new Uint8Array(count);
    const { variation, zeros } = data;
    inPieces(0, count, (from, to) => {
      for (let i = from; i < to; i++) {
        const own = variation[i] ?? NaN;
        if (own !== own) of[i] = list.length;
        else of[i] = (zeros[i] ?? 0) > most ? 3 : own <= x ? 0 : own <= y ? 1 : 2;
      }
    });
    yield;
    const found: XyzFound = {
      first: dayToText(kept[0]?.first ?? firstDay),
      last: dayToText(kept.at(-1)?.last ?? analysisDate),
      periods: kept.length,
      leftOut: all.flatMap((period) => {
        const why = isPartly(period) ? "partly" : isExcluded(period) ? "excluded" : undefined;
        return why ? [{ first: dayToText(period.first), last: dayToText(period.last), why }] : [];
      }),
    };
    const details = [{ name: "variation" as const, format: "number" as const, values: data.variation }];
    const standing = standingOf(amount);
    return {
      value: { measure: amount, standing, list: [...list, { kind: "notRated" }], of, details, found, data },
      issues: [],
    };
  },

  explain({ of, data }, { cuts, mostZeroPeriods }, customer) {
    const facts: XyzFacts = {
      variation: data?.variation[customer] ?? NaN,
      mean: Math.round(data?.mean[customer] ?? 0),
      periods: data?.periods[customer] ?? 0,
      zeros: data?.zeros[customer] ?? 0,
      cuts,
      most: mostZeroPeriods,
    };
    return { class: of[customer] ?? 0, facts };
  },
});

/** Which periods count, within which days they lie, and whether a customer's own begin with its first. */
interface Wanted {
  readonly kept: readonly Period[];
  readonly first: Day;
  readonly last: Day;
  readonly start: "window" | "customer";
}

/** The variation of every customer's totals by period, periods without rows counting as 0; NaN where it says nothing. */
function* measure({ start: starts, day, amount }: History, { kept, first, last, start }: Wanted): Steps<XyzData> {
  const customers = starts.length - 1;
  const [variation, mean] = [new Float64Array(customers).fill(NaN), new Float64Array(customers)];
  const [periods, zeros] = [new Uint16Array(customers), new Uint16Array(customers)];
  const placeOf = new Int32Array(last - first + 1).fill(-1);
  kept.forEach((period, place) => {
    const [from, to] = [Math.max(period.first, first), Math.min(period.last, last)];
    if (to >= from) placeOf.fill(place, from - first, to - first + 1);
  });
  // The rows of a customer stand by day: its periods come one after the other.
  const totals = new Float64Array(kept.length);
  yield* overEach(customers, (customer) => {
    let used = 0;
    let open = -1;
    let begin = 0;
    let sum = 0;
    const end = starts[customer + 1] ?? 0;
    for (let row = starts[customer] ?? 0; row < end; row++) {
      const place = placeOf[(day[row] ?? 0) - first] ?? -1;
      if (place < 0) continue;
      if (place !== open) {
        if (used === 0) begin = place;
        open = place;
        totals[used++] = 0;
      }
      const value = amount[row] ?? 0;
      totals[used - 1] = (totals[used - 1] ?? 0) + value;
      sum += value;
    }
    const count = start === "customer" ? (used === 0 ? 0 : kept.length - begin) : kept.length;
    const average = count === 0 ? 0 : sum / count;
    let squares = 0;
    let bought = 0;
    for (let i = 0; i < used; i++) {
      const total = totals[i] ?? 0;
      // Not by `**`, which compiled code rounds in a way of its own.
      squares += (total - average) * (total - average);
      if (total !== 0) bought++;
    }
    periods[customer] = count;
    zeros[customer] = count - bought;
    mean[customer] = average;
    if (count < FEWEST_PERIODS || average <= 0) return;
    variation[customer] = Math.sqrt((squares + (count - used) * (average * average)) / count) / average;
  });
  return { variation, mean, periods, zeros };
}
