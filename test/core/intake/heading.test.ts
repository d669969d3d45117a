import { findHeading, isData, lookAt } from "../../../src/core/intake/heading";
import { sheet } from "./sheet";

/** Kind, rows up to the data, levels, filled rows above, and the headers. */
function head(lines: readonly string[], place: "anywhere" | "firstRow" = "anywhere"): string {
  const { kind, rows, levels, above, headers } = findHeading(sheet(...lines), { firstColumn: 1, place });
  return `${kind} ${rows} ${levels} ${above}: ${headers.join(" | ")}`;
}

test.each<{ about: string; lines: string[]; is: string }>([
  { about: "the first row", lines: ["Customer | Amount", "Acme | 5"], is: "read 1 1 0: Customer | Amount" },
  {
    about: "a header is missing",
    lines: ["Customer | | Amount", "A | 1 | 5"],
    is: "read 1 1 0: Customer | C | Amount",
  },
  { about: "no headers", lines: ["Acme | 5", "Best | 6"], is: "made 0 0 0: B | C" },
  { about: "one column", lines: ["Amount", "5"], is: "read 1 1 0: Amount" },
  { about: "one column without a header", lines: ["5", "6"], is: "made 0 0 0: B" },
  { about: "nothing", lines: [], is: "made 0 0 0: " },
  { about: "texts only", lines: ["Customer | City", "Acme | Rome"], is: "read 1 1 0: Customer | City" },
  {
    about: "a title and an empty row above",
    lines: ["Sales of 2024", "", "Customer | City | Amount", "Acme | Rome | 5"],
    is: "read 3 1 1: Customer | City | Amount",
  },
  {
    about: "a title above data without headers",
    lines: ["Sales of the year", "Acme | Rome | 5", "Best | Bern | 6"],
    is: "made 1 0 1: B | C | D",
  },
  {
    about: "a lone text above two columns is a header",
    lines: ["Customer", "Acme | 5"],
    is: "read 1 1 0: Customer | C",
  },
  {
    about: "a note of two cells above usual headers",
    lines: ["Prepared by | Li Lei", "Customer | Amount", "Acme | 5"],
    is: "read 2 1 1: Customer | Amount",
  },
  {
    about: "a note of two cells above a single usual header",
    lines: ["Prepared by | Li Lei", "Customer | Colour", "Acme | 5"],
    is: "read 1 1 0: Prepared by | Li Lei",
  },
  {
    about: "a figure in the title",
    lines: ["Total sales | 12345", "Customer | City | Amount", "Acme | Rome | 5"],
    is: "read 2 1 1: Customer | City | Amount",
  },
  {
    about: "months in digits are headers beside a usual one",
    lines: ["Customer | 202401 | 202402", "Acme | 5 | 6"],
    is: "read 1 1 0: Customer | 2024-01 | 2024-02",
  },
  {
    about: "days that are firsts of months are headers beside a usual one",
    lines: ["Customer | 45292 | 45323", "Acme | 5 | 6"],
    is: "read 1 1 0: Customer | 2024-01 | 2024-02",
  },
  {
    about: "years are headers beside a usual one",
    lines: ["Customer | 2023 | 2024", "Acme | 5 | 6"],
    is: "read 1 1 0: Customer | 2023 | 2024",
  },
  {
    about: "years twice are data",
    lines: ["Customer | 2023 | 2023", "Acme | 5 | 6"],
    is: "made 0 0 0: B | C | D",
  },
  {
    about: "years without a usual header are data",
    lines: ["Colour | 2023 | 2024", "Red | 5 | 6"],
    is: "made 0 0 0: B | C | D",
  },
  {
    about: "years above their quarters",
    lines: ["Customer | 2023 | | 2024 |", " | Q1 | Q2 | Q1 | Q2", "Acme | 1 | 2 | 3 | 4"],
    is: "read 2 2 0: Customer | 2023 / Q1 | 2023 / Q2 | 2024 / Q1 | 2024 / Q2",
  },
  {
    about: "merged cells above, one header over both rows at the end",
    lines: ["Customer | Sales | | Note", " | Net | Gross |", "Acme | 1 | 2 | x"],
    is: "read 2 2 0: Customer | Sales / Net | Sales / Gross | Note",
  },
  {
    about: "the lower row alone has enough texts",
    lines: ["| 2023 | | 2024 |", "Customer | Q1 | Q2 | Q1 | Q2", "Acme | 1 | 2 | 3 | 4"],
    is: "read 2 2 0: Customer | 2023 / Q1 | 2023 / Q2 | 2024 / Q1 | 2024 / Q2",
  },
  {
    about: "a title over the first column is no level",
    lines: ["Sales", "Customer | Net | Net", "Acme | 1 | 2"],
    is: "read 2 1 1: Customer | Net | Net",
  },
  {
    about: "a text below the headers is data where it groups nothing",
    lines: ["Customer | City", "Acme | Rome", "Best | 5"],
    is: "read 1 1 0: Customer | City",
  },
  {
    about: "spaces within a header are one",
    lines: ["Customer   name | Net\tsales", "Acme | 5"],
    is: "read 1 1 0: Customer name | Net sales",
  },
  { about: "true is data", lines: ["Acme | yes", "Best | yes"], is: "made 0 0 0: B | C" },
  { about: "a number as text is data", lines: ["Acme | '1,234.50", "Best | '7"], is: "made 0 0 0: B | C" },
  { about: "a day as text is data", lines: ["Acme | 2024-01-05", "Best | 2024-01-06"], is: "made 0 0 0: B | C" },
])("$about", ({ lines, is }) => {
  expect(head(lines)).toBe(is);
});

test("in a table of Excel the first row is the header, whatever it holds", () => {
  expect(head(["5 | 6", "Customer | Amount", "Acme | 7"], "firstRow")).toBe("read 1 1 0: 5 | 6");
  expect(head(["Region | 2023 | ", " | Q1 | Q2", "North | 1 | 2"], "firstRow")).toBe("read 1 1 0: Region | 2023 | D");
});

test("a header may stand in row 30 and no deeper", () => {
  const notes = (count: number) => Array.from({ length: count }, (_, i) => `Note ${i}`);
  const table = ["Customer | City | Amount", "Acme | Rome | 5"];
  expect(head([...notes(29), ...table])).toBe("read 30 1 29: Customer | City | Amount");
  expect(head([...notes(30), ...table])).toBe("read 31 1 30: Customer | City | Amount");
  // Usual headers outdo a note above them only as far as headers are looked for.
  expect(head([...notes(29), "Prepared by | Li Lei | 2024 May", ...table])).toBe(
    "read 30 1 29: Prepared by | Li Lei | 2024 May",
  );
});

test("a line above says the unit, and months are found with the year of a title", () => {
  const found = findHeading(sheet("Sales 2023", "单位：万元", "Customer | Jan | Feb", "Acme | 1 | 2"), {
    firstColumn: 0,
    place: "anywhere",
  });
  expect(found).toMatchObject({ kind: "read", rows: 3, unit: "tenThousand", above: 2 });
  expect(found.months).toMatchObject({ places: [1, 2], days: [44_927, 44_958] });
});

test.each<[string, ReturnType<typeof lookAt>]>([
  ["", { filled: 0, data: "none", roles: 0 }],
  ["Customer | | Amount", { filled: 2, data: "none", roles: 2 }],
  ["Acme | 5 | yes", { filled: 3, data: "some", roles: 0 }],
  ["Customer | 2023 | 2024", { filled: 3, data: "none", roles: 1 }],
  ["Customer | 2023 | 2024 | 7", { filled: 4, data: "some", roles: 0 }],
  ["Customer | 2023 | 2023", { filled: 3, data: "some", roles: 1 }],
  ["Acme | 2023 | 2024", { filled: 3, data: "some", roles: 0 }],
])("a row %j", (line, is) => {
  expect(lookAt(sheet(line)[0] ?? [])).toEqual(is);
});

test.each([
  [5, true],
  [true, true],
  [null, false],
  [undefined, false],
  ["Acme", false],
  ["12.50", true],
  ["2024-01-05", true],
  ["2024", true],
  ["202402", true],
  ["202413", true],
  ["2024-01", false],
  ["1月", false],
  ["Jan", false],
])("%p can only be data: %p", (cell, is) => {
  expect(isData(cell)).toBe(is);
});
