const [QUOTE, LF, CR, ZERO, NINE] = [34, 10, 13, 48, 57] as const;
/** Signs that numbers and days are written with, besides digits: space, quote, comma, minus, point, slash and colon. */
const IN_NUMBERS: readonly number[] = [32, QUOTE, 44, 45, 46, 47, 58];

/**
 * Whether the record that begins a range has values, none of which is written like a number. It is only a first look, to stop seldom where customers are
 * parted by empty lines: signs that are quoted count as those outside.
 */
export function mayBeHeaders(
  bytes: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
  separator: number,
): boolean {
  let [filled, digits, others] = [0, 0, 0];
  for (let at = from; at <= to; at++) {
    const byte = at < to ? (bytes[at] ?? LF) : LF;
    const isEnd = byte === LF || byte === CR;
    if (isEnd || byte === separator) {
      if (digits > 0 && others === 0) return false;
      if (isEnd) break;
      [digits, others] = [0, 0];
    } else {
      filled++;
      if (byte >= ZERO && byte <= NINE) digits++;
      else if (!IN_NUMBERS.includes(byte)) others++;
    }
  }
  return filled > 0;
}
