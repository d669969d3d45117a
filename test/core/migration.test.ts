import * as fc from "fast-check";
import type { Result } from "../../src/core/classes";
import { classifyFrozen } from "../../src/core/frozen";
import { findMigration, type Standings } from "../../src/core/migration";
import type { Customers } from "../../src/core/customer-columns";
import { finish } from "../../src/core/steps";
import { classLabel } from "../../src/core/text/text";
import { analyzeRows } from "./rows";

interface Judged extends Standings {
  readonly customers: Customers;
  readonly result: Result;
}

function standings(rows: readonly (readonly [string, number])[], policy: object = {}): Judged {
  const { value } = analyzeRows([["Customer", "Amount"], ...rows], policy);
  const [result] = value?.results ?? [];
  if (!value || !result) throw new Error("the rows make classes");
  return { customers: value.gathering.customers, classes: result.classes, result };
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

test("shares are of the class before, of all new ones where they come from nowhere; absent stands last", () => {
  const before = standings([
    ["Ada", 900],
    ["Bob", 40],
    ["Cy", 30],
    ["Di", 20],
    ["Ed", 10],
  ]);
  const after = standings([
    ["New 1", 900],
    ["Bob", 60],
    ["Cy", 20],
    ["Di", 12],
    ["New 2", 8],
  ]);
  const { cells, before: list } = finish(findMigration(before, after));
  expect(list.slice(0, 3).map(({ label }) => label)).toEqual(["A", "B", "C"]);
  expect(cells.map(({ from, to, customers, share }) => [from, to, customers, share])).toEqual([
    [0, "absent", 1, 1],
    [1, 1, 1, 0.5],
    [1, 2, 1, 0.5],
    [2, 2, 1, 0.5],
    [2, "absent", 1, 0.5],
    ["absent", 0, 1, 0.5],
    ["absent", 2, 1, 0.5],
  ]);
});

test("customers are told apart by ids where both times have them, else by names", () => {
  const named = (id: string, name: string, amount: number) => [id, name, amount];
  const withIds = (...rows: (string | number)[][]): Standings => {
    const { value } = analyzeRows([["Customer ID", "Customer", "Amount"], ...rows]);
    const [result] = value?.results ?? [];
    if (!value || !result) throw new Error("the rows make classes");
    return { customers: value.gathering.customers, classes: result.classes };
  };
  const before = withIds(named("1", "Ada", 900), named("2", "Bob", 50));
  const renamed = withIds(named("1", "Ada Ltd", 900), named("2", "Bob", 50));
  const bothIds = finish(findMigration(before, renamed));
  expect(bothIds.totals[0]).toMatchObject({ move: "kept", customers: 2 });
  expect(
    finish(
      findMigration(
        before,
        standings([
          ["Ada", 900],
          ["BOB ", 50],
        ]),
      ),
    ).totals[0]?.customers,
  ).toBe(2);
  const gone = finish(
    findMigration(
      before,
      standings([
        ["1", 900],
        ["2", 50],
      ]),
    ),
  );
  expect(gone.totals.map(({ customers }) => customers)).toEqual([0, 0, 0, 2, 2]);
});

test("who moved most money comes first, of equal ones by name; the names and ids are those of after", () => {
  const before = standings([
    ["Ada", 900],
    ["Bob", 50],
    ["Cy", 30],
    ["Di", 30],
  ]);
  const after = standings([
    ["Zed", 20],
    ["Ann", 20],
    ["BOB", 1000],
  ]);
  const { movers } = finish(findMigration(before, after));
  expect(movers).toEqual([
    { name: "BOB", id: undefined, from: 1, to: 0, move: "up", moneyBefore: 50, moneyAfter: 1000 },
    { name: "Ada", id: undefined, from: 0, to: "absent", move: "gone", moneyBefore: 900, moneyAfter: 0 },
    { name: "Cy", id: undefined, from: 1, to: "absent", move: "gone", moneyBefore: 30, moneyAfter: 0 },
    { name: "Di", id: undefined, from: 1, to: "absent", move: "gone", moneyBefore: 30, moneyAfter: 0 },
    { name: "Ann", id: undefined, from: "absent", to: 2, move: "new", moneyBefore: 0, moneyAfter: 20 },
    { name: "Zed", id: undefined, from: "absent", to: 2, move: "new", moneyBefore: 0, moneyAfter: 20 },
  ]);
});

test("of those who moved the largest, whether they were or are large; the totals count everyone", () => {
  const before = standings([
    ["Ada", 900],
    ["Bob", 50],
    ["Cy", 30],
    ["Di", 30],
  ]);
  const after = standings([
    ["Zed", 20],
    ["Ann", 20],
    ["BOB", 1000],
  ]);
  const all = finish(findMigration(before, after));
  const some = finish(findMigration(before, after, { largest: 3 }));
  expect(some.movers.map(({ name, move }) => [name, move])).toEqual([
    ["BOB", "up"],
    ["Ada", "gone"],
    ["Cy", "gone"],
  ]);
  expect(some.totals).toEqual(all.totals);
});
