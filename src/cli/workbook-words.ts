import type { Language } from "../core/policy";
import { count } from "../core/text/numbers";

/** What `ka verify` says where it cannot check. */
interface VerifyWords {
  readonly whichSource: (source: string) => string;
}

export const VERIFY_WORDS: { readonly [L in Language]: VerifyWords } = {
  en: {
    whichSource: (source) =>
      `This workbook was made from ${source}, which does not lie in it. Say where the rows are: --source <file>.`,
  },
  zh: {
    whichSource: (source) => `这个工作簿由 ${source} 生成，数据不在其中。请用 --source <文件> 指出数据文件。`,
  },
};

/** What `ka remove` says. */
interface RemoveWords {
  readonly written: (path: string) => string;
  readonly kept: (path: string, customers: number) => string;
  readonly hint: string;
}

export const REMOVE_WORDS: { readonly [L in Language]: RemoveWords } = {
  en: {
    written: (path) => `Written: ${path}`,
    kept: (path, customers) =>
      `What people typed is in ${path} (${count(customers)} ${customers === 1 ? "customer" : "customers"}).`,
    hint: " Keep it in a file of its own: --entries typed.csv, or let it go: --with-entries.",
  },
  zh: {
    written: (path) => `已写入：${path}`,
    kept: (path, customers) => `人工填写的内容已存入 ${path}（${count(customers)} 个客户）。`,
    hint: "可另存为文件：--entries typed.csv；或一并移除：--with-entries。",
  },
};

/** What `ka freeze` says. */
interface FreezeWords {
  readonly written: (path: string) => string;
  readonly copied: (path: string) => string;
}

export const FREEZE_WORDS: { readonly [L in Language]: FreezeWords } = {
  en: { written: (path) => `Written: ${path}`, copied: (path) => `Written: ${path}, the same as it was` },
  zh: { written: (path) => `已写入：${path}`, copied: (path) => `已写入：${path}（内容与原文件相同）` },
};

/** What `ka revert` says. */
interface RevertWords {
  readonly reverted: (path: string, kept: string) => string;
}

export const REVERT_WORDS: { readonly [L in Language]: RevertWords } = {
  en: {
    reverted: (path, kept) =>
      `${path} is again what it was before its last run. What it was until now is kept as ${kept}; the same command brings it back.`,
  },
  zh: {
    reverted: (path, kept) =>
      `${path} 已恢复为上次运行之前的内容。恢复前的内容保存为 ${kept}；再次执行同一命令即可换回。`,
  },
};
