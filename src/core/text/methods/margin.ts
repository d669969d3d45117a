import type { ContributionPart } from "../../measures/contribution";
import type { MarginFacts } from "../../methods/margin";
import type { MethodChoice } from "../../methods/methods";
import { moneyOf, percent } from "../numbers";
import type { InLanguages, MethodWords } from "../words";

type Choice = Extract<MethodChoice, { readonly id: "margin" }>;
type PartNames = { readonly [P in ContributionPart]: string };

const partsEn: PartNames = {
  profit: "profit",
  sales: "sales",
  discount: "discounts",
  cost: "cost of goods",
  freight: "freight",
  orders: "handling of orders",
  visits: "visits",
  minutes: "service",
  financing: "financing of late days",
};
const partsZh: PartNames = {
  profit: "利润",
  sales: "销售额",
  discount: "折扣",
  cost: "货品成本",
  freight: "运费",
  orders: "订单处理",
  visits: "拜访",
  minutes: "服务工时",
  financing: "逾期占款利息",
};

/** How the margin after cost to serve speaks. */
export const marginWords: InLanguages<MethodWords<Choice, MarginFacts | undefined>> = {
  en: {
    rule: (choice) =>
      `Margin: contribution after cost to serve over sales; high from ${percent(choice.high)}, middle from ${percent(choice.middle)}, low from 0%${prices(
        choice,
        {
          order: "an order",
          visit: "a visit",
          minute: "a minute of service",
          year: "a year for late days",
          open: "; cost of ",
          join: ", ",
        },
      )}`,
    why: (facts, { label }) => {
      if (!facts) return "Neither profit nor cost is known, or there are no sales, so it is not rated.";
      const { net, margin, gapUp, slack } = facts;
      const parts = partsOf(facts, partsEn, ", ");
      const made = parts === undefined ? `contribution ${moneyOf(net)}` : `${parts} leave ${moneyOf(net)}`;
      if (margin === undefined) return `${capital(made)}; sales are not above zero, so it only costs.`;
      const short = gapUp ? `; ${moneyOf(gapUp.gap)} short of ${label(gapUp.class)}` : "";
      const spare = slack === undefined || slack <= 0 ? "" : `; ${moneyOf(slack)} may be lost before it falls a class`;
      return `${capital(made)}, a margin of ${signedPercent(margin)}: ${boundsOf(facts, { least: "from ", most: "below ", join: ", " })}${short}${spare}.`;
    },
  },
  zh: {
    rule: (choice) =>
      `利润率：扣除服务成本后的净贡献 ÷ 销售额；高 ≥ ${percent(choice.high)}，中 ≥ ${percent(choice.middle)}，低 ≥ 0%${prices(
        choice,
        {
          order: "每张订单",
          visit: "每次拜访",
          minute: "每分钟服务",
          year: "逾期占款年利率",
          open: "；成本：",
          join: "，",
        },
      )}`,
    why: (facts, { label }) => {
      if (!facts) return "没有利润或成本数据，或没有销售额，因此不评级。";
      const { net, margin, gapUp, slack } = facts;
      const parts = partsOf(facts, partsZh, "，");
      const made = `${parts === undefined ? "" : `${parts}，`}净贡献 ${moneyOf(net)}`;
      if (margin === undefined) return `${made}；没有销售额，只有支出。`;
      const short = gapUp ? `；距“${label(gapUp.class)}”还差 ${moneyOf(gapUp.gap)}` : "";
      const spare = slack === undefined || slack <= 0 ? "" : `；再少 ${moneyOf(slack)} 以上就会降级`;
      return `${made}，利润率 ${signedPercent(margin)}：${boundsOf(facts, { least: "不低于 ", most: "低于 ", join: "，" })}${short}${spare}。`;
    },
  },
};

/** What the contribution is made of; nothing where one part is all of it. */
function partsOf({ parts }: MarginFacts, names: PartNames, join: string): string | undefined {
  // What is nothing is not worth a word.
  const shown = parts.filter(({ value }, i) => i === 0 || value !== 0);
  return shown.length > 1 ? shown.map(({ part, value }) => `${names[part]} ${moneyOf(value)}`).join(join) : undefined;
}

function boundsOf(
  { from, below }: MarginFacts,
  { least, most, join }: { readonly least: string; readonly most: string; readonly join: string },
): string {
  const bounds = [
    ...(from === undefined ? [] : [`${least}${percent(from)}`]),
    ...(below === undefined ? [] : [`${most}${percent(below)}`]),
  ];
  return bounds.join(join);
}

function prices(
  { costPerOrder, costPerVisit, costPerMinute, financingRate }: Choice,
  words: { readonly [W in "order" | "visit" | "minute" | "year" | "open" | "join"]: string },
): string {
  const named = [
    ...(costPerOrder > 0 ? [`${words.order} ${moneyOf(costPerOrder)}`] : []),
    ...(costPerVisit > 0 ? [`${words.visit} ${moneyOf(costPerVisit)}`] : []),
    ...(costPerMinute > 0 ? [`${words.minute} ${moneyOf(costPerMinute)}`] : []),
    ...(financingRate > 0 ? [`${words.year} ${percent(financingRate)}`] : []),
  ];
  return named.length > 0 ? words.open + named.join(words.join) : "";
}

function signedPercent(part: number): string {
  return part < 0 ? `-${percent(-part)}` : percent(part);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
