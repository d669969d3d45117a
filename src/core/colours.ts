import type { ClassKind } from "./methods/method";

/** Colours of a class in a sheet: fill and font, with a contrast of at least 7 to 1. */
export interface ClassColours {
  readonly fill: string;
  readonly font: string;
}

/** From the best class down; told apart by colour-blind readers too, and the label always stands in the cell. */
const RANKED: readonly ClassColours[] = [
  { fill: "#BDE5CF", font: "#06402B" },
  { fill: "#CFE2F7", font: "#0B335E" },
  { fill: "#FCE8B8", font: "#553A00" },
  { fill: "#E3D7F4", font: "#3B1B66" },
  { fill: "#F9D5C4", font: "#662005" },
  { fill: "#CDEBEE", font: "#073E45" },
  { fill: "#F3D3E4", font: "#5E0A3C" },
  { fill: "#E2E7C3", font: "#3A430B" },
  { fill: "#DDDDE6", font: "#2E2E45" },
  { fill: "#EADFD3", font: "#46331F" },
];

/** The bar behind a share: the number over it keeps a contrast of more than 7 to 1. */
export const BAR = "#9FC5E8";

/** Numbers from the smallest to the largest: from hardly coloured to dark enough to be seen in print, and light enough for the digits. */
export const SHADES = { low: "#F7FBFF", high: "#6BAED6" } as const;

const ZERO: ClassColours = { fill: "#EDEDED", font: "#3A3A3A" };
const NEGATIVE: ClassColours = { fill: "#F4CCD2", font: "#66061B" };

/** The colours of the class at a place of a method's list. */
export function coloursOf(kind: ClassKind, place: number): ClassColours {
  if (kind === "zero" || kind === "none" || kind === "notRated") return ZERO;
  if (kind === "negative") return NEGATIVE;
  return RANKED[place % RANKED.length] ?? ZERO;
}
