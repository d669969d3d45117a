import { refusal, type Outcome } from "../issues";
import { customersOfAmounts } from "../customer-columns";
import { inUnits, type Measure } from "../measures";
import { breaks } from "../methods/breaks";
import { rankFigures } from "../sheets/order";
import { standingOf } from "../stats/standing";
import { finish } from "../steps";
import { measureOf } from "../gathering/sums";
import { amountsThatCount, scaleOf } from "./amounts";

/** What each amount is of the total, alone, or with all that are at least as large. */
export type ShareKind = "share" | "cumulative";

/**
 * The shares of bare amounts in their positive total, as the account list has them; "" where there is no positive amount. Equal amounts have
 * the same cumulative share, that of the last of them.
 */
export function sharesOf(amounts: Float64Array, kind: ShareKind): Outcome<readonly (number | "")[]> {
  const measure = measureOf(amounts, scaleOf(amounts));
  const standing = standingOf(measure);
  if (!isCountable(measure)) return { issues: [refusal("amountsTooLarge", {})] };
  const order = Uint32Array.from(amounts, (_, place) => place);
  const { shares, running } = finish(rankFigures(order, measure, standing));
  return { value: (kind === "share" ? shares : running).map((share) => share ?? ""), issues: [] };
}

/** Whether the total of the positive amounts, so many times, is a number: above the largest double nothing can be told from anything. */
export function isCountable(measure: Measure, times = 1): boolean {
  return Number.isFinite(Number(standingOf(measure).total) * times);
}

/** The upper bounds of so many natural classes of the positive amounts, ascending; fewer where there are fewer different amounts. */
export function naturalBounds(amounts: Float64Array, classes: number | undefined): Outcome<readonly number[]> {
  const checked = breaks.options.safeParse({ id: "breaks", classes });
  if (!checked.success || classes === undefined) return { issues: [refusal("badClasses", {})] };
  const measure = amountsThatCount(amounts);
  if (!isCountable(measure)) return { issues: [refusal("amountsTooLarge", {})] };
  const setting = { amountUnit: "one", before: new Map() } as const;
  const { value: found } = finish(breaks.classify(customersOfAmounts(measure), checked.data, setting));
  if (!found) return { issues: [refusal("nothingPositive", {})] };
  const { levels } = found.standing;
  // A class goes up to the largest amount below the next one.
  const lowest = found.list.flatMap((entry) => entry.lowest ?? []);
  const above = lowest.map((bound) => Array.prototype.indexOf.call(levels, bound));
  return {
    value: above
      .map((_, place) => inUnits(measure, levels[place === 0 ? 0 : (above[place - 1] ?? 0) + 1] ?? 0))
      .reverse(),
    issues: [],
  };
}
