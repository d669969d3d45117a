import { liveFormula } from "../../../src/core/source/live-source";

const WORDS = { same: "same", changed: "changed", gone: "gone" };

test.each([
  {
    about: "the row below, which was empty, counts too",
    where: "Sales!A1:D8",
    reach: "end" as const,
    tests:
      "ROWS(Sales!$B$2:$B$9)=8,COUNTBLANK(Sales!$B$2:$B$9)=3,COUNTBLANK(Sales!$D$2:$D$9)=1,ABS(SUM(Sales!$D$2:$D$9)-(-4.5))<=1e-9",
  },
  {
    about: "rows of a table end with it",
    where: "'My ''best'' sales'!$AA$3:$AD$10",
    reach: "table" as const,
    tests:
      "ROWS('My ''best'' sales'!$AB$4:$AB$10)=7,COUNTBLANK('My ''best'' sales'!$AB$4:$AB$10)=2,COUNTBLANK('My ''best'' sales'!$AD$4:$AD$10)=0,ABS(SUM('My ''best'' sales'!$AD$4:$AD$10)-(-4.5))<=1e-9",
  },
])("$about", ({ where, reach, tests }) => {
  const figures = [
    { column: 1, empty: 2 },
    { column: 3, empty: 0, sum: -4.5, tolerance: 1e-9 },
  ];
  expect(liveFormula({ where, rows: 7, headRows: 1, reach, figures }, WORDS)).toBe(
    `=IFERROR(IF(AND(${tests}),"same","changed"),"gone")`,
  );
});

test("rows that fill the sheet have none below them", () => {
  const figures = [{ column: 0, empty: 0 }];
  const source = { where: "Sales!A1:A1048576", rows: 1_048_575, headRows: 1, reach: "end", figures } as const;
  expect(liveFormula(source, WORDS)).toContain("ROWS(Sales!$A$2:$A$1048576)=1048575");
});

test.each([
  { about: "a file of rows is no place in a workbook", where: "sales.csv", figures: [{ column: 0, empty: 0 }] },
  { about: "nothing to count", where: "Sales!A1:D8", figures: [] },
])("no formula: $about", ({ where, figures }) => {
  expect(liveFormula({ where, rows: 7, headRows: 1, figures }, WORDS)).toBeUndefined();
});
