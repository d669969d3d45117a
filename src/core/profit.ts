import { contributionOf } from "./measures/contribution";
import type { Customers } from "./customer-columns";
import { inUnits } from "./measures";
import type { MethodChoice } from "./methods/methods";
import { whale } from "./stats/whale";
import type { Steps } from "./steps";

/** So many customers, and the profit they make together in whole units; `share` is the part of the total, where that is above zero. */
export interface ProfitPart {
  readonly customers: number;
  readonly profit: number;
  readonly share?: number | undefined;
}

/** Who makes the profit and who eats it: the whale curve and 80/20/30. Definitions, section 3. */
export interface Profit {
  /** Customers whose profit is known, and those left out. */
  readonly customers: number;
  readonly unknown: number;
  readonly total: number;
  /** All profitable customers: the top of the curve, above the total where others lose money. */
  readonly peak: ProfitPart;
  /** The part of the total that the others cost: the peak less 1. */
  readonly erosion?: number | undefined;
  readonly top20: ProfitPart;
  readonly bottom30: ProfitPart;
  readonly losers: ProfitPart;
  /** From the most profitable customer to all. */
  readonly curve: readonly ProfitPart[];
}

/** Measures the profit by the first method that knows one; nothing without such a method. */
export function* measureProfit(customers: Customers, choices: readonly MethodChoice[]): Steps<Profit | undefined> {
  const choice = choices.find((one) => one.id === "margin");
  const contribution = choice && contributionOf(customers, choice);
  if (!contribution || "problem" in contribution) return undefined;
  const { net, known } = contribution;
  yield;
  const values = new Float64Array(customers.count);
  let count = 0;
  for (let i = 0; i < customers.count; i++) if (known[i] === 1) values[count++] = inUnits(net, net.values[i] ?? 0);
  if (count === 0) return undefined;
  const { total, peak, top20, bottom30, losers, curve } = whale(values.subarray(0, count));
  const part = ({ customers: of, profit }: { readonly customers: number; readonly profit: number }): ProfitPart => ({
    customers: of,
    profit,
    ...(total > 0 ? { share: profit / total } : {}),
  });
  return {
    customers: count,
    unknown: customers.count - count,
    total,
    peak: part(peak),
    ...(total > 0 ? { erosion: peak.profit / total - 1 } : {}),
    top20: part(top20),
    bottom30: part(bottom30),
    losers: part(losers),
    curve: curve.map(part),
  };
}
