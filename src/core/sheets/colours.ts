import { COLOUR_NAMES, type ColourName } from "../policies/colour-names";
import type { Policy } from "../policy";
import { classLabel, type NamedClass } from "../text/text";

/** Colours of a class in a sheet: fill and font, with a contrast of at least 7 to 1. */
export interface ClassColours {
  readonly fill: string;
  readonly font: string;
}

/** How a policy speaks of classes: the language of their names, and the colours that it gives them by name. */
export type Colouring = Pick<Policy, "language" | "colours">;

/**
 * In the order of their names, which is from the best class down. Dark and light take turns, so that neighbours are told apart in grey, and by readers who do not
 * see red, green or blue, too; the label always stands in the cell.
 */
export const PALETTE: { readonly [C in ColourName]: ClassColours } = {
  green: { fill: "#74BF98", font: "#04291B" },
  blue: { fill: "#D6E6F9", font: "#0B335E" },
  amber: { fill: "#F0C46C", font: "#3F2A00" },
  lilac: { fill: "#EEE5FA", font: "#3B1B66" },
  orange: { fill: "#E99B78", font: "#421302" },
  aqua: { fill: "#CBEFF2", font: "#073E45" },
  pink: { fill: "#DB9BC0", font: "#3D0526" },
  lime: { fill: "#E8EDC6", font: "#3A430B" },
  slate: { fill: "#A3A8CA", font: "#171733" },
  sand: { fill: "#F1E8DC", font: "#46331F" },
};

/** The bar behind a share: the number over it keeps a contrast of more than 7 to 1. */
export const BAR = "#9FC5E8";

/** Numbers from the smallest to the largest: from hardly coloured to dark enough to be seen in print, and light enough for the digits. */
export const SHADES = { low: "#F7FBFF", high: "#6BAED6" } as const;

const ZERO: ClassColours = { fill: "#FFFFFF", font: "#4A4A4A" };
const NEGATIVE: ClassColours = { fill: "#8C1D2F", font: "#FFFFFF" };

/** The colours of the class at a place of a method's list: those that the policy gives it, else those of its rank. */
export function coloursOf(entry: NamedClass, place: number, colouring: Colouring): ClassColours {
  const chosen = colourChosen(entry, colouring);
  return chosen ? PALETTE[chosen] : coloursByRank(entry, place);
}

/** The colours of a class that the policy gives none. */
export function coloursByRank({ kind }: Pick<NamedClass, "kind">, place: number): ClassColours {
  if (kind === "zero" || kind === "none" || kind === "notRated") return ZERO;
  if (kind === "negative") return NEGATIVE;
  return PALETTE[colourByRank(place)];
}

/** The name of the colour that the class at a place has by its rank. */
export function colourByRank(place: number): ColourName {
  return COLOUR_NAMES[place % COLOUR_NAMES.length] ?? COLOUR_NAMES[0];
}

/** The colour that the policy gives a class, by its name or by what it is in every language, as treatments are found. */
export function colourChosen(entry: NamedClass, { language, colours }: Colouring): ColourName | undefined {
  if (!colours) return undefined;
  const key = [classLabel(entry, language), entry.kind].find((name) => Object.hasOwn(colours, name));
  return key === undefined ? undefined : colours[key];
}
