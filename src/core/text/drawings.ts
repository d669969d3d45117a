import { count } from "./numbers";
import type { InLanguages } from "./words";

/** What is said on the sheets of charts and PivotTables. */
export interface DrawingWords {
  readonly charts: string;
  readonly fromTables: string;
  readonly pareto: string;
  readonly paretoOf: (largest: number) => string;
  readonly others: (customers: number) => string;
  readonly customer: string;
  readonly cumulative: string;
  readonly shares: (method: string) => string;
  readonly ofCustomers: string;
  readonly whale: string;
  readonly partOfCustomers: string;
  readonly profit: string;
  readonly profitShare: string;
  readonly grid: (method: string) => string;
  readonly gridCustomers: string;
  readonly gridMoney: string;
  readonly recency: (score: number) => string;
  readonly frequency: (score: number) => string;
  readonly pivots: string;
  readonly pivotsAbout: string;
  /** What the sums of a PivotTable are called; no column of the table may be called the same. */
  readonly sums: (header: string) => string;
  readonly total: string;
  readonly blank: string;
}

/** The words of charts and PivotTables. */
export const DRAWING_WORDS: InLanguages<DrawingWords> = {
  en: {
    charts: "Charts of the classification",
    fromTables: "The charts are drawn from the tables at the right and change with them.",
    pareto: "Pareto: all customers with their cumulative share",
    paretoOf: (largest) => `Pareto: the ${largest} largest customers and the others, with their cumulative share`,
    others: (customers) => `Others (${count(customers)})`,
    customer: "Customer",
    cumulative: "Cumulative share",
    shares: (method) => `Classes by share: ${method}`,
    ofCustomers: "Customers",
    whale: "Whale curve: cumulative profit, the most profitable customers first",
    partOfCustomers: "Share of customers",
    profit: "Cumulative profit",
    profitShare: "Cumulative share of profit",
    grid: (method) => `Recency and frequency: ${method}`,
    gridCustomers: "Customers by recency score (across) and frequency score (up)",
    gridMoney: "Their amount",
    recency: (score) => `R ${score}`,
    frequency: (score) => `F ${score}`,
    pivots: "PivotTables of the classification",
    pivotsAbout: "Refresh them by Data > Refresh All. Fields may be added and moved as in any PivotTable.",
    sums: (header) => `Sum of ${header}`,
    total: "Grand Total",
    blank: "(blank)",
  },
  zh: {
    charts: "客户分类图表",
    fromTables: "图表根据右侧的数据表绘制，数据变化时图表随之更新。",
    pareto: "帕累托图：全部客户及累计占比",
    paretoOf: (largest) => `帕累托图：最大的 ${largest} 个客户与其他客户，及累计占比`,
    others: (customers) => `其他（${count(customers)} 个客户）`,
    customer: "客户",
    cumulative: "累计占比",
    shares: (method) => `各类别占比：${method}`,
    ofCustomers: "客户数",
    whale: "鲸鱼曲线：累计利润，利润最高的客户在前",
    partOfCustomers: "客户占比",
    profit: "累计利润",
    profitShare: "累计利润占比",
    grid: (method) => `最近购买与购买频次：${method}`,
    gridCustomers: "客户数：横向为 R 得分，纵向为 F 得分",
    gridMoney: "对应金额",
    recency: (score) => `R ${score}`,
    frequency: (score) => `F ${score}`,
    pivots: "客户分类数据透视表",
    pivotsAbout: "通过“数据 > 全部刷新”更新；字段可以像普通数据透视表一样增加和移动。",
    sums: (header) => `${header}合计`,
    total: "总计",
    blank: "(空白)",
  },
};
