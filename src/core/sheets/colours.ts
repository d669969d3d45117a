import type { ClassKind } from "../customer-class";

/** Colours of a class in a sheet: fill and font, with a contrast of at least 7 to 1. */
export interface ClassColours {
  readonly fill: string;
  readonly font: string;
}

/**
 * From the best class down. Dark and light take turns, so that neighbours are told apart in grey, and by readers who do not see red, green or blue, too;
 * the label always stands in the cell.
 */
const RANKED: readonly ClassColours[] = [
  { fill: "#74BF98", font: "#04291B" },
  { fill: "#D6E6F9", font: "#0B335E" },
  { fill: "#F0C46C", font: "#3F2A00" },
  { fill: "#EEE5FA", font: "#3B1B66" },
  { fill: "#E99B78", font: "#421302" },
  { fill: "#CBEFF2", font: "#073E45" },
  { fill: "#DB9BC0", font: "#3D0526" },
  { fill: "#E8EDC6", font: "#3A430B" },
  { fill: "#A3A8CA", font: "#171733" },
  { fill: "#F1E8DC", font: "#46331F" },
];

/** The bar behind a share: the number over it keeps a contrast of more than 7 to 1. */
export const BAR = "#9FC5E8";

/** Numbers from the smallest to the largest: from hardly coloured to dark enough to be seen in print, and light enough for the digits. */
export const SHADES = { low: "#F7FBFF", high: "#6BAED6" } as const;

const ZERO: ClassColours = { fill: "#FFFFFF", font: "#4A4A4A" };
const NEGATIVE: ClassColours = { fill: "#8C1D2F", font: "#FFFFFF" };

/** The colours of the class at a place of a method's list. */
export function coloursOf(kind: ClassKind, place: number): ClassColours {
  if (kind === "zero" || kind === "none" || kind === "notRated") return ZERO;
  if (kind === "negative") return NEGATIVE;
  return RANKED[place % RANKED.length] ?? ZERO;
}
