import { invalid, text } from "./arguments";

const NAMED: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
  grey: "#808080",
  purple: "#800080",
};

/** `#RRGGBB` as Excel gives it back, for a colour written so or by one of the common names. */
export function colour(value: unknown, name: string): string {
  const given = text(value, name);
  if (given === "") return "";
  const known = NAMED[given.toLowerCase()];
  if (known !== undefined) return known;
  if (/^#[0-9a-f]{6}$/i.test(given)) return given.toUpperCase();
  throw invalid(`${given} is not a colour`);
}
