import type { Day } from "./days";
import { LANGUAGES, type Language } from "./policy";

/** Rows to try KA with: what a first sheet of sales looks like, with the faults that such sheets have. */
export interface SampleSales {
  readonly sheet: string;
  readonly headers: readonly string[];
  /** Days are counted as Excel counts them. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** The place of the column of days. */
  readonly days: number;
  /** What they were made of: the same makes them again. */
  readonly made: { readonly language: Language; readonly day: Day };
}

interface Words {
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly customers: readonly string[];
  /** Another name of the second customer. */
  readonly otherName: string;
  readonly regions: readonly string[];
  readonly unknown: string;
}

const WORDS: { readonly [L in Language]: Words } = {
  en: {
    sheet: "KA Sample",
    headers: ["Customer", "Region", "Order date", "Order no.", "Amount"],
    customers: [
      ...["Bluestone Retail", "Harbor Foods Ltd", "Kestrel Outfitters", "Maple Grove Schools", "Lakeside Clinics"],
      ...["Summit Tools", "Riverbend Hotels", "Orchard Market", "Pinecrest Logistics", "Juniper Pharmacy"],
      ...["Foxglove Studio", "Granite Works", "Willow Gardens", "Ember Bakery", "Tidewater Boats"],
    ],
    otherName: "Harbor Foods Inc",
    regions: ["North", "South", "West"],
    unknown: "to be agreed",
  },
  zh: {
    sheet: "KA 示例",
    headers: ["客户", "区域", "下单日期", "订单号", "金额"],
    customers: [
      ...["青石零售", "海港食品有限公司", "飞隼户外用品", "枫林学校", "湖畔医疗"],
      ...["峰顶工具", "河湾酒店", "果园超市", "松岭物流", "杜松药房"],
      ...["紫铃设计", "花岗建材", "垂柳园艺", "炉火烘焙", "潮汐船艇"],
    ],
    otherName: "海港食品有限责任公司",
    regions: ["华北", "华南", "华西"],
    unknown: "待定",
  },
};

/** Orders of each customer in a year, and what an order is worth on average: few bring most. */
const ORDERS = [24, 16, 12, 9, 8, 7, 6, 5, 4, 4, 3, 3, 2, 2, 1];
const AVERAGES = [8200, 5600, 4100, 2900, 2600, 1500, 1300, 1100, 900, 850, 700, 450, 400, 260, 240];
/** Customers who stopped buying, by their places, and for how many days they have not bought. */
const QUIET: Readonly<Record<number, number>> = { 4: 190, 9: 240 };

/** Sample sales in the year that ends on a day: always the same for the same day. */
export function sampleSales(language: Language, today: Day): SampleSales {
  const { sheet, headers, customers, otherName, regions, unknown } = WORDS[language];
  const orders = customers.flatMap((customer, place) => {
    const [count = 1, average = 100, quiet = 0] = [ORDERS[place], AVERAGES[place], QUIET[place]];
    const region = regions[place % regions.length] ?? "";
    return Array.from({ length: count }, (_, order) => ({
      customer: place === 1 && order % 8 === 3 ? otherName : customer,
      region,
      day: today - quiet - Math.floor(((360 - quiet) * (order + 0.5)) / count) - ((place * 11) % 5),
      amount: Math.round(average * (0.7 + ((place * 7 + order * 13) % 10) / 15) * 100) / 100,
    }));
  });
  const rows = orders
    .sort((a, b) => a.day - b.day)
    .map(({ customer, region, day, amount }, place) => [customer, region, day, `SO-${1001 + place}`, amount]);
  // What every first sheet has: an amount that is a word, and an order of nobody.
  const last = rows.length + 1001;
  return {
    sheet,
    headers,
    rows: [
      ...rows,
      [customers[5] ?? "", regions[2] ?? "", today - 1, `SO-${last}`, unknown],
      ["", regions[0] ?? "", today - 1, `SO-${last + 1}`, 1280],
    ],
    days: 2,
    made: { language, day: today },
  };
}

/** What the mark of a sheet of sample rows says: the rows that it was given. */
export function sampleMark({ made: { language, day } }: SampleSales): string {
  return `${language} ${day}`;
}

/** The sample rows that a mark speaks of; nothing where KA did not write it. */
export function markedSample(mark: unknown): SampleSales | undefined {
  const [, name, day] = /^(\w+) (\d{1,6})$/.exec(String(mark)) ?? [];
  const language = LANGUAGES.find((one) => one === name);
  return language && sampleSales(language, Number(day));
}
