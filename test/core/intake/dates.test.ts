import { dateReader, type DateRules } from "../../../src/core/intake/dates";
import { finish } from "../../../src/core/steps";
import { dayToText } from "../../../src/core/days";
import { ColumnBuilder, NUMBER, cellText, type CellValue } from "../../../src/core/table";

/** The cells of a column of dates as they are read, days written out, and what is said. */
function read(cells: readonly CellValue[], rules: Partial<DateRules> = {}) {
  const builder = new ColumnBuilder("Date", cells.length);
  for (const cell of cells) builder.add(cell);
  const column = builder.finish();
  const reader = finish(dateReader(column, { dateSystem: 1900, ...rules }));
  if (reader.look) finish(reader.look(column));
  const issues = reader.conclude();
  const { column: made = column } = reader.read ? finish(reader.read(column)) : {};
  const shown = cells.map((_, row) =>
    made.kinds[row] === NUMBER ? dayToText(made.numbers[row] ?? 0) : cellText(made, row),
  );
  return { shown, said: issues.map(({ kind, facts }) => ({ kind, facts })) };
}

test.each<{ about: string; cells: CellValue[]; rules?: Partial<DateRules>; shown: string[]; said?: object[] }>([
  { about: "serial numbers", cells: [45_292, 45_293.75], shown: ["2024-01-01", "2024-01-02"] },
  {
    about: "serial numbers of 1904",
    cells: [43_830, ""],
    rules: { dateSystem: 1904 },
    shown: ["2024-01-01", ""],
  },
  {
    about: "days in eight digits",
    cells: [20_240_105, 20_241_231],
    shown: ["2024-01-05", "2024-12-31"],
    said: [{ kind: "datesFromDigits", facts: { header: "Date", example: "20240105", day: "2024-01-05" } }],
  },
  {
    about: "months in six digits, among serial numbers",
    cells: [45_292, 202_403],
    shown: ["2024-01-01", "2024-03-01"],
    said: [{ kind: "datesFromDigits", facts: { header: "Date", example: "202403", day: "2024-03-01" } }],
  },
  {
    about: "years",
    cells: [1980, 2099],
    shown: ["1980-01-01", "2099-01-01"],
    said: [{ kind: "datesFromDigits", facts: { header: "Date", example: "1980", day: "1980-01-01" } }],
  },
  { about: "1979 is a serial number", cells: [1979], shown: ["1905-06-01"] },
  { about: "2100 is a serial number", cells: [2100], shown: ["1905-09-30"] },
  {
    about: "digits in a book of 1904 are no serial numbers, the others are",
    cells: [20_240_105, 43_830],
    rules: { dateSystem: 1904 },
    shown: ["2024-01-05", "2024-01-01"],
    said: [{ kind: "datesFromDigits", facts: { header: "Date", example: "20240105", day: "2024-01-05" } }],
  },
  {
    about: "texts and numbers together",
    cells: ["2024-01-05", 45_292, "soon", "", "Mar 2024"],
    shown: ["2024-01-05", "2024-01-01", "soon", "", "2024-03-01"],
  },
  {
    about: "one day tells the order of all",
    cells: ["1/5/2024", "13/5/2024"],
    shown: ["2024-05-01", "2024-05-13"],
    said: [{ kind: "dateOrderTaken", facts: { header: "Date", order: "dayFirst", example: "13/5/2024" } }],
  },
  {
    about: "the first day that tells is the example",
    cells: ["1/5/2024", "5/13/2024", "5/14/2024"],
    shown: ["2024-01-05", "2024-05-13", "2024-05-14"],
    said: [{ kind: "dateOrderTaken", facts: { header: "Date", order: "monthFirst", example: "5/13/2024" } }],
  },
  {
    about: "no day tells: asked",
    cells: ["x", "1/5/2024", "2/6/2024"],
    shown: ["x", "1/5/2024", "2/6/2024"],
    said: [
      { kind: "whichDateOrder", facts: { header: "Date", example: "1/5/2024", orders: ["dayFirst", "monthFirst"] } },
    ],
  },
  {
    about: "the answer",
    cells: ["1/5/2024", "2/6/2024"],
    rules: { order: "monthFirst" },
    shown: ["2024-01-05", "2024-02-06"],
  },
  {
    about: "what the answer does not allow stays a text",
    cells: ["1/5/2024", "13/5/2024"],
    rules: { order: "monthFirst" },
    shown: ["2024-01-05", "13/5/2024"],
  },
  {
    about: "days of two orders",
    cells: ["13/5/2024", "5/14/2024", "1/2/2024"],
    shown: ["13/5/2024", "5/14/2024", "1/2/2024"],
    said: [{ kind: "mixedDateOrders", facts: { header: "Date", examples: ["13/5/2024", "5/14/2024"] } }],
  },
  {
    about: "a day that is the same in every order asks nothing",
    cells: ["5/5/2024", "6/6/2024"],
    shown: ["2024-05-05", "2024-06-06"],
  },
  {
    about: "year first is as likely while the years are near each other",
    cells: ["01/02/24", "28/02/24"],
    shown: ["01/02/24", "28/02/24"],
    said: [
      { kind: "whichDateOrder", facts: { header: "Date", example: "01/02/24", orders: ["dayFirst", "yearFirst"] } },
    ],
  },
  {
    about: "an order that puts sales 70 years apart is not likely",
    cells: ["01/02/24", "31/03/24"],
    shown: ["2024-02-01", "2024-03-31"],
    said: [{ kind: "dateOrderTaken", facts: { header: "Date", order: "dayFirst", example: "01/02/24" } }],
  },
  {
    about: "sales of 70 years in every order are asked about all the same",
    cells: ["01/02/1930", "03/04/2010"],
    shown: ["01/02/1930", "03/04/2010"],
    said: [
      { kind: "whichDateOrder", facts: { header: "Date", example: "01/02/1930", orders: ["dayFirst", "monthFirst"] } },
    ],
  },
])("$about", ({ cells, rules, shown, said = [] }) => {
  expect(read(cells, rules)).toEqual({ shown, said });
});
