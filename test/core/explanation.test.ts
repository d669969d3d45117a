import { explainClasses, findCustomer } from "../../src/core/explanation";
import { isPreset } from "../../src/core/policies/preset-ids";
import type { Customers } from "../../src/core/customer-columns";
import { analyzeRows } from "./rows";

const people = (names: string[], ids?: string[]): Customers => ({
  ...{ count: names.length, names, rows: new Uint32Array(names.length), ...(ids ? { ids } : {}) },
  amount: { name: "amount", precision: "exact", decimals: 0, values: new Float64Array(names.length) },
});

const NAMED = people(["Acme Ltd", "Best", "Acme Co.", "7"]);
const WITH_IDS = people(["Acme", "Best", "2"], ["1", "2", "Best"]);

test.each<[string, Customers, string, { place?: number; similar: string[] }]>([
  ["by name", NAMED, "Best", { place: 1, similar: [] }],
  ["by name, folded as names are", NAMED, " ＢＥＳＴ ", { place: 1, similar: [] }],
  ["by id", WITH_IDS, "1", { place: 0, similar: [] }],
  ["by id before name", WITH_IDS, "best", { place: 2, similar: [] }],
  ["by name where no id is so", WITH_IDS, "acme", { place: 0, similar: [] }],
  ["not, but names have the text in them", NAMED, "ACME", { similar: ["Acme Ltd", "Acme Co."] }],
  ["not, and no name is like it", NAMED, "Cleo", { similar: [] }],
  ["not, where nothing is asked for", people(["", "a"]), " ", { similar: ["", "a"] }],
  [
    "not, of many only ten are offered",
    people(Array.from({ length: 12 }, (_, i) => `C${i}`)),
    "c",
    { similar: Array.from({ length: 10 }, (_, i) => `C${i}`) },
  ],
])("a customer is found %s", (_, customers, wanted, is) => {
  expect(findCustomer(customers, wanted)).toEqual({ place: undefined, ...is });
});

test("a customer has a class and a reason by every method, and the treatment of its class by name or by kind", () => {
  const outcome = analyzeRows(
    [
      ["Customer ID", "Customer", "Amount"],
      ["1", "Ann", 90],
      ["2", "Ben", 10],
      ["3", "Cleo", -1],
    ],
    {
      methods: [{ id: "abc" }, { id: "pareto", name: "Few" }],
      treatments: { C: "Write a letter", negative: "Call" },
      overrides: [{ customer: "1", class: "C", reason: "leaves us", date: "2026-01-01" }],
    },
  );
  const { value } = outcome;
  if (!value) throw new Error("the rows make classes");
  const { gathering, results, report } = value;
  const explained = (place: number) => explainClasses(gathering.customers, place, { results, policy: report.policy });
  expect(explained(0)).toMatchObject({
    ...{ name: "Ann", id: "1" },
    methods: [
      // What counts is the class set by hand; the facts are those of the rule.
      { method: "abc", title: "ABC", class: "C", kind: "labelled", treatment: "Write a letter", facts: { rank: 1 } },
      { method: "Few", title: "Few", class: "Vital few", treatment: undefined },
    ],
  });
  expect(explained(0).methods[0]?.why).toContain("leaves us");
  expect(explained(2).methods[0]).toMatchObject({ class: "Negative", kind: "negative", treatment: "Call" });
  expect(explained(1).methods[0]?.why).toContain("Rank 2 of 2");
});

test.each([
  ["key-accounts", true],
  ["payment-discipline", true],
  ["Key-Accounts", false],
  ["", false],
])("whether there is a ready-made policy %j: %j", (name, is) => {
  expect(isPreset(name)).toBe(is);
});
