import fc from "fast-check";
import { CLASS_KINDS } from "../../src/core/customer-class";
import { classes as english } from "../../src/core/text/en/labels";
import { classes as chinese } from "../../src/core/text/zh/labels";
import { errorCell } from "./custom-functions";
import { answered } from "./call";

/** Whatever cells come in: an answer or a refusal of KA's, never another exception, and no class that core does not give. */

const cell = fc.oneof(
  fc.constantFrom(
    "",
    null,
    0,
    "Acme",
    " acme",
    "A",
    "555",
    true,
    false,
    -1,
    1e308,
    -1e308,
    0.1,
    5,
    46_000,
    46_180.5,
    2_958_466,
  ),
  fc.constantFrom("notAvailable", "divisionByZero", "invalidReference").map((code) => errorCell(code)),
  fc.integer({ min: 45_000, max: 46_200 }),
  // A cell of Excel's holds no infinity.
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
);
const block = (rows: number, columns: number) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const size = fc.integer({ min: 1, max: 6 });
const range = fc.oneof(
  fc.tuple(size, size).chain(([rows, columns]) => block(rows, columns)),
  block(4, 1),
  block(4, 1),
  block(1, 4),
);
const option = fc.oneof(
  fc.constant(null),
  cell,
  fc.constantFrom("mean", "median", "western", "eight", "八类", 2, 3, 9, 12),
);
/** Ranges that fit together, and, now and then, ranges that do not. */
const ranges = (count: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(...Array.from({ length: count }, () => block(4, 1))) },
    { weight: 1, arbitrary: fc.tuple(...Array.from({ length: count }, () => range)) },
  );

const KNOWN = new Set<unknown>(
  CLASS_KINDS.flatMap((kind) => (kind === "labelled" ? [] : [english[kind], chinese[kind]])),
);
const ERRORS = ["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"];
const isClass = (found: unknown) => found === "" || KNOWN.has(found) || ERRORS.includes(String(found));

interface Row {
  readonly id: string;
  readonly lists: number;
  readonly options: number;
  readonly gives: (found: unknown) => boolean;
}

test.each<Row>([
  {
    id: "RFM",
    lists: 3,
    options: 2,
    gives: (found) => found === "" || ERRORS.includes(String(found)) || /^[1-9]{3}$/.test(String(found)),
  },
  { id: "SEGMENT", lists: 1, options: 2, gives: isClass },
  { id: "XYZ", lists: 1, options: 0, gives: (found) => isClass(found) || ["X", "Y", "Z"].includes(String(found)) },
  { id: "LIFECYCLE", lists: 3, options: 1, gives: isClass },
  { id: "CLV", lists: 4, options: 3, gives: () => false },
  { id: "CLASSIFY", lists: 3, options: 0, gives: () => true },
  { id: "MIGRATION", lists: 4, options: 0, gives: () => true },
])("$id", async ({ id, lists, options, gives }) => {
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(
      ranges(lists),
      fc.array(option, { minLength: options, maxLength: options }),
      async (cells, rest) => {
        const found = await answered(id, ...cells, ...rest).catch((error: unknown) => {
          // A refusal is an error of Excel's with a code; anything else is a bug.
          if (error instanceof Error && "code" in error) return undefined;
          throw error;
        });
        if (!found) return;
        answers++;
        expect(found.every((row) => row.length === found[0]?.length)).toBe(true);
        expect(found.flat().filter((value) => typeof value === "number" && !Number.isFinite(value))).toEqual([]);
        // Four customers are never enough for the models: whatever comes, CLV refuses.
        expect(found.flat().filter((value) => !gives(value))).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
  if (id !== "CLV") expect(answers).toBeGreaterThan(0);
});
