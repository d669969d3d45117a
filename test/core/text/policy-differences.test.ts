import fc from "fast-check";
import { METHOD_IDS } from "../../../src/core/methods/methods";
import { LANGUAGES, type Policy } from "../../../src/core/policy";
import { PRESET_IDS } from "../../../src/core/policies/preset-ids";
import { presetPolicy } from "../../../src/core/policies/presets";
import { stampOf } from "../../../src/core/policies/fingerprint";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { policyDifferences } from "../../../src/core/text/policy-differences";

function policyOf(document: object): Policy {
  const { value, issues } = readPolicy(document);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}

const said = (before: object, after: object, language: "en" | "zh" = "en") =>
  policyDifferences(policyOf(before), policyOf(after), language).map(
    ({ title, before: was = "∅", after: is = "∅" }) => `${title}: ${was} → ${is}`,
  );
const abc = { id: "abc", cuts: [0.8, 0.95] };
const hand = { customer: "Acme", class: "A", reason: "Group", date: "2026-01-01" };

test.each<{ about: string; before: object; after: object; lines: readonly (string | RegExp)[] }>([
  { about: "none", before: {}, after: {}, lines: [] },
  {
    about: "a cut-off, in per cent and exactly",
    before: {},
    after: { methods: [{ ...abc, cuts: [0.8001, 0.95] }] },
    lines: ["ABC: Cumulative share at which each class ends, in %, ascending: 80%, 95% → 80.01%, 95%"],
  },
  {
    about: "a choice, by its words",
    before: {},
    after: { methods: [{ ...abc, boundary: "exclusive" }] },
    lines: [/^ABC: The customer that crosses a cut-off: .+ → .+$/],
  },
  {
    about: "a method more",
    before: {},
    after: { methods: [abc, { id: "pareto", share: 0.7 }] },
    lines: [/^Classification 2: ∅ → .+: .*70%/],
  },
  {
    about: "a method less",
    before: { methods: [abc, { id: "pareto" }] },
    after: {},
    lines: [/^Classification 2: .+ → ∅$/],
  },
  {
    about: "one method in the place of another",
    before: {},
    after: { methods: [{ id: "pareto" }] },
    lines: [/^Classification 1: ABC by .+ → 80\/20: .+/],
  },
  {
    about: "methods in another order",
    before: { methods: [abc, { id: "pareto" }] },
    after: { methods: [{ id: "pareto" }, abc] },
    lines: [/^Order of the classifications: ABC, 80\/20 → 80\/20, ABC$/],
  },
  {
    about: "a method that got a name of its own",
    before: {},
    after: { methods: [{ ...abc, name: "Value" }] },
    lines: [/^Value: Name of this classification .*: ∅ → Value$/],
  },
  {
    about: "tiers with their thresholds",
    before: { methods: [{ id: "tiers", tiers: [{ label: "Gold", from: 1000000 }] }] },
    after: { methods: [{ id: "tiers", tiers: [{ label: "Gold", from: 2500000 }] }] },
    lines: [/Gold \(from: 1,000,000\).* → .*Gold \(from: 2,500,000\)/],
  },
  {
    about: "the conditions of rules, as sentences",
    before: {
      methods: [
        { id: "rules", rest: "Others", classes: [{ label: "Core", all: [{ measure: "orders", is: ">=", value: 3 }] }] },
      ],
    },
    after: {
      methods: [
        { id: "rules", rest: "Others", classes: [{ label: "Core", all: [{ measure: "orders", is: ">=", value: 5 }] }] },
      ],
    },
    lines: [/Core: .+ 3 → Core: .+ 5/],
  },
  {
    about: "treatments by class",
    before: { treatments: { A: "Visit", B: "Call" } },
    after: { treatments: { A: "Visit", C: "Post" } },
    lines: ["Recommended treatment: B: Call → ∅", "Recommended treatment: C: ∅ → Post"],
  },
  {
    about: "colours by class, in words",
    before: { colours: { A: "green", B: "blue" } },
    after: { colours: { A: "pink", B: "blue", champions: "sand" } },
    lines: ["Colour of the class: A: green → pink", "Colour of the class: Champions: ∅ → sand"],
  },
  {
    about: "columns, one that is left to KA and one that there is not",
    before: { columns: { amount: "Net" } },
    after: { columns: { customer: null } },
    lines: [/^Column: .+: KA finds it → there is no such column$/, /^Column: .+: Net → KA finds it$/],
  },
  {
    about: "days, answers about the cells, sheets to write, unit, name and notes",
    before: { period: { from: "2025-01-01" }, outputs: ["watch"], name: "Old" },
    after: {
      period: { from: "2026-01-01" },
      intake: { decimal: "comma" },
      amountUnit: "tenThousand",
      name: "New",
      notes: "Agreed",
    },
    lines: [
      "Name of this policy: Old → New",
      "Period: first day that counts: 2025-01-01 → 2026-01-01",
      "Cells: decimal sign: ∅ → 1.234,5",
      "Notes on this policy: ∅ → Agreed",
      "Unit of the amounts: ∅ → ten thousand (万)",
      "What to write besides: Watch list: who needs attention → ∅",
    ],
  },
  {
    about: "entries of lists, each by itself",
    before: {
      overrides: [hand],
      merges: [{ into: "Acme", names: ["ACME"] }],
      leaveOut: [{ month: "2025-03", reason: "Fire" }],
    },
    after: {
      overrides: [{ ...hand, class: "B" }],
      merges: [{ into: "Acme", names: ["ACME", "Acme Co"] }],
      different: [["Bo", "Bob"]],
    },
    lines: [
      "Classes set by hand: Acme: Class: A, Reason: Group, Since: 2026-01-01 → Class: B, Reason: Group, Since: 2026-01-01",
      "Months and orders that do not count: 2025-03: Fire → ∅",
      "Customers that are one: Acme: ACME → ACME, Acme Co",
      "Customers that are not the same: Bo: ∅ → Bo, Bob",
    ],
  },
])("differences: $about", ({ before, after, lines }) => {
  expect(said(before, after)).toEqual(
    lines.map((line) => (typeof line === "string" ? line : expect.stringMatching(line))),
  );
});

test("they are said in Chinese, too", () => {
  expect(said({ name: "旧" }, { name: "新", treatments: { A: "拜访" } }, "zh")).toEqual([
    "策略名称: 旧 → 新",
    "建议措施：A: ∅ → 拜访",
  ]);
});

const policies = fc.oneof(
  fc.constantFrom(...PRESET_IDS).chain((id) =>
    fc.constantFrom(...LANGUAGES).map((language) => {
      const { value } = presetPolicy(id, language);
      if (!value) throw new Error(`${id} is no policy`);
      return value;
    }),
  ),
  fc
    .record({
      methods: fc.uniqueArray(fc.constantFrom(...METHOD_IDS.filter((id) => id !== "grid")), {
        minLength: 1,
        maxLength: 4,
      }),
      name: fc.constantFrom(undefined, "One", "Two"),
      merges: fc.constantFrom(undefined, [{ into: "A", names: ["B"] }]),
      outputs: fc.constantFrom(undefined, ["watch"]),
    })
    .map(({ methods, ...rest }) => policyOf({ ...rest, methods: methods.map((id) => ({ id })) })),
);

test("two policies differ exactly where their documents do, and turned round they differ in as many settings", () => {
  fc.assert(
    fc.property(policies, policies, (before, after) => {
      const there = policyDifferences(before, after, "en");
      expect(there.length === 0).toBe(stampOf(before) === stampOf(after));
      for (const { title, before: was, after: is } of there) {
        expect(title).not.toBe("");
        expect(was).not.toBe(is);
      }
      expect(policyDifferences(after, before, "en")).toHaveLength(there.length);
    }),
    { numRuns: 200 },
  );
});
