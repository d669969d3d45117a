import * as z from "zod";
import {
  contributionNeeds,
  contributionOf,
  deductedRoles,
  type Contribution,
  type ContributionPart,
} from "../measures/contribution";
import { ratedClasses, type ClassKind } from "../customer-class";
import { note, refusal, warning } from "../issues";
import { inUnits, inWholeUnits, type Measure } from "../measures";
import { countSides } from "../stats/against-share";
import { distance } from "../stats/distance";
import { standingOf } from "../stats/standing";
import { inPieces } from "../steps";
import { defineMethod, laterDetail, nameOption } from "./method";

/** Why a customer has its class by margin. Money is in whole units of the amounts. */
export interface MarginFacts {
  readonly sales: number;
  readonly net: number;
  /** A part of 1; nothing where sales are not above zero. */
  readonly margin?: number | undefined;
  /** What the contribution is made of, as it counts: costs below zero. */
  readonly parts: readonly { readonly part: ContributionPart; readonly value: number }[];
  /** The bounds of the margin that decided: from one, and below another. */
  readonly from?: number | undefined;
  readonly below?: number | undefined;
  /** What is missing to the class above, and what may be lost before the class below. */
  readonly gapUp?: { readonly class: number; readonly gap: number } | undefined;
  readonly slack?: number | undefined;
}

interface MarginData {
  readonly contribution: Contribution;
  readonly sales: Measure;
}

const CLASSES: readonly ClassKind[] = ["highMargin", "middleMargin", "lowMargin", "lossMaking"];
const LOSS = CLASSES.indexOf("lossMaking");
const NOT_RATED = CLASSES.length;
const cost = z.number().min(0).max(1e12).default(0);
const share = z.number().gt(0).max(1);

/** Margin after cost to serve: net contribution over sales. Definitions, section 10. */
export const margin = defineMethod({
  id: "margin",
  options: z
    .strictObject({
      id: z.literal("margin"),
      name: nameOption,
      high: share.default(0.3).describe("Lowest margin of the class high, a part of 1"),
      middle: share.default(0.1).describe("Lowest margin of the class middle; below it is low, and below zero a loss"),
      discountAs: z
        .enum(["money", "rate", "percent"])
        .optional()
        .describe(
          "What the column of discounts holds: money, rates (0.15) or per cents (15); asked where there is one",
        ),
      salesAre: z
        .enum(["before", "after"])
        .optional()
        .describe("Whether the amounts are before or after discounts; asked where there is a column of discounts"),
      costPerOrder: cost.describe("Cost of handling one order, in the unit of the amounts"),
      costPerVisit: cost.describe("Cost of one visit; needs a column of visits"),
      costPerMinute: cost.describe("Cost of one minute of service; needs a column of service minutes"),
      financingRate: z
        .number()
        .min(0)
        .max(1)
        .default(0)
        .describe("Interest a year, a part of 1, for the days after the due date; needs due and paid dates"),
    })
    .refine(({ high, middle }) => middle < high, { path: ["middle"], message: "marginsDescending" }),
  needs: (options) => contributionNeeds(options),
  needsOneOf: (options) => deductedRoles(options),

  *classify(customers, options) {
    const found = contributionOf(customers, options);
    if ("problem" in found)
      return {
        issues: [
          found.problem === "nothingToDeduct"
            ? refusal("nothingToDeduct", { method: "margin" })
            : refusal("discountUnclear", { header: found.header, asks: found.asks }),
        ],
      };
    const { net, known, unknown, missing, partly } = found;
    const { amount } = customers;
    const of = placesOf(found, amount, boundsOf(options));
    const whereKnown = (values: Float64Array) => values.map((value, i) => (known[i] === 0 ? NaN : value));
    yield;
    return {
      value: {
        measure: amount,
        standing: standingOf(amount),
        list: ratedClasses(CLASSES),
        of,
        details: [
          laterDetail({ name: "contribution", format: "money" }, () => whereKnown(inWholeUnits(net))),
          laterDetail({ name: "margin", format: "share" }, () => whereKnown(marginsOf(net, amount))),
        ],
        data: { contribution: found, sales: amount } satisfies MarginData,
      },
      issues: [
        ...(missing.length > 0 ? [note("costsMissing", { roles: missing })] : []),
        ...(partly ? [warning("profitPartlyUnknown", partly)] : []),
        ...(unknown > 0 ? [warning("profitUnknown", { customers: unknown })] : []),
      ],
    };
  },

  explain({ of, data }, options, customer) {
    const place = of[customer] ?? 0;
    if (!data || place === NOT_RATED) return { class: place, facts: undefined };
    const { contribution, sales: amount } = data;
    const { net: measure, parts } = contribution;
    const bounds = [...boundsOf(options), 0];
    const net = inUnits(measure, measure.values[customer] ?? 0);
    const sales = inUnits(amount, amount.values[customer] ?? 0);
    const [from, below] = [bounds[place], bounds[place - 1]];
    const isRanked = sales > 0;
    const facts: MarginFacts = {
      sales,
      net,
      margin: isRanked ? net / sales : undefined,
      parts: parts.map(({ part, measure: of, factor }) => ({
        part,
        value: factor * inUnits(of, of.values[customer] ?? 0),
      })),
      ...(isRanked ? { from, below } : {}),
      gapUp: isRanked && below !== undefined ? { class: place - 1, gap: distance(below * sales, net) } : undefined,
      slack: isRanked && from !== undefined ? distance(net, from * sales) : undefined,
    };
    return { class: place, facts };
  },
});

function boundsOf({ high, middle }: { readonly high: number; readonly middle: number }): readonly number[] {
  return [high, middle];
}

/** Net over sales, a part of 1; NaN where sales are not above zero. */
function marginsOf(net: Measure, amount: Measure): Float64Array {
  const [margins, sales] = [inWholeUnits(net), inWholeUnits(amount)];
  for (let i = 0; i < margins.length; i++) {
    const of = sales[i] ?? 0;
    margins[i] = of > 0 ? (margins[i] ?? 0) / of : NaN;
  }
  return margins;
}

/** The class of every customer. Without sales a margin says nothing, but a loss is a loss. The bounds fall. */
function placesOf({ net, known }: Contribution, sales: Measure, bounds: readonly number[]): Uint8Array {
  const of = countSides(net, sales, { shares: bounds, side: "below" });
  const [nets, amounts] = [net.values, sales.values];
  inPieces(0, of.length, (from, to) => {
    for (let i = from; i < to; i++) {
      if (known[i] === 0) of[i] = NOT_RATED;
      else if ((nets[i] ?? 0) < 0) of[i] = LOSS;
      else if ((amounts[i] ?? 0) <= 0) of[i] = NOT_RATED;
    }
  });
  return of;
}
