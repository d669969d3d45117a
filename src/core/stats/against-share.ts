import { TOLERANCE, fractionOf } from "../exact";
import { inUnits, type Measure } from "../measures";

/** Doubles tell two sides apart that differ by more than this part of them; nearer ones are compared as integers. */
const CLEAR = 1e-14;

/**
 * Compares a customer's value of one measure with a share of its value of another: −1 below, 0 equal, 1 above. Exact where both measures are, so
 * that exactly 30 % is 30 %; else with a relative tolerance.
 * @example
 * ```ts
 * const net = { name: "figures", precision: "exact", decimals: 1, values: Float64Array.of(30, 29) } as const;
 * const sales = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(10, 10) } as const;
 * [againstShare(net, sales, { customer: 0, share: 0.3 }), againstShare(net, sales, { customer: 1, share: 0.3 })]; // [0, -1]
 * ```
 */
export function againstShare(
  part: Measure,
  whole: Measure,
  { customer, share }: { readonly customer: number; readonly share: number },
): -1 | 0 | 1 {
  const [value, of] = [part.values[customer] ?? 0, whole.values[customer] ?? 0];
  const [left, right] = [inUnits(part, value), share * inUnits(whole, of)];
  const gap = left - right;
  const isExact = part.precision === "exact" && whole.precision === "exact";
  if (Math.abs(gap) > (isExact ? CLEAR : TOLERANCE) * (Math.abs(left) + Math.abs(right))) return gap < 0 ? -1 : 1;
  if (!isExact) return 0;
  const { over, under } = fractionOf(share);
  const found = BigInt(value) * under * 10n ** BigInt(whole.decimals);
  const wanted = BigInt(of) * over * 10n ** BigInt(part.decimals);
  return found < wanted ? -1 : found > wanted ? 1 : 0;
}
