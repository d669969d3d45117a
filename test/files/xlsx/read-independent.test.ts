import { readFileSync } from "node:fs";
import { utils, write } from "@e965/xlsx";
import fc from "fast-check";
import writeExcelFile from "write-excel-file/node";
import { dayFrom } from "../../../src/core/days";
import { BOOLEAN, EMPTY, ERROR, NUMBER, TEXT, cellText, kindOfText } from "../../../src/core/table";
import { readXlsx } from "../../../src/files/xlsx/read";
import { removeTempFiles, tempFile } from "./zip-file";

afterAll(removeTempFiles);

type Cell = string | number | boolean | null;

const HEADERS = ["Customer", "Amount", "Note"];
const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom('客户 <&> "科技"', " spaced ", "a\nb", "=1+1", "007", "#N/A", "]]>", "\u{1F600}"),
);
const cells: fc.Arbitrary<Cell> = fc.oneof(
  texts,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100),
  fc.boolean(),
  fc.constant(null),
);

function expected(cell: Cell): readonly [number, string] {
  if (cell === null || cell === "") return [EMPTY, ""];
  if (typeof cell === "number") return [NUMBER, String(cell)];
  if (typeof cell === "boolean") return [BOOLEAN, cell ? "TRUE" : "FALSE"];
  return [kindOfText(cell) === ERROR ? ERROR : TEXT, cell];
}

type Found = readonly (readonly (readonly [number, string])[])[];

/** The rows up to the last one with a value. */
function filledOf(rows: Found): Found {
  const last = rows.findLastIndex((row) => row.some(([kind]) => kind !== EMPTY));
  return rows.slice(0, last + 1);
}

test.each(["shared strings", "inline strings"] as const)(
  "what SheetJS writes with %s is what is read",
  async (strings) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(texts, cells, cells), { minLength: 1, maxLength: 30 }),
        fc.nat(40),
        fc.nat(60),
        async (rows, top, left) => {
          // XML has no place for these characters, and SheetJS does not escape what reads like one of Excel's escapes.
          fc.pre(
            rows
              .flat()
              .every(
                (cell) => typeof cell !== "string" || !/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}|_x/u.test(cell),
              ),
          );
          fc.pre(rows.some((row) => row.some((cell) => cell !== null && cell !== "")));
          const sheet = utils.sheet_add_aoa<Cell>({}, [HEADERS, ...rows], { origin: { r: top, c: left } });
          const book = utils.book_new();
          utils.book_append_sheet(book, sheet, "Data");
          // `write` gives what `type` asks for.
          const bytes = write(book, {
            type: "buffer",
            bookType: "xlsx",
            bookSST: strings === "shared strings",
            compression: true,
          }) as Buffer;
          const { value, issues } = await readXlsx(tempFile(bytes), { source: { kind: "sheet", name: "Data" } });
          expect(issues).toEqual([]);
          const table = value?.table;
          if (!table) throw new Error("nothing was read");
          expect(table.firstRow).toBe(top + 2);
          const found = Array.from({ length: table.rowCount }, (_, row) =>
            table.columns.map((column) => [column.kinds[row] ?? EMPTY, cellText(column, row)] as const),
          );
          // A shared string may be empty: its cell is used and has no value.
          expect(filledOf(found)).toEqual(filledOf(rows.map((row) => row.map(expected))));
        },
      ),
      { numRuns: 60 },
    );
  },
);

test("what write-excel-file writes is what is read: texts, numbers, dates", async () => {
  const path = tempFile("");
  const day = new Date(Date.UTC(2025, 2, 1));
  await writeExcelFile([
    [{ value: "Customer" }, { value: "Amount" }, { value: "Date" }],
    [
      { value: "客户 & Co", type: String },
      { value: 12.5, type: Number },
      { value: day, type: Date, format: "yyyy-mm-dd" },
    ],
  ]).toFile(path);
  const { value } = await readXlsx(path, { source: { kind: "selection" } });
  expect(readFileSync(path).length).toBeGreaterThan(500);
  expect(value?.table.columns.map((column) => cellText(column, 0))).toEqual([
    "客户 & Co",
    "12.5",
    String(dayFrom(2025, 3, 1)),
  ]);
});
