import fc from "fast-check";
import Papa from "papaparse";
import { EMPTY, ERROR, NUMBER, TEXT } from "../../src/core/table";
import { readText, textsIn } from "./bytes";

const COLUMNS = { customer: "name", amount: "value", date: null, order: null };

describe("against papaparse", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom(
      "",
      "a,b",
      'say ""hi""',
      '"',
      "two\nlines",
      "two\r\nlines",
      "tab\tbed",
      "a;b",
      "客户",
      "😀",
      "مرحبا",
      "#N/A",
      " x ",
      "'",
      "=1+1",
    ),
  );
  const layout = fc.record({
    separator: fc.constantFrom(",", ";", "\t", "|"),
    newline: fc.constantFrom<"\n" | "\r\n" | "\r">("\n", "\r\n", "\r"),
    bom: fc.constantFrom("", "\ufeff"),
    lastLine: fc.constantFrom("ended", "open"),
    piece: fc.integer({ min: 1, max: 40 }),
    quotes: fc.constantFrom("needed", "all"),
  });

  test("any table is read as it was written, whatever the separator, the line ends, the quotes and the size of the pieces", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }),
        layout,
        async (rows, how) => {
          const { separator, newline, bom, lastLine, piece, quotes } = how;
          // A lone CR in a file whose lines end otherwise, or a NUL, is no text that anybody writes.
          const clean = rows.map((row) => row.map((text) => text.replace(/[\r\0]/g, "")));
          const data = [["name", "other", "value"], ...clean.map(([name = "", other = ""]) => [name, other, "1"])];
          const body = Papa.unparse(data, { delimiter: separator, newline, quotes: quotes === "all" });
          const text = bom + body + (lastLine === "ended" ? newline : "");
          const oracle = Papa.parse<string[]>(body, { delimiter: separator, newline });
          const { value, issues } = await readText(text, COLUMNS, piece);
          expect(issues).toEqual([]);
          expect(textsIn(value?.table, "name")).toEqual(oracle.data.slice(1).map(([name = ""]) => name));
          expect(textsIn(value?.table, "value")).toEqual(clean.map(() => "1"));
        },
      ),
      { numRuns: 400 },
    );
  });

  test("amounts become the doubles that their texts are, and stay texts where they are none", async () => {
    const amount = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom("n/a", "12,5 kg", "", "#REF!", "1e5"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 50 }), async (amounts) => {
        const text = Papa.unparse([["name", "value"], ...amounts.map((value) => ["a", value])]);
        const { value } = await readText(text, COLUMNS);
        const column = value?.table.columns[1];
        amounts.forEach((written, row) => {
          const isNumber = written !== "" && Number.isFinite(Number(written));
          const kind = written === "" ? EMPTY : written === "#REF!" ? ERROR : isNumber ? NUMBER : TEXT;
          expect(column?.kinds[row]).toBe(kind);
          if (isNumber) expect(column?.numbers[row]).toBe(Number(written));
        });
      }),
    );
  });
});

test("many records, over several blocks and batches, with a quoted field in each block", async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => [
    i % 7 === 0 ? `Customer "${String(i % 991)}"\nLtd` : `客户 ${String(i % 991)}`,
    "x".repeat(i % 40),
    String(i / 4),
  ]);
  const text = Papa.unparse([["name", "other", "value"], ...rows]);
  const { value, issues } = await readText(text, COLUMNS, 100_003);
  expect(issues).toEqual([]);
  expect(textsIn(value?.table, "name")).toEqual(rows.map(([name]) => name));
  expect(Array.from(value?.table.columns[2]?.numbers ?? [])).toEqual(rows.map(([, , amount]) => Number(amount)));
  expect(new Set(value?.table.columns[0]?.pool).size).toBe(value?.table.columns[0]?.pool.length);
});

test("ids stay as they are written, and only the columns that are needed are read", async () => {
  const text = "CustomerID,Colour,Amount,Cost\n00004,x,1,7\n4,y,2,8\n12345678901234567,z,3,9\n";
  const { value } = await readText(text);
  expect(textsIn(value?.table, "CustomerID")).toEqual(["00004", "4", "12345678901234567"]);
  expect(value?.table.columns[1]).toMatchObject({ header: "Colour", pool: [] });
  expect(value?.table.columns[1]?.kinds).toHaveLength(0);
  // The cost is known by its header, but no method asks for it.
  expect(value?.columns.cost?.header).toBe("Cost");
  expect(value?.table.columns[3]?.kinds).toHaveLength(0);
});

test("serial numbers in the date column are numbers, other texts are texts", async () => {
  const { value } = await readText("Customer,Amount,Date\na,1,45658\nb,2,2025-01-31\nc,3,\n");
  expect(Array.from(value?.table.columns[2]?.kinds ?? [])).toEqual([NUMBER, TEXT, EMPTY]);
  expect(value?.table.columns[2]?.numbers[0]).toBe(45658);
});

test("a column whose role shows only below the sample keeps the role that the sample gave", async () => {
  const rows = Array.from({ length: 400 }, (_, i) => `c${String(i)},${i < 300 ? "" : "5"},note`);
  const { value, issues } = await readText(`Customer,Amount,Note\n${rows.join("\n")}`);
  expect(issues).toEqual([]);
  expect(value?.columns.amount?.header).toBe("Amount");
  expect(value?.table.columns[1]?.kinds[399]).toBe(NUMBER);
});

describe("where the rows are", () => {
  test("rows are numbered as a spreadsheet numbers them: the header is row 1, a field of two lines is one row", async () => {
    const { value } = await readText('Customer,Amount\n"two\nlines",1\nb,2\n');
    expect(value?.table).toMatchObject({ firstRow: 2, rowCount: 2 });
  });

  test("empty lines before the header count, and an empty line between is an empty row", async () => {
    const { value, issues } = await readText("\n\r\nCustomer,Amount\na,1\n\nb,2\n");
    expect(issues).toEqual([]);
    expect(value?.table).toMatchObject({ firstRow: 4, rowCount: 3 });
    expect(textsIn(value?.table, "Customer")).toEqual(["a", "", "b"]);
  });

  test("without a header the first line is data and the columns are letters", async () => {
    const { value, issues } = await readText("Ann,12\nBen,5\n");
    expect(issues.map(({ kind }) => kind)).toEqual(["noHeaders"]);
    expect(value?.table).toMatchObject({ firstRow: 1, rowCount: 2, headers: "made" });
    expect(textsIn(value?.table, "A")).toEqual(["Ann", "Ben"]);
  });

  test("the header may be quoted, hold separators, and be the only quoted line", async () => {
    const { value } = await readText('"Customer ""x"", Ltd";"Amount"\na;1\n', { customer: 'Customer "x", Ltd' });
    expect(textsIn(value?.table, 'Customer "x", Ltd')).toEqual(["a"]);
  });
});

describe("what is wrong with a file", () => {
  test.each([
    { about: "an empty file", text: "", issues: [{ kind: "emptySheet" }] },
    { about: "only a byte order mark", text: "\ufeff", issues: [{ kind: "emptySheet" }] },
    { about: "only empty lines", text: "\r\n\n\r", issues: [{ kind: "emptySheet" }] },
    { about: "headers only", text: "Customer,Amount\n", issues: [{ kind: "headersOnly" }] },
    {
      about: "a quote that never closes",
      text: 'Customer,Amount\na,1\n"b\nc",2\n"d,3\ne,4\n',
      issues: [{ kind: "unclosedQuote", severity: "error", facts: { line: 5 } }],
    },
    {
      about: "a quote that never closes in the header",
      text: '"Customer,Amount\na,1\n',
      issues: [{ kind: "unclosedQuote", facts: { line: 1 } }],
    },
    {
      about: "an Excel file",
      text: Buffer.from("504b030414000600", "hex"),
      issues: [{ kind: "unknownFileType", facts: { path: "folder/sales.csv" } }],
    },
  ])("$about", async ({ text, issues }) => {
    const outcome = await readText(text);
    expect(outcome.value).toBeUndefined();
    expect(outcome.issues).toMatchObject(issues);
  });

  test("bytes that are not UTF-8 are told by their line, also far down and across pieces", async () => {
    const head = "Customer,Amount\n" + "Zoë,1\n".repeat(5_000);
    const bytes = Buffer.concat([Buffer.from(head, "utf8"), Buffer.from([0xc0, 0xc3, 0x2c, 0x31, 0x0a])]);
    for (const piece of [1 << 20, 1021]) {
      const { value, issues } = await readText(bytes, {}, piece);
      expect(value).toBeUndefined();
      expect(issues).toMatchObject([{ kind: "notInEncoding", facts: { encoding: "UTF-8", line: 5_002 } }]);
    }
  });

  test("rows with too few or too many fields: missing ones are empty, further ones are ignored, and it is said once", async () => {
    const { value, issues } = await readText("Customer,Amount,Note\na,1\nb,2,x,y,z\nc,3,x\n\nd\n");
    expect(issues).toMatchObject([
      { kind: "raggedRow", severity: "warning", facts: { line: 2, fields: 2, expected: 3, count: 3 } },
    ]);
    expect(textsIn(value?.table, "Customer")).toEqual(["a", "b", "c", "", "d"]);
    expect(textsIn(value?.table, "Amount")).toEqual(["1", "2", "3", "", ""]);
  });

  test("stray quotes are read as they stand", async () => {
    const { value, issues } = await readText('Customer,Amount\n5" pipe,1\n"Joe "Jim" Doe",2\n"a"b"c,3\n');
    expect(issues).toMatchObject([{ kind: "badQuote", severity: "warning", facts: { line: 2, count: 3 } }]);
    expect(textsIn(value?.table, "Customer")).toEqual(['5" pipe', 'Joe Jim" Doe"', 'ab"c']);
    expect(textsIn(value?.table, "Amount")).toEqual(["1", "2", "3"]);
  });

  test("the line of a fault counts the line breaks inside quotes", async () => {
    const { issues } = await readText('Customer,Amount\n"a\r\nb\nc",1\nd,2,3\n');
    expect(issues).toMatchObject([{ kind: "raggedRow", facts: { line: 5, count: 1 } }]);
  });

  test("a field of 32,767 characters is read whole", async () => {
    const name = "客".repeat(32_767);
    const { value } = await readText(`Customer,Amount\n${name},1\n`, {}, 4096);
    expect(textsIn(value?.table, "Customer")).toEqual([name]);
  });

  test("more columns than a sheet has are ignored without failing", async () => {
    const header = ["Customer", "Amount", ...Array.from({ length: 20_000 }, (_, i) => `x${String(i)}`)].join(",");
    const { value } = await readText(`${header}\na,1\n`);
    expect(textsIn(value?.table, "Amount")).toEqual(["1"]);
  });
});
