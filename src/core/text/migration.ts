import type { InLanguages } from "./words";

/** What is said of who moved. */
export interface MigrationWords {
  readonly title: (method: string) => string;
  readonly matrix: string;
  readonly money: string;
  /** Where the names are. */
  readonly names: (sheet: string) => string;
  readonly shaded: string;
  readonly from: string;
  readonly classBefore: string;
  readonly classAfter: string;
  readonly move: string;
  readonly absentBefore: string;
  readonly absentAfter: string;
  readonly moves: { readonly [M in "kept" | "up" | "down" | "new" | "gone" | "other"]: string };
  readonly customers: string;
  readonly share: string;
  readonly shareOfAll: string;
  readonly method: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly frozen: string;
  readonly own: string;
  /** What stands on the side before, where that is what KA wrote last. */
  readonly lastRun: (sheet: string) => string;
}

/** The words of migrations, for the sheet and for the command. */
export const MIGRATION_WORDS: InLanguages<MigrationWords> = {
  en: {
    title: (method) => `Migration: ${method}`,
    matrix: "Customers by class before (down) and after (across)",
    money: "Customers and money by class before and after",
    names: (sheet) => `The names stand on ${sheet}: filter by class before and class after.`,
    shaded: "Darker: more customers of the class before went there.",
    from: "From \\ to",
    classBefore: "Class before",
    classAfter: "Class after",
    move: "Move",
    absentBefore: "new",
    absentAfter: "gone",
    moves: { kept: "kept", up: "up", down: "down", new: "new", gone: "gone", other: "other classes" },
    customers: "Customers",
    share: "Share of class",
    shareOfAll: "Share of all",
    method: "Method",
    before: "Before",
    after: "After",
    change: "Change",
    frozen: "Cut-offs: those of before, for both",
    own: "Each time by its own cut-offs",
    lastRun: (sheet) => `${sheet} as it was before these rows`,
  },
  zh: {
    title: (method) => `迁移：${method}`,
    matrix: "客户数：行为之前的类别，列为之后的类别",
    money: "各类别变动的客户数与金额",
    names: (sheet) => `客户名单见“${sheet}”：按“之前类别”和“之后类别”筛选即可。`,
    shaded: "颜色越深，表示之前类别中去往该类别的客户越多。",
    from: "从 \\ 到",
    classBefore: "之前类别",
    classAfter: "之后类别",
    move: "变动",
    absentBefore: "新增",
    absentAfter: "流失",
    moves: { kept: "不变", up: "上升", down: "下降", new: "新增", gone: "流失", other: "类别体系已变" },
    customers: "客户数",
    share: "占之前类别",
    shareOfAll: "占全部客户",
    method: "方法",
    before: "之前",
    after: "之后",
    change: "变化",
    frozen: "分界点：两期都用之前的分界点",
    own: "两期各按自己的分界点划分",
    lastRun: (sheet) => `写入本期数据之前的“${sheet}”`,
  },
};
