import { count } from "../core/text/numbers";
import type { Language } from "../core/policy";

/** What the command says beside the report. */
export interface Words {
  readonly reading: string;
  readonly writing: string;
  readonly standardInput: string;
  readonly written: (path: string, customers: number) => string;
  readonly unchanged: (path: string, customers: number) => string;
  /** Where the workbook is kept that a result replaced. */
  readonly earlier: (path: string, kept: string) => string;
  readonly notADay: (text: string) => string;
  readonly notAMerge: (text: string) => string;
  readonly notOfMethod: (flag: string, owner: string, method: string) => string;
  readonly presetOrPolicy: string;
  readonly presets: string;
  readonly alreadyThere: (path: string) => string;
  readonly policyWritten: (path: string) => string;
  readonly noSuchCustomer: (customer: string, similar: readonly string[]) => string;
  readonly badWindow: (text: string) => string;
  readonly twoSides: string;
  readonly notFrozen: (method: string) => string;
  readonly compare: {
    readonly movers: (shown: number, all: number) => string;
    readonly overlap: string;
    readonly written: (path: string, movers: number) => string;
  };
  readonly onlyOfWorkbook: (flag: string) => string;
  readonly onlyOfCsv: (flag: string) => string;
  readonly notOneOf: (flag: string, given: string, known: readonly string[]) => string;
  readonly tableAlone: string;
  readonly rangeWithoutSheet: (range: string) => string;
  readonly listing: {
    readonly sheet: string;
    readonly table: string;
    readonly name: string;
    readonly noCells: string;
    readonly empty: string;
    readonly hidden: string;
    readonly ours: string;
    readonly blocks: (addresses: readonly string[]) => string;
  };
  /** Which flags answer what a sentence asks. */
  readonly hint: (flags: string) => string;
}

/** The command's own words by language. */
export const WORDS: { readonly [L in Language]: Words } = {
  en: {
    reading: "Reading",
    writing: "Writing",
    standardInput: "standard input",
    written: (path, customers) =>
      `Written: ${path} (${count(customers)} ${customers === 1 ? "customer" : "customers"})`,
    unchanged: (path, customers) =>
      `Checked, unchanged: ${path} (${count(customers)} ${customers === 1 ? "customer" : "customers"}). All of it stood in the workbook already, so nothing was added, to the log neither.`,
    earlier: (path, kept) => `What ${path} was before is kept as ${kept}; ka revert ${path} brings it back.`,
    notADay: (text) => `“${text}” is not a day. Write it as 2025-01-31.`,
    notAMerge: (text) =>
      `“${text}” does not say which customers are one. Write --merge "name=other", the other one then counts as the first, or --different "name=other" for two that are not the same.`,
    notOfMethod: (flag, owner, method) =>
      `The option --${flag} belongs to the method ${owner}, and the method is ${method}. Add --method ${owner}, or leave the option out.`,
    presets: "Presets",
    alreadyThere: (path) => `${path} is there already and was left alone. Choose another name.`,
    policyWritten: (path) => `Written: ${path}. Change it with any editor and use it with --policy.`,
    presetOrPolicy: "Give --preset or --policy, not both: a preset is a policy.",
    noSuchCustomer: (customer, similar) =>
      `There is no customer “${customer}” in the data.${similar.length > 0 ? ` Similar are: ${similar.join(", ")}.` : " Check the name or the id."}`,
    badWindow: (text) => `“${text}” is no period. Write it as 2024-01-01..2024-12-31.`,
    twoSides: "Give two files, or one file with --before and --after.",
    notFrozen: (method) =>
      `The cut-offs of ${method} cannot be kept from before; only methods that rank one value have such cut-offs. Leave --frozen out.`,
    compare: {
      movers: (shown, all) => `Largest moves (${count(shown)} of ${count(all)})`,
      overlap: "The two periods overlap, so the same sales would count twice. End the first before the second begins.",
      written: (path, movers) => `${path} written: ${count(movers)} ${movers === 1 ? "move" : "moves"}.`,
    },
    onlyOfWorkbook: (flag) =>
      `The option --${flag} is for workbooks (.xlsx, .xlsm), and the input is none. Leave it out.`,
    onlyOfCsv: (flag) => `The option --${flag} is for CSV files, and the input is a workbook. Leave it out.`,
    notOneOf: (flag, given, known) => `The option --${flag} cannot be “${given}”. It is one of: ${known.join(", ")}.`,
    tableAlone: "A table has its own place: give --table without --sheet and --range.",
    rangeWithoutSheet: (range) =>
      `Say on which sheet the range is: --sheet <name> --range ${range}, or --range <name>!${range}.`,
    listing: {
      sheet: "sheet",
      table: "table",
      name: "name",
      noCells: "no cells (a chart or a dialog)",
      empty: "empty",
      hidden: "hidden",
      ours: "written by KA",
      blocks: (addresses) => `${count(addresses.length)} blocks: ${addresses.join(", ")}`,
    },
    hint: (flags) => ` (${flags})`,
  },
  zh: {
    reading: "读取",
    writing: "写入",
    standardInput: "标准输入",
    written: (path, customers) => `已写入：${path}（${count(customers)} 个客户）`,
    unchanged: (path, customers) =>
      `已核对，没有变化：${path}（${count(customers)} 个客户）。内容原已在工作簿中，未写入任何新内容，日志也未增加。`,
    earlier: (path, kept) => `${path} 之前的内容保存为 ${kept}；用 ka revert ${path} 可以恢复。`,
    notADay: (text) => `“${text}”不是日期。请写成 2025-01-31。`,
    notAMerge: (text) =>
      `“${text}”没有说明哪些客户是同一家。请写成 --merge "名称=另一名称"（后者并入前者），不是同一家则写成 --different "名称=另一名称"。`,
    notOfMethod: (flag, owner, method) =>
      `选项 --${flag} 属于方法 ${owner}，而当前方法是 ${method}。请加上 --method ${owner}，或去掉该选项。`,
    presets: "预设",
    alreadyThere: (path) => `${path} 已经存在，未作改动。请另选名称。`,
    policyWritten: (path) => `已写入：${path}。可用任意编辑器修改，并以 --policy 使用。`,
    presetOrPolicy: "--preset 和 --policy 只能给一个：预设就是一份策略。",
    noSuchCustomer: (customer, similar) =>
      `数据中没有客户“${customer}”。${similar.length > 0 ? `相近的有：${similar.join("、")}。` : "请检查名称或编号。"}`,
    badWindow: (text) => `“${text}”不是期间。请写成 2024-01-01..2024-12-31。`,
    twoSides: "请给出两个文件，或一个文件加 --before 和 --after。",
    notFrozen: (method) => `${method}的分界点不能沿用：只有按单一数值排序的方法才有。请去掉 --frozen。`,
    compare: {
      movers: (shown, all) => `变动最大的客户（${count(all)} 个中的 ${count(shown)} 个）`,
      overlap: "两个期间有重叠，同一笔销售会计两次。请让前一期间在后一期间开始之前结束。",
      written: (path, movers) => `已写入 ${path}：${count(movers)} 项变动。`,
    },
    onlyOfWorkbook: (flag) => `选项 --${flag} 用于工作簿（.xlsx、.xlsm），而输入不是工作簿。请去掉该选项。`,
    onlyOfCsv: (flag) => `选项 --${flag} 用于 CSV 文件，而输入是工作簿。请去掉该选项。`,
    notOneOf: (flag, given, known) => `选项 --${flag} 不能是“${given}”。可选：${known.join("、")}。`,
    tableAlone: "表格自有其位置：请单独使用 --table，不要同时使用 --sheet 和 --range。",
    rangeWithoutSheet: (range) =>
      `请说明区域在哪个工作表上：--sheet <名称> --range ${range}，或 --range <名称>!${range}。`,
    listing: {
      sheet: "工作表",
      table: "表格",
      name: "名称",
      noCells: "没有单元格（图表或对话框）",
      empty: "空",
      hidden: "隐藏",
      ours: "由 KA 写入",
      blocks: (addresses) => `${count(addresses.length)} 个区块：${addresses.join("、")}`,
    },
    hint: (flags) => `（${flags}）`,
  },
};
