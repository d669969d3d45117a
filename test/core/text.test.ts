import { readdirSync } from "node:fs";
import { join } from "node:path";
import { classColumnIssues } from "../../src/core/text/class-columns";
import { freezeIssues } from "../../src/core/text/freeze";
import { insertionIssues } from "../../src/core/text/insertion";
import { placesIssues } from "../../src/core/text/places";
import { en } from "../../src/core/text/en/en";
import { group, money, percent } from "../../src/core/text/numbers";
import { note, warning, type Issue } from "../../src/core/issues";
import { SENTENCES, describeIssue } from "../../src/core/text/sentences";
import { describeRule } from "../../src/core/text/rules";
import { xyzWords } from "../../src/core/text/methods/xyz";
import { zh } from "../../src/core/text/zh/zh";
import { readPolicy } from "../../src/core/policies/read-policy";

function paths(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null || path.startsWith(".policyProblems")) return [path];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`));
}

test("English and Chinese have the same sentences", () => {
  expect(paths(SENTENCES.zh).sort()).toEqual(paths(SENTENCES.en).sort());
  expect(paths(zh).sort()).toEqual(paths(en).sort());
});

test("no two topics have sentences for the same kind of issue: the later one would speak for both", () => {
  const folder = join(__dirname, "../../src/core/text/en/issues");
  const topics = readdirSync(folder).map((file) => jest.requireActual<Record<string, object>>(join(folder, file)));
  const own = [classColumnIssues.en, freezeIssues.en, insertionIssues.en, placesIssues.en];
  const speakers = new Map<string, Set<unknown>>();
  for (const sentences of [...topics.flatMap((topic) => Object.values(topic)), ...own])
    for (const [kind, sentence] of Object.entries(sentences))
      speakers.set(kind, (speakers.get(kind) ?? new Set()).add(sentence));
  expect(Object.keys(SENTENCES.en).filter((kind) => speakers.get(kind)?.size !== 1)).toEqual([]);
});

test.each([
  { part: 0, is: "0%" },
  { part: 0.0001, is: "<0.1%" },
  { part: 0.8, is: "80%" },
  { part: 0.805, is: "80.5%" },
  { part: 0.99999, is: ">99.9%" },
  { part: 1, is: "100%" },
])("$part is written $is", ({ part, is }) => {
  expect(percent(part)).toBe(is);
});

test("amounts are grouped, and zeros beyond the second decimal dropped", () => {
  expect(group("-1234567.50")).toBe("-1,234,567.50");
  expect(money("4006.7500")).toBe("4,006.75");
  expect(money("4006.1230")).toBe("4,006.123");
  expect(money("100")).toBe("100");
});

test.each<Issue>([
  note("frozenHidden", { sheets: ["甲", "乙"] }),
  warning("namesLeft", { names: ["甲", "乙"] }),
  warning("rulesLeft", { sheets: ["甲", "乙"] }),
  warning("formulasLeft", { why: "error", cells: 2, where: ["甲", "乙"] }),
  warning("columnsStanding", { where: ["甲", "乙"] }),
])("a list in a Chinese sentence has the mark of Chinese lists: $kind", (issue) => {
  expect(describeIssue(issue, "zh")).toContain("甲、乙");
});

test("a variation between two cut-offs is told in the marks of the language", () => {
  const facts = { variation: 0.974, mean: 4, periods: 21, zeros: 6, cuts: [0.5, 1] };
  const words = { money: String } as unknown as Parameters<typeof xyzWords.zh.why>[1]; // the only word that it needs
  expect(xyzWords.zh.why(facts, words)).toContain("超过 0.5，不超过 1。");
  expect(xyzWords.en.why(facts, words)).toContain("over 0.5, up to 1.");
});

test("a map of one rule is told as one", () => {
  const { value } = readPolicy({ methods: [{ id: "rfm", map: [{ label: "all" }] }] });
  if (!value?.methods[0]) throw new Error("the policy is right");
  expect(describeRule(value.methods[0], "en", value)).toContain("(1 rule, the first");
});
