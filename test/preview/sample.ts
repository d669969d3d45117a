/** One line of the sample: what a sales export of a trading company in Hangzhou could hold. */
export interface SampleRow {
  /** Blank in a few rows, as in real exports. */
  readonly customer: string;
  /** ISO date, 2024-01-01 to 2025-12-31. */
  readonly date: string;
  readonly order: string;
  readonly region: string;
  readonly product: string;
  /** Yuan with two decimals; negative is a return; a few rows hold text. */
  readonly amount: number | string;
}

/** Headers of the sample in the order of {@link SampleRow}'s fields, Chinese and English as KA's users write them. */
export const sampleHeaders = [
  "客户 Customer",
  "日期 Date",
  "订单号 Order",
  "地区 Region",
  "产品 Product",
  "金额 Amount",
] as const;

/** Name of the sheet that holds the sample. */
export const sampleSheet = "销售 Sales";

const customerCount = 320;
const rowCount = 4000;
const firstDay = Date.UTC(2024, 0, 1);
const dayCount = 731;
const dayInMilliseconds = 86_400_000;

const places = [
  ["杭州", "Hangzhou", "华东 East"],
  ["上海", "Shanghai", "华东 East"],
  ["宁波", "Ningbo", "华东 East"],
  ["苏州", "Suzhou", "华东 East"],
  ["南京", "Nanjing", "华东 East"],
  ["深圳", "Shenzhen", "华南 South"],
  ["广州", "Guangzhou", "华南 South"],
  ["东莞", "Dongguan", "华南 South"],
  ["厦门", "Xiamen", "华南 South"],
  ["北京", "Beijing", "华北 North"],
  ["天津", "Tianjin", "华北 North"],
  ["青岛", "Qingdao", "华北 North"],
  ["成都", "Chengdu", "西部 West"],
  ["重庆", "Chongqing", "西部 West"],
  ["西安", "Xi'an", "西部 West"],
  ["武汉", "Wuhan", "华中 Central"],
  ["长沙", "Changsha", "华中 Central"],
] as const;
const marks = [
  ["云帆", "Yunfan"],
  ["恒信", "Hengxin"],
  ["金桥", "Golden Bridge"],
  ["蓝海", "Blue Ocean"],
  ["新晨", "New Dawn"],
  ["瑞丰", "Ruifeng"],
  ["华美", "Huamei"],
  ["天元", "Tianyuan"],
  ["远景", "Vista"],
  ["鼎盛", "Dingsheng"],
  ["百合", "Lily"],
  ["长青", "Evergreen"],
  ["飞鸟", "Swift Bird"],
  ["三和", "Sanhe"],
  ["明德", "Mingde"],
  ["晨星", "Morning Star"],
] as const;
const trades = [
  ["贸易", "Trading"],
  ["电子商务", "E-Commerce"],
  ["纺织", "Textiles"],
  ["物流", "Logistics"],
  ["家居", "Home"],
  ["文化传媒", "Media"],
  ["医疗器械", "Medical"],
  ["食品", "Foods"],
  ["机电", "Electric"],
] as const;
/** Names that a careless program would take for formulas, split or mangle. */
const awkwardNames = [
  "=Equal Coffee 等号咖啡",
  "-Minus Studio 减号工作室",
  "+Plus Pharmacy 加号药房",
  "@Home 在家便利店",
  "🐼 熊猫礼品 Panda Gifts",
  "شركة النور Al Noor Trading",
  'O\'Brien & Söhne "Nord" GmbH',
  "Ω Optik, s.r.o.",
];
const products = [
  "国际小包 Small parcel",
  "国际特快 Express EMS",
  "海外仓 Overseas warehouse",
  "国内快递 Domestic parcel",
  "仓配服务 Fulfilment",
  "退件处理 Returns handling",
];

interface Customer {
  readonly name: string;
  readonly region: string;
  readonly weight: number;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(from: readonly T[], next: () => number): T {
  const found = from[Math.floor(next() * from.length)];
  if (found === undefined) throw new RangeError("nothing to pick from");
  return found;
}

/** Weights fall with the rank: a fifth of the customers bring four fifths of the money. */
function makeCustomers(next: () => number): readonly Customer[] {
  const names = new Map<string, string>();
  for (const name of awkwardNames) names.set(name, pick(places, next)[2]);
  while (names.size < customerCount) {
    const [placeZh, placeEn, region] = pick(places, next);
    const [markZh, markEn] = pick(marks, next);
    const [tradeZh, tradeEn] = pick(trades, next);
    const chinese = `${placeZh}${markZh}${tradeZh}有限公司`;
    const english = `${placeEn} ${markEn} ${tradeEn} Co., Ltd.`;
    const form = next();
    names.set(form < 0.6 ? `${chinese} ${english}` : form < 0.85 ? chinese : english, region);
  }
  const shuffled = [...names].map(([name, region]) => ({ name, region, key: next() })).sort((a, b) => a.key - b.key);
  return shuffled.map(({ name, region }, rank) => ({
    name,
    region,
    // The last one is not picked: it has only what it sent back, so that one customer is negative.
    weight: rank === customerCount - 1 ? 0 : (rank + 4) ** -1,
  }));
}

function pickWeighted(customers: readonly Customer[], total: number, next: () => number): Customer {
  let left = next() * total;
  for (const customer of customers) {
    left -= customer.weight;
    if (left <= 0) return customer;
  }
  return pick(customers, next);
}

/** The sample of the preview page and of `npm run sample`: the same rows in every run, by date. */
export function sampleRows(): readonly SampleRow[] {
  const next = seededNumbers(20_251_121);
  const customers = makeCustomers(next);
  const total = customers.reduce((sum, { weight }) => sum + weight, 0);
  const drafts = Array.from({ length: rowCount }, (_, at) => {
    // Every customer buys at least once, the rest goes by weight.
    const customer = customers[at] ?? pickWeighted(customers, total, next);
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const yuan = Math.round(100 * Math.exp(6.2 + 0.8 * normal) * (1 + 12 * customer.weight)) / 100;
    const day = Math.floor(next() * dayCount);
    return { customer, day, product: pick(products, next), yuan, sendsBack: at === customerCount - 1 };
  });
  drafts.sort((a, b) => a.day - b.day);
  return drafts.map(({ customer, day, product, yuan, sendsBack }, at) => {
    const isReturn = sendsBack || at % 160 === 97;
    return {
      customer: at % 900 === 450 ? "" : customer.name,
      date: new Date(firstDay + day * dayInMilliseconds).toISOString().slice(0, 10),
      order: `${isReturn ? "RT" : "SO"}-${String(100_001 + at)}`,
      region: customer.region,
      product: isReturn ? "退件处理 Returns handling" : product,
      amount: at === 1203 ? "n/a" : at === 2777 ? "待定 tbc" : isReturn ? -yuan : yuan,
    };
  });
}
