import fc from "fast-check";
import { DateSink, FilledSink, TextSink, type ColumnSink } from "../../src/files/csv-columns";
import { RecordReader, type BlockLimits } from "../../src/files/csv-records";
import { NumberSink } from "../../src/files/number-sink";
import { plainRecords } from "../../src/files/plain-records";

const all = { separator: 44, width: 2, columns: [0, 1], records: "a piece", ends: "file" } as const;

test.each([
  {
    about: "fields of all columns",
    text: "a,1\nb,2\n",
    columns: [
      ["a", "b"],
      ["1", "2"],
    ],
    at: 8,
  },
  {
    about: "a last line without an end",
    text: "a,1\nb,2",
    columns: [
      ["a", "b"],
      ["1", "2"],
    ],
    at: 7,
  },
  {
    about: "that one is not whole where the file goes on",
    text: "a,1\nb,2",
    ends: "more",
    columns: [["a"], ["1"]],
    at: 4,
  },
  {
    about: "only so many records",
    text: "a,1\nb,2\nc,3\n",
    records: 2,
    columns: [
      ["a", "b"],
      ["1", "2"],
    ],
    at: 8,
  },
  {
    about: "line ends of Windows",
    text: "a,1\r\nb,2\r\n",
    columns: [
      ["a", "b"],
      ["1", "2"],
    ],
    at: 10,
  },
  {
    about: "places count bytes",
    text: "科技,1\nü,2\n",
    columns: [
      ["科技", "ü"],
      ["1", "2"],
    ],
    at: 14,
  },
  { about: "a quote is looked at more closely", text: 'a,1\n"b",2\n' },
  { about: "so are old line ends", text: "a,1\rb,2\r" },
  { about: "and rows with too few fields", text: "a,1\nb\n" },
  { about: "or too many", text: "a,1\nb,2,3\n" },
  { about: "and empty lines", text: "a,1\n\nb,2\n" },
  { about: "a line that is not whole", text: "a,1", ends: "more" },
] as const)("$about", ({ text, about: _, ...expected }) => {
  const bytes = Buffer.from(text);
  const wanted = {
    ...all,
    ...("records" in expected ? { records: expected.records } : {}),
    ...("ends" in expected ? { ends: expected.ends } : {}),
  };
  const found = plainRecords(bytes, { from: 0, to: bytes.length }, wanted);
  expect(found && { columns: found.columns, at: found.at }).toEqual(
    "at" in expected ? { columns: expected.columns, at: expected.at } : undefined,
  );
});

test("records that are read as texts give the columns that their bytes give", () => {
  const cell = fc.constantFrom(
    "",
    "a",
    "客户",
    " x ",
    "12",
    "1.5",
    "1.234",
    "-.5",
    "1e3",
    "0x10",
    "Infinity",
    " ",
    "1,2",
    "#N/A",
    "00012",
    "\u00a012",
    "\t7 ",
  );
  const separator = ";".charCodeAt(0);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
      const text = Buffer.from(rows.map((row) => `${row.join(";")}\n`).join(""));
      const read = (take: (reader: RecordReader, bytes: Uint8Array, limits: BlockLimits) => unknown) => {
        const sinks: ColumnSink[] = [
          new TextSink("a", 1),
          new DateSink("b", 1),
          new NumberSink("c", 1, undefined),
          new FilledSink("d", 1),
        ];
        const reader = new RecordReader(separator, sinks);
        // One byte is left free behind them.
        expect(take(reader, Buffer.concat([text, Buffer.alloc(1)]), { ends: "file" })).toEqual({ at: text.length });
        const packed = sinks.map((sink) => sink.takeOut(0));
        return {
          records: reader.records,
          line: reader.line,
          columns: sinks.map((sink, i) => sink.finish()(packed[i] ?? [])),
        };
      };
      const range = { from: 0, to: text.length };
      expect(read((reader, bytes, limits) => reader.readPlain(bytes, range, limits))).toEqual(
        read((reader, bytes, limits) => reader.read(bytes, range, limits)),
      );
    }),
    { numRuns: 500 },
  );
});
