import { dayFrom } from "../../src/core/days";
import { finish } from "../../src/core/steps";
import { findWatched } from "../../src/core/watch";
import { TODAY, analyzeRows } from "./rows";
import type { Grid } from "./book";

/** Who is watched and why: customer, money, and each reason with what it says of class or override. */
function watched(rows: Grid, policy: object, today = TODAY) {
  const { value } = analyzeRows(rows, policy);
  if (!value) throw new Error("the rows make classes");
  const { customers } = value.gathering;
  return finish(findWatched(customers, value.results, today)).map(({ customer, money, reasons }) => [
    customers.names[customer],
    money,
    ...reasons.map(({ kind, drop, override }) =>
      [kind, ...(drop ? [drop.class, drop.slack] : []), ...(override ? [override.state] : [])].join(" "),
    ),
  ]);
}

const sold = (...amounts: number[]): Grid => [["Customer", "Amount"], ...amounts.map((amount, i) => [`C${i}`, amount])];
const TIERS = {
  methods: [
    {
      ...{ id: "tiers", period: "window" },
      tiers: [
        { label: "Gold", from: 190 },
        { label: "Silver", from: 50 },
      ],
    },
  ],
  amountUnit: "one",
};

test.each<[string, number[], object, [string, number, string][]]>([
  [
    "at a threshold, and a twentieth of the value above it, but not more",
    [190, 200, 201],
    TIERS,
    [
      ["C1", 200, "nearDrop 1 10"],
      ["C0", 190, "nearDrop 1 0"],
    ],
  ],
  ["above the lowest threshold, behind which there is no tier", [51, 60], TIERS, [["C0", 51, "nearDrop 2 1"]]],
  ["below every threshold nobody", [49, -3, 0], TIERS, []],
  [
    "a class ends where the next below it that has customers begins",
    [100, 97, 1],
    { methods: [{ id: "top", counts: [1] }] },
    [["C0", 100, "nearDrop 1 3"]],
  ],
  ["zero and below are nobody's class below", [100, 0, -99], { methods: [{ id: "top", counts: [1] }] }, []],
])("about to drop: %s", (_, amounts, policy, is) => {
  expect(watched(sold(...amounts), policy)).toEqual(is);
});

test("within groups each has its own edges, and its customers are named by who they are", () => {
  const rows: Grid = [
    ["Customer", "Region", "Amount"],
    ["N1", "North", 100],
    ["S1", "South", 10],
    ["S2", "South", 9.8],
    ["N2", "North", 50],
    ["S3", "South", 1],
  ];
  const policy = { columns: { within: "Region" }, methods: [{ id: "top", counts: [1] }] };
  expect(watched(rows, policy).map(([name]) => name)).toEqual(["S1"]);
});

test("classes that say by their name that something is amiss; the most money at stake comes first, of equal ones by name", () => {
  const day = (month: number, date = 1) => dayFrom(2025, month, date) ?? 0;
  const rows: Grid = [
    ["Customer", "Date", "Amount"],
    ["Falls", day(2), 1000],
    ["Falls", day(11), 100],
    ["Gone", day(3), 80],
    ["Also gone", day(3), 80],
    ["Grows", day(3), 10],
    ["Grows", day(11), 2000],
    ["End", dayFrom(2026, 1, 1) ?? 0, 5],
  ];
  // Of who slips the money lost is at stake: 900, and 80 of each who is gone.
  expect(watched(rows, { methods: [{ id: "growth", months: 6 }] })).toEqual([
    ["Falls", 900, "slipping"],
    ["Also gone", 80, "slipping"],
    ["Gone", 80, "slipping"],
  ]);
});

test.each([
  { about: "expired yesterday", expiry: "2026-06-29", state: "expired" },
  { about: "ends in 30 days", expiry: "2026-07-30", state: "expires" },
  { about: "ends in 31 days", expiry: "2026-07-31", state: undefined },
  { about: "never ends", expiry: undefined, state: undefined },
])("a class set by hand that $about is to be looked at: $state", ({ expiry, state }) => {
  const override = { customer: "C1", class: "A", reason: "key", date: "2026-01-01", ...(expiry ? { expiry } : {}) };
  const found = watched(sold(90, 10, 5), { methods: [{ id: "abc" }], overrides: [override] });
  expect(found.filter(([name]) => name === "C1")).toEqual(state ? [["C1", 10, `review ${state}`]] : []);
});

test.each([
  { about: "a class that there is not", override: { customer: "C1", class: "Gold" } },
  { about: "a customer who is gone", override: { customer: "Nobody", class: "A" } },
])("of a class set by hand nothing is to be looked at: $about", ({ override }) => {
  const overrides = [{ ...override, reason: "key", date: "2026-01-01", expiry: "2026-07-01" }];
  expect(watched(sold(90, 10, 5), { methods: [{ id: "abc" }], overrides })).toEqual([]);
});

test("a customer with several reasons has them by urgency, and the largest of their sums", () => {
  const rows: Grid = [
    ["Customer", "Date", "Amount"],
    ["Falls", dayFrom(2025, 2, 1) ?? 0, 1000],
    ["Falls", dayFrom(2025, 11, 1) ?? 0, 102],
    ["Next", dayFrom(2025, 11, 1) ?? 0, 1100],
    ["End", dayFrom(2026, 1, 1) ?? 0, 5],
  ];
  const policy = {
    methods: [
      { id: "top", counts: [1] },
      { id: "growth", months: 6 },
    ],
  };
  const [first] = watched(rows, policy);
  expect(first?.[0]).toBe("Falls");
  expect(first?.[1]).toBe(1102);
  expect(first?.slice(2).map((reason) => String(reason).split(" ")[0])).toEqual(["slipping", "nearDrop"]);
});
