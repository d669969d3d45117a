import type { FieldSink } from "./csv-columns";

const QUOTE = 34;
/** Records that are handed to the sinks at once, and the most fields: what fits into the processor's cache. */
const BATCH = 1024;
const BATCH_FIELDS = 1 << 16;

/** A column that is read: what takes its fields, and where they stand. */
interface ReadColumn {
  readonly sink: FieldSink;
  /** The column of the file. */
  readonly column: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Where the fields of a batch of records stand in the bytes. Public as plain lists, which the loop over the bytes fills. */
export class FieldPlaces {
  /** For each column of the file where it stands among those that are read, or −1. */
  readonly of: Int32Array;
  readonly columns: readonly ReadColumn[];
  /** Records of a batch, and their fields: those of one column lie side by side. */
  readonly batch: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Of the record that is scanned, the fields with more than a pair of quotes around them: place, and place of the closing quote. */
  readonly quoted: number[] = [];

  constructor(sinks: readonly (FieldSink | undefined)[]) {
    this.of = new Int32Array(sinks.length).fill(-1);
    const used = sinks.flatMap((sink, column) => (sink ? [{ sink, column }] : []));
    this.batch = Math.max(1, Math.min(BATCH, Math.floor(BATCH_FIELDS / Math.max(1, used.length))));
    this.starts = new Int32Array(used.length * this.batch);
    this.ends = new Int32Array(used.length * this.batch);
    used.forEach(({ column }, place) => (this.of[column] = place));
    this.columns = used.map(({ sink, column }, place) => {
      const [from, to] = [place * this.batch, (place + 1) * this.batch];
      return { sink, column, starts: this.starts.subarray(from, to), ends: this.ends.subarray(from, to) };
    });
  }

  /** Hands the fields of so many records to the sinks. */
  handOver(bytes: Uint8Array, count: number): void {
    for (const { sink, starts, ends } of this.columns) sink.take(bytes, { starts, ends, count });
  }

  /** Undoubles the quotes of a record's fields where they stand; what follows a closing quote is kept as it is. */
  unquote(bytes: Uint8Array): void {
    const { starts, ends, quoted } = this;
    for (let i = 0; i < quoted.length; i += 2) {
      const [place, closed] = [quoted[i] ?? 0, quoted[i + 1] ?? 0];
      const end = ends[place] ?? 0;
      let to = starts[place] ?? 0;
      for (let at = to; at < end; at++) {
        const byte = bytes[at] ?? 0;
        if (at === closed) continue;
        if (at < closed && byte === QUOTE) at++;
        bytes[to++] = byte;
      }
      ends[place] = to;
    }
  }

  /** The fields of a record that ends before a field are empty from there on. */
  emptyFrom(field: number, record: number): void {
    this.columns.forEach(({ column, starts, ends }) => {
      if (column < field) return;
      starts[record] = 0;
      ends[record] = 0;
    });
  }
}
