import type { WatchKind } from "../watch";
import type { InLanguages } from "./words";

/** What the lists say beside the account list's own headers. Apart from `TEXTS`: formulas, which load first, have no lists. */
interface ListWords {
  /** Asked where a class or a day is typed that is none. */
  readonly askClass: { readonly title: string; readonly text: string };
  readonly askDay: { readonly title: string; readonly text: string };
  readonly watch: {
    readonly kinds: { readonly [K in WatchKind]: string };
    readonly what: string;
    readonly nobody: string;
    readonly atStake: string;
    readonly comma: string;
    readonly colon: string;
    /** By which of several methods. */
    readonly by: (method: string) => string;
    readonly nearDrop: (below: string, slack: string, share: string) => string;
    /** The same where there is little room. */
    readonly nearDropBriefly: (below: string, slack: string, share: string) => string;
    readonly review: { readonly [S in "expired" | "expires"]: (name: string, until: string, reason: string) => string };
  };
  readonly facts: {
    /** What stands where an attribute is missing. */
    readonly blank: string;
    readonly month: string;
    readonly quarter: string;
    readonly profit: string;
  };
}

/** The words of KA's lists by language. */
export const LIST_WORDS: InLanguages<ListWords> = {
  en: {
    askClass: {
      title: "No such class",
      text: "The leading method has no class of this name. KA keeps what you type, but it changes nothing. Choose a class from the list.",
    },
    askDay: { title: "Not a date", text: "KA needs a date here, such as 2025-03-31. Anything else changes nothing." },
    watch: {
      kinds: {
        atRisk: "At risk",
        slipping: "Slipping",
        payingLate: "Paying late",
        nearDrop: "About to drop a class",
        review: "Class set by hand to review",
      },
      what: "What",
      nobody: "Nobody needs attention",
      atStake: "Money at stake",
      comma: ", ",
      colon: ": ",
      by: (method) => ` (${method})`,
      nearDrop: (below, slack, share) => `only ${slack} (${share}) above class ${below}.`,
      nearDropBriefly: (below, slack, share) => `Only ${slack} (${share}) above ${below}.`,
      review: {
        expired: (name, until, reason) => `${name} held until ${until} and no longer counts. Reason then: ${reason}`,
        expires: (name, until, reason) => `${name} holds until ${until}. Reason: ${reason}`,
      },
    },
    facts: { blank: "(blank)", month: "Month", quarter: "Quarter", profit: "Profit" },
  },
  zh: {
    askClass: {
      title: "没有这个类别",
      text: "主分类中没有这个名称的类别。您输入的内容会保留，但不会生效。请从列表中选择类别。",
    },
    askDay: { title: "不是日期", text: "请输入日期，例如 2025-03-31。其他内容不会生效。" },
    watch: {
      kinds: {
        atRisk: "有流失风险",
        slipping: "业绩下滑",
        payingLate: "付款拖延",
        nearDrop: "即将降级",
        review: "人工指定的类别待复核",
      },
      what: "关注事项",
      nobody: "暂无需要关注的客户",
      atStake: "涉及金额",
      comma: "、",
      colon: "：",
      by: (method) => `（${method}）`,
      nearDrop: (below, slack, share) => `只比“${below}”高 ${slack}（${share}）。`,
      nearDropBriefly: (below, slack, share) => `只比“${below}”高 ${slack}（${share}）。`,
      review: {
        expired: (name, until, reason) => `指定为“${name}”，已于 ${until} 到期，不再生效。当时的理由：${reason}`,
        expires: (name, until, reason) => `指定为“${name}”，${until} 到期。理由：${reason}`,
      },
    },
    facts: { blank: "(空白)", month: "月份", quarter: "季度", profit: "利润" },
  },
};
