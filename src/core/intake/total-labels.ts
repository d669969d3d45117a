import { narrow } from "./written-number";

/** How sure a label is: nothing else is called so (`合计`, `1月小计`, `Q1 total`), a company may be called so too (`Total`), or a name stands beside the word (`Acme Total`). */
export type TotalLabel = "total" | "word" | "named" | "no";

const WORDS =
  "合计|总计|小计|总合计|累计|共计|总和|本页合计|本页小计|本月合计|本月小计|本季合计|本年累计|本年合计|全年合计|全部合计|合计金额|汇总|sub ?-?total|subtotals|grand ?total|sum total|overall total|total general|summe|gesamt|gesamtsumme|gesamtergebnis|zwischensumme|endsumme|totaal|totale|总额";
const COMPANY_TOO = /^(?:totals?|sum)$/;
const EXACT = new RegExp(`^(?:${WORDS})$`);
const MONTHS =
  "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december";
/** Nobody is called after a month, a quarter or a year: where the sum of one stands, it is a total whatever its amount. */
const OF_A_PERIOD = new RegExp(
  `^(?:(?:\\d{2,4} ?年度?)?(?:第?(?:[1-9]|1[0-2]|[一二三四五六七八九十]{1,2})(?:月份?|季度?)|[上下]半年|q[1-4])? ?(?:小计|合计|总计|累计|汇总)|(?:${MONTHS}|q[1-4]|h[12]|fy)?[ -]?(?:(?:19|20)\\d{2})?(?:[-/.](?:0?[1-9]|1[0-2]))? (?:sub ?-?)?total)$`,
);
const NAMED = new RegExp(
  `(?:\\s(?:total|subtotal|summe|ergebnis)|(?:小计|合计|汇总|总计))$|^(?:(?:sub|grand )?total (?:for|of)|total:|小计:|合计:)`,
);

/** Whether a label names a total: `合计`, `小 计：`, `Grand total`, or with a name beside it `Acme Total`, `华东 汇总`. */
export function totalLabelOf(text: string): TotalLabel {
  if (text.length > 60) return "no";
  const plain = narrow(text).trim().toLowerCase();
  // Chinese labels are often spread: 合　计.
  const ended = plain.replace(/[\s*_—–-]*[:：]?$/, "");
  const bare = /\s/.test(ended) ? ended.replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, "$1") : ended;
  if (EXACT.test(bare) || OF_A_PERIOD.test(bare)) return "total";
  if (COMPANY_TOO.test(bare)) return "word";
  return NAMED.test(bare) ? "named" : "no";
}

const marked = (signs: string) => {
  const marks = new Uint8Array(1 << 16);
  for (const sign of signs) marks[sign.charCodeAt(0)] = 1;
  return marks;
};
const ENDS = marked("计和总额lmetsLMETS:：*_-—– \u3000");
const STARTS = marked("TtSsGg小合 \u3000");
const TAIL = /(?:total|totals|sum|summe|gesamt|ergebnis|totaal|totale|general|计|和|总|额|汇\s*总)[\s:：*_—–-]*$/i;
const HEAD = /^\s*(?:sub|grand|total|小\s*计|合\s*计)/i;

/** A quick no for nearly every name: a total's label ends or begins with few words. */
export function mayBeTotal(text: string): boolean {
  if (ENDS[text.charCodeAt(text.length - 1)] === 1 && TAIL.test(text.slice(-12))) return true;
  return STARTS[text.charCodeAt(0)] === 1 && HEAD.test(text);
}
