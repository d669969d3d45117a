import type { Words } from "../en";

/** Chinese of classes, customers, a result that is stale. */
export const result: Pick<Words, "result" | "live"> = {
  result: {
    title: "结果",
    waiting: "分类结果将显示在这里。",
    few_other: "{{all}} 个客户中，{{number}} 个（{{part}}）贡献了 {{share}} 的金额。",
    xy: "最大的 {{customers}} 的客户贡献了 {{value}} 的金额。",
    holds: "符合二八法则。",
    holdsNot: "不符合二八法则。",
    customers_other: "{{number}} 个客户 · {{part}}",
    ofAmount: "占金额",
    outside: "不参与排名",
    curve: "帕累托曲线",
    curveAbout: "帕累托曲线：最大的客户所贡献的金额占比。{{sentence}}",
    curveTable: "以表格显示曲线",
    curveCustomers: "最大的客户",
    curveValue: "金额占比",
    axisCustomers: "客户",
    axisAmount: "金额",
    lastYear: "按截至 {{date}} 的近 12 个月金额判断。",
  },
  live: {
    edited_other: "{{since}} 起结果已过时：有 {{number}} 行数据被修改。",
    editedByOthers_other: "{{since}} 起结果已过时：有 {{number}} 行数据被修改，其中有他人的修改。",
    found_other: "结果已过时：自写入结果（{{at}}）以来，至少有 {{number}} 行数据有变动。",
    gone: "结果所依据的数据行或其工作表已不存在，KA 工作表上的内容无法刷新。",
    refresh: "刷新",
  },
};
