import type { Issue } from "../core/issues";
import type { FieldSink } from "./csv-columns";
import { CsvFaults } from "./csv-faults";
import { FieldPlaces } from "./csv-fields";
import { mayBeHeaders } from "./csv-gaps";
import { plainRecords } from "./plain-records";

const [QUOTE, LF, CR] = [34, 10, 13] as const;
/** What a byte means outside quotes: 0 is content. */
const [SEPARATOR_MARK, LINE_MARK, RETURN_MARK, QUOTE_MARK] = [1, 2, 3, 4] as const;
/** What is known of the place where the next record begins: whether an empty one is before it, and whether reading has stopped for that. */
const [NO_GAP, GAP, GAP_PASSED] = [0, 1, 2] as const;
/** Where a block of records ended and why: at the last whole record, or inside quotes that the file never closes. */
export interface BlockEnd {
  /** The first byte that was not used. */
  readonly at: number;
  /** Line of the quote that is still open there. */
  readonly openQuoteLine?: number;
  /** An empty record is before it, and the one that begins here has nothing that is written like a number: it may be headers of another table. */
  readonly belowGap?: true;
}

/** How many records to take at most, and whether the bytes end the file, so that a record without a line end is whole. */
export interface BlockLimits {
  readonly records?: number;
  readonly ends: "more" | "file";
  /** Whether to stop where another table may begin; not when left out. */
  readonly gaps?: "stop";
}

/**
 * Splits CSV (RFC 4180, with LF, CRLF or CR) into records and hands the fields to the columns' sinks. A record whose end is not there yet is
 * left for the next block. What does not follow the rules is read as it stands and counted.
 */
export class RecordReader {
  /** Records taken so far. */
  records = 0;
  /** Fields of the record taken last, also those beyond the columns. */
  fields = 0;
  /** Line of the file that the next record begins in, counted from 1. */
  line: number;
  /** Records up to the last one with values above the gap that was found last, and the line behind it. */
  aboveGap = { records: 0, line: 1 };

  private gap: typeof NO_GAP | typeof GAP | typeof GAP_PASSED = NO_GAP;
  private readonly marks = new Uint8Array(256);
  /** The largest byte with a mark. */
  private readonly highest: number;
  private readonly separator: number;
  private readonly width: number;
  private readonly places: FieldPlaces;
  private readonly faults: CsvFaults;

  constructor(separator: number, sinks: readonly (FieldSink | undefined)[], firstLine = 1) {
    this.separator = separator;
    this.marks[separator] = SEPARATOR_MARK;
    this.marks[LF] = LINE_MARK;
    this.marks[CR] = RETURN_MARK;
    this.marks[QUOTE] = QUOTE_MARK;
    this.highest = this.marks.findLastIndex((mark) => mark !== 0);
    this.line = firstLine;
    this.width = sinks.length;
    this.places = new FieldPlaces(sinks);
    this.faults = new CsvFaults(sinks.length);
  }

  /**
   * Takes whole records from a range of bytes. The bytes are worked on in place: that after the range is overwritten, so it has to be there, and
   * the fields of records taken are unquoted where they stand.
   */
  read(bytes: Uint8Array, { from, to }: { readonly from: number; readonly to: number }, limits: BlockLimits): BlockEnd {
    const isLast = limits.ends === "file";
    let left = limits.records ?? Infinity;
    let at = from;
    // A line end after the last byte lets the loop over content do without a test of the position.
    bytes[to] = LF;
    while (left > 0 && at < to) {
      const most = Math.min(left, this.places.batch);
      const before = this.records;
      const end = this.scan(bytes, { from: at, to }, { most, isLast, gaps: limits.gaps });
      const count = this.records - before;
      this.places.handOver(bytes, count);
      left -= count;
      at = end.at;
      if (end.belowGap || count < most) return end;
    }
    return { at };
  }

  /**
   * Takes the first records as texts, where they are plain and few; the bytes stay as they are. Nothing is taken of others, which are left to `read`, and
   * so are all behind them.
   */
  readPlain(
    bytes: Uint8Array,
    range: { readonly from: number; readonly to: number },
    { records: most, ends }: BlockLimits,
  ): BlockEnd | undefined {
    const { separator, width } = this;
    const records = most ?? "a piece";
    const used = this.places.columns;
    const columns = used.map(({ column }) => column);
    const plain = plainRecords(bytes, range, { separator, width, columns, records, ends });
    if (!plain) return undefined;
    used.forEach(({ sink }, place) => sink.takeTexts(plain.columns[place] ?? []));
    this.records += plain.records;
    this.line += plain.records;
    return { at: plain.at };
  }

  /** The line behind the last record with values. */
  get end(): number {
    return this.gap === GAP ? this.aboveGap.line : this.line;
  }

  /** What did not follow the rules. */
  issues(): readonly Issue[] {
    return this.faults.issues();
  }

  /** Finds the fields of at most so many records. */
  private scan(
    bytes: Uint8Array,
    { from, to }: { readonly from: number; readonly to: number },
    { most, isLast, gaps }: { readonly most: number; readonly isLast: boolean; readonly gaps: "stop" | undefined },
  ): BlockEnd {
    const { marks, highest, width, separator } = this;
    const { of, batch, starts, ends, quoted } = this.places;
    let at = from;
    for (let record = 0; record < most && at < to; record++) {
      const start = at;
      if (this.gap === GAP && gaps === "stop" && mayBeHeaders(bytes, { from: at, to }, separator)) {
        this.gap = GAP_PASSED;
        return { at, belowGap: true };
      }
      let field = 0;
      let isEmpty = false;
      let inside = 0;
      let strays = 0;
      if (quoted.length > 0) quoted.length = 0;
      for (;;) {
        let first = at;
        let end: number;
        let closed = -1;
        if (bytes[at] === QUOTE && at < to) {
          let doubled = 0;
          first = ++at;
          for (;;) {
            while (at < to && bytes[at] !== QUOTE) {
              if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) inside++;
              at++;
            }
            if (at >= to) return this.stopInside(bytes, { start, first });
            if (bytes[at + 1] !== QUOTE || at + 1 >= to) break;
            doubled++;
            at += 2;
          }
          end = at++;
          if (at >= to && !isLast) return { at: start };
          closed = end;
          const mark = marks[bytes[at] ?? 0] ?? 0;
          if (mark === 0 || mark === QUOTE_MARK) {
            // Text after the closing quote belongs to the field, as every spreadsheet has it.
            strays++;
            while ((marks[bytes[at] ?? 0] ?? 0) % QUOTE_MARK === 0) at++;
            end = at;
          }
          if (doubled === 0 && end === closed) closed = -1;
        } else {
          // Most bytes are beyond all that mean something: one comparison does for them.
          while ((bytes[at] ?? 0) > highest || marks[bytes[at] ?? 0] === 0) at++;
          while (marks[bytes[at] ?? 0] === QUOTE_MARK) {
            strays++;
            at++;
            while (marks[bytes[at] ?? 0] === 0) at++;
          }
          end = at;
          isEmpty = at === start;
        }
        if (field < width) {
          const place = of[field] ?? -1;
          if (place >= 0) {
            starts[place * batch + record] = first;
            ends[place * batch + record] = end;
            if (closed >= 0) quoted.push(place * batch + record, closed);
          }
        }
        field++;
        const mark = marks[bytes[at] ?? 0];
        if (mark === SEPARATOR_MARK && at < to) {
          at++;
          continue;
        }
        if (at >= to && !isLast) return { at: start };
        if (mark === RETURN_MARK && at < to && at + 1 >= to && !isLast) return { at: start };
        // Nothing but separators.
        if (at - start === field - 1) this.noteEmpty();
        else if (this.gap !== NO_GAP) this.gap = NO_GAP;
        if (at >= to) at = to;
        else if (mark === RETURN_MARK) {
          at += bytes[at + 1] === LF && at + 1 < to ? 2 : 1;
        } else at++;
        break;
      }
      // Only now: the bytes of a record that is cut off have to stay as they are.
      if (quoted.length > 0) this.places.unquote(bytes);
      this.records++;
      this.fields = field;
      if (field !== width) this.endRagged(record, { field, isEmptyLine: field === 1 && isEmpty });
      if (strays > 0) this.faults.noteBadQuote(this.line);
      this.line += inside + 1;
    }
    return { at };
  }

  private noteEmpty(): void {
    if (this.gap === NO_GAP) this.aboveGap = { records: this.records, line: this.line };
    this.gap = GAP;
  }

  private endRagged(
    record: number,
    { field, isEmptyLine }: { readonly field: number; readonly isEmptyLine: boolean },
  ): void {
    this.places.emptyFrom(field, record);
    // An empty line is an empty row, as in a spreadsheet, not a row with too few fields.
    if (!isEmptyLine) this.faults.noteRagged(this.line, field);
  }

  private stopInside(
    bytes: Uint8Array,
    { start, first }: { readonly start: number; readonly first: number },
  ): BlockEnd {
    let line = this.line;
    for (let at = start; at < first; at++) {
      if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) line++;
    }
    return { at: start, openQuoteLine: line };
  }
}
