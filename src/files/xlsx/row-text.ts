import { columnLetters } from "../../core/table";
import { LONGEST_TEXT, escapeText, formulaCell, isSpaced, isUsualText, type Tally } from "./cell-text";
import type { Segment, SegmentColumn } from "./sheet-draft";

/** Height of a line of text in a row. */
export const POINTS_OF_LINE = 15;
/** Characters of a piece that is handed over. */
const PIECE = 1 << 18;

/** The texts around the cells of a column. */
interface Coded extends SegmentColumn {
  /** `<c r="B` */
  readonly open: string;
  /** `" s="3"` and, for a text, all that comes before it. */
  readonly text: string;
  readonly spaced: string;
  readonly number: string;
  readonly boolean: string;
  readonly empty: string;
}

/** What ends a text and a number. */
interface Ends {
  readonly text: string;
  readonly number: string;
}

/**
 * The rows of a sheet as `encodeRows` writes them, put together from texts: where there are few, V8 has done that, in code of its own, before a loop over
 * bytes is worth being optimised.
 */
export function* rowsAsText(segments: readonly Segment[], tally: Tally, prefix: string): Generator<Uint8Array> {
  const ends = { text: `</${prefix}t></${prefix}is></${prefix}c>`, number: `</${prefix}v></${prefix}c>` };
  let text = "";
  for (const { from, to, columns, lines } of segments) {
    const coded = columns.map((column) => codedIn(column, prefix));
    for (let row = from; row < to; row++) {
      const cells = cellsOf(row, coded, { ends, tally, prefix });
      if (cells === "") continue;
      const height = (lines?.[row - from] ?? 1) * POINTS_OF_LINE;
      const tall = height > POINTS_OF_LINE ? ` ht="${height}"` : "";
      text += `<${prefix}row r="${row + 1}"${tall}>${cells}</${prefix}row>`;
      if (text.length <= PIECE) continue;
      yield Buffer.from(text);
      text = "";
    }
  }
  yield Buffer.from(text);
}

function codedIn(column: SegmentColumn, prefix: string): Coded {
  const style = column.style > 0 ? ` s="${column.style}"` : "";
  return {
    ...column,
    open: `<${prefix}c r="${columnLetters(column.column)}`,
    text: `"${style} t="inlineStr"><${prefix}is><${prefix}t>`,
    spaced: `"${style} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">`,
    number: `"${style}><${prefix}v>`,
    boolean: `"${style} t="b"><${prefix}v>`,
    empty: `"${style}/>`,
  };
}

function cellsOf(
  row: number,
  columns: readonly Coded[],
  { ends, tally, prefix }: { readonly ends: Ends; readonly tally: Tally; readonly prefix: string },
): string {
  const number = String(row + 1);
  let cells = "";
  for (const column of columns) {
    const value = column.values[row - column.start] ?? null;
    if (column.formula !== undefined) {
      cells += column.open + number + formulaCell(column.formula, String(value), { style: column.style, prefix });
    } else if (value === null || value === "") {
      if (column.blank === "left") continue;
      cells += column.open + number + column.empty;
    } else if (typeof value === "string") {
      const text = isUsualText(value) ? column.text + value : unusualText(column, value, tally);
      cells += column.open + number + text + ends.text;
    } else {
      if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${value} is no number for a cell`);
      cells +=
        column.open +
        number +
        (typeof value === "boolean" ? column.boolean : column.number) +
        String(Number(value)) +
        ends.number;
    }
    tally.cells++;
  }
  return cells;
}

/** A text with anything that XML or Excel reads as something else than itself, and the tag before it. */
function unusualText(column: Coded, text: string, tally: Tally): string {
  if (text.length > LONGEST_TEXT) tally.clipped++;
  const shown = text.slice(0, LONGEST_TEXT);
  return (isSpaced(shown) ? column.spaced : column.text) + escapeText(shown);
}
