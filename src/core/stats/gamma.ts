/** From here on the first terms of Stirling's series give all digits of a double; below it, recurrences lead up to it. */
const LARGE = 10;

/** Coefficients of 1/x, 1/x³, 1/x⁵ … in the series of the logarithm: B(2k)/(2k(2k − 1)). */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/**
 * The natural logarithm of the gamma function of a number above zero, right to about 15 digits of the larger of its size and 1.
 * Source: Abramowitz & Stegun 6.1.15 and 6.1.41.
 * @example
 * ```ts
 * Math.round(Math.exp(logGamma(5))); // 24
 * ```
 */
export function logGamma(x: number): number {
  let at = x;
  let product = 1;
  while (at < LARGE) product *= at++;
  const square = 1 / (at * at);
  let tail = 0;
  for (let k = SERIES.length - 1; k >= 0; k--) tail = tail * square + (SERIES[k] ?? 0);
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + tail / at - Math.log(product);
}

/**
 * The derivative of `logGamma`, for a number above zero. Source: Abramowitz & Stegun 6.3.5 and 6.3.18.
 * @example
 * ```ts
 * Math.round((digamma(2) - digamma(1)) * 1e12) / 1e12; // 1
 * ```
 */
export function digamma(x: number): number {
  let at = x;
  let sum = 0;
  while (at < LARGE) sum += 1 / at++;
  const square = 1 / (at * at);
  let tail = 0;
  for (let k = SERIES.length - 1; k >= 0; k--) tail = tail * square + (2 * k + 1) * (SERIES[k] ?? 0);
  return Math.log(at) - 1 / (2 * at) - tail * square - sum;
}
