/** The colours that classes can have, by name, in the order in which KA gives them from the best class down. */
export const COLOUR_NAMES = [
  "green",
  "blue",
  "amber",
  "lilac",
  "orange",
  "aqua",
  "pink",
  "lime",
  "slate",
  "sand",
] as const;
export type ColourName = (typeof COLOUR_NAMES)[number];
