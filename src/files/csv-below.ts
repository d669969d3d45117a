import { ROWS_BELOW } from "../core/intake/block-end";
import {
  areSalesHeaders,
  blockBelow,
  chooseBlock,
  folded,
  type FilledRow,
  type SheetBlock,
} from "../core/intake/blocks";
import { refusal, warning, type Issue } from "../core/issues";
import type { FileLines } from "../core/issues/reading";
import type { Heading } from "../core/table";
import { filledRows, findRecords, gridOf } from "./csv-grid";
import type { RecordReader } from "./csv-records";

/** Gaps with headers of one column below them that are looked at, and as many with more: where customers are parted by empty lines there are thousands. */
const MOST_LOOKS = 50;
/** Bytes that are looked through first, and at most: a few records, and those of a table with very many columns. */
const [FIRST_BYTES, MOST_BYTES] = [1 << 14, 1 << 20] as const;

/** The table that is read, as its headers tell. */
export interface UpperTable {
  readonly heading: Heading;
  readonly separator: number;
  /** The line of its headers. */
  readonly line: number;
  /** Tables above it. */
  readonly others?: readonly FileLines[];
}

/** Looks, where a file has an empty line, whether another table begins below, and remembers the one that does. */
export class TableBelow {
  private readonly above: ReadonlyMap<number, string>;
  private readonly looks = { single: 0, several: 0 };
  private found:
    { readonly block: SheetBlock; readonly line: number; readonly rows: number; readonly end: number } | undefined;

  constructor(private readonly upper: UpperTable) {
    this.above = new Map(upper.heading.headers.map((header, i) => [i, folded(header)]));
  }

  /** Whether a gap is still worth stopping for. */
  get gaps(): { readonly gaps?: "stop" } {
    const { single, several } = this.looks;
    return !this.found && single < MOST_LOOKS && several < MOST_LOOKS ? { gaps: "stop" } : {};
  }

  /** Looks at the records that begin a range; “more” where bytes that are still to be read decide. */
  look(
    bytes: Uint8Array,
    range: { readonly from: number; readonly to: number; readonly ended: boolean },
    reader: RecordReader,
  ): "table" | "more" | "rows" {
    const rows = rowsOf(bytes, range, this.upper.separator);
    if (rows === "more") return "more";
    this.looks[(rows[0]?.cells.size ?? 0) > 1 ? "several" : "single"]++;
    const { records, line } = reader.aboveGap;
    const block = blockBelow(rows, { headers: this.above, rows: records });
    if (!block) return "rows";
    this.found = { block, line: reader.line, rows: records, end: line - 1 };
    return "table";
  }

  /** How many records the table above has, if there is one below. */
  get rowsAbove(): number | undefined {
    return this.found?.rows;
  }

  /** What is to be said of the table below, when it is known how far it goes: its records, and the line behind them. */
  issues(where: string, below: { readonly records: number; readonly end: number }): readonly Issue[] {
    const { found, upper } = this;
    const before = upper.others ?? [];
    if (!found) {
      const lines = { from: upper.line };
      return before.length > 0 ? [warning("linesChosen", { where, lines, others: before })] : [];
    }
    const { heading } = upper;
    const sales = heading.kind === "read" && areSalesHeaders(heading.headers, heading.months ? "months" : "none");
    const rows = found.rows + heading.levels;
    const above: SheetBlock = {
      ...{ top: 0, head: 0, bottom: rows - 1, left: 0, right: heading.headers.length - 1, rows },
      holds: sales ? "sales" : "other",
    };
    const lines = { from: upper.line, to: found.end };
    const other = { from: found.line, to: below.end - 1 };
    if (chooseBlock([above, { ...found.block, rows: below.records }]) === above)
      return [warning("linesChosen", { where, lines, others: [...before, other] })];
    return [refusal("severalTables", { where, tables: [...before, lines, other] })];
  }
}

/** The first records of a range, as rows: as many as tell whether a table begins with them. */
function rowsOf(
  bytes: Uint8Array,
  { from, to: last, ended }: { readonly from: number; readonly to: number; readonly ended: boolean },
  separator: number,
): readonly FilledRow[] | "more" {
  for (let size = FIRST_BYTES; ; size *= 4) {
    const end = Math.min(last, from + size);
    // Of a copy: reading changes the bytes, and these are read again.
    const part = bytes.slice(from, end + 1);
    const to = end - from;
    const ends = ended && end === last ? "file" : "more";
    const top = findRecords(part, { to, firstLine: 1, separator, ends, most: ROWS_BELOW });
    if (top.records.length === ROWS_BELOW || ends === "file" || size >= MOST_BYTES)
      return filledRows(gridOf(part, top, { to, separator, ends }));
    if (end === last) return "more";
  }
}
