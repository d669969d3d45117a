import { MOST_ROWS, columnIndex, type Area } from "./address";
import { rowsOf, type CellColumn, type PartedValues } from "./cell-column";
import { DAYS_TO_1904, type Dating } from "./cell-values";
import type { AlikeEnd, Stretch } from "./scanned-sheet";

/** Which cells are taken of rows that look alike. */
export interface AlikeWanted {
  readonly area: Area;
  /** One entry a column of the area; nothing where it is not wanted. */
  readonly columns: readonly (CellColumn | undefined)[];
  /** Rows of the area from which on no cell is taken, and whether reading ends there. */
  readonly limit: number;
  readonly end: "after rows" | "after sheet";
  readonly dating: Dating;
}

/** A wanted cell of a row: what its value is added to its column as. */
interface AlikeCell {
  readonly column: CellColumn;
  readonly kind: "shared" | "number";
  /** Days between the date system of the workbook and that of core, for a day. */
  readonly shift: number;
  /** The place of its number format; nothing where formats say nothing. */
  readonly format: number | undefined;
}

interface RowPattern {
  readonly regex: RegExp;
  /** The same for texts that are parted by it. */
  readonly parting: RegExp;
  /** In the order of the groups behind the first, which is the row's number. */
  readonly cells: readonly AlikeCell[];
  readonly filled: "yes" | "no";
  /** Characters of the next piece that is parted at once. */
  piece: number;
}

/** Different looks of rows that are kept: one with every cell, some with gaps. */
const MOST_PATTERNS = 8;
/** Characters of rows that are parted at once: at first, after each piece that has no other rows, and at most. */
const [FIRST_PIECE, GROWTH, LARGEST_PIECE] = [1 << 14, 4, 1 << 16];
/** Bytes that are read as text at once: fewer than V8 takes new pages for, each time. */
const BYTES_AT_ONCE = 1 << 16;
/** Rows of looks of their own after which a sheet is taken as one without rows alike, unless most are. */
const MOST_MISSES = 16;

const ROW =
  /<row r="([1-9]\d{0,6})"((?: (?:spans|s|customFormat|ht|customHeight|thickTop|thickBot|x14ac:dyDescent)="[^"<>&]*")*)>/y;
const CELL =
  /<c r="([A-Z]{1,3})(\d+)"((?: s="\d+"| t="(?:s|n|str|b|e|d)")*)(?:\/>|>(<f>[^<]*<\/f>)?<v>([^<]+)<\/v><\/c>)/y;
const END = "</row>";
const NUMBER = "(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)";

/**
 * Reads rows that look like earlier ones but for their numbers and values, each by one pattern. The engine matches a pattern as machine code from the
 * second row on; the scanner, which reads every other row, gets there only after thousands. What a pattern takes is what the scanner would take.
 */
export class AlikeRows {
  private readonly patterns: RowPattern[] = [];
  private misses = 0;
  private taken = 0;

  constructor(private readonly wanted: AlikeWanted) {}

  /** Reads the rows from a place on, up to the first that looks like none before, or that lies behind the wanted ones; nothing where that is the first. */
  read(stretch: Stretch, from: number): AlikeEnd | undefined {
    if (this.misses > MOST_MISSES + this.taken) return undefined;
    const known = stretch.text;
    const isIn = known && from < known.from + known.text.length;
    const { from: start, text } = isIn ? known : (stretch.text = this.textFrom(stretch, from));
    const state = { at: from - start, row: -1, lastFilled: -1 };
    while (state.at < text.length && this.takeAlike(text, state));
    return state.row < 0 ? undefined : { ...state, at: state.at + start };
  }

  /** Rows from a place on as text, never more than are soon forgotten again. */
  private textFrom({ bytes, to }: Stretch, from: number): NonNullable<Stretch["text"]> {
    const end = Math.min(to, from + BYTES_AT_ONCE);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString("latin1");
    // A row that is not there as a whole is read with the next ones.
    const last = end < to ? text.lastIndexOf(END) : -1;
    return { from, text: last < 0 ? text : text.slice(0, last + END.length) };
  }

  /** Whether a known pattern fits, or one made of the row itself; the rows that it fits are taken. */
  private takeAlike(text: string, state: State): boolean {
    const { at } = state;
    for (const pattern of this.patterns) {
      this.take(text, pattern, state);
      if (state.at > at) return true;
    }
    const made = this.patterns.length < MOST_PATTERNS ? this.patternAt(text, at) : undefined;
    if (made) {
      this.patterns.unshift(made);
      this.take(text, made, state);
    }
    this.misses++;
    return state.at > at;
  }

  private take(text: string, pattern: RowPattern, state: State): void {
    const { area, limit, end } = this.wanted;
    const rows = area.bottom - area.top + 1;
    while (this.takePiece(text, pattern, state));
    const { regex, cells, filled } = pattern;
    regex.lastIndex = state.at;
    for (let match = regex.exec(text); match; match = regex.exec(text)) {
      const number = Number(match[1]);
      const row = number - 1 - area.top;
      if (number > MOST_ROWS || (row >= limit && end === "after rows")) return;
      if (row >= 0 && row < rows) {
        for (let i = 0; row < limit && i < cells.length; i++) if (!put(cells[i], row, match[i + 2])) return;
        if (filled === "yes" && row > state.lastFilled) state.lastFilled = row;
      }
      state.at = regex.lastIndex;
      state.row = number - 1;
      this.taken++;
    }
  }

  /**
   * Takes many rows in one call, where all of the next piece follow one another and fit the pattern: V8 parts a text in code of its own, and what is left to
   * do for each cell is one assignment. `false` where any of them has to be looked at by itself; then none is taken.
   */
  private takePiece(text: string, pattern: RowPattern, state: State): boolean {
    const { area, limit } = this.wanted;
    const { parting, cells, filled, piece } = pattern;
    if (piece < FIRST_PIECE) return false;
    const to = text.lastIndexOf(END, state.at + piece) + END.length;
    if (to - state.at < FIRST_PIECE >> 1) return false;
    const parts = text.slice(state.at, to).split(parting);
    const width = cells.length + 2;
    const rows = (parts.length - 1) / width;
    const first = Number(parts[1]) - 1 - area.top;
    const isWanted = first >= 0 && first + rows <= Math.min(limit, area.bottom - area.top + 1);
    if (
      !isWanted ||
      !followOn(parts, width) ||
      !cells.every((cell, i) => putAll(cell, first, { parts, width, at: i + 2 }))
    ) {
      // Most likely it is so further on, too.
      pattern.piece >>= 1;
      return false;
    }
    pattern.piece = Math.min(piece * GROWTH, LARGEST_PIECE);
    this.taken += rows;
    state.at = to;
    state.row = first + rows - 1 + area.top;
    if (filled === "yes") state.lastFilled = Math.max(state.lastFilled, first + rows - 1);
    return true;
  }

  /** A pattern of the row at a place; nothing where it holds more than plain cells. */
  private patternAt(text: string, from: number): RowPattern | undefined {
    ROW.lastIndex = from;
    const head = ROW.exec(text);
    if (!head) return undefined;
    const [, number, attributes = ""] = head;
    let source = `<row r="([1-9]\\d{0,6})"${literal(attributes)}>`;
    let filled: RowPattern["filled"] = "no";
    const cells: AlikeCell[] = [];
    CELL.lastIndex = ROW.lastIndex;
    while (!text.startsWith(END, CELL.lastIndex)) {
      const match = CELL.exec(text);
      if (!match) return undefined;
      const [, letters = "", digits, attributes = "", formula, value] = match;
      if (digits !== number) return undefined;
      source += `<c r="${letters}\\1"${attributes}`;
      if (value === undefined) {
        source += "/>";
        continue;
      }
      const { area, columns } = this.wanted;
      const place = columnIndex(letters) - area.left;
      if (place >= 0 && place < columns.length) filled = "yes";
      const column = columns[place];
      const cell = column && this.cellOf(column, attributes);
      if (column && !cell) return undefined;
      if (cell) cells.push(cell);
      const inside = cell ? (cell.kind === "shared" ? "(\\d{1,9})" : NUMBER) : "[^<]+";
      source += `>${formula === undefined ? "" : "<f>[^<]*</f>"}<v>${inside}</v></c>`;
    }
    source += `${END}[^<]*`;
    return { regex: new RegExp(source, "y"), parting: new RegExp(source), cells, filled, piece: FIRST_PIECE };
  }

  /** How a wanted cell of such attributes is taken; nothing where that takes more than its place or its number. */
  private cellOf(column: CellColumn, attributes: string): AlikeCell | undefined {
    const type = / t="(\w+)"/.exec(attributes)?.[1] ?? "n";
    if (type !== "s" && type !== "n") return undefined;
    const style = Number(/ s="(\d+)"/.exec(attributes)?.[1] ?? 0);
    const { dateStyles, formats } = this.wanted.dating;
    return {
      column,
      kind: type === "s" ? "shared" : "number",
      shift: dateStyles?.[style] === 1 ? DAYS_TO_1904 : 0,
      format: formats && (formats.ofStyle[style] ?? 0),
    };
  }
}

/** How far rows were taken, as `AlikeEnd` says it, the place counted from the beginning of the text. */
interface State {
  at: number;
  row: number;
  lastFilled: number;
}

/** Whether a text was parted by rows that follow one another, with nothing between them: its number and its values stand behind what is before each. */
function followOn(parts: readonly string[], width: number): boolean {
  const first = Number(parts[1]);
  const rows = (parts.length - 1) / width;
  if (first + rows - 1 > MOST_ROWS) return false;
  for (let row = 0, at = 0; row < rows; row++, at += width)
    if (parts[at] !== "" || Number(parts[at + 1]) !== first + row) return false;
  return parts.at(-1) === "";
}

/** Adds the values of a cell in rows that follow one another; `false` where one may be a number beyond all numbers. */
function putAll({ column, kind, shift, format }: AlikeCell, first: number, values: PartedValues): boolean {
  if (kind === "shared") column.setAllShared(first, values);
  else {
    if (!column.setNumbers(first, values, shift)) return false;
    if (format !== undefined) column.setFormats(first, rowsOf(values), format);
  }
  return true;
}

/** Adds a value to its column; `false` where it is a number beyond all numbers. */
function put(cell: AlikeCell | undefined, row: number, value: string | undefined): boolean {
  if (!cell) return true;
  const { column, kind, shift, format } = cell;
  const number = Number(value);
  if (kind === "shared") column.setShared(row, number);
  else {
    if (!Number.isFinite(number)) return false;
    column.setNumber(row, number + shift);
    if (format !== undefined) column.setFormat(row, format);
  }
  return true;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
