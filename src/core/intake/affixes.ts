/** What is written before or behind the digits of a number. */
export interface Affix {
  readonly minuses: number;
  readonly open: number;
  readonly close: number;
  /** As an ISO code, or the sign that several currencies share; empty without one. */
  readonly currency: string;
  /** Powers of ten that a unit stands for: 4 for 万, −2 for %. */
  readonly shift: number;
}

/** Nothing but digits. */
export const NO_AFFIX: Affix = { minuses: 0, open: 0, close: 0, currency: "", shift: 0 };
/** Currencies by how they are written. `¥` and `$` stand for several; a column that has another one of the kind as well is asked about. */
const CURRENCIES: Readonly<Record<string, string>> = {
  "¥": "CNY",
  rmb: "CNY",
  cny: "CNY",
  人民币: "CNY",
  元: "CNY",
  圆: "CNY",
  元整: "CNY",
  "cn¥": "CNY",
  "jp¥": "JPY",
  jpy: "JPY",
  円: "JPY",
  日元: "JPY",
  "€": "EUR",
  eur: "EUR",
  euro: "EUR",
  欧元: "EUR",
  $: "USD",
  us$: "USD",
  usd: "USD",
  美元: "USD",
  美金: "USD",
  "£": "GBP",
  gbp: "GBP",
  英镑: "GBP",
  hk$: "HKD",
  hkd: "HKD",
  港元: "HKD",
  港币: "HKD",
  nt$: "TWD",
  twd: "TWD",
  新台币: "TWD",
  s$: "SGD",
  sgd: "SGD",
  a$: "AUD",
  aud: "AUD",
  c$: "CAD",
  cad: "CAD",
  r$: "BRL",
  brl: "BRL",
  chf: "CHF",
  "fr.": "CHF",
  "₩": "KRW",
  krw: "KRW",
  "₹": "INR",
  inr: "INR",
  rs: "INR",
  "rs.": "INR",
  "₽": "RUB",
  rub: "RUB",
  "฿": "THB",
  thb: "THB",
  "₫": "VND",
  vnd: "VND",
  "₺": "TRY",
  try: "TRY",
  "₴": "UAH",
  uah: "UAH",
  zł: "PLN",
  pln: "PLN",
  kč: "CZK",
  czk: "CZK",
  sek: "SEK",
  nok: "NOK",
  dkk: "DKK",
  kr: "SEK",
  "kr.": "DKK",
  zar: "ZAR",
  mxn: "MXN",
  aed: "AED",
  sar: "SAR",
  ils: "ILS",
  "₪": "ILS",
  rm: "MYR",
  myr: "MYR",
  idr: "IDR",
  rp: "IDR",
  php: "PHP",
  "₱": "PHP",
  nzd: "NZD",
  huf: "HUF",
  ft: "HUF",
};

/** What a number is counted in, as powers of ten. */
const UNITS: Readonly<Record<string, number>> = {
  "%": -2,
  "‰": -3,
  千: 3,
  万: 4,
  萬: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
  k: 3,
  m: 6,
  mn: 6,
  mio: 6,
  "mio.": 6,
  b: 9,
  bn: 9,
  mrd: 9,
  "mrd.": 9,
};

const written = (words: Readonly<Record<string, unknown>>) =>
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.$]/g, "\\$&"))
    .join("|");
/** All that may stand before the digits, and behind them. */
export const BEFORE = new RegExp(`^(\\(?)\\s*(-|\\+)?\\s*(${written(CURRENCIES)})?\\s*(-|\\+)?()()(\\(?)\\s*$`, "i");
export const BEHIND = new RegExp(
  `^\\s*(\\)?)\\s*(-)?()(-)?\\s*(${written(UNITS)})?\\s*(${written(CURRENCIES)})?\\s*(-)?(\\)?)$`,
  "i",
);

/** Reads what stands on one side of the digits; nothing where it means nothing. */
export function readAffix(text: string, pattern: RegExp): Affix | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  // A group that took no part is undefined, which its type does not say.
  const parts = match.slice(1).map((part: string | undefined) => part ?? "");
  const currency = parts.map((part) => CURRENCIES[part.toLowerCase()]).find((code) => code !== undefined) ?? "";
  const shift = pattern === BEHIND ? (UNITS[(parts[4] ?? "").toLowerCase()] ?? 0) : 0;
  const times = (mark: string) => parts.filter((part) => part === mark).length;
  return { minuses: times("-"), open: times("("), close: times(")"), currency, shift };
}
