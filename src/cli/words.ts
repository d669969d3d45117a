import { count } from "../core/text/numbers";
import type { Language } from "../core/policy";

/** What the command says beside the report. */
export interface Words {
  readonly reading: string;
  readonly standardInput: string;
  readonly written: (path: string, customers: number) => string;
  readonly notADay: (text: string) => string;
  readonly notOfMethod: (flag: string, owner: string, method: string) => string;
  readonly notJson: string;
  /** Which flags answer what a sentence asks. */
  readonly hint: (flags: string) => string;
}

/** The command's own words by language. */
export const WORDS: { readonly [L in Language]: Words } = {
  en: {
    reading: "Reading",
    standardInput: "standard input",
    written: (path, customers) =>
      `Written: ${path} (${count(customers)} ${customers === 1 ? "customer" : "customers"})`,
    notADay: (text) => `“${text}” is not a day. Write it as 2025-01-31.`,
    notOfMethod: (flag, owner, method) =>
      `The option --${flag} belongs to the method ${owner}, and the method is ${method}. Add --method ${owner}, or leave the option out.`,
    notJson: "it is not valid JSON",
    hint: (flags) => ` (${flags})`,
  },
  zh: {
    reading: "读取",
    standardInput: "标准输入",
    written: (path, customers) => `已写入：${path}（${count(customers)} 个客户）`,
    notADay: (text) => `“${text}”不是日期。请写成 2025-01-31。`,
    notOfMethod: (flag, owner, method) =>
      `选项 --${flag} 属于方法 ${owner}，而当前方法是 ${method}。请加上 --method ${owner}，或去掉该选项。`,
    notJson: "不是有效的 JSON",
    hint: (flags) => `（${flags}）`,
  },
};
