import { finalClasses } from "../../src/core/classes";
import { dayFrom } from "../../src/core/days";
import { finish } from "../../src/core/steps";
import { listAccounts } from "../../src/core/sheets/account-list";
import { classLabel } from "../../src/core/text/text";
import { whyOf } from "../../src/core/why";
import { analyzeRows, kinds } from "./rows";

const ROWS = [
  ["Customer", "Amount"],
  ["Ada", 900],
  ["Bob", 50],
  ["Cy", 30],
  ["Di", 20],
] as const;

const BY_HAND = { reason: "strategic", author: "Li", date: "2026-01-01" };

function analyzeWith(...overrides: readonly object[]) {
  return analyzeRows(ROWS, { overrides: overrides.map((override) => ({ ...BY_HAND, ...override })) });
}

function finalOf(outcome: ReturnType<typeof analyzeWith>): string {
  const [result] = outcome.value?.results ?? [];
  if (!result) return "";
  const { list, of } = finalClasses(result);
  return [...of].map((place) => classLabel(list[place] ?? { kind: "none" }, "en")).join(" ");
}

test.each([
  { about: "no override", override: [], final: "A B C C", issues: [] },
  { about: "one that holds", override: [{ customer: "Di", class: "A" }], final: "A B C A", issues: [] },
  { about: "another spelling", override: [{ customer: " dI ", class: "a" }], final: "A B C A", issues: [] },
  {
    about: "one up to today",
    override: [{ customer: "Di", class: "A", expiry: "2026-06-30" }],
    final: "A B C A",
    issues: [],
  },
  {
    about: "one that has expired",
    override: [{ customer: "Di", class: "A", expiry: "2026-06-29" }],
    final: "A B C C",
    issues: ["overridesChecked"],
  },
  {
    about: "one that KA agrees with",
    override: [{ customer: "Ada", class: "A" }],
    final: "A B C C",
    issues: ["overridesChecked"],
  },
  {
    about: "a customer that is gone",
    override: [{ customer: "Eve", class: "A" }],
    final: "A B C C",
    issues: ["overridesChecked"],
  },
  {
    about: "a class that is none",
    override: [{ customer: "Di", class: "Gold" }],
    final: "A B C C",
    issues: ["overridesChecked"],
  },
  {
    about: "a method that is none",
    override: [{ customer: "Di", class: "A", method: "rfm" }],
    final: "A B C C",
    issues: ["overrideOfNoMethod"],
  },
])("$about", ({ override, final, issues }) => {
  const outcome = analyzeWith(...override);
  expect(finalOf(outcome)).toBe(final);
  expect(kinds(outcome)).toEqual(issues);
});

test("the list shows KA's class, the one set by hand and the reason, and the sentence says both", () => {
  const { value } = analyzeWith({ customer: "Di", class: "A", expiry: "2027-01-01" });
  if (!value) throw new Error("an override is no reason to refuse");
  const columns = finish(
    listAccounts(value.gathering, value.results, { language: "en", treatments: { A: "Visit monthly" } }),
  );
  const row = Object.fromEntries(columns.map(({ header, cells }) => [header, cells.values[3]]));
  expect(row).toMatchObject({
    Customer: "Di",
    Class: "A",
    "KA's class": "C",
    "Set by hand": "A",
    State: "holds",
    Reason: "strategic",
    Author: "Li",
    Since: dayFrom(2026, 1, 1),
    Until: dayFrom(2027, 1, 1),
    "Recommended treatment": "Visit monthly",
  });
  const [result] = value.results;
  expect(result && whyOf(result, "en")(3)).toMatch(
    /^Set to A by hand by Li since 2026-01-01, until 2027-01-01: strategic\. KA says C: Rank 4 of 4/,
  );
  expect(value.report.methods[0]?.classes.map(({ customers }) => customers)).toEqual([2, 1, 1]);
  expect(value.report.methods[0]?.overrides).toEqual([
    expect.objectContaining({
      customer: "Di",
      class: "A",
      state: "holds",
      system: expect.objectContaining({ label: "C" }),
    }),
  ]);
});

test("an override needs a reason", () => {
  expect(kinds(analyzeWith({ customer: "Di", class: "A", reason: "" }))).toEqual(["badPolicy"]);
});
