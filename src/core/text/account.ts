import type { InLanguages } from "./words";

/** Where a customer stands among those with money. */
interface Standing {
  readonly rank: string;
  readonly of: string;
  readonly amount: string;
  readonly share: string;
}

/** What an account card says. */
export interface AccountWords {
  /** What a customer lacks to a better class. */
  readonly up: (gap: string, better: string) => string;
  /** What it may lose before it stands where the class below begins. */
  readonly down: (slack: string, worse: string) => string;
  /** It stands right at the edge. */
  readonly edge: (worse: string) => string;
  readonly place: (facts: Standing) => string;
  readonly placeless: (amount: string) => string;
  /** The last twelve months and the twelve before. */
  readonly year: (amount: string) => string;
  readonly yearChange: (amount: string, before: string, share: string) => string;
  /** Money of a year of which the data does not have the one before. */
  readonly since: (amount: string, month: string) => string;
  readonly blank: string;
  readonly others: (count: string) => string;
}

/** The words of the account card by language. */
export const ACCOUNT_WORDS: InLanguages<AccountWords> = {
  en: {
    up: (gap, better) => `${gap} more to reach ${better}.`,
    down: (slack, worse) => `${slack} above ${worse}.`,
    edge: (worse) => `Right at the edge of ${worse}.`,
    place: ({ rank, of, amount, share }) => `${amount} · rank ${rank} of ${of} · ${share} of the total`,
    placeless: (amount) => `${amount} · outside the ranking`,
    year: (amount) => `Last 12 months: ${amount}; nothing in the 12 months before.`,
    yearChange: (amount, before, share) => `Last 12 months: ${amount}; 12 months before: ${before} (${share}).`,
    since: (amount, month) => `${amount} since ${month}.`,
    blank: "(blank)",
    others: (count) => `${count} others`,
  },
  zh: {
    up: (gap, better) => `距“${better}”还差 ${gap}。`,
    down: (slack, worse) => `比“${worse}”高 ${slack}。`,
    edge: (worse) => `正处于降为“${worse}”的边缘。`,
    place: ({ rank, of, amount, share }) => `${amount} · 第 ${rank} 名（共 ${of} 个客户）· 占总额 ${share}`,
    placeless: (amount) => `${amount} · 不参与排名`,
    year: (amount) => `近 12 个月：${amount}；此前 12 个月没有金额。`,
    yearChange: (amount, before, share) => `近 12 个月：${amount}；此前 12 个月：${before}（${share}）。`,
    since: (amount, month) => `自 ${month} 起合计 ${amount}。`,
    blank: "(空白)",
    others: (count) => `其他 ${count} 项`,
  },
};
