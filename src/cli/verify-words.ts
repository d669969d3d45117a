import type { Language } from "../core/policy";

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
