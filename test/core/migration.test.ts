import * as fc from "fast-check";
import { classifyFrozen } from "../../src/core/frozen";
import { findMigration, type Standings } from "../../src/core/migration";
import { finish } from "../../src/core/steps";
import { classLabel } from "../../src/core/text/text";
import { analyzeRows } from "./rows";

function standings(rows: readonly (readonly [string, number])[], policy: object = {}): Standings {
  const { value } = analyzeRows([["Customer", "Amount"], ...rows], policy);
  const [result] = value?.results ?? [];
  if (!value || !result) throw new Error("the rows make classes");
  return { customers: value.gathering.customers, result };
}

const BEFORE = standings([
  ["Ada", 900],
  ["Bob", 50],
  ["Cy", 30],
  ["Di", 20],
]);
const AFTER = standings([
  ["ada", 10],
  ["Bob", 900.5],
  ["Cy", 60],
  ["Eve", 30],
]);

test("the matrix holds everyone once, with money of both times", () => {
  const migration = finish(findMigration(BEFORE, AFTER));
  const name = (list: typeof migration.before, side: number | "absent") =>
    side === "absent" ? "–" : classLabel(list[side] ?? { kind: "none" }, "en");
  expect(
    migration.cells.map(({ from, to, customers, moneyBefore, moneyAfter }) => [
      name(migration.before, from),
      name(migration.after, to),
      customers,
      moneyBefore,
      moneyAfter,
    ]),
  ).toEqual([
    ["A", "C", 1, 900, 10],
    ["B", "A", 1, 50, 900.5],
    ["C", "B", 1, 30, 60],
    ["C", "–", 1, 20, 0],
    ["–", "C", 1, 0, 30],
  ]);
  expect(migration.customers).toBe(5);
  expect(migration.totals).toEqual([
    { move: "kept", customers: 0, moneyBefore: 0, moneyAfter: 0 },
    { move: "up", customers: 2, moneyBefore: 80, moneyAfter: 960.5 },
    { move: "down", customers: 1, moneyBefore: 900, moneyAfter: 10 },
    { move: "new", customers: 1, moneyBefore: 0, moneyAfter: 30 },
    { move: "gone", customers: 1, moneyBefore: 20, moneyAfter: 0 },
  ]);
  expect(migration.movers.map(({ name: who, move }) => `${who} ${move}`)).toEqual([
    "ada down",
    "Bob up",
    "Cy up",
    "Eve new",
    "Di gone",
  ]);
});

test("classes of the same name are the same class, wherever they stand; one without a namesake is judged by its place", () => {
  const other = standings(
    [
      ["Ada", 900],
      ["Bob", 100],
    ],
    { methods: [{ id: "abc", cuts: [0.5], labels: ["C", "A"] }] },
  );
  const { totals } = finish(findMigration(BEFORE, other));
  expect(totals.filter(({ customers }) => customers > 0).map(({ move, customers }) => `${move} ${customers}`)).toEqual([
    "kept 1",
    "up 1",
    "gone 2",
  ]);
});

test("with frozen bounds only a customer's own value moves it", () => {
  const grown = standings([
    ["Ada", 9_000.25],
    ["Bob", 50],
    ["Cy", 49.99],
    ["Di", 0],
    ["Eve", -1],
  ]);
  const frozen = finish(classifyFrozen(BEFORE.result, grown.customers));
  const { list = [], of = [] } = frozen?.classes ?? {};
  // Bounds of before: A from 900, B from 50, C below.
  expect([...of].map((place) => classLabel(list[place] ?? { kind: "none" }, "en"))).toEqual([
    "A",
    "B",
    "C",
    "Zero",
    "Negative",
  ]);
});

const someone = fc.tuple(fc.constantFrom("a", "b", "c", "d", "e", "f", "g"), fc.integer({ min: 1, max: 1_000 }));
const some = fc.uniqueArray(someone, { minLength: 1, selector: ([name]) => name });

test("the sum of the cells is the size of the union, and money is never lost", () => {
  fc.assert(
    fc.property(some, some, (first, second) => {
      const migration = finish(findMigration(standings(first), standings(second)));
      const union = new Set([...first, ...second].map(([name]) => name)).size;
      const total = (pick: (cell: (typeof migration.cells)[number]) => number) =>
        migration.cells.reduce((sum, cell) => sum + pick(cell), 0);
      expect(total(({ customers }) => customers)).toBe(union);
      expect(migration.totals.reduce((sum, { customers }) => sum + customers, 0)).toBe(union);
      expect(total(({ moneyBefore }) => moneyBefore)).toBe(first.reduce((sum, [, amount]) => sum + amount, 0));
      expect(total(({ moneyAfter }) => moneyAfter)).toBe(second.reduce((sum, [, amount]) => sum + amount, 0));
    }),
  );
});
