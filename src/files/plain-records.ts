const [QUOTE, LF] = [34, 10] as const;
/** Bytes that are parted at once: what is left over of them is small enough to be forgotten before it is copied. */
const PIECE = 1 << 15;
/** Bytes up to which records are parted as texts. */
export const MOST_BYTES = 1 << 20;

/** Some bytes of records, in UTF-8. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Which records are wanted, how their fields are parted, and whether the bytes end the file. */
interface Wanted {
  readonly separator: number;
  /** Fields of every record. */
  readonly width: number;
  /** Places of the fields that are wanted. */
  readonly columns: readonly number[];
  readonly records: number | "a piece";
  readonly ends: "more" | "file";
}

/** The texts of the wanted fields, column by column, and where the first record that was not taken begins. */
export interface PlainRecords {
  readonly columns: readonly (readonly string[])[];
  readonly records: number;
  readonly at: number;
}

/**
 * The records of a few bytes, where all have as many fields as the headers, and none has a quote or no value at all; nothing for others, which take a closer look. Of a small
 * file V8 has parted the text, in code of its own, before a loop over the bytes is worth being optimised.
 */
export function plainRecords(bytes: Uint8Array, { from, to }: Range, wanted: Wanted): PlainRecords | undefined {
  if (to - from > MOST_BYTES) return undefined;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, to);
  const end = endOf(all, from, wanted);
  const part = all.subarray(from, end);
  if (end <= from || part.includes(QUOTE)) return undefined;
  let text = part.toString("utf8");
  if (text.includes("\r")) text = text.replaceAll("\r\n", "\n");
  if (text.includes("\r")) return undefined;
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const separator = String.fromCharCode(wanted.separator);
  const columns = wanted.columns.map(() => new Array<string>(lines.length));
  for (let record = 0; record < lines.length; record++) {
    const fields = lines[record]?.split(separator) ?? [];
    if (fields.length !== wanted.width) return undefined;
    // Nothing but separators: another table may begin below.
    if (lines[record]?.length === wanted.width - 1) return undefined;
    for (let i = 0; i < columns.length; i++) {
      const texts = columns[i];
      const place = wanted.columns[i];
      if (texts && place !== undefined) texts[record] = fields[place] ?? "";
    }
  }
  return { columns, records: lines.length, at: end };
}

/** The end of the last whole record that is wanted. */
function endOf(bytes: Buffer, from: number, { records, ends }: Wanted): number {
  if (records === "a piece") {
    const isRest = bytes.length <= from + PIECE;
    return isRest && ends === "file" ? bytes.length : bytes.lastIndexOf(LF, from + PIECE) + 1;
  }
  let end = from;
  for (let i = 0; i < records; i++) {
    const next = bytes.indexOf(LF, end);
    if (next < 0) return ends === "file" ? bytes.length : end;
    end = next + 1;
  }
  return end;
}
