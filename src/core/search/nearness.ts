/** A pattern is so long at most: one bit a letter. */
const MOST_LETTERS = 31;

/** Tells whether a text has a typed pattern in it with so many letters too many, missing or wrong at most. */
export type Nearness = (text: string) => boolean;

/**
 * How to look for a pattern with mistakes in it; all texts are far from one that is too long. Source: S. Wu and U. Manber, Fast text searching allowing errors,
 * Communications of the ACM 35 (1992).
 */
export function nearTo(pattern: string, mistakes: number): Nearness {
  const letters = pattern.length;
  if (letters > MOST_LETTERS) return () => false;
  const masks = new Map<number, number>();
  for (let i = 0; i < letters; i++) {
    const unit = pattern.charCodeAt(i);
    masks.set(unit, (masks.get(unit) ?? 0) | (1 << i));
  }
  // Most names are written in letters below 256, for which a list is quicker than a map.
  const latin = Int32Array.from({ length: 256 }, (_, unit) => masks.get(unit) ?? 0);
  const end = 1 << (letters - 1);
  const rows = new Int32Array(mistakes + 1);
  return (text) => {
    for (let d = 0; d <= mistakes; d++) rows[d] = (1 << d) - 1;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const mask = unit < 256 ? (latin[unit] ?? 0) : (masks.get(unit) ?? 0);
      let before = rows[0] ?? 0;
      let above = ((before << 1) | 1) & mask;
      rows[0] = above;
      for (let d = 1; d <= mistakes; d++) {
        const old = rows[d] ?? 0;
        // A letter of the text too many, a wrong one, one that is missing in the text.
        above = (((old << 1) | 1) & mask) | before | ((before | above) << 1) | 1;
        before = old;
        rows[d] = above;
      }
      if ((above & end) !== 0) return true;
    }
    return false;
  };
}
