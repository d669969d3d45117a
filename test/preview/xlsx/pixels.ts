/** Pixels of a digit of the usual font; the padding of a column is counted in digits, too. */
const DIGIT = 7;
const POINTS_PER_PIXEL = 0.75;

/** Pixels of a column whose width nobody has set. */
export const USUAL_WIDTH = 64;

/** Pixels of a width that a file gives in characters. */
export function pixelsOfWidth(characters: number): number {
  return Math.round(characters * DIGIT);
}

/** The width in characters, as a file gives it, of a column of so many pixels. */
export function charactersOf(pixels: number): number {
  return Math.round((pixels / DIGIT) * 100) / 100;
}

/** Pixels of a height in points. */
export function pixelsOfHeight(points: number): number {
  return Math.round(points / POINTS_PER_PIXEL);
}
