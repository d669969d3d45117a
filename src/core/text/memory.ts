import type { OptionLabel } from "./option-words";
import { COLOUR_WORDS } from "./colours";
import { TEXTS } from "./text";
import type { InLanguages } from "./words";

/** The words of what a workbook remembers: policy, log and history. */
export interface MemoryWords {
  readonly setting: string;
  readonly value: string;
  readonly meaning: string;
  readonly name: string;
  /** The settings of a policy beside its methods, and their parts. */
  readonly settings: Readonly<Record<string, OptionLabel>>;
  readonly method: (place: number) => string;
  readonly column: (role: string) => string;
  readonly noColumn: string;
  readonly soughtColumn: string;
  /** Of the methods. */
  readonly order: string;
  /** What is said of a setting that one of two policies does not have, and of two that are the same. */
  readonly notSet: string;
  readonly noDifference: string;
  readonly log: { readonly [C in LogColumn]: string };
  /** What a line of the log says that is of formulas made values, and of areas that have no line of their own. */
  readonly frozen: string;
  /** And of formulas that something else took the place of. */
  readonly rewritten: string;
  readonly moreFrozen: (areas: number) => string;
  readonly run: string;
  readonly when: string;
  readonly author: string;
  readonly passed: (passed: number, all: number) => string;
}

/** Columns of *KA Log*. */
export const LOG_COLUMNS = [
  "when",
  "author",
  "source",
  "rows",
  "customers",
  "method",
  "counts",
  "sums",
  "net",
  "checks",
  "policy",
  "sourceFingerprint",
  "version",
] as const;

/** Columns of *KA Log* where there is something to say in them: a policy with a name, formulas that became values. */
export const RARE_LOG_COLUMNS = ["policyName", "formula", "cells"] as const;
export type LogColumn = (typeof LOG_COLUMNS)[number] | (typeof RARE_LOG_COLUMNS)[number];

export const MEMORY_WORDS: InLanguages<MemoryWords> = {
  en: {
    setting: "Setting",
    value: "Value",
    meaning: "In words",
    name: "Name in the policy",
    settings: {
      version: { label: "Version of this document" },
      language: { label: "Language", choices: { en: "English", zh: "Chinese" } },
      name: { label: "Name of this policy" },
      notes: { label: "Notes on this policy" },
      columns: { label: "Columns" },
      methods: { label: "Classifications" },
      amountUnit: { label: "Unit of the amounts", choices: TEXTS.en.units },
      merges: { label: "Customers that are one" },
      different: { label: "Customers that are not the same" },
      treatments: { label: "Recommended treatment" },
      colours: { label: "Colour of the class", choices: COLOUR_WORDS.en },
      period: {
        label: "Period",
        fields: { from: "first day that counts", to: "last day that counts", analysisDate: "analysis date" },
      },
      comparison: { label: "Compared with", fields: { from: "first day", to: "last day" } },
      intake: {
        label: "Cells",
        fields: {
          decimal: { label: "decimal sign", choices: { point: "1,234.5", comma: "1.234,5" } },
          dateOrder: {
            label: "order of dates",
            choices: { dayFirst: "day, month, year", monthFirst: "month, day, year", yearFirst: "year, month, day" },
          },
          currency: "currency that counts",
          hiddenRows: { label: "hidden rows", choices: { include: "count", leaveOut: "are left out" } },
          totals: { label: "rows of totals", choices: { include: "are customers", leaveOut: "are left out" } },
        },
      },
    },
    method: (place) => `Classification ${place}`,
    column: (role) => `Column: ${role}`,
    noColumn: "there is no such column",
    soughtColumn: "KA finds it",
    order: "Order of the classifications",
    notSet: "not set",
    noDifference: "The two policies do not differ in any setting.",
    log: {
      when: "When",
      author: "Author (as typed)",
      source: "Source",
      rows: "Rows",
      customers: "Customers",
      method: "Classification",
      counts: "Customers by class",
      sums: "Sums by class",
      net: "Net total",
      checks: "Checks passed",
      policy: "Policy fingerprint",
      sourceFingerprint: "Source fingerprint",
      version: "KA version",
      policyName: "Policy name",
      formula: "Formula made values",
      cells: "Cells",
    },
    frozen: "Formulas frozen",
    rewritten: "Formulas rewritten",
    moreFrozen: (areas) => `and ${areas} more areas`,
    run: "Run",
    when: "Made",
    author: "Author (as typed)",
    passed: (passed, all) => `${passed} of ${all}`,
  },
  zh: {
    setting: "设置",
    value: "取值",
    meaning: "说明",
    name: "策略中的名称",
    settings: {
      version: { label: "文档版本" },
      language: { label: "语言", choices: { en: "英文", zh: "中文" } },
      name: { label: "策略名称" },
      notes: { label: "策略备注" },
      columns: { label: "列" },
      methods: { label: "分类" },
      amountUnit: { label: "金额单位", choices: TEXTS.zh.units },
      merges: { label: "视为同一家的客户" },
      different: { label: "不是同一家的客户" },
      treatments: { label: "建议措施" },
      colours: { label: "类别颜色", choices: COLOUR_WORDS.zh },
      period: { label: "期间", fields: { from: "起始日", to: "截止日", analysisDate: "分析日" } },
      comparison: { label: "对比期间", fields: { from: "起始日", to: "截止日" } },
      intake: {
        label: "单元格",
        fields: {
          decimal: { label: "小数点写法", choices: { point: "1,234.5", comma: "1.234,5" } },
          dateOrder: { label: "日期顺序", choices: { dayFirst: "日月年", monthFirst: "月日年", yearFirst: "年月日" } },
          currency: "计入的币种",
          hiddenRows: { label: "隐藏的行", choices: { include: "计入", leaveOut: "不计入" } },
          totals: { label: "合计行", choices: { include: "作为客户", leaveOut: "不计入" } },
        },
      },
    },
    method: (place) => `分类 ${place}`,
    column: (role) => `列：${role}`,
    noColumn: "没有这一列",
    soughtColumn: "由 KA 查找",
    order: "分类的顺序",
    notSet: "未设置",
    noDifference: "两份策略的各项设置完全相同。",
    log: {
      when: "时间",
      author: "操作人（自行填写）",
      source: "来源",
      rows: "行数",
      customers: "客户数",
      method: "分类",
      counts: "各类客户数",
      sums: "各类合计",
      net: "净额合计",
      checks: "通过的自检",
      policy: "策略指纹",
      sourceFingerprint: "来源指纹",
      version: "KA 版本",
      policyName: "策略名称",
      formula: "转为数值的公式",
      cells: "单元格数",
    },
    frozen: "公式转为数值",
    rewritten: "公式改写",
    moreFrozen: (areas) => `以及另外 ${areas} 处`,
    run: "运行",
    when: "生成时间",
    author: "操作人（自行填写）",
    passed: (passed, all) => `${all} 项中的 ${passed} 项`,
  },
};
