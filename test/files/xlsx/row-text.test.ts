import fc from "fast-check";
import { encodeRows } from "../../../src/files/xlsx/row-encoder";
import type { Segment } from "../../../src/files/xlsx/sheet-draft";

type Value = string | number | boolean | null;

function encode(segments: readonly Segment[], prefix: string) {
  const tally = { cells: 0, clipped: 0 };
  // A piece is valid until the one after the next.
  const text = Array.from(encodeRows(segments, tally, prefix), (piece) => Buffer.from(piece).toString("utf8")).join("");
  return { text, ...tally };
}

test("rows of a short sheet are written as they are in a long one", () => {
  const value = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer().map((cents) => cents / 100),
    fc.constantFrom<Value>(
      "",
      "a  b",
      " a",
      "a&b",
      "<a>",
      "_x000D_",
      "\u00a0a",
      "a\nb",
      "\ud800",
      "😀",
      "科技",
      true,
      false,
      null,
      -0,
      1e9,
      1e21,
      123456789.1234,
    ),
    fc.constantFrom("x".repeat(32_768), `${"&".repeat(32_767)}b`),
  );
  const segment = fc.record({
    from: fc.integer({ min: 0, max: 99 }),
    values: fc.array(value, { minLength: 1, maxLength: 8 }),
    style: fc.integer({ min: 0, max: 3 }),
    blank: fc.constantFrom("shown" as const, "left" as const),
    formula: fc.constantFrom(undefined, '=A1&"科<_x0041_"'),
    lines: fc.option(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 8, maxLength: 8 })),
  });
  fc.assert(
    fc.property(segment, fc.constantFrom("", "x:"), ({ from, values, style, blank, formula, lines }, prefix) => {
      const columns = [0, 27].map((column) => ({
        ...{ column, values, start: from, style, blank },
        ...(formula ? { formula } : {}),
      }));
      const few: Segment = {
        from,
        to: from + values.length,
        columns,
        lines: lines ? Uint8Array.from(lines) : undefined,
      };
      const empty: Segment = { from: 100_000, to: 105_000, columns: [] };
      expect(encode([few], prefix)).toEqual(encode([few, empty], prefix));
    }),
    { numRuns: 300 },
  );
});
