import type { Result } from "./classes";
import { descending, drawCurve, type Concentration } from "./concentration";
import type { Customers } from "./customer-columns";
import { nameOf } from "./methods/methods";
import { runningSums } from "./stats/shares";

/** The Pareto curve of what a method ranks by, where that is not the amount but can be shared out. */
export interface RankCurve extends Pick<Concentration, "curve" | "xy" | "holds8020"> {
  /** The method that ranks so, by its name in the policy. */
  readonly method: string;
}

/**
 * The curve of a method's own ranking; nothing where that is of the amount, adds up to nothing, or is done within groups. Apart from the curve itself, which
 * formulas need and load first: a name of a method brings all methods.
 */
export function curveOfRank({ choice, classes, groups }: Result, customers: Customers): RankCurve | undefined {
  const { ranked } = classes;
  if (!ranked || ranked.adds !== "up" || groups) return undefined;
  const values = descending(ranked.measure);
  if (values.length === 0) return undefined;
  const sums = runningSums(values);
  const { xy, holds8020, curve } = drawCurve(sums, customers.count);
  return { method: nameOf(choice), xy, holds8020, curve };
}
