import { fittedPage, lettersOf, listPage, summaryPage } from "../../../src/core/sheets/pages";

test.each([
  { rows: 1, height: "onePage" },
  { rows: 80, height: "onePage" },
  { rows: 81, height: "any" },
])("a summary of $rows rows stands upright, its height $height", ({ rows, height }) => {
  expect(summaryPage(rows)).toEqual({
    ...{ kind: "setPage", sheet: "summary", orientation: "portrait", height, across: 1, titleRows: 0, titleColumns: 0 },
  });
});

test.each([
  { widths: [], across: 1 },
  { widths: [100, 100], across: 1 },
  { widths: [100, 101], across: 2 },
  { widths: [200, 200, 1], across: 3 },
])("tables $widths wide take $across pages side by side", ({ widths, across }) => {
  expect(fittedPage("migration", widths)).toEqual({
    ...{ kind: "setPage", sheet: "migration", orientation: "landscape", height: "any", across },
    ...{ titleRows: 0, titleColumns: 0 },
  });
});

test.each([
  { widths: [150], letters: "usual", across: 1, titleColumns: 0 },
  { widths: [150, 1], letters: "usual", across: 2, titleColumns: 2 },
  { widths: [150, 1], letters: undefined, across: 2, titleColumns: 2 },
  { widths: [150, 50], letters: "small", across: 1, titleColumns: 0 },
  { widths: [150, 51], letters: "small", across: 2, titleColumns: 2 },
] as const)(
  "a list $widths wide in $letters letters takes $across pages, its headers on each, its first columns only where there are several",
  ({ widths, letters, across, titleColumns }) => {
    expect(listPage("watch", widths, { titleColumns: 2, letters })).toEqual({
      ...{ kind: "setPage", sheet: "watch", orientation: "landscape", height: "any", across },
      ...{ titleRows: 1, titleColumns },
    });
  },
);

test.each([
  ["", 0],
  ["Acme", 4],
  ["客户", 4],
  ["Ltd 有限", 8],
  ["é", 1],
  ["、", 2],
])("%j is as wide as %i letters", (text, is) => {
  expect(lettersOf(text)).toBe(is);
});
