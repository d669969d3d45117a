import { findAttention } from "../../../src/core/account/attention";
import { historyOf, indexHistory } from "../../../src/core/account/class-history";
import { tableFromRows } from "../../../src/core/intake/head-table";
import type { Language } from "../../../src/core/policy";
import type { Recalled } from "../../../src/core/sheets/recalled";
import { finish } from "../../../src/core/steps";
import { findWatched } from "../../../src/core/watch";
import type { Grid } from "../book";
import { TODAY, analyzeRows } from "../rows";

const sheet = (rows: Grid) => ({ table: tableFromRows(rows, "KA!A1") });

const ROWS: Grid = [
  ["Customer ID", "Customer", "Amount"],
  ["1", "Ada", 800],
  ["2", "Bob", 120],
  ["3", "Cy", 50],
  ["4", "Di", 30],
];

function attention(policy: object, recalled?: Recalled, language: Language = "en") {
  const { value } = analyzeRows(ROWS, { ...policy, language }, recalled);
  if (!value) throw new Error("the rows make classes");
  const watched = finish(findWatched(value.gathering.customers, value.results, TODAY));
  return finish(findAttention({ assessment: value, watched, today: TODAY, language }));
}

const TIERS = {
  methods: [
    {
      id: "tiers",
      period: "window",
      tiers: [
        { label: "Gold", from: 790 },
        { label: "Silver", from: 49 },
      ],
    },
  ],
  amountUnit: "one",
};

test("who needs attention, the most money first, with class, what is amiss and why", () => {
  const { watched, watchedAll } = attention(TIERS);
  expect(watchedAll).toBe(2);
  expect(watched).toEqual([
    {
      ...{ key: "1", name: "Ada", class: "Gold", money: "800" },
      kinds: [{ kind: "nearDrop", title: "About to drop a class" }],
      why: "Only 10 (1.3%) above Silver.",
    },
    expect.objectContaining({ key: "3", name: "Cy", money: "50" }),
  ]);
});

const ACCOUNTS: Grid = [
  ["Customer ID", "Customer", "Class", "Amount"],
  ["1", "Ada", "A", 700],
  ["2", "Bob", "C", 20],
  ["3", "Cy", "A", 650],
  ["9", "Zoe", "B", 90],
];

test("who would move against the result in the workbook, by name and money", () => {
  const { movement } = attention({}, { accounts: sheet(ACCOUNTS) });
  expect(movement).toMatchObject({
    ...{ since: "ifWritten", all: 4 },
    totals: [
      { move: "up", said: "up", customers: 1 },
      { move: "down", said: "down", customers: 1 },
      { move: "new", said: "new", customers: 1 },
      { move: "gone", said: "gone", customers: 1 },
    ],
  });
  expect(movement?.lines).toEqual([
    { key: "3", name: "Cy", move: "down", said: "down", from: "A", to: "B", before: "650", after: "50" },
    { key: "2", name: "Bob", move: "up", said: "up", from: "C", to: "B", before: "20", after: "120" },
    { name: "Zoe", move: "gone", said: "gone", from: "B", to: "gone", before: "90", after: "0" },
    { key: "4", name: "Di", move: "new", said: "new", from: "new", to: "C", before: "0", after: "30" },
  ]);
});

test("where the result stands as it is, who moved when it was written", () => {
  const same: Grid = [
    ["Customer ID", "Customer", "Class", "Amount"],
    ...[
      ["1", "Ada", "A", 800],
      ["2", "Bob", "B", 120],
      ["3", "Cy", "B", 50],
      ["4", "Di", "C", 30],
    ],
  ];
  const movers: Grid = [
    ["Customer ID", "Customer", "Class before", "Class after", "Move", "Before", "After"],
    ["1", "Ada", "A", "A", "kept", 700, 800],
    ["2", "Bob", "C", "B", "up", 20, 120],
    ["3", "Cy", "B", "B", "kept", 40, 50],
    ["4", "Di", "C", "C", "kept", 30, 30],
  ];
  const { movement } = attention({}, { accounts: sheet(same), movers: sheet(movers) });
  expect(movement).toMatchObject({ since: "lastRun", all: 1, lines: [{ name: "Bob", from: "C", to: "B" }] });
  expect(attention({}, { accounts: sheet(same) }).movement).toEqual({
    since: "ifWritten",
    totals: [],
    lines: [],
    all: 0,
  });
});

test("nothing is said of who moved without an earlier result, or with one of other classes altogether", () => {
  expect(attention({})).not.toHaveProperty("movement");
  expect(attention(TIERS, { accounts: sheet(ACCOUNTS.filter(([id]) => id !== "x")) })).not.toHaveProperty("movement");
});

test("classes set by hand to look at: what is wrong, then what is over soon, by its last day", () => {
  const by = (customer: string, more: object) => ({ customer, class: "A", reason: "r", date: "2026-01-01", ...more });
  const overrides = [
    by("1", { expiry: "2026-07-20", class: "B" }),
    by("2", { expiry: "2026-07-04", author: "Li" }),
    by("3", { expiry: "2026-09-01" }),
    by("4", { expiry: "2026-06-01" }),
    by("Nobody", {}),
    by("3", { class: "Z", method: "abc" }),
  ];
  expect(attention({ overrides }).reviews.map(({ key, name, state, said }) => [key, name, state, said])).toEqual([
    ["4", "Di", "expired", "expired"],
    ["3", "Cy", "unknownClass", "no such class"],
    ["Nobody", "Nobody", "gone", "customer gone"],
    ["2", "Bob", "holds", "holds"],
    ["1", "Ada", "holds", "holds"],
  ]);
  expect(attention({ overrides }, undefined, "zh").reviews[3]).toEqual({
    ...{ key: "2", name: "Bob", method: "ABC", class: "A", reason: "r", author: "Li", expiry: "2026-07-04" },
    ...{ state: "holds", said: "生效" },
  });
});

const HISTORY: Grid = [
  ["Customer ID", "Customer", "Run 2026-01-31 10:20", "运行 2026-03-31 09:00", "Region", "Run 2026-04-30 09:00"],
  ["1", "Ada", "B", null, "North", "A"],
  ["2", "Bob", "C", "C", "South", null],
];

test.each<[string, { id?: string; name: string }, [string, string][]]>([
  [
    "by id, the latest run first, without runs that did not know it",
    { id: "1", name: "x" },
    [
      ["2026-04-30 09:00", "A"],
      ["2026-01-31 10:20", "B"],
    ],
  ],
  [
    "by name, folded",
    { name: " ＢＯＢ" },
    [
      ["2026-03-31 09:00", "C"],
      ["2026-01-31 10:20", "C"],
    ],
  ],
  [
    "by id where the card has none because it is the name",
    { name: "2" },
    [
      ["2026-03-31 09:00", "C"],
      ["2026-01-31 10:20", "C"],
    ],
  ],
  ["of somebody new", { name: "Cy" }, []],
  ["of nobody", { name: "" }, []],
])("the classes of earlier runs are found %s", (_, who, is) => {
  const by = who.name === " ＢＯＢ" ? "name" : "id";
  expect(historyOf(finish(indexHistory(sheet(HISTORY), by)), who).map((one) => [one.when, one.class])).toEqual(is);
});

test("without a history, or one without customers, there are none", () => {
  expect(historyOf(finish(indexHistory(undefined, "id")), { name: "Ada" })).toEqual([]);
  const nameless = sheet(HISTORY.map((row) => row.slice(2)));
  expect(historyOf(finish(indexHistory(nameless, "id")), { name: "Ada" })).toEqual([]);
});

test("of a history without ids the names tell, and of two lines of one name the first", () => {
  const named = sheet([...HISTORY.map((row) => row.slice(1)), ["Ada", "Z", null, null, "Z"]]);
  const index = finish(indexHistory(named, "id"));
  expect(historyOf(index, { id: "1", name: "Ada" }).map((one) => one.class)).toEqual(["A", "B"]);
});
