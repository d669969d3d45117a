import type { Comparison, Conditions } from "../../measures/comparisons";
import { traitsOf } from "../../measures/derived";
import type { MethodChoice } from "../../methods/methods";
import type { RulesFacts, Tested } from "../../methods/rules";
import type { Language } from "../../policy";
import { units as unitsEn } from "../en/labels";
import { RELATION_SIGNS, measureName, measureValue } from "../measures";
import type { InLanguages, MethodWords } from "../words";
import { units as unitsZh } from "../zh/labels";

type Choice = Extract<MethodChoice, { readonly id: "rules" }>;

/** How rules speak. */
export const rulesWords: InLanguages<MethodWords<Choice, RulesFacts | undefined>> = {
  en: {
    rule: ({ classes, rest, unit }) =>
      `Ordered rules, the first that fits: ${classes.map(({ label, ...conditions }) => `${label} if ${describeConditions(conditions, "en")}`).join("; ")}${rest === undefined ? "" : `; all others ${rest}`}${usesMoney(classes) ? `; unit of money: ${unitsEn[unit]}` : ""}`,
    why: (facts, { label }) => {
      if (!facts) return "The rules do not apply.";
      const own = metOf(facts, "en");
      const fired = {
        rule: `Fits: ${own}`,
        rest: "Fits none of the rules",
        unknown: "Fits none of the rules, and values are missing",
      };
      const lacks = lacksOf(facts, "en");
      return `${fired[facts.fired]}${facts.above && lacks !== "" ? `; for ${label(facts.above.class)} it lacks ${lacks}` : ""}.`;
    },
  },
  zh: {
    rule: ({ classes, rest, unit }) =>
      `按顺序的规则，先符合者为准：${classes.map(({ label, ...conditions }) => `${label}：${describeConditions(conditions, "zh")}`).join("；")}${rest === undefined ? "" : `；其余为 ${rest}`}${usesMoney(classes) ? `；金额单位：${unitsZh[unit]}` : ""}`,
    why: (facts, { label }) => {
      if (!facts) return "规则不适用。";
      const own = metOf(facts, "zh");
      const fired = { rule: `符合：${own}`, rest: "不符合任何一条规则", unknown: "不符合任何一条规则，且缺少数值" };
      const lacks = lacksOf(facts, "zh");
      return `${fired[facts.fired]}${facts.above && lacks !== "" ? `；要达到 ${label(facts.above.class)}，还缺${lacks}` : ""}。`;
    },
  },
};

const JOINTS: InLanguages<{ readonly [J in "and" | "or" | "list" | "open" | "close"]: string }> = {
  en: { and: " and ", or: " or ", list: ", ", open: "(", close: ")" },
  zh: { and: "且", or: "或", list: "、", open: "（", close: "）" },
};

/** Joins what is said by a word; in Chinese it stands apart from figures and letters. */
function joined(said: readonly string[], word: string): string {
  if (word.startsWith(" ")) return said.join(word);
  return said.reduce(
    (before, next) => `${before}${/[\w%]$/.test(before) ? " " : ""}${word}${/^\w/.test(next) ? " " : ""}${next}`,
  );
}

/** The conditions of a class, joined by “and” and “or”. */
export function describeConditions({ all = [], any = [] }: Conditions, language: Language): string {
  const { and, or, open, close } = JOINTS[language];
  const said = (entry: Comparison) =>
    `${measureName(entry, language)} ${RELATION_SIGNS[entry.is]} ${measureValue(entry, entry.value, language)}`;
  const alternatives = any.length === 0 ? "" : joined(any.map(said), or);
  const isOne = all.length === 0 || any.length === 1;
  const parts = [
    ...all.map(said),
    ...(any.length === 0 ? [] : [isOne ? alternatives : `${open}${alternatives}${close}`]),
  ];
  return parts.length === 0 ? "" : joined(parts, and);
}

/** What holds, each with the customer's own value. */
function metOf({ all, any }: RulesFacts, language: Language): string {
  const said = [...all, ...any].map((entry) => {
    const found = entry.found === undefined ? "" : ` ${measureValue(entry, entry.found, language)}`;
    const bound =
      entry.found === entry.value ? "" : ` ${RELATION_SIGNS[entry.is]} ${measureValue(entry, entry.value, language)}`;
    return `${measureName(entry, language)}${found}${bound}`;
  });
  return said.join(JOINTS[language].list);
}

function lacksOf({ above }: RulesFacts, language: Language): string {
  if (!above) return "";
  const { list, or } = JOINTS[language];
  const alternatives = above.any.map((entry) => lackOf(entry, language)).join(or);
  return [...above.all.map((entry) => lackOf(entry, language)), ...(alternatives === "" ? [] : [alternatives])].join(
    list,
  );
}

/** A comparison that fails, with how far the customer is from it: `orders 12 (3 short of 15)`. */
function lackOf(entry: Tested, language: Language): string {
  const name = measureName(entry, language);
  const bound = measureValue(entry, entry.value, language);
  const wanted = `${RELATION_SIGNS[entry.is]} ${bound}`;
  if (entry.found === undefined)
    return language === "zh" ? `${name} ${wanted}（没有数值）` : `${name} ${wanted} (it has no value)`;
  const found = measureValue(entry, entry.found, language);
  const distance = Math.abs(entry.value - entry.found);
  const gap = measureValue(entry, distance, language);
  const isMore = entry.found < entry.value;
  // At the bound itself nothing is missing that could be counted: it has to be passed.
  if (distance === 0 || entry.is === "=")
    return `${name} ${wanted}${language === "zh" ? `（现为 ${found}）` : ` (now ${found})`}`;
  if (language === "zh") return `${name} ${wanted}（现为 ${found}，${isMore ? "还差" : "多出"} ${gap}）`;
  return `${name} ${wanted} (now ${found}, ${gap} ${isMore ? "short" : "too much"})`;
}

function usesMoney(classes: readonly Conditions[]): boolean {
  return classes.some(({ all = [], any = [] }) => [...all, ...any].some((entry) => traitsOf(entry).unit === "money"));
}
