import fc from "fast-check";
import { decimalIn, readDecimal } from "../../src/files/decimal";

function read(text: string): number {
  const bytes = Buffer.from(`x${text}y`, "utf8");
  return readDecimal(bytes, 1, bytes.length - 1);
}

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{0,${String(most)}}$`));
const decimal = fc
  .tuple(
    fc.constantFrom("", "-", "+"),
    digits(20),
    fc.constantFrom("", "."),
    digits(25),
    fc.constantFrom("", "e5", "E-7", "e+300"),
  )
  .map((parts) => parts.join(""))
  .filter((text) => /\d/.test(text.replace(/e.*/i, "")));

test("a plain decimal is the very double that Number gives", () => {
  fc.assert(
    fc.property(decimal, (text) => {
      const wanted = Number(text);
      expect(read(text)).toBe(Number.isFinite(wanted) ? wanted : NaN);
    }),
    { numRuns: 3000 },
  );
});

test("every double that is written out is read back", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(read(String(value))).toBe(Number(String(value)));
    }),
    { numRuns: 3000 },
  );
});

test.each(["0.1", "1.005", "123456789.123456", "999999999999999", "9007199254740993", "1e22", "0.000001", "-0.0"])(
  "%s is exact",
  (text) => {
    expect(read(text)).toBe(Number(text));
  },
);

test.each([" 12.50 ", "\t7", "+3", ".5", "5."])("%j is a number with blanks or a short form", (text) => {
  expect(read(text)).toBe(Number(text));
});

test.each([
  "",
  " ",
  "-",
  ".",
  "1,234",
  "1 234",
  "12%",
  "0x10",
  "1_000",
  "Infinity",
  "NaN",
  "1e",
  "1e+",
  "1e999",
  "--1",
  "1.2.3",
  "12a",
  "（5）",
  "¥5",
])("%j is not a plain number", (text) => {
  expect(read(text)).toBeNaN();
});

test("a text is read as its bytes are", () => {
  const pieces = fc.constantFrom(
    "0",
    "7",
    "123",
    ".",
    "-",
    "+",
    "e",
    "E5",
    "x",
    "b1",
    " ",
    "\t",
    "\u00a0",
    "\n",
    ",",
    "Infinity",
    "_",
    "é",
    "9".repeat(20),
    "e400",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
      const text = parts.join("");
      expect(decimalIn(text)).toBe(read(text));
    }),
    { numRuns: 3000 },
  );
});
