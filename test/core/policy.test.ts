import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FIRST_POLICY } from "../../src/core/policies/first-policy";
import { fingerprintOf } from "../../src/core/policies/fingerprint";
import { defaultPolicy } from "../../src/core/policy";
import { readPolicy } from "../../src/core/policies/read-policy";
import { describeIssue } from "../../src/core/text/sentences";

test("a blank policy is ABC 80/95 inclusive", () => {
  expect(readPolicy({}).value).toEqual(defaultPolicy());
  expect(defaultPolicy().methods).toEqual([{ id: "abc", cuts: [0.8, 0.95], boundary: "inclusive" }]);
});

test("what is written out of the first policy is what the schema fills in, in its order", () => {
  expect(JSON.stringify(FIRST_POLICY)).toBe(JSON.stringify(defaultPolicy()));
});

test("the fingerprint of the default policy never changes", () => {
  expect(fingerprintOf(defaultPolicy())).toBe("48c42150a3c0f78a");
});

test("the sheets that are written change no figure, and so no fingerprint", () => {
  const { value } = readPolicy({ outputs: ["facts", "watch"] });
  expect(value && fingerprintOf(value)).toBe("48c42150a3c0f78a");
});

test("who is not the same customer changes no figure, and so no fingerprint", () => {
  const { value } = readPolicy({ different: [["Alder", "Adler"]] });
  expect(value && fingerprintOf(value)).toBe("48c42150a3c0f78a");
  expect(readPolicy({ different: [["Alder"]] }).value).toBeUndefined();
});

test.each([
  { about: "an unknown key", policy: { colour: "red" }, path: "policy", says: /no setting/ },
  {
    about: "an unknown method",
    policy: { methods: [{ id: "magic" }] },
    path: "methods.0.id",
    says: /policy cannot be used/,
  },
  {
    about: "cut-offs out of order",
    policy: { methods: [{ id: "abc", cuts: [0.9, 0.8] }] },
    path: "methods.0.cuts",
    says: /must rise/,
  },
  {
    about: "a cut-off of 1",
    policy: { methods: [{ id: "abc", cuts: [1] }] },
    path: "methods.0.cuts.0",
    says: /policy cannot be used/,
  },
  {
    about: "too few names",
    policy: { methods: [{ id: "abc", labels: ["A", "B"] }] },
    path: "methods.0.labels",
    says: /one name for each class/,
  },
  {
    about: "equal names",
    policy: { methods: [{ id: "abc", labels: ["A", "B", "A"] }] },
    path: "methods.0.labels",
    says: /same name/,
  },
  {
    about: "tiers that rise",
    policy: {
      methods: [
        {
          id: "tiers",
          tiers: [
            { label: "x", from: 1 },
            { label: "y", from: 2 },
          ],
        },
      ],
    },
    path: "methods.0.tiers",
    says: /must fall/,
  },
  { about: "no method", policy: { methods: [] }, path: "methods", says: /policy cannot be used/ },
  { about: "a list", policy: [], path: "policy", says: /policy cannot be used/ },
  { about: "a text", policy: "abc", path: "policy", says: /policy cannot be used/ },
])("$about is refused with its place", ({ policy, path, says }) => {
  const { value, issues } = readPolicy(policy);
  expect(value).toBeUndefined();
  expect(issues.map((issue) => issue.facts)).toContainEqual(expect.objectContaining({ path }));
  expect(issues.map((issue) => describeIssue(issue, "en")).join()).toMatch(says);
});

test.each([
  {
    about: "ends before it begins",
    policy: { period: { from: "2025-01-01" }, comparison: { from: "2024-02-01", to: "2024-01-31" } },
    en: "The policy cannot be used: comparison.to: the period ends before it begins.",
    zh: "策略不能使用：comparison.to：期间的结束早于开始。",
  },
  {
    about: "has no end",
    policy: { period: { from: "2025-01-01" }, comparison: { from: "2024-02-01" } },
    en: "The policy cannot be used: comparison.to: it is missing; give it a value.",
    zh: "策略不能使用：comparison.to：缺少这一项，请填写。",
  },
  {
    about: "has a day that is none",
    policy: { period: { from: "2025-01-01" }, comparison: { from: "2023-02-29", to: "2024-01-31" } },
    en: "The policy cannot be used: comparison.from: there is no such day; write it like 2025-03-01.",
    zh: "策略不能使用：comparison.from：没有这一天，请写成 2025-03-01 的形式。",
  },
  ...[
    { about: "is alone, without a period", policy: {} },
    { about: "has a period without a first day", policy: { period: { to: "2025-12-31" } } },
    { about: "ends on the first day of the period", policy: { period: { from: "2024-12-31" } } },
    { about: "lies after the period", policy: { period: { from: "2020-01-01", to: "2020-12-31" } } },
  ].map(({ about, policy }) => ({
    about,
    policy: { ...policy, comparison: { from: "2024-01-01", to: "2024-12-31" } },
    en: "The policy cannot be used: period.from: with a comparison window, the period needs a first day, and that has to lie after the last day of the window.",
    zh: "策略不能使用：period.from：设置了对比期时，必须设置期间的第一天，并且要晚于对比期的最后一天。",
  })),
])("a comparison window that $about is refused", ({ policy, en, zh }) => {
  const { value, issues } = readPolicy(policy);
  expect(value).toBeUndefined();
  expect(issues.map((issue) => describeIssue(issue, "en"))).toEqual([en]);
  expect(issues.map((issue) => describeIssue(issue, "zh"))).toEqual([zh]);
});

test("a comparison window that ends the day before the period is taken, and decides the result", () => {
  const period = { from: "2025-01-01" };
  const { value } = readPolicy({ period, comparison: { from: "2024-01-01", to: "2024-12-31" } });
  const { value: without } = readPolicy({ period });
  expect(value?.comparison).toEqual({ from: "2024-01-01", to: "2024-12-31" });
  expect(without).not.toHaveProperty("comparison");
  expect(value && fingerprintOf(value)).not.toBe(without && fingerprintOf(without));
});

test("a policy of a newer KA is refused as such", () => {
  expect(readPolicy({ version: 3, anything: true }).issues).toEqual([
    { kind: "newerPolicy", severity: "error", facts: { version: 3 } },
  ]);
});

test("a policy of version 1, as it was saved then, is read with all it says", () => {
  const saved = JSON.parse(readFileSync(join(__dirname, "../cases/policies/version-1.json"), "utf8")) as object; // a document
  const { value, issues } = readPolicy(saved);
  expect(issues).toEqual([]);
  expect(value).toMatchObject({ ...saved, version: 2 });
  expect(value && fingerprintOf(value)).toBe("cca6f849510262a9");
});
