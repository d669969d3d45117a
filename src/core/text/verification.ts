import type { Agreement, Difference, NotCompared, Verdict, Verified } from "../verification/differences";
import type { Language } from "../policy";
import type { CellValue } from "../table";
import { count } from "./numbers";
import { TEXTS } from "./text";
import type { InLanguages } from "./words";

/** What is said of a workbook that was verified. */
interface VerificationWords {
  readonly titles: { readonly [V in Verified]: string };
  readonly states: { readonly [A in Agreement]: string };
  readonly agrees: { readonly [V in Verified]: (compared: number) => string };
  readonly differs: { readonly [V in Verified]: (found: number) => string };
  readonly unchecked: { readonly [V in Verified]: string };
  readonly kinds: { readonly [K in Difference["kind"]]: (difference: Difference) => string };
  readonly more: (further: number) => string;
  readonly notCompared: { readonly [W in NotCompared["why"]]: (passedOver: NotCompared) => string };
  readonly lastRun: (when: string) => string;
}

const MOST_CHARACTERS = 80;

/** A cell as a sentence shows it. */
function shown(cell: CellValue, language: Language): string {
  if (cell === null || cell === "") return language === "en" ? "nothing" : "空";
  const text = String(cell);
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text;
  return typeof cell === "number" ? cut : `“${cut}”`;
}

const en = (cell: CellValue) => shown(cell, "en");
const zh = (cell: CellValue) => shown(cell, "zh");

/** The words of a verification by language. */
export const VERIFICATION_WORDS: InLanguages<VerificationWords> = {
  en: {
    titles: { results: "Results", source: "Source", policy: "Policy", overrides: "Set by hand" },
    states: { agrees: "agrees", differs: "DIFFERS", unchecked: "not checked" },
    agrees: {
      results: (cells) =>
        `All ${count(cells)} cells that were compared on KA's sheets are what KA calculates from the rows and the policy.`,
      source: (rows) => `The ${count(rows)} rows are the same as at the last run.`,
      policy: (settings) => `All ${count(settings)} settings are those of the last run.`,
      overrides: (classes) =>
        classes === 0
          ? "No class is set by hand."
          : `${classes === 1 ? "The class" : `All ${count(classes)} classes`} set by hand ${classes === 1 ? "is" : "are"} in the results, or agree${classes === 1 ? "s" : ""} with KA.`,
    },
    differs: {
      results: (found) =>
        `${count(found)} ${found === 1 ? "place is" : "places are"} not what KA calculates from the rows and the policy as they are now. Run KA again to bring the list up to date; what nobody changed on purpose was changed by hand.`,
      source: () => "The rows are no longer those of the last run. Run KA again to have the results follow them.",
      policy: (found) =>
        `${count(found)} ${found === 1 ? "setting is" : "settings are"} no longer what the last run used. Run KA again to use them, or put them back on KA Policy.`,
      overrides: (found) =>
        `${count(found)} ${found === 1 ? "class" : "classes"} set by hand ${found === 1 ? "was" : "were"} changed since the last run or ${found === 1 ? "does" : "do"} not count. Correct ${found === 1 ? "it" : "them"} in the account list, then run KA again.`,
    },
    unchecked: {
      results: "The results could not be compared.",
      source:
        "Nothing says what the rows were at the last run: KA Log has no line of it, or the policy that it used is lost and the one of now reads other columns.",
      policy:
        "Nothing says what the policy was at the last run: KA Log has no line of it, and no copy of the policy is kept.",
      overrides: "The classes set by hand could not be compared.",
    },
    kinds: {
      cell: ({ name, header, expected, found }) =>
        `${name}, ${header}: ${en(found)} stands there, KA says ${en(expected)}`,
      lineMissing: ({ name }) => `${name}: the line of this customer is missing in the account list`,
      lineAdded: ({ name }) => `${name}: stands in the account list, but is no customer in the rows`,
      lineTwice: ({ name }) => `${name}: stands in the account list more than once`,
      columnMissing: ({ name }) => `the column “${name}” is missing in the account list, or has another name`,
      listMissing: () => "the account list is missing",
      summaryMissing: () => "the summary is missing",
      summary: ({ name, header, expected, found }) =>
        `summary, ${header === name ? name : `${header}, ${name}`}: ${en(found)} stands there, KA says ${en(expected)}`,
      sheetCell: ({ name, expected, found }) => `${name}: ${en(found)} stands there, KA says ${en(expected)}`,
      sheetLine: ({ name, expected }) => `${name}: a line of ${en(expected)} is missing`,
      rows: ({ expected, found }) => `rows: ${en(found)} now, ${en(expected)} at the last run`,
      net: ({ expected, found }) => `net total: ${en(found)} now, ${en(expected)} at the last run`,
      fingerprint: ({ expected, found }) => `fingerprint: ${en(found)} now, ${en(expected)} at the last run`,
      setting: ({ name, expected, found }) => `${name}: ${en(found)} now, ${en(expected)} at the last run`,
      override: ({ name, header, found }) => `${name}: ${en(found)} does not count: ${header}`,
    },
    more: (further) => `… and ${count(further)} more`,
    notCompared: {
      longSheet: ({ sheet, rows }) =>
        `Not compared: “${sheet}”. It has ${count(rows)} rows, more than KA compares. Run KA again to be sure of it: a run brings it up to date.`,
      longColumns: ({ sheet, rows }) =>
        `Not compared: the class columns on “${sheet}”. They have ${count(rows)} rows, more than KA compares. Run KA again to be sure of them: a run brings them up to date.`,
      pivot: ({ sheet, name }) =>
        `Not compared: the PivotTable ${name} on “${sheet}”. It does not stand there as KA made it: moved, filtered, laid out otherwise, or deleted. A run of other rows or with other settings makes it anew.`,
    },
    lastRun: (when) => `Last run: ${when}`,
  },
  zh: {
    titles: { results: "结果", source: "数据来源", policy: "策略", overrides: "人工指定" },
    states: { agrees: "一致", differs: "不一致", unchecked: "无法核对" },
    agrees: {
      results: (cells) => `KA 各工作表中核对的 ${count(cells)} 个单元格，都与按数据行和策略重新计算的结果一致。`,
      source: (rows) => `${count(rows)} 行数据与上次运行时相同。`,
      policy: (settings) => `全部 ${count(settings)} 项设置与上次运行时相同。`,
      overrides: (classes) =>
        classes === 0
          ? "没有人工指定的类别。"
          : `${count(classes)} 个人工指定的类别均已体现在结果中，或与 KA 的判断相同。`,
    },
    differs: {
      results: (found) =>
        `有 ${count(found)} 处与按当前数据行和策略计算的结果不一致。请重新运行 KA 更新清单；若数据和策略都没有改过，则是有人手工改动了结果。`,
      source: () => "数据行已不是上次运行时的内容。请重新运行 KA，使结果与数据相符。",
      policy: (found) =>
        `有 ${count(found)} 项设置与上次运行所用的不同。请重新运行 KA 使其生效，或在“KA 策略”工作表上改回原值。`,
      overrides: (found) =>
        `有 ${count(found)} 个人工指定的类别在上次运行后有改动，或没有生效。请在客户清单中更正，然后重新运行 KA。`,
    },
    unchecked: {
      results: "结果无法核对。",
      source: "无从得知上次运行时的数据：KA 日志中没有记录，或当时的策略已丢失，而现在的策略读取的列不同。",
      policy: "无从得知上次运行时的策略：KA 日志中没有记录，工作簿中也没有保存策略副本。",
      overrides: "人工指定的类别无法核对。",
    },
    kinds: {
      cell: ({ name, header, expected, found }) => `${name} 的“${header}”：表中为${zh(found)}，应为${zh(expected)}`,
      lineMissing: ({ name }) => `${name}：客户清单中缺少这一行`,
      lineAdded: ({ name }) => `${name}：在客户清单中，但数据行里没有这个客户`,
      lineTwice: ({ name }) => `${name}：在客户清单中出现多次`,
      columnMissing: ({ name }) => `客户清单中没有“${name}”列，或该列已改名`,
      listMissing: () => "没有客户清单",
      summaryMissing: () => "没有摘要",
      summary: ({ name, header, expected, found }) =>
        `摘要“${header === name ? name : `${header}”的“${name}`}”：表中为${zh(found)}，应为${zh(expected)}`,
      sheetCell: ({ name, expected, found }) => `${name}：表中为${zh(found)}，应为${zh(expected)}`,
      sheetLine: ({ name, expected }) => `${name}：缺少${zh(expected)}的一行`,
      rows: ({ expected, found }) => `行数：现在 ${zh(found)}，上次运行时 ${zh(expected)}`,
      net: ({ expected, found }) => `净额合计：现在 ${zh(found)}，上次运行时 ${zh(expected)}`,
      fingerprint: ({ expected, found }) => `指纹：现在${zh(found)}，上次运行时${zh(expected)}`,
      setting: ({ name, expected, found }) => `${name}：现在为${zh(found)}，上次运行时为${zh(expected)}`,
      override: ({ name, header, found }) => `${name}：指定的${zh(found)}没有生效：${header}`,
    },
    more: (further) => `… 另有 ${count(further)} 处`,
    notCompared: {
      longSheet: ({ sheet, rows }) =>
        `未核对：“${sheet}”。该表有 ${count(rows)} 行，超出 KA 核对的范围。如需确认，请重新运行 KA，运行时会更新该表。`,
      longColumns: ({ sheet, rows }) =>
        `未核对：“${sheet}”上的类别列。共 ${count(rows)} 行，超出 KA 核对的范围。如需确认，请重新运行 KA，运行时会更新这些列。`,
      pivot: ({ sheet, name }) =>
        `未核对：“${sheet}”上的数据透视表 ${name}。它已不是 KA 生成时的样子：被移动、筛选、改了布局或已删除。数据或设置改变后再次运行时，KA 会重新生成。`,
    },
    lastRun: (when) => `上次运行：${when}`,
  },
};

/** Whether one of the four agrees, as a sentence. */
export function describeVerdict(
  part: Verified,
  { state, count: found, compared }: Verdict,
  language: Language,
): string {
  const words = VERIFICATION_WORDS[language];
  if (state === "unchecked") return words.unchecked[part];
  return state === "agrees" ? words.agrees[part](compared) : words.differs[part](found);
}

/** One difference, as a line. */
export function describeDifference(difference: Difference, language: Language): string {
  const { kinds } = VERIFICATION_WORDS[language];
  if (difference.kind !== "override") return kinds[difference.kind](difference);
  const states: Readonly<Record<string, string>> = TEXTS[language].overrideStates;
  return kinds.override({ ...difference, header: states[difference.header] ?? difference.header });
}

/** What was passed over, as a line. */
export function describeNotCompared(passedOver: NotCompared, language: Language): string {
  return VERIFICATION_WORDS[language].notCompared[passedOver.why](passedOver);
}
