import { findMoves } from "../../../src/core/account/movement";
import { tableFromRows } from "../../../src/core/intake/head-table";
import type { Language } from "../../../src/core/policy";
import { readLastRun } from "../../../src/core/sheets/earlier-standing";
import { finish } from "../../../src/core/steps";
import type { Grid } from "../book";
import { analyzeRows } from "../rows";

const ROWS: Grid = [
  ["Customer ID", "Customer", "Amount"],
  ["1", "Ada", 800],
  ["2", "Bob", 120],
  ["3", "Cy", 50],
  ["4", "Di", 30],
  ["5", "Eve", 0],
];

function moves(accounts: Grid | undefined, { language = "en" as Language, most = 100, policy = {} } = {}) {
  const { value } = analyzeRows(ROWS, { ...policy, language });
  if (!value) throw new Error("the rows make classes");
  const listed = accounts && finish(readLastRun({ accounts: { table: tableFromRows(accounts, "KA!A1") } })).accounts;
  return finish(findMoves(listed, value, { language, most }));
}

const HEADERS = ["Customer ID", "Customer", "Class", "Amount"];

test("who would move, the largest first, with the money of each kind of move", () => {
  const accounts: Grid = [
    HEADERS,
    ["1", "Ada", "B", 790],
    ["2", "Bob", "A", 120],
    ["3", "Cy", "B", 50],
    ["9", "Zoe", "B", 90],
    ["5", "Eve", "zero", 0],
  ];
  expect(moves(accounts)).toEqual({
    kind: "moves",
    all: 4,
    totals: [
      { move: "up", said: "up", customers: 1, money: "800" },
      { move: "down", said: "down", customers: 1, money: "120" },
      { move: "new", said: "new", customers: 1, money: "30" },
      { move: "gone", said: "gone", customers: 1, money: "90" },
    ],
    lines: [
      { key: "1", name: "Ada", move: "up", said: "up", from: "B", to: "A", before: "790", after: "800" },
      { key: "2", name: "Bob", move: "down", said: "down", from: "A", to: "B", before: "120", after: "120" },
      { name: "Zoe", move: "gone", said: "gone", from: "B", to: "gone", before: "90", after: "0" },
      { key: "4", name: "Di", move: "new", said: "new", from: "new", to: "C", before: "0", after: "30" },
    ],
  });
  const few = moves(accounts, { most: 1, language: "zh" });
  expect(few).toMatchObject({ all: 4, lines: [{ name: "Ada", said: "上升", from: "B", to: "A" }] });
});

test("nobody would move where the list has the same classes", () => {
  const accounts: Grid = [
    HEADERS,
    ["1", "Ada", "A", 800],
    ["2", "Bob", "B", 120],
    ["3", "Cy", "B", 50],
    ["4", "Di", "C", 30],
    ["5", "Eve", "Zero", 0],
  ];
  expect(moves(accounts)).toEqual({ kind: "moves", all: 0, totals: [], lines: [] });
});

test("without a list, and with one of other classes, it is said why nobody can tell", () => {
  expect(moves(undefined)).toEqual({ kind: "nothingBefore" });
  const tiers: Grid = [HEADERS, ["1", "Ada", "Gold", 800], ["2", "Bob", "Silver", 120], ["5", "Eve", "Zero", 0]];
  // Customers without sales stand in the same class by every method.
  expect(moves(tiers)).toEqual({ kind: "otherClasses", before: ["Gold", "Silver"] });
});
