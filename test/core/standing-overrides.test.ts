import { finalClasses } from "../../src/core/classes";
import { applyOverrides } from "../../src/core/overrides";
import type { Override } from "../../src/core/policy";
import { classLabel } from "../../src/core/text/text";
import type { CellValue } from "../../src/core/table";
import { TODAY, analyzeRows } from "./rows";

const BY_HAND = { reason: "strategic", author: "Li", date: "2026-01-01" };

/** Customers by id and name, their classes by two methods, and what came of some classes set by hand. */
function apply(...overrides: readonly Partial<Override>[]) {
  const rows: CellValue[][] = [
    ["Customer ID", "Customer", "Amount"],
    ["1", "Ada", 900],
    ["2", "Bob", 50],
    ["Ada", "Cy", 30],
    ["4", "Di", 0],
  ];
  const { value } = analyzeRows(rows, { methods: [{ id: "abc" }, { id: "pareto" }] });
  if (!value) throw new Error("no result");
  const given = overrides.map((one): Override => ({ ...BY_HAND, customer: "Di", class: "A", ...one }));
  return applyOverrides(value.results, value.gathering.customers, { overrides: given, today: TODAY });
}

function outcome(...overrides: readonly Partial<Override>[]) {
  const { value = [], issues } = apply(...overrides);
  return {
    final: value.map((result) => {
      const { list, of } = finalClasses(result);
      return [...of].map((place) => classLabel(list[place] ?? { kind: "none" }, "en")).join(", ");
    }),
    states: value.map(({ overrides: standing = [] }) => standing.map(({ state }) => state).join(" ")),
    issues: issues.map(({ kind, severity, facts }) => ({ kind, severity, facts })),
  };
}

const ABC = "A, B, C, Zero";
const PARETO = "Vital few, Useful many, Useful many, Zero";
const checked = (state: string, customers: string[], severity = "warning") => ({
  ...{ kind: "overridesChecked", severity },
  facts: { state, count: customers.length, customers },
});

test.each<{ about: string; overrides: Partial<Override>[]; final?: string[]; states: string[]; issues?: object[] }>([
  { about: "none", overrides: [], states: ["", ""] },
  {
    about: "without a method: of the first one",
    overrides: [{ customer: "2" }],
    final: ["A, A, C, Zero", PARETO],
    states: ["holds", ""],
  },
  {
    about: "of the second method",
    overrides: [{ customer: "2", class: "Vital few", method: "pareto" }],
    final: [ABC, "Vital few, Vital few, Useful many, Zero"],
    states: ["", "holds"],
  },
  {
    about: "of both",
    overrides: [{ customer: "Bob" }, { customer: "Bob", class: "Vital few", method: "pareto" }],
    final: ["A, A, C, Zero", "Vital few, Vital few, Useful many, Zero"],
    states: ["holds", "holds"],
  },
  {
    about: "an id wins over the name of another customer",
    overrides: [{ customer: "Ada", class: "B" }],
    final: ["A, B, B, Zero", PARETO],
    states: ["holds", ""],
  },
  {
    about: "a class by its Chinese name or by its kind",
    overrides: [
      { customer: "2", class: "关键少数", method: "pareto" },
      { customer: "1", class: "zero" },
    ],
    final: ["Zero, B, C, Zero", "Vital few, Vital few, Useful many, Zero"],
    states: ["holds", "holds"],
  },
  {
    about: "the last one of a customer",
    overrides: [{ class: "A" }, { class: "B" }],
    final: ["A, B, C, B", PARETO],
    states: ["holds holds", ""],
  },
  {
    about: "what KA says itself",
    overrides: [{ customer: "1" }],
    states: ["agrees", ""],
    issues: [checked("agrees", ["Ada"], "note")],
  },
  {
    about: "a day of writing that is none",
    overrides: [{ date: "2026-02-30" }],
    states: ["unclearDay", ""],
    issues: [checked("unclearDay", ["Di"])],
  },
  {
    about: "a day of expiry that is none, before anything else",
    overrides: [{ expiry: "soon", class: "Gold", reason: "" }],
    states: ["unclearDay", ""],
    issues: [checked("unclearDay", ["Di"])],
  },
  {
    about: "expired before its class is looked for",
    overrides: [{ expiry: "2026-06-29", class: "Gold" }],
    states: ["expired", ""],
    issues: [checked("expired", ["Di"])],
  },
  {
    about: "no such class before no reason",
    overrides: [{ class: "Gold", reason: "" }],
    states: ["unknownClass", ""],
    issues: [checked("unknownClass", ["Di"])],
  },
  {
    about: "no reason, even where KA agrees",
    overrides: [{ customer: "1", reason: "" }],
    states: ["noReason", ""],
    issues: [checked("noReason", ["Ada"])],
  },
  {
    about: "gone, whatever else",
    overrides: [{ customer: "Eve", expiry: "2020-01-01", reason: "" }],
    states: ["gone", ""],
    issues: [checked("gone", ["Eve"])],
  },
  {
    about: "of methods that are none: each named once",
    overrides: [{ method: "rfm" }, { method: "rfm" }, { method: "xyz" }],
    states: ["", ""],
    issues: ["rfm", "xyz"].map((method) => ({
      ...{ kind: "overrideOfNoMethod", severity: "warning" },
      facts: { method, methods: ["abc", "pareto"] },
    })),
  },
])("$about", ({ overrides, final = [ABC, PARETO], states, issues = [] }) => {
  expect(outcome(...overrides)).toEqual({ final, states, issues });
});

test("of many in one state five customers are named", () => {
  const gone = Array.from({ length: 7 }, (_, i) => ({ customer: `Gone ${i}` }));
  const { issues } = outcome(...gone);
  expect(issues).toMatchObject([{ facts: { count: 7, customers: gone.slice(0, 5).map(({ customer }) => customer) } }]);
});

test("states are said in one order, whichever came first", () => {
  const { issues } = outcome({ customer: "Eve" }, { reason: "" }, { expiry: "2020-01-01" }, { customer: "1" });
  expect(issues.map(({ facts }) => (facts as { state: string }).state)).toEqual([
    "noReason",
    "expired",
    "gone",
    "agrees",
  ]);
});

test("customers are named by their names, with the id where two have one name, and as written where there is none", () => {
  const rows: CellValue[][] = [
    ["Customer ID", "Customer", "Amount"],
    ["1", "Ada", 900],
    ["2", "ada", 50],
    ["3", "Cy", 30],
  ];
  const { value } = analyzeRows(rows, { methods: [{ id: "abc" }] });
  if (!value) throw new Error("no result");
  const overrides = ["1", "3", "9"].map((customer): Override => ({ ...BY_HAND, customer, class: "Gold" }));
  const { issues } = applyOverrides(value.results, value.gathering.customers, { overrides, today: TODAY });
  expect(issues).toMatchObject([
    { facts: { state: "gone", customers: ["9"] } },
    { facts: { state: "unknownClass", customers: ["Ada [1]", "Cy"] } },
  ]);
});
