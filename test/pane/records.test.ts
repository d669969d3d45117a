import { optionFields, type OptionField } from "../../src/core/policies/options";
import {
  areFinished,
  blankRow,
  fieldIn,
  missingIn,
  recordsOf,
  rowsOf,
  valueOfRows,
  withValues,
  type Records,
} from "../../src/pane/records/records";
import { summaryOf } from "../../src/pane/method/rule-summary";
import { slotsOf } from "../../src/pane/method/slots";

function recordsIn(method: Parameters<typeof optionFields>[0], key: string): Records {
  const [field] = optionFields(method, (name) => name === key);
  const records = field && recordsOf(field.shape);
  if (!records) throw new Error(`${method}.${key} has no records`);
  return records;
}

const rules = recordsIn("rules", "classes");
const [conditions] = rules.fields.flatMap(({ key, shape }) => (key === "all" ? (recordsOf(shape) ?? []) : []));
if (!conditions) throw new Error("a rule has conditions");

test.each([
  { method: "tiers", key: "tiers", look: "line", rows: "several" },
  { method: "rfm", key: "weights", look: "line", rows: "one" },
  { method: "rfm", key: "map", look: "card", rows: "several" },
  { method: "scorecard", key: "criteria", look: "card", rows: "several" },
  { method: "rules", key: "classes", look: "card", rows: "several" },
] as const)("$method.$key: $rows, as a $look", ({ method, key, look, rows }) => {
  expect(recordsIn(method, key)).toMatchObject({ look, rows });
});

test("a condition is a line of measure or column, comparison and value", () => {
  expect(conditions.look).toBe("line");
  expect(slotsOf(conditions.fields).map(({ field, column }) => [field.key, column?.key])).toEqual([
    ["measure", "header"],
    ["is", undefined],
    ["value", undefined],
  ]);
});

test.each([
  { about: "a new one has its first comparison", row: blankRow(conditions.fields), is: ["measure", "value"] },
  { about: "a column is as good as a measure", row: { header: "Rating", is: ">=", value: 1 }, is: [] },
  { about: "zero is a value", row: { measure: "orders", is: ">=", value: 0 }, is: [] },
])("$about", ({ row, is }) => {
  expect(missingIn(conditions.fields, row)).toEqual(is);
});

test("a record is finished when those inside it are", () => {
  const [whole, half] = [
    { measure: "orders", is: ">=", value: 2 },
    { measure: "orders", is: ">=" },
  ];
  expect(areFinished(rules.fields, [{ label: "A", all: [whole] }])).toBe(true);
  expect(areFinished(rules.fields, [{ label: "A", all: [whole], any: [half] }])).toBe(false);
  expect(areFinished(rules.fields, [{ label: "A", all: [whole] }, { all: [whole] }])).toBe(false);
});

test("what was typed stays as it was typed when a share takes the place of a number, and back", () => {
  const orders = { measure: "orders", is: ">=", value: 30 };
  const share = withValues(conditions.fields, orders, { measure: "margin", header: undefined });
  expect(share).toEqual({ measure: "margin", is: ">=", value: 0.3 });
  expect(withValues(conditions.fields, share, { measure: undefined, header: "Rating" })).toEqual({
    header: "Rating",
    is: ">=",
    value: 30,
  });
  const value = conditions.fields.find(({ key }) => key === "value") as OptionField; // every condition has a value
  expect([orders, share].map((row) => fieldIn(value, row).shape)).toMatchObject([{ of: "number" }, { of: "part" }]);
});

test("one record in which nothing is typed is none", () => {
  const weights = recordsIn("rfm", "weights");
  expect(valueOfRows(rowsOf(undefined, weights), weights)).toBeUndefined();
  expect(valueOfRows([{ r: 1 }], weights)).toEqual({ r: 1 });
  expect(valueOfRows([], rules)).toBeUndefined();
});

test.each([
  {
    method: "rules",
    row: { label: "A", any: [{ measure: "share", is: ">", value: 0.3 }] },
    en: "A: share of the total > 30%",
    zh: "A：金额占比 > 30%",
  },
  { method: "rules", row: { label: "A", all: [{ measure: "share" }] }, en: "A", zh: "A" },
  {
    method: "rfm",
    row: { label: "Best", r: { from: 4, to: 5 }, f: { to: 2 }, fm: { from: 3, to: 3 } },
    en: "Best: R 4–5, F –2, FM 3",
    zh: "Best：R 4–5, F –2, FM 3",
  },
] as const)("$en stands for a folded record", ({ method, row, en, zh }) => {
  expect([summaryOf(method, row, "en"), summaryOf(method, row, "zh")]).toEqual([en, zh]);
});
