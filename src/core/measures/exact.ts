/**
 * Exact amounts. An amount is what its 15 significant digits say (Excel keeps no more), so most sheets hold whole numbers of 1/10^d units
 * with d at most 4: these are added and compared as integers, as BigInt above 2^53. Everything else is added with compensation and compared
 * with a relative tolerance. Source: the project's definitions, "money is exact".
 */

/** Numbers that are exact integers: doubles below 2^53, or BigInt. */
export type Exact = number | bigint;

/** More decimals than these make a column inexact. */
export const MAX_DECIMALS = 4;

/** Relative tolerance of comparisons where exactness is not possible. */
export const TOLERANCE = 1e-12;

/** Cells as amounts: each number times a factor, rounded to a whole one where the measure has whole numbers. */
export interface CellAmounts {
  readonly numbers: Float64Array;
  readonly factor: number;
  readonly rounds: boolean;
}

const LARGEST_SAFE = 2 ** 53;
/** Above this a product with 10^d may be off by one, so that BigInt has to do it. */
const LARGEST_PRODUCT = 2 ** 50;
const POWERS = [1, 10, 100, 1_000, 10_000] as const;

/** Decimals (0 to 4) of a number at 15 significant digits, at least `from`; 5 when there are more. */
export function decimalsOf(value: number, from = 0): number {
  const size = Math.abs(value);
  for (let d = from; d <= MAX_DECIMALS; d++) {
    const scale = POWERS[d] ?? 1;
    const scaled = Math.round(size * scale);
    if (scaled / scale === size) return d;
    const gap = Math.abs(scaled / scale - size);
    // Between the two bounds only the digits themselves can tell; outside them the distance does, at a fraction of the cost.
    if (gap <= size * 4.9e-16 && scaled < 1e15) return d;
    if (gap <= size * 5.1e-15 && Number(size.toPrecision(15)) === scaled / scale) return d;
  }
  return MAX_DECIMALS + 1;
}

/** Whether sums of this absolute size stay exact as doubles. */
export function isSafe(absoluteSum: number, largest: number): boolean {
  return absoluteSum < LARGEST_SAFE && largest < LARGEST_PRODUCT;
}

/** An amount of at most `decimals` decimals in units of 1/10^decimals, of any size. */
export function scaleBig(value: number, decimals: number): bigint {
  const [digits = "0", exponent = "0"] = Math.abs(value).toExponential(14).split("e");
  const shift = Number(exponent) - 14 + decimals;
  const whole = BigInt(digits.replace(".", ""));
  const size = shift >= 0 ? whole * 10n ** BigInt(shift) : whole / 10n ** BigInt(-shift);
  return value < 0 ? -size : size;
}

/** A decimal number written out as a fraction of integers: 0.8 is 8/10. */
export function fractionOf(value: number): { readonly over: bigint; readonly under: bigint } {
  const [digits = "0", exponent = "0"] = value.toExponential().split("e");
  const [whole = "0", part = ""] = digits.split(".");
  const shift = Number(exponent) - part.length;
  const over = BigInt(whole + part);
  return shift >= 0 ? { over: over * 10n ** BigInt(shift), under: 1n } : { over, under: 10n ** BigInt(-shift) };
}

/** The largest integer not above total × share; a number where it fits one. */
export function floorShare(total: Exact, share: number, times = 1n): Exact {
  const { over, under } = fractionOf(share);
  return narrow(floorDivide(BigInt(total) * over * times, under));
}

/** The smallest integer not below total × share × times; a number where it fits one. */
export function ceilShare(total: Exact, share: number, times = 1): Exact {
  const [first, second] = [fractionOf(share), fractionOf(times)];
  return narrow(-floorDivide(-BigInt(total) * first.over * second.over, first.under * second.under));
}

function floorDivide(over: bigint, under: bigint): bigint {
  const quotient = over / under;
  return over % under !== 0n && over < 0n !== under < 0n ? quotient - 1n : quotient;
}

function narrow(value: bigint): Exact {
  return value >= BigInt(-LARGEST_SAFE) && value <= BigInt(LARGEST_SAFE) ? Number(value) : value;
}

/** An exact amount as decimal text, without grouping: `-1234.50` at 2 decimals. */
export function exactText(amount: Exact, decimals: number): string {
  const negative = amount < 0;
  const digits = String(negative ? -amount : amount).padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return negative ? `-${text}` : text;
}
