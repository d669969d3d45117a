import { readPolicy } from "../../../src/core/policies/read-policy";
import { describeIssue } from "../../../src/core/text/sentences";

const abc = (options: object) => ({ methods: [{ id: "abc", ...options }] });
const override = (change: object) => ({
  overrides: [{ customer: "Di", class: "A", reason: "new site", date: "2025-03-01", ...change }],
});

test.each<{ about: string; policy: unknown; en: string; zh: string }>([
  {
    about: "a setting that there is not",
    policy: { colour: 1, sound: 2 },
    en: "policy: there is no setting “colour”, “sound”; remove it or check its spelling",
    zh: "policy：没有“colour”、“sound”这个设置，请删除或检查拼写",
  },
  {
    about: "a number written as a text",
    policy: abc({ cuts: ["80%"] }),
    en: "methods.0.cuts.0: it has to be a number",
    zh: "methods.0.cuts.0：必须是数字",
  },
  {
    about: "a list that is none",
    policy: { methods: 3 },
    en: "methods: it has to be a list",
    zh: "methods：必须是列表",
  },
  {
    about: "half a tier",
    policy: { methods: [{ id: "breaks", classes: 2.5 }] },
    en: "methods.0.classes: it has to be a whole number",
    zh: "methods.0.classes：必须是整数",
  },
  {
    about: "a share of 150 %",
    policy: { methods: [{ id: "growth", declining: 1.5 }] },
    en: "methods.0.declining: it must not be above 1",
    zh: "methods.0.declining：不能大于 1",
  },
  {
    about: "a share of nothing",
    policy: { methods: [{ id: "pareto", share: 0 }] },
    en: "methods.0.share: it has to be above 0",
    zh: "methods.0.share：必须大于 0",
  },
  {
    about: "a method that there is not",
    policy: { methods: [{ id: "xyz2" }] },
    en: "methods.0.id: it has to be one of these: abc, pareto",
    zh: "methods.0.id：只能是以下之一：abc、pareto",
  },
  {
    about: "a choice that there is not",
    policy: abc({ boundary: "up" }),
    en: "methods.0.boundary: it has to be one of these: inclusive, exclusive, nearest",
    zh: "methods.0.boundary：只能是以下之一：inclusive、exclusive、nearest",
  },
  {
    about: "no methods",
    policy: { methods: [] },
    en: "methods: it has to have at least 1 entry",
    zh: "methods：至少要有 1 项",
  },
  {
    about: "a class by hand without a reason",
    policy: override({ reason: " " }),
    en: "overrides.0.reason: it must not be empty",
    zh: "overrides.0.reason：不能为空",
  },
  {
    about: "a class by hand without its day",
    policy: override({ date: undefined }),
    en: "overrides.0.date: it is missing; give it a value",
    zh: "overrides.0.date：缺少这一项，请填写",
  },
  {
    about: "a day as it is not written",
    policy: override({ date: "1.3.2025" }),
    en: "overrides.0.date: there is no such day; write it like 2025-03-01",
    zh: "overrides.0.date：没有这一天，请写成 2025-03-01 的形式",
  },
  {
    about: "a class name that is too long",
    policy: override({ class: "A".repeat(61) }),
    en: "overrides.0.class: it may have at most 60 characters; shorten it",
    zh: "overrides.0.class：最多 60 个字符，请缩短",
  },
  {
    about: "a month that there is not",
    policy: { leaveOut: [{ month: "2025-13", reason: "fair" }] },
    en: "leaveOut.0.month: there is no such month; write it like 2025-03",
    zh: "leaveOut.0.month：没有这个月份，请写成 2025-03 的形式",
  },
  {
    about: "an answer of one column of which the form is known",
    policy: { intake: { decimal: { Revenue: "semicolon" } } },
    en: "intake.decimal.Revenue: it has to be one of these: point, comma",
    zh: "intake.decimal.Revenue：只能是以下之一：point、comma",
  },
  {
    about: "an answer of which no form is known",
    policy: { intake: { decimal: 5 } },
    en: "intake.decimal: it has to be one of these: point, comma",
    zh: "intake.decimal：只能是以下之一：point、comma",
  },
  {
    about: "a colour that the palette does not have",
    policy: { colours: { A: "#FF0000" } },
    en: "colours.A: it has to be one of these: green, blue, amber, lilac, orange, aqua, pink, lime, slate, sand",
    zh: "colours.A：只能是以下之一：green、blue、amber、lilac、orange、aqua、pink、lime、slate、sand",
  },
  {
    about: "a currency in words",
    policy: { intake: { currency: "Euro" } },
    en: "intake.currency: write the currency as its three capital letters, for example USD",
    zh: "intake.currency：请用三个大写字母写币种，例如 CNY",
  },
  {
    about: "a list instead of a policy",
    policy: [],
    en: "policy: it has to be a group of settings",
    zh: "policy：必须是一组设置",
  },
])("$about is said in both languages", ({ policy, en, zh }) => {
  const { value, issues } = readPolicy(policy);
  expect(value).toBeUndefined();
  expect(issues).toHaveLength(1);
  const [issue] = issues;
  expect(issue && describeIssue(issue, "en")).toContain(`The policy cannot be used: ${en}`);
  expect(issue && describeIssue(issue, "zh")).toContain(`策略不能使用：${zh}`);
});

test("what zod says itself never reaches a sentence", () => {
  const policy = {
    ...override({ date: 5, expiry: "x", author: 5 }),
    language: "fr",
    version: 2,
    merges: [{}],
    treatments: 1,
  };
  const sentences = readPolicy(policy).issues.map((issue) => describeIssue(issue, "zh"));
  expect(sentences.length).toBeGreaterThan(5);
  expect(sentences.filter((sentence) => /Invalid|expected|Too (small|big)/.test(sentence))).toEqual([]);
});
