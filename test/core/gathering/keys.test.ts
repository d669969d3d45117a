import { BAD, BLANK, KeyCodes, NameChoice, customersOf, groupKeys } from "../../../src/core/gathering/keys";
import { foldName, groupNames } from "../../../src/core/gathering/names";
import { finish } from "../../../src/core/steps";
import { ColumnBuilder, type CellValue, type Column } from "../../../src/core/table";

function columnOf(cells: readonly CellValue[]): Column {
  const builder = new ColumnBuilder("", cells.length);
  for (const cell of cells) builder.add(cell);
  return builder.finish();
}

/** The customer of each cell, and the label of each customer. */
function keysOf(cells: readonly CellValue[]) {
  const column = columnOf(cells);
  const codes = new KeyCodes(column);
  const of = finish(codes.of(column));
  const keys = finish(groupKeys(codes.pool));
  return { of: [...finish(customersOf(of, keys))], labels: keys.labels, count: keys.count };
}

describe("customers by the cells of the key column", () => {
  test.each<[string, CellValue[], { of: number[]; labels: string[] }]>([
    ["texts", ["Acme", "Best", "Acme"], { of: [0, 1, 0], labels: ["Acme", "Best"] }],
    ["a number and its text", [7, "7", 8], { of: [0, 0, 1], labels: ["7", "8"] }],
    ["numbers alone", [7, 8, 7], { of: [0, 1, 0], labels: ["7", "8"] }],
    ["true is a text", [true, "TRUE", false], { of: [0, 0, 1], labels: ["TRUE", "FALSE"] }],
    ["empty and error cells are none", ["Acme", "", "#N/A", null], { of: [0, BLANK, BAD, BLANK], labels: ["Acme"] }],
    ["blanks are empty", ["Acme", "  ", "\u3000"], { of: [0, BLANK, BLANK], labels: ["Acme"] }],
    ["of several spellings the first in code order", ["acme", "ACME", "Acme"], { of: [0, 0, 0], labels: ["ACME"] }],
    ["labels are trimmed", [" Acme ", "Best"], { of: [0, 1], labels: ["Acme", "Best"] }],
  ])("%s", (_, cells, is) => {
    const { of, labels, count } = keysOf(cells);
    // An error is in the pool as a text of its own, which no row is of.
    expect(of.map((place) => (place < 0 ? place : is.labels.indexOf(labels[place] ?? "")))).toEqual(is.of);
    expect(count).toBe(labels.length);
  });
});

/** The names chosen for customers from rows of customer and name, two rows a part. */
function namesOf(rows: readonly (readonly [customer: number, name: CellValue, reason?: number])[], customers: number) {
  const choice = new NameChoice(customers);
  const parts = Array.from({ length: Math.ceil(rows.length / 2) }, (_, i) => rows.slice(2 * i, 2 * i + 2));
  const whole = columnOf(rows.map(([, name]) => name));
  const part = (i: number) => {
    const column = {
      ...whole,
      kinds: whole.kinds.slice(2 * i, 2 * i + 2),
      numbers: whole.numbers.slice(2 * i, 2 * i + 2),
      codes: whole.codes.slice(2 * i, 2 * i + 2),
    };
    const own = parts[i] ?? [];
    const places = {
      of: Int32Array.from(own, ([customer]) => customer),
      reasons: Uint8Array.from(own, ([, , reason = 0]) => reason),
    };
    return [column, places] as const;
  };
  parts.forEach((_, i) => finish(choice.take(...part(i))));
  const open = choice.leavesOpen;
  if (open) parts.forEach((_, i) => finish(choice.count(...part(i))));
  return { ...choice.choose((customer) => `id ${customer}`), open };
}

describe("the name that most rows have", () => {
  test.each<[string, [number, CellValue, number?][], { names: string[]; differ: number[]; open: boolean }]>([
    [
      "one name",
      [
        [0, "Acme"],
        [1, "Best"],
        [0, "Acme"],
      ],
      { names: ["Acme", "Best"], differ: [], open: false },
    ],
    [
      "none",
      [
        [0, ""],
        [1, "#N/A"],
        [1, null],
      ],
      { names: ["id 0", "id 1"], differ: [], open: false },
    ],
    [
      "blanks are none",
      [
        [0, "  "],
        [1, "Best"],
      ],
      { names: ["id 0", "Best"], differ: [], open: false },
    ],
    [
      "the most frequent one, not the first",
      [
        [0, "Old"],
        [0, "New"],
        [0, "New"],
        [1, "Best"],
      ],
      { names: ["New", "Best"], differ: [0], open: true },
    ],
    [
      "of equally frequent ones the first in code order",
      [
        [0, "Zeta"],
        [0, "Beta"],
        [1, "Alpha"],
        [1, "Gamma"],
      ],
      { names: ["Beta", "Alpha"], differ: [0, 1], open: true },
    ],
    [
      "another spelling is another name, but no other customer",
      [
        [0, "acme"],
        [0, "ACME"],
        [0, "ACME"],
        [1, "Best"],
      ],
      { names: ["ACME", "Best"], differ: [], open: true },
    ],
    [
      "rows left out do not count",
      [
        [0, "Old", 1],
        [0, "Old", 1],
        [0, "New"],
        [1, "Best"],
      ],
      { names: ["New", "Best"], differ: [], open: false },
    ],
    [
      "rows left out do not count among several",
      [
        [0, "Old", 1],
        [0, "Old", 1],
        [0, "Old"],
        [0, "New"],
        [0, "New"],
        [1, "Best"],
      ],
      { names: ["New", "Best"], differ: [0], open: true },
    ],
    [
      "numbers are names",
      [
        [0, 7],
        [0, 7],
        [0, 8],
        [1, "Best"],
      ],
      { names: ["7", "Best"], differ: [0], open: true },
    ],
    [
      "a number twice",
      [
        [0, 7],
        [0, 7],
        [1, "Best"],
      ],
      { names: ["7", "Best"], differ: [], open: true },
    ],
    [
      "a name and blanks",
      [
        [0, "Acme"],
        [0, " "],
        [0, " "],
        [1, "Best "],
      ],
      { names: ["Acme", "Best"], differ: [], open: true },
    ],
  ])("%s", (_, rows, is) => {
    expect(namesOf(rows, 2)).toEqual(is);
  });
});

describe("names told apart", () => {
  test.each([
    ["ACME  Ltd", "acme ltd"],
    [" Acme\tLtd\n", "acme ltd"],
    ["Ａｃｍｅ　Ｌｔｄ", "acme ltd"],
    ["Acme\u00a0\u200bLtd\ufeff", "acme ltd"],
    ["ﾃｽﾄ", "テスト"],
    ["ﬁrst", "ﬁrst"],
    ["😀 Ltd", "😀 ltd"],
    ["İ", "İ"],
    ["  \u3000 ", ""],
    ["", ""],
    ["ÄÖ", "äö"],
  ])("%j is folded to %j", (name, is) => {
    expect(foldName(name)).toBe(is);
  });

  test("each its own group, in order of first appearance", () => {
    const { groupOf, groups } = finish(groupNames(["b", "a", "", "B ", "ｂ", " ", "a\u00a0", "c"]));
    expect([...groupOf]).toEqual([0, 1, -1, 0, 0, -1, 1, 2]);
    expect(groups).toBe(3);
  });

  test("however many there are, and whatever they share", () => {
    const names = Array.from({ length: 5_000 }, (_, i) => `Customer ${i % 2_500}${i % 2 ? " " : ""}`);
    const { groupOf, groups } = finish(groupNames(names));
    expect(groups).toBe(2_500);
    expect([...groupOf]).toEqual(names.map((_, i) => i % 2_500));
  });

  test("a space within tells apart, one around does not", () => {
    const { groups } = finish(groupNames(["ab", "a b", " ab", "a  b", "ab "]));
    expect(groups).toBe(2);
  });
});
