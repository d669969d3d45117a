import type { InLanguages } from "./words";

/** What is said of who moved. */
export interface MigrationWords {
  readonly title: (method: string) => string;
  readonly matrix: string;
  readonly money: string;
  readonly movers: string;
  readonly from: string;
  readonly classBefore: string;
  readonly classAfter: string;
  readonly move: string;
  readonly absentBefore: string;
  readonly absentAfter: string;
  readonly moves: { readonly [M in "kept" | "up" | "down" | "new" | "gone"]: string };
  readonly customers: string;
  readonly share: string;
  readonly method: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly frozen: string;
}

/** The words of migrations, for the sheet and for the command. */
export const MIGRATION_WORDS: InLanguages<MigrationWords> = {
  en: {
    title: (method) => `Migration: ${method}`,
    matrix: "Customers by class before (down) and after (across)",
    money: "Customers and money by class before and after",
    movers: "Who moved",
    from: "From \\ to",
    classBefore: "Class before",
    classAfter: "Class after",
    move: "Move",
    absentBefore: "new",
    absentAfter: "gone",
    moves: { kept: "kept", up: "up", down: "down", new: "new", gone: "gone" },
    customers: "Customers",
    share: "Share of the class before",
    method: "Method",
    before: "Before",
    after: "After",
    change: "Change",
    frozen: "Cut-offs: those of before, for both",
  },
  zh: {
    title: (method) => `迁移：${method}`,
    matrix: "客户数：行为之前的类别，列为之后的类别",
    money: "各类别变动的客户数与金额",
    movers: "类别有变动的客户",
    from: "从 \\ 到",
    classBefore: "之前类别",
    classAfter: "之后类别",
    move: "变动",
    absentBefore: "新增",
    absentAfter: "流失",
    moves: { kept: "不变", up: "上升", down: "下降", new: "新增", gone: "流失" },
    customers: "客户数",
    share: "占之前类别",
    method: "方法",
    before: "之前",
    after: "之后",
    change: "变化",
    frozen: "分界点：两期都用之前的分界点",
  },
};
