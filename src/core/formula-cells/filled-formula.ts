import { formulaPieces } from "./formula-text";
import type { Corner } from "../plan/block";
import { columnLetters } from "../table";

const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];

const NOT_BEFORE = String.raw`(?<![\p{L}\p{N}_.\\$?:])`;
const NOT_BEHIND = String.raw`(?![\p{L}\p{N}_.(!])`;
/** A cell; columns as a whole, `A:C`; rows as a whole, `2:9`. The second end of `A1:B9` is a cell of its own. */
let reference: RegExp | undefined;
/** Made when a formula is first looked at: most workbooks have none, and letters of all the world take a while to get ready. */
const references = () =>
  (reference ??= new RegExp(
    [
      String.raw`(?<![\p{L}\p{N}_.\\$?])(\$?[A-Z]{1,3})(\$?\d{1,7})${NOT_BEHIND}`,
      String.raw`${NOT_BEFORE}(\$?[A-Z]{1,3}):(\$?[A-Z]{1,3})${NOT_BEHIND}`,
      String.raw`${NOT_BEFORE}(\$?\d{1,7}):(\$?\d{1,7})${NOT_BEHIND}`,
    ].join("|"),
    "giu",
  ));

/** What stands in a formula as it is, or a column or row that moves with the cell: counted from 0, in the cell that the formula is of. */
type Part = string | { readonly axis: "row" | "column"; readonly index: number; readonly text: string };

/**
 * A formula of one cell as filling it into others would make it there: references without `$` move along. Whoever relies on it compares what is made with
 * what stands in the cell: so it is never wrong, only sometimes no help.
 */
export class FilledFormula {
  private readonly parts: readonly Part[];

  constructor(
    readonly formula: string,
    private readonly of: Corner,
  ) {
    this.parts = partsOf(formula);
  }

  /** The formula in another cell; nothing where a reference would leave the sheet. */
  at(row: number, column: number): string | undefined {
    const [down, across] = [row - this.of.row, column - this.of.column];
    let made = "";
    for (const part of this.parts) {
      if (typeof part === "string") {
        made += part;
        continue;
      }
      const by = part.axis === "row" ? down : across;
      const to = part.index + by;
      if (to < 0 || to >= (part.axis === "row" ? MOST_ROWS : MOST_COLUMNS)) return undefined;
      made += by === 0 ? part.text : part.axis === "row" ? String(to + 1) : columnLetters(to);
    }
    return made;
  }
}

function partsOf(formula: string): Part[] {
  const parts: Part[] = [];
  for (const { kind, text } of formulaPieces(formula)) {
    if (kind === "quoted") {
      parts.push(text);
      continue;
    }
    let from = 0;
    for (const match of text.matchAll(references())) {
      const [whole] = match;
      // Of three ways to refer to cells, one has matched.
      const groups: readonly (string | undefined)[] = match.slice(1);
      const ends = groups.filter((end) => end !== undefined);
      parts.push(text.slice(from, match.index));
      ends.forEach((end, i) => {
        if (i === 1 && whole.includes(":")) parts.push(":");
        parts.push(partOf(end));
      });
      from = match.index + whole.length;
    }
    parts.push(text.slice(from));
  }
  return parts;
}

function partOf(end: string): Part {
  if (end.startsWith("$")) return end;
  if (/^\d/.test(end)) return { axis: "row", index: Number(end) - 1, text: end };
  let column = 0;
  for (const letter of end.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { axis: "column", index: column - 1, text: end };
}
