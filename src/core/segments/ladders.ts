import type { Measure } from "../measures";
import type { Ascending } from "../stats/ascending";
import { ladderOf, quantileLadder, type Comparison, type Ladder } from "../stats/ladder";
import { meanOf } from "../stats/mean";
import { medianOf } from "../stats/median";
import type { Buying, Three } from "./buying";

/** The three cut-offs or values of RFM, money in whole units. */
export interface RfmCuts<Values> {
  readonly recency: Values;
  readonly frequency: Values;
  readonly monetary: Values;
}

/** The ladders of PERCENTILE.INC. */
export function quantileLadders(
  [recency, frequency, money]: Three<Ascending>,
  bins: number,
  kind: Comparison["values"],
): Three<Ladder> {
  return [
    quantileLadder(recency, bins, "whole"),
    quantileLadder(frequency, bins, "whole"),
    quantileLadder(money, bins, kind),
  ];
}

/** The ladders of given cut-offs: days, purchases, money in whole units. */
export function ownLadders(
  cuts: RfmCuts<readonly number[]>,
  amount: Measure,
  kind: Comparison["values"],
): Three<Ladder> {
  const money = ladderOf(
    cuts.monetary.map((cut) => scaled(cut, amount)),
    { values: kind, gets: "above" },
  );
  return [
    ladderOf(cuts.recency, { values: "whole", gets: "above" }),
    ladderOf(cuts.frequency, { values: "whole", gets: "above" }),
    money,
  ];
}

/** R is near up to its bound; F and M are high from theirs on. */
export function boundLadders([recency, frequency, money]: Three<number>, kind: Comparison["values"]): Three<Ladder> {
  return [
    ladderOf([recency], { values: "whole", gets: "above" }),
    ladderOf([frequency], { values: "whole", gets: "from" }),
    ladderOf([money], { values: kind, gets: "from" }),
  ];
}

/** The mean or the median of the rated customers, or bounds of the user's own, money in whole units. */
export interface BoundRequest {
  readonly amount: Measure;
  readonly bound: "mean" | "median";
  readonly ownBounds?: RfmCuts<number> | undefined;
}

/** What near and far, high and low are told by: days, purchases, money in the measure's own integers. */
export function boundsOf(
  { days, orders, money }: Buying,
  [recency, frequency, value]: Three<Ascending>,
  { amount, bound, ownBounds }: BoundRequest,
): Three<number> {
  if (ownBounds) return [ownBounds.recency, ownBounds.frequency, scaled(ownBounds.monetary, amount)];
  return bound === "median"
    ? [medianOf(recency), medianOf(frequency), medianOf(value)]
    : [meanOf(days), meanOf(orders), meanOf(money)];
}

/** A sum of money in the measure's own integers. The point is moved in the decimals themselves: 640.29 is 64,029 hundredths. */
function scaled(money: number, { decimals }: Measure): number {
  const [digits = "0", exponent = "0"] = money.toExponential().split("e");
  return Number(`${digits}e${Number(exponent) + decimals}`);
}
