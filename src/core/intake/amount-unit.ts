import type { AmountUnit } from "../units";
import { narrow } from "./written-number";

const FORMS: readonly (readonly [RegExp, AmountUnit])[] = [
  [
    /百万|million|\bmio\b|\bmn\b|\bm(?:€|\$|£|¥|eur|usd|cny|rmb|gbp)|(?:€|\$|£|¥|eur|usd|cny|rmb|gbp) ?m\b|'000,?000/,
    "million",
  ],
  [/(?<![千百十])万/, "tenThousand"],
  [
    /千(?!万)|thousand|'000|\btsd\b|\bteur\b|\bt€|\bk(?:€|\$|£|¥|eur|usd|cny|rmb|gbp)|(?:€|\$|£|¥|eur|usd|cny|rmb|gbp) ?k\b/,
    "thousand",
  ],
  [/^(?:元|人民币元?|yuan|rmb|cny|eur|euro|usd|dollars?|gbp|€|\$|£|¥|yen|円)$/, "one"],
];

/** The unit of amounts that a header says: `销售额(万元)`, `Sales (in thousands)`, `Sales, k€`; undefined where it says none. */
export function unitInHeader(header: string): AmountUnit | undefined {
  const plain = narrow(header).toLowerCase();
  const said = [
    ...[...plain.matchAll(/[([【]([^)\]】]*)[)\]】]/g)].map((match) => match[1] ?? ""),
    /[,，/_-]\s*([^,，/_-]*)$/.exec(plain)?.[1] ?? "",
    /\b(in (?:thousands?|millions?)|k€|k\$|t€|m€|m\$|'000)/.exec(plain)?.[1] ?? "",
    /(?:百万|千|万)元$/.exec(plain)?.[0] ?? "",
  ];
  for (const words of said) {
    const unit = unitOf(words.trim());
    if (unit) return unit;
  }
  return undefined;
}

/** The unit that a line above the headers says: `单位：万元`, `(in thousands)`, `Amounts in EUR k`. */
export function unitInTitle(text: string): AmountUnit | undefined {
  const plain = narrow(text).toLowerCase();
  const said =
    /(?:单位|unit|units)\s*[:：]\s*([^\s;；,，)]+)/.exec(plain)?.[1] ??
    /\bin ((?:eur|usd|rmb|cny|gbp|€|\$|£|¥)? ?(?:thousands?|millions?|k|m|'000))\b/.exec(plain)?.[1];
  return said === undefined ? undefined : unitOf(said.trim());
}

function unitOf(words: string): AmountUnit | undefined {
  if (words === "") return undefined;
  if (/^(?:in )?(?:k|千元?|thousands?)$/.test(words)) return "thousand";
  if (/^(?:in )?(?:m|mn|mm|百万元?|millions?)$/.test(words)) return "million";
  return FORMS.find(([form]) => form.test(words))?.[1];
}
