import { warning, type Issue } from "../core/issues";
import type { FieldSink } from "./csv-columns";

const [QUOTE, LF, CR] = [34, 10, 13] as const;
/** What a byte means outside quotes: 0 is content. */
const [SEPARATOR_MARK, LINE_MARK, RETURN_MARK, QUOTE_MARK] = [1, 2, 3, 4] as const;
const NOTHING = new Uint8Array(0);

/** Where a block of records ended and why: at the last whole record, or inside quotes that the file never closes. */
export interface BlockEnd {
  /** The first byte that was not used. */
  readonly at: number;
  /** Line of the quote that is still open there. */
  readonly openQuoteLine?: number;
}

/** How many records to take at most, and whether the bytes end the file, so that a record without a line end is whole. */
export interface BlockLimits {
  readonly records?: number;
  readonly ends: "more" | "file";
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

  private readonly marks = new Uint8Array(256);
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly quoted: Uint8Array;
  private scratch = new Uint8Array(256);
  private ragged: { line: number; fields: number; count: number } | undefined;
  private badQuotes: { line: number; count: number } | undefined;

  constructor(
    separator: number,
    private readonly sinks: readonly (FieldSink | undefined)[],
    firstLine = 1,
  ) {
    this.marks[separator] = SEPARATOR_MARK;
    this.marks[LF] = LINE_MARK;
    this.marks[CR] = RETURN_MARK;
    this.marks[QUOTE] = QUOTE_MARK;
    this.starts = new Int32Array(sinks.length);
    this.ends = new Int32Array(sinks.length);
    this.quoted = new Uint8Array(sinks.length);
    this.line = firstLine;
  }

  /** Takes whole records from a range of bytes. The byte after the range is overwritten: it has to be there. */
  read(bytes: Uint8Array, { from, to }: { readonly from: number; readonly to: number }, limits: BlockLimits): BlockEnd {
    const { marks, starts, ends, quoted } = this;
    const width = starts.length;
    const last = limits.ends === "file";
    const most = limits.records ?? Infinity;
    // A line end after the last byte lets the loop over content do without a test of the position.
    bytes[to] = LF;
    let at = from;
    for (let taken = 0; taken < most && at < to; taken++) {
      const start = at;
      let field = 0;
      let inside = 0;
      let strays = 0;
      for (;;) {
        let first = at;
        let end: number;
        let marked = 0;
        if (bytes[at] === QUOTE && at < to) {
          first = ++at;
          for (;;) {
            while (at < to && bytes[at] !== QUOTE) {
              if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) inside++;
              at++;
            }
            if (at >= to) return this.stopInside(bytes, { start, first, to });
            if (bytes[at + 1] !== QUOTE || at + 1 >= to) break;
            marked = 1;
            at += 2;
          }
          end = at++;
          if (at >= to && !last) return { at: start };
          if (marks[bytes[at] ?? 0] === 0 || marks[bytes[at] ?? 0] === QUOTE_MARK) {
            // Text after the closing quote belongs to the field, as every spreadsheet has it.
            marked = 2;
            strays++;
            while ((marks[bytes[at] ?? 0] ?? 0) % QUOTE_MARK === 0) at++;
            end = at;
          }
        } else {
          while (marks[bytes[at] ?? 0] === 0) at++;
          while (marks[bytes[at] ?? 0] === QUOTE_MARK) {
            strays++;
            at++;
            while (marks[bytes[at] ?? 0] === 0) at++;
          }
          end = at;
        }
        if (field < width) {
          starts[field] = first;
          ends[field] = end;
          quoted[field] = marked;
        }
        field++;
        const mark = marks[bytes[at] ?? 0];
        if (mark === SEPARATOR_MARK && at < to) {
          at++;
          continue;
        }
        if (at >= to) {
          if (!last) return { at: start };
          at = to;
        } else if (mark === RETURN_MARK) {
          if (at + 1 >= to && !last) return { at: start };
          at += bytes[at + 1] === LF && at + 1 < to ? 2 : 1;
        } else at++;
        break;
      }
      this.fields = field;
      // An empty line is an empty row, as in a spreadsheet, not a row with too few fields.
      if (field !== width && !(field === 1 && ends[0] === start)) this.noteRagged(field);
      this.commit(bytes);
      if (strays > 0) this.noteBadQuote();
      this.line += inside + 1;
    }
    return { at };
  }

  /** What did not follow the rules. */
  issues(): readonly Issue[] {
    return [
      ...(this.ragged ? [warning("raggedRow", { ...this.ragged, expected: this.sinks.length })] : []),
      ...(this.badQuotes ? [warning("badQuote", this.badQuotes)] : []),
    ];
  }

  private commit(bytes: Uint8Array): void {
    const { sinks, starts, ends, quoted, fields } = this;
    for (let column = 0; column < sinks.length; column++) {
      const sink = sinks[column];
      if (!sink) continue;
      if (column >= fields) sink.take(NOTHING, 0, 0);
      else if (quoted[column] === 0) sink.take(bytes, starts[column] ?? 0, ends[column] ?? 0);
      else this.takeUnquoted(sink, bytes, column);
    }
    this.records++;
  }

  /** Undoubles the quotes of a field; what follows its closing quote is kept as it is. */
  private takeUnquoted(sink: FieldSink, bytes: Uint8Array, column: number): void {
    const [from, to] = [this.starts[column] ?? 0, this.ends[column] ?? 0];
    if (this.scratch.length < to - from) this.scratch = new Uint8Array((to - from) * 2);
    const { scratch } = this;
    let length = 0;
    let open = true;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0;
      if (open && byte === QUOTE) {
        if (bytes[at + 1] === QUOTE && at + 1 < to) at++;
        else {
          open = false;
          continue;
        }
      }
      scratch[length++] = byte;
    }
    sink.take(scratch, 0, length);
  }

  private stopInside(
    bytes: Uint8Array,
    { start, first, to }: { readonly start: number; readonly first: number; readonly to: number },
  ): BlockEnd {
    let line = this.line;
    for (let at = start; at < first; at++) {
      if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF && at + 1 < to)) line++;
    }
    return { at: start, openQuoteLine: line };
  }

  private noteRagged(fields: number): void {
    if (this.ragged) this.ragged.count++;
    else this.ragged = { line: this.line, fields, count: 1 };
  }

  private noteBadQuote(): void {
    if (this.badQuotes) this.badQuotes.count++;
    else this.badQuotes = { line: this.line, count: 1 };
  }
}
