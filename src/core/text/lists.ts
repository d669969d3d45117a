import type { InLanguages } from "./words";

/** What the lists say beside the account list's own headers. Apart from `TEXTS`: formulas, which load first, have no lists. */
interface ListWords {
  /** Asked where a class or a day is typed that is none. */
  readonly askClass: { readonly title: string; readonly text: string };
  readonly askDay: { readonly title: string; readonly text: string };
}

/** The words of KA's lists by language. */
export const LIST_WORDS: InLanguages<ListWords> = {
  en: {
    askClass: {
      title: "No such class",
      text: "The leading method has no class of this name. KA keeps what you type, but it changes nothing. Choose a class from the list.",
    },
    askDay: { title: "Not a date", text: "KA needs a date here, such as 2025-03-31. Anything else changes nothing." },
  },
  zh: {
    askClass: {
      title: "没有这个类别",
      text: "主分类中没有这个名称的类别。您输入的内容会保留，但不会生效。请从列表中选择类别。",
    },
    askDay: { title: "不是日期", text: "请输入日期，例如 2025-03-31。其他内容不会生效。" },
  },
};
