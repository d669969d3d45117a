import { refusal, warning, type Issue } from "../../src/core/issues";
import { METHOD_IDS, nameOf } from "../../src/core/methods/methods";
import { optionFields, type OptionShape } from "../../src/core/policies/options";
import { defaultPolicy, LANGUAGES, type Language, type Policy } from "../../src/core/policy";
import { PRESET_IDS, type PresetId } from "../../src/core/policies/preset-ids";
import { presetPolicy } from "../../src/core/policies/presets";
import { optionLabel, OPTION_WORDS } from "../../src/core/text/options";
import { choicesOf, choose, problemsAt, standardOptions, type ChoiceEvent } from "../../src/pane/choices";
import { answersIn, answersTo, withAnswer, withoutAnswer } from "../../src/pane/data/intake-answers";
import { boundsOf, optionText, optionValue } from "../../src/pane/method/option-texts";

/** The choice of a ready-made policy, as the pane's control sends it. */
function chosen(preset: PresetId, language: Language = "en"): ChoiceEvent {
  const { value: policy } = presetPolicy(preset, language);
  if (!policy) throw new Error(`${preset} is no policy`);
  return { kind: "presetChosen", preset, policy };
}

const start = choicesOf(defaultPolicy("en"));
const after = (events: readonly ChoiceEvent[], from = start) => events.reduce(choose, from);
const names = (policy: Policy) => policy.methods.map(nameOf);

test.each<{ about: string; events: ChoiceEvent[]; named: string[]; place: number }>([
  {
    about: "a method more is shown",
    events: [{ kind: "methodAdded", method: "rfm" }],
    named: ["abc", "rfm"],
    place: 1,
  },
  {
    about: "a second one of a method gets a name of its own",
    events: [{ kind: "methodAdded", method: "abc" }],
    named: ["abc", "abc 2"],
    place: 1,
  },
  {
    about: "a raised method leads",
    events: [
      { kind: "methodAdded", method: "rfm" },
      { kind: "methodRaised", place: 1 },
    ],
    named: ["rfm", "abc"],
    place: 0,
  },
  {
    about: "the one before the removed is shown",
    events: [
      { kind: "methodAdded", method: "rfm" },
      { kind: "methodRemoved", place: 1 },
    ],
    named: ["abc"],
    place: 0,
  },
  {
    about: "the shown one stays shown when one before it goes",
    events: [
      { kind: "methodAdded", method: "rfm" },
      { kind: "methodAdded", method: "xyz" },
      { kind: "methodRemoved", place: 0 },
    ],
    named: ["rfm", "xyz"],
    place: 1,
  },
  { about: "the last one stays", events: [{ kind: "methodRemoved", place: 0 }], named: ["abc"], place: 0 },
  {
    about: "a grid takes the two before it",
    events: [
      { kind: "methodAdded", method: "lifecycle" },
      { kind: "methodAdded", method: "grid" },
    ],
    named: ["abc", "lifecycle", "grid"],
    place: 2,
  },
])("$about", ({ events, named, place }) => {
  const choices = after(events);
  expect({ named: names(choices.policy), place: choices.place }).toEqual({ named, place });
  expect(choices.problems).toEqual([]);
});

test("a method that comes back has the options it had", () => {
  const abc = { id: "abc", cuts: [0.6], boundary: "exclusive" } as const;
  const choices = after([
    { kind: "optionsChanged", choice: { ...abc, cuts: [...abc.cuts] } },
    { kind: "methodChosen", method: "rfm" },
    { kind: "methodChosen", method: "abc" },
  ]);
  expect(choices.policy.methods).toEqual([abc]);
});

test("a method that another one refers to is missed, and the policy stays as it was", () => {
  const grid = after([chosen("abc-xyz")]);
  const without = choose(grid, { kind: "methodRemoved", place: 1 });
  expect(problemsAt(without, "methods.1").map(({ kind }) => kind)).toEqual(["methodNotBefore"]);
  expect(problemsAt(without, "methods.0")).toEqual([]);
  expect(without.policy.methods).toEqual(grid.policy.methods);
});

test.each(LANGUAGES.flatMap((language) => PRESET_IDS.map((preset) => ({ preset, language }))))(
  "$preset in $language brings methods and treatments, and keeps what was said of the data",
  ({ preset, language }) => {
    const said = choicesOf({
      ...defaultPolicy(language),
      columns: { amount: "Revenue" },
      intake: { totals: "leaveOut", hiddenRows: "include" },
      period: { from: "2025-01-01" },
    });
    const { policy, problems, preset: shown } = choose(said, chosen(preset, language));
    const { methods, treatments } = presetPolicy(preset, language).value ?? {};
    expect(problems).toEqual([]);
    expect(shown).toBe(preset);
    expect(policy).toEqual({ ...said.policy, methods, treatments });
  },
);

test("the preset that was chosen last is remembered when its methods are changed", () => {
  const choices = after([chosen("abc-xyz"), chosen("rfm-eight"), { kind: "methodAdded", method: "abc" }]);
  expect(choices.preset).toBe("rfm-eight");
});

test("a period that ends before it begins is shown and not used", () => {
  const wrong = after([{ kind: "periodChanged", period: { from: "2025-03-01", to: "2025-01-31" } }]);
  expect(problemsAt(wrong, "period")).toMatchObject([{ facts: { problem: "periodEndsBeforeItBegins" } }]);
  expect(wrong.period.to).toBe("2025-01-31");
  expect(wrong.policy.period).toBeUndefined();
  const right = choose(wrong, { kind: "periodChanged", period: { from: "2025-01-01" } });
  expect(right.policy.period).toEqual({ from: "2025-01-01" });
  expect(choose(right, { kind: "periodChanged", period: {} }).policy).toEqual(start.policy);
});

test("earlier days to compare with need both ends, and a period that begins after them", () => {
  const half = after([{ kind: "comparisonChanged", comparison: { from: "2024-01-01" } }]);
  expect(problemsAt(half, "comparison.to")).toMatchObject([{ facts: { problem: "missing" } }]);
  expect(half.policy.comparison).toBeUndefined();
  const days = { from: "2024-01-01", to: "2024-12-31" };
  const early = choose(half, { kind: "comparisonChanged", comparison: days });
  expect(problemsAt(early, "period.from")).toMatchObject([{ facts: { problem: "periodNotAfterComparison" } }]);
  const right = choose(early, { kind: "periodChanged", period: { from: "2025-01-01" } });
  expect(right.problems).toEqual([]);
  expect(right.policy.comparison).toEqual(days);
  expect(choicesOf(right.policy).comparison).toEqual(days);
  expect(choose(right, { kind: "comparisonChanged", comparison: {} }).policy.comparison).toBeUndefined();
});

test("customers are merged and taken apart again", () => {
  const merged = after([
    { kind: "customersMerged", into: "Alder Ltd", name: "Alder" },
    { kind: "customersMerged", into: "Alder Ltd", name: "Adler Ltd" },
  ]);
  expect(merged.policy.merges).toEqual([{ into: "Alder Ltd", names: ["Alder", "Adler Ltd"] }]);
  const apart = after(
    [
      { kind: "mergeUndone", into: "Alder Ltd", name: "Alder" },
      { kind: "mergeUndone", into: "Alder Ltd", name: "Adler Ltd" },
    ],
    merged,
  );
  expect(apart.policy).toEqual(start.policy);
});

test("who is not the same is remembered, and asked about again", () => {
  const apart = after([
    { kind: "customersDiffer", names: ["Alder Ltd", "Adler Ltd"] },
    { kind: "customersDiffer", names: ["Birch", "Birch Inc"] },
  ]);
  expect(apart.policy.different).toEqual([
    ["Alder Ltd", "Adler Ltd"],
    ["Birch", "Birch Inc"],
  ]);
  const again = after([{ kind: "differenceUndone", place: 0 }], apart);
  expect(again.policy.different).toEqual([["Birch", "Birch Inc"]]);
  expect(choose(again, { kind: "differenceUndone", place: 0 }).policy).toEqual(start.policy);
});

test.each<{ issue: Issue; values: string[] }>([
  { issue: refusal("whichDecimal", { header: "Net", example: "1.234" }), values: ["point", "comma"] },
  { issue: refusal("mixedDecimals", { header: "Net", point: "1.5", comma: "1,5" }), values: ["point", "comma"] },
  {
    issue: refusal("whichDateOrder", { header: "Day", example: "1/2/25", orders: ["dayFirst", "monthFirst"] }),
    values: ["dayFirst", "monthFirst"],
  },
  {
    issue: refusal("mixedDateOrders", { header: "Day", examples: ["13/1/25", "1/13/25"] }),
    values: ["dayFirst", "monthFirst", "yearFirst"],
  },
  {
    issue: refusal("severalCurrencies", {
      header: "Net",
      found: [
        { currency: "EUR", rows: 2 },
        { currency: "", rows: 1 },
        { currency: "USD", rows: 1 },
      ],
    }),
    values: ["EUR", "USD"],
  },
  {
    issue: refusal("whichHiddenRows", { where: "Sales", rows: 2, filter: "on" }),
    values: ["include", "leaveOut"],
  },
  { issue: warning("totalsFound", { rows: 1, labels: ["Total"] }), values: ["include"] },
  { issue: refusal("noRowsLeft", { rows: 7 }), values: [] },
])("$issue.kind leaves $values to the user, and each is kept and taken back", ({ issue, values }) => {
  const answers = answersTo(issue);
  expect(answers.map(({ value }) => value)).toEqual(values);
  for (const answer of answers) {
    const choices = after([{ kind: "intakeAnswered", answer }]);
    expect(answersIn(choices.policy.intake)).toEqual([answer]);
    expect(choose(choices, { kind: "intakeAskedAgain", answer }).policy).toEqual(start.policy);
  }
});

test("an answer for one column leaves that for another", () => {
  const net = { setting: "decimal", header: "Net", value: "comma" } as const;
  const both = withAnswer(withAnswer(undefined, net), { ...net, header: "Cost", value: "point" });
  expect(both).toEqual({ totals: "leaveOut", decimal: { Net: "comma", Cost: "point" } });
  expect(withoutAnswer(both, net)).toEqual({ totals: "leaveOut", decimal: { Cost: "point" } });
});

test.each(LANGUAGES)("forms have words for every option in %s", (language) => {
  const words = OPTION_WORDS[language];
  const unsaid = METHOD_IDS.flatMap((id) =>
    optionFields(id).flatMap(({ key, shape }) => {
      const { label, choices, fields } = optionLabel(id, key, words);
      const record = shape.kind === "list" ? shape.of : shape;
      return [
        ...(label === key || label.trim() === "" ? [`${id}.${key}`] : []),
        ...(shape.kind === "choice"
          ? shape.choices.filter((name) => !choices?.[name]).map((name) => `${key}=${name}`)
          : []),
        ...(record.kind === "record"
          ? record.fields.filter((field) => !fields?.[field.key]).map((field) => `${key}.${field.key}`)
          : []),
      ];
    }),
  );
  expect(unsaid).toEqual([]);
});

const part: OptionShape = { kind: "number", of: "part", min: 0, max: 1 };
const parts: OptionShape = { kind: "list", of: part };
test.each<{ shape: OptionShape; typed: string; value: unknown; shown: string }>([
  { shape: part, typed: "30", value: 0.3, shown: "30" },
  { shape: part, typed: "12.5 %", value: 0.125, shown: "12.5" },
  { shape: parts, typed: "80，95", value: [0.8, 0.95], shown: "80, 95" },
  { shape: { kind: "number", of: "number" }, typed: "1,500", value: 1500, shown: "1500" },
  { shape: { kind: "number", of: "number" }, typed: "many", value: "many", shown: "many" },
  { shape: { kind: "list", of: { kind: "text" } }, typed: "a, b", value: ["a", "b"], shown: "a, b" },
  { shape: { kind: "json" }, typed: '[{"a":1}]', value: [{ a: 1 }], shown: '[\n  {\n    "a": 1\n  }\n]' },
  { shape: part, typed: " ", value: undefined, shown: "" },
])("$typed is $value", ({ shape, typed, value, shown }) => {
  expect(optionValue(shape, typed)).toEqual(value);
  expect(optionText(shape, value)).toBe(shown);
});

test("the standard options of every method are the same after they were shown and read", () => {
  for (const id of METHOD_IDS) {
    const choice: Readonly<Record<string, unknown>> = standardOptions(id);
    const read = optionFields(id).map(({ key, shape }) => [key, optionValue(shape, optionText(shape, choice[key]))]);
    expect(Object.fromEntries([["id", id], ...read])).toEqual(choice);
  }
});

test("bounds are said as they are typed", () => {
  expect(boundsOf(parts)).toEqual({ min: 0, max: 100 });
  expect(boundsOf({ kind: "number", of: "whole", min: 2, max: 10 })).toEqual({ min: 2, max: 10 });
  expect(boundsOf({ kind: "number", of: "whole", min: 0, max: Number.MAX_SAFE_INTEGER })).toEqual({ min: 0 });
});
