/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
/** So many digits always fit into a double without rounding. */
const EXACT_DIGITS = 15;
const [SPACE, TAB, PLUS, MINUS, POINT, ZERO, NINE, UPPER_E, LOWER_E] = [32, 9, 43, 45, 46, 48, 57, 69, 101] as const;

const PLAIN = /^[ \t]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t]*$/;

/** The number that `readDecimal` reads in the bytes of a text. */
export function decimalIn(text: string): number {
  const number = Number(text);
  return Number.isFinite(number) && PLAIN.test(text) ? number : NaN;
}

/**
 * Reads a plain decimal number such as `-1234.50` or `1e5`, blanks around it allowed; NaN for anything else, so that nothing is taken for a
 * number that only looks like one (`1,234`, `0x10`, `12 %`). The double is the very one that `Number(text)` gives.
 */
export function readDecimal(bytes: Uint8Array, from: number, to: number): number {
  let [start, end] = [from, to];
  while (start < end && isBlank(bytes[start])) start++;
  while (end > start && isBlank(bytes[end - 1])) end--;

  let at = start;
  const sign = bytes[at];
  if (sign === MINUS || sign === PLUS) at++;
  let value = 0;
  let digits = 0;
  let significant = 0;
  let decimals = 0;
  let seenPoint = false;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      digits++;
      if (significant > 0 || byte !== ZERO) significant++;
      if (significant <= EXACT_DIGITS) value = value * 10 + (byte - ZERO);
      if (seenPoint) decimals++;
    } else if (byte === POINT && !seenPoint) seenPoint = true;
    else break;
  }
  if (digits === 0) return NaN;
  if (at < end && !isExponent(bytes, at, end)) return NaN;
  // Both are exact here, so their quotient is rounded once, as in `Number`: the nearest double.
  if (at === end && significant <= EXACT_DIGITS && decimals < POWERS.length) {
    const size = decimals === 0 ? value : value / (POWERS[decimals] ?? 1);
    return sign === MINUS ? -size : size;
  }
  const number = Number(asciiText(bytes, start, end));
  return Number.isFinite(number) ? number : NaN;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

function isExponent(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] !== LOWER_E && bytes[from] !== UPPER_E) return false;
  let at = from + 1;
  if (bytes[at] === PLUS || bytes[at] === MINUS) at++;
  if (at === to) return false;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) return false;
  }
  return true;
}

function asciiText(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}
