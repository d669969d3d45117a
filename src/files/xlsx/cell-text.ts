/** Excel's own limit; a longer text makes it call the file damaged. */
export const LONGEST_TEXT = 32_767;
const SPACE = 32;
/** What XML or Excel reads as something else than itself. A pattern and one call that writes cost less than a look at each character. */
const UNUSUAL = /[&<>\0-\x1f\ud800-\udfff\ufffe\uffff]|_x/;
const SPACED = /^\s|\s$|[\t\n]| {2}/;

/** Texts that were too long for a cell, and how many cells were written. */
export interface Tally {
  cells: number;
  clipped: number;
}

/** The rest of a cell after its number that has a formula: its style, the formula, and the text that it shows. */
export function formulaCell(
  formula: string,
  shows: string,
  { style, prefix }: { readonly style: number; readonly prefix: string },
): string {
  const attributes = style > 0 ? ` s="${style}"` : "";
  const [text, value] = [formula.replace(/^=/, ""), shows].map(escapeText);
  return `"${attributes} t="str"><${prefix}f>${text}</${prefix}f><${prefix}v>${value}</${prefix}v></${prefix}c>`;
}

/** Whether a text of a cell is written as it is. */
export function isUsualText(text: string): boolean {
  const { length } = text;
  if (length > LONGEST_TEXT || text.charCodeAt(0) <= SPACE || text.charCodeAt(length - 1) <= SPACE) return false;
  return !UNUSUAL.test(text);
}

/** Whether the blanks of a text that is not usual are lost unless its cell says that they are kept. */
export function isSpaced(text: string): boolean {
  return SPACED.test(text);
}

/** A text of a cell as Excel stores it: what XML cannot hold becomes `_xHHHH_`, and a text that looks like that is told apart. */
export function escapeText(text: string): string {
  return text.replace(
    /[\ud800-\udbff][\udc00-\udfff]|_(?=x[\da-f]{4}_)|[&<>]|[^\t\n\x20-\ud7ff\ue000-\ufffd]/gi,
    (found) => {
      if (found.length === 2) return found;
      if (found === "&") return "&amp;";
      if (found === "<") return "&lt;";
      if (found === ">") return "&gt;";
      return `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    },
  );
}
