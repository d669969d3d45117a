import { TOLERANCE, fractionOf } from "../exact";
import { inWholeUnits, type Measure } from "../measures";

/** Doubles tell two sides apart that differ by more than this part of them; nearer ones are compared as integers. */
const CLEAR = 1e-14;

/**
 * Compares every customer's value of one measure with a share of its value of another: −1 below, 0 equal, 1 above. Exact where both measures are,
 * so that exactly 30 % is 30 %; else with a relative tolerance.
 * @example
 * ```ts
 * const net = { name: "figures", precision: "exact", decimals: 1, values: Float64Array.of(30, 29) } as const;
 * const sales = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(10, 10) } as const;
 * Array.from(againstShare(net, sales, 0.3)); // [0, -1]
 * ```
 */
export function againstShare(part: Measure, whole: Measure, share: number): Int8Array {
  const [parts, wholes] = [inWholeUnits(part), inWholeUnits(whole)];
  const isExact = part.precision === "exact" && whole.precision === "exact";
  const tolerance = isExact ? CLEAR : TOLERANCE;
  const sides = new Int8Array(parts.length);
  for (let i = 0; i < sides.length; i++) {
    const left = parts[i] ?? 0;
    const right = share * (wholes[i] ?? 0);
    if (Math.abs(left - right) > tolerance * (Math.abs(left) + Math.abs(right))) sides[i] = left < right ? -1 : 1;
    else if (isExact && left !== 0) sides[i] = compareExactly(part, whole, { customer: i, share });
  }
  return sides;
}

function compareExactly(
  part: Measure,
  whole: Measure,
  { customer, share }: { readonly customer: number; readonly share: number },
): -1 | 0 | 1 {
  const { over, under } = fractionOf(share);
  const found = BigInt(part.values[customer] ?? 0) * under * 10n ** BigInt(whole.decimals);
  const wanted = BigInt(whole.values[customer] ?? 0) * over * 10n ** BigInt(part.decimals);
  return found < wanted ? -1 : found > wanted ? 1 : 0;
}
