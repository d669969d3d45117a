import type { InLanguages } from "../words";

/** What the pane shows as a figure and explains on request. */
export type FigureName =
  | "few"
  | "classes"
  | "xyPoint"
  | "gini"
  | "hhi"
  | "standing"
  | "distance"
  | "trend"
  | "split"
  | "warnings"
  | "history"
  | "byHand"
  | "atStake"
  | "movement"
  | "reviews"
  | "leftOut"
  | "checks";

/** A figure, what it is called and what it means: one sentence or two. */
export interface Meaning {
  readonly title: string;
  readonly says: string;
}

/** What the figures of the pane mean. */
export const FIGURES: InLanguages<{ readonly [F in FigureName]: Meaning }> = {
  en: {
    few: {
      title: "How few bring 80%",
      says: "The customers are ranked by amount and counted from the largest down until they hold 80% of the total. The fewer they are, the more the business depends on each of them.",
    },
    classes: {
      title: "Customers, amount and share of a class",
      says: "Beside each class stand its customers with their part of all customers, and the amount they bring together; the bar is that amount's share of the total. The total is the sum of all amounts above zero: customers at zero or below stand apart.",
    },
    xyPoint: {
      title: "The x/y point",
      says: "The point of the curve where the part of the customers and the part of the amount add up to 100%: at 20/80, a fifth of the customers brings four fifths of the amount. The curve shows which share of the total the largest customers bring together; the dashed line would be customers who all bring the same.",
    },
    gini: {
      title: "Gini coefficient",
      says: "How unevenly the amounts are spread: the area between the curve and the dashed line, as a part of the largest that it could be. It counts all customers that are not negative; the higher, the more the business rests on few.",
    },
    hhi: {
      title: "Herfindahl index (HHI)",
      says: "The shares of all customers in per cent, squared and added up: 10,000 points if one customer brings everything. Unlike the Gini coefficient it says how much hangs on single customers: 10,000 divided by it is the number of equal customers that would be as concentrated.",
    },
    standing: {
      title: "Amount, rank and share",
      says: "All that the customer brought in the rows that count, its place among the customers with an amount above zero, and its part of their total. Customers with equal amounts have the same rank.",
    },
    distance: {
      title: "Distance to the next class",
      says: "How much more the customer would have to bring for the class above, and how much it stands above the largest customer, or the threshold, of the class below. Both hold as long as the other customers stay as they are.",
    },
    trend: {
      title: "Month by month",
      says: "The customer's amounts of each month up to the analysis date, 24 months at most. The sentence compares the last 12 months with the 12 before, where the data reaches back that far.",
    },
    split: {
      title: "What the amount consists of",
      says: "The customer's amount by the values of this column, the largest first, with their share of all that the customer brought.",
    },
    warnings: {
      title: "Warnings",
      says: "What a method says is amiss: long without an order, fewer sales than before, late payment, close to the class below, or a class set by hand whose time is nearly over.",
    },
    history: {
      title: "Classes in earlier runs",
      says: "The class that each run written to this workbook gave to the customer, the latest first. KA keeps them on the sheet KA History.",
    },
    byHand: {
      title: "Class set by hand",
      says: "A class that somebody set in place of the rule's, with a reason and, if wanted, a last day. It survives every run, and the class by the rule stays visible beside it.",
    },
    atStake: {
      title: "Money at stake",
      says: "The amount that the customer brings; where it buys less than before, the amount it has lost. The list begins with the most money.",
    },
    movement: {
      title: "Movement",
      says: "Customers whose class is another than in the result before, with their amounts before and after. New customers and those who are gone count as moved too.",
    },
    reviews: {
      title: "Classes set by hand to review",
      says: "Classes set by hand that no longer count, or whose last day is less than a month away. Confirm them with a new day, or take them away.",
    },
    leftOut: {
      title: "Rows left out",
      says: "Rows that were read but do not count, each for one reason, with their amount: the rows that count and those left out add up to all rows. Nothing of them is changed in your sheet.",
    },
    checks: {
      title: "Checks",
      says: "Before a result is written, KA proves it: the amounts tie to the rows to the cent, the shares make 100%, each customer stands in one class, and each class adds up. A result that fails a check is not written.",
    },
  },
  zh: {
    few: {
      title: "多少客户带来 80%",
      says: "把客户按金额从高到低排列，从最大的数起，直到合计达到总额的 80%。所需客户越少，业务对单个客户的依赖越大。",
    },
    classes: {
      title: "各类别的客户数、金额和占比",
      says: "每个类别旁列出客户数及其占全部客户的比例，以及这些客户合计的金额；条形表示该金额占总额的比例。总额是所有正金额之和，金额为零或负数的客户单独列出。",
    },
    xyPoint: {
      title: "x/y 点",
      says: "曲线上客户占比与金额占比之和为 100% 的一点：若为 20/80，则五分之一的客户带来五分之四的金额。曲线表示最大的客户合计占总额多少，虚线表示所有客户金额相同的情形。",
    },
    gini: {
      title: "基尼系数",
      says: "金额分布不均的程度：曲线与虚线之间的面积占其最大可能面积的比例。金额不为负的客户全部计入；数值越高，业务越依赖少数客户。",
    },
    hhi: {
      title: "赫芬达尔指数（HHI）",
      says: "各客户占比（百分数）的平方之和：全部金额来自一个客户时为 10,000 点。与基尼系数不同，它反映业务对单个客户的依赖；10,000 除以该值，即为集中程度相同的同等规模客户的个数。",
    },
    standing: {
      title: "金额、名次和占比",
      says: "该客户在计入的数据行中的合计金额、在金额为正的客户中的名次，以及占其总额的比例。金额相同的客户名次相同。",
    },
    distance: {
      title: "距上下类别的差距",
      says: "还需增加多少金额才能升入上一类，以及比下一类的最大客户（或门槛）高出多少。两者都以其他客户不变为前提。",
    },
    trend: {
      title: "逐月走势",
      says: "截至分析日期该客户各月的金额，最多 24 个月。数据足够长时，文字部分把近 12 个月与此前 12 个月相比较。",
    },
    split: {
      title: "金额的构成",
      says: "按此列的取值拆分该客户的金额，从大到小排列，并列出各自占该客户总额的比例。",
    },
    warnings: {
      title: "预警",
      says: "各种方法发现的异常：很久没有下单、销售额比以前减少、付款拖延、接近下一类，或人工指定的类别即将到期。",
    },
    history: {
      title: "历次运行的类别",
      says: "写入本工作簿的每次运行给该客户的类别，最近的在前。KA 把它们保存在工作表“KA 历史”中。",
    },
    byHand: {
      title: "人工指定的类别",
      says: "由人工指定、代替规则结果的类别，须注明理由，可设有效期。它在每次运行后都保留，规则给出的类别仍列在旁边。",
    },
    atStake: {
      title: "涉及金额",
      says: "该客户带来的金额；如果购买比以前减少，则为减少的金额。名单从金额最大的开始。",
    },
    movement: {
      title: "类别变动",
      says: "类别与上一次结果不同的客户，以及变动前后的金额。新客户和不再出现的客户也算变动。",
    },
    reviews: {
      title: "待复核的人工指定",
      says: "已失效或不到一个月就要到期的人工指定类别。请重新设定有效期，或取消指定。",
    },
    leftOut: {
      title: "未计入的数据行",
      says: "已读取但不计入的数据行，每行只有一个原因，并列出金额：计入的与未计入的合起来就是全部数据行。您工作表中的这些行不会被改动。",
    },
    checks: {
      title: "核对",
      says: "写入结果之前，KA 先行核对：金额与数据行分毫不差，占比合计 100%，每个客户只属于一个类别，各类别合计相符。任何一项不符，结果都不会写入。",
    },
  },
};
