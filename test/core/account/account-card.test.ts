import { makeCard } from "../../../src/core/account/account-card";
import type { Language } from "../../../src/core/policy";
import { finish } from "../../../src/core/steps";
import { findWatched } from "../../../src/core/watch";
import { analyzeRows, TODAY } from "../rows";
import type { Grid } from "../book";

const ROWS: Grid = [
  ["Customer ID", "Customer", "Owner", "Industry", "Note", "Next contact", "Amount"],
  ["1", "Ada", "Li", "Mining", "ask for the plan", "2026-07-15", 800],
  ["2", "Bob", "", "Steel", "", "", 120],
  ["3", "Cy", "Li", "", "", "", 48],
  ["4", "Di", "Wu", "", "", "", 32],
  ["5", "Ed", "Wu", "", "", "", 0],
];

const POLICY = {
  methods: [{ id: "abc" }, { id: "top", counts: [3] }],
  treatments: { A: "Visit every month" },
  overrides: [
    { customer: "2", class: "A", reason: "grows", author: "Wu", date: "2026-01-01", expiry: "2026-07-10" },
    { customer: "3", class: "A", reason: "was promised", date: "2025-01-01", expiry: "2026-01-01" },
  ],
};

function card(place: number, language: Language = "en", policy: object = POLICY) {
  const { value } = analyzeRows(ROWS, { ...policy, language });
  if (!value) throw new Error("the rows make classes");
  const watched = finish(findWatched(value.gathering.customers, value.results, TODAY));
  return makeCard(value, place, { policy: value.report.policy, watched });
}

test("a card says who it is, what is known, and where the customer stands", () => {
  expect(card(0)).toMatchObject({
    ...{ key: "1", name: "Ada", id: "1", note: "ask for the plan", nextContact: "2026-07-15" },
    standing: "800 · rank 1 of 4 · 80% of the total",
    known: [
      { header: "Owner", value: "Li" },
      { header: "Industry", value: "Mining" },
    ],
    warnings: [],
  });
  expect(card(4)).toMatchObject({
    standing: "0 · outside the ranking",
    known: [{ header: "Owner", value: "Wu" }],
    note: "",
  });
  expect(card(0, "zh").standing).toBe("800 · 第 1 名（共 4 个客户）· 占总额 80%");
});

test("of each method: class, why, how far the next classes are, treatment and what was set by hand", () => {
  const [abc, top] = card(1).methods;
  expect(abc).toMatchObject({
    ...{ title: "ABC", class: "A", kind: "labelled", place: 0, treatment: "Visit every month" },
    distances: ["680 more to reach A.", "88 above C."],
    byHand: {
      class: "A",
      reason: "grows",
      author: "Wu",
      date: "2026-01-01",
      expiry: "2026-07-10",
      state: "holds",
      stateSaid: "holds",
    },
  });
  expect(abc?.why).toContain("Rank 2 of 4");
  expect(top).toMatchObject({ class: "A", distances: ["88 above B."] });
  expect(top).not.toHaveProperty("byHand");
  expect(card(1, "zh").methods[0]?.distances).toEqual(["距“A”还差 680。", "比“C”高 88。"]);
});

test("at the very edge of the class below that is said; who stands beside the ranking has no class below", () => {
  const tied = [
    ["Customer", "Amount"],
    ["Ada", 50],
    ["Bob", 50],
    ["Cy", 0],
  ];
  const { value } = analyzeRows(tied as Grid, {
    methods: [
      {
        id: "tiers",
        period: "window",
        tiers: [
          { label: "Gold", from: 50 },
          { label: "Tin", from: 40 },
        ],
      },
    ],
    amountUnit: "one",
  });
  if (!value) throw new Error("the rows make classes");
  const said = (place: number) => makeCard(value, place, { policy: value.report.policy, watched: [] }).methods[0];
  expect(said(0)).toMatchObject({ class: "Gold", distances: ["Right at the edge of Tin."] });
  expect(said(2)?.distances).toEqual(["40 more to reach Tin."]);
});

test("within groups the distances are those of the group", () => {
  const rows: Grid = [
    ["Customer", "Region", "Amount"],
    ["Ann", "North", 100],
    ["Ben", "North", 60],
    ["Cem", "South", 9],
    ["Dan", "South", 4],
  ];
  const { value } = analyzeRows(rows, { columns: { within: "Region" }, methods: [{ id: "top", counts: [1] }] });
  if (!value) throw new Error("the rows make classes");
  const made = makeCard(value, 2, { policy: value.report.policy, watched: [] });
  expect(made.methods[0]?.distances).toEqual(["5 above B."]);
  expect(made.known).toContainEqual({ header: "Region", value: "South" });
});

test("warnings are those of the watch list", () => {
  expect(card(1).warnings).toEqual([
    { kind: "review", title: "Class set by hand to review", sentence: expect.stringContaining("2026-07-10") as string },
  ]);
  expect(card(2).warnings).toMatchObject([{ kind: "review" }]);
});

test("what somebody typed in the account list since counts before what the rows say", () => {
  const { value } = analyzeRows(ROWS, POLICY);
  if (!value) throw new Error("the rows make classes");
  const line = {
    id: "1",
    name: "Ada",
    own: [],
    before: { note: "ask for the plan" },
    cells: { note: "has the plan", owner: "Zhou" },
  };
  const made = makeCard({ ...value, entries: { ...value.entries, of: new Map([[0, line]]) } }, 0, {
    ...{ policy: value.report.policy, watched: [] },
  });
  expect(made).toMatchObject({
    note: "has the plan",
    known: [
      { header: "Owner", value: "Zhou" },
      { header: "Industry", value: "Mining" },
    ],
  });
});
