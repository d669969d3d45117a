import type { ListFacts } from "../../../issues/lists";
import { sayDayText } from "../../culture";
import { count } from "../../numbers";
import type { SentencesOf } from "../../words";
import { some } from "../some";

/** What is to say of KA's own lists and further sheets, in Chinese. */
export const listIssues: SentencesOf<ListFacts> = {
  memoryLeft: ({ sheet, columns }) =>
    columns.length > 0
      ? `工作表“${sheet}”已没有“${columns.join("”和“")}”列，因此原样保留。请恢复表头，或删除该工作表以重新开始。`
      : `工作表“${sheet}”上已没有表格，因此原样保留。请撤销改动，或删除该工作表以重新开始。`,
  historyCut: ({ customers }) => `“KA 历史”容纳不下 ${count(customers)} 个曾有类别、现已不在数据中的客户。`,
  overridesChecked: ({ state, count: found, customers }) => {
    const named = customers.filter((name) => name !== "");
    const names = named.length > 0 ? `（${some(named, 5)}${found > customers.length ? "等" : ""}）` : "";
    const who = `${count(found)} 个手工类别${names}`;
    if (state === "agrees") return `${who}与 KA 的结果已经一致，不再需要。`;
    if (state === "expired") return `${who}已过期，不再生效。请延长日期或删除。`;
    if (state === "gone") return `${who}的客户不在数据中；予以保留，不起作用。`;
    if (state === "noReason") return `${who}没有填写原因，补填之前不生效。`;
    if (state === "unclearDay") return `${who}的日期栏中不是日期，因此仍采用 KA 的类别。请写成 2026-03-31 的形式。`;
    return `${who}不是该方法的类别名称，因此仍采用 KA 的类别。请更正名称。`;
  },
  listWithoutCustomers: () =>
    "大客户清单中已没有“客户”列，无法判断填写的内容属于哪个客户。请恢复该列的表头，或撤销改动，然后再运行；没有做任何改动。",
  listMoved: ({ sheet, where }) =>
    `KA 的工作表“${sheet}”上的清单不再从 A1 开始，现在位于 ${where}。请删除它上方的行和左侧的列后再运行；没有做任何改动。`,
  formulasInList: ({ sheet }) =>
    `您在 KA 的工作表“${sheet}”上添加的列含有公式，命令行无法让它们随客户移动。请在 Excel 中运行 KA，或转换为数值；没有做任何改动。`,
  formulasDiffer: ({ header }) =>
    `客户清单中您添加的“${header}”列各行公式不同，KA 无法让它们随客户移动。请用 [@金额] 的形式引用同一行的单元格，或转换为数值；没有做任何改动。`,
  typedKept: ({ count: found }) =>
    `有 ${count(found)} 个填写过内容的客户已不在数据中；所填内容保留在单独的工作表上，客户再次出现时自动带回。`,
  nothingToWatch: () =>
    "关注名单为空：按所选方法，没有客户有流失风险、业绩下滑、付款拖延或即将降级。如需更多提醒，请加上生命周期、增长或付款等方法。",
  slicersNeedExcel: () =>
    "数据透视表已写入，但没有切片器：KA 只能在 Excel 中生成切片器。请在 Excel 中打开该工作簿，从 KA 窗格再写入一次；数据透视表上方已为切片器留出位置。",
  alsoRefreshed: ({ sheets }) =>
    `${sheets.join("、")}是以前生成的工作表，这次也一并更新了。不再需要的话，删除该工作表即可。`,
  notRefreshed: ({ sheets }) =>
    `${sheets.join("、")}仍是以前的结果，因为这次缺少它需要的数据。请重新勾选生成，或删除该工作表。`,
  nothingToCompare: () =>
    "还没有生成客户变动表：工作簿里没有更早的大客户清单可比。有了后续数据再运行一次，或设置用于对比的更早期间。",
  otherClassesBefore: ({ classes }) =>
    `没有生成客户变动表：上次清单的类别（${classes.join("、")}）与现在主分类的类别不同，无法对比。下次换新数据运行时会重新对比。`,
  windowNotCompared: ({ from, to }) =>
    `没有生成客户变动表：${sayDayText(from)} 至 ${sayDayText(to)} 的数据无法按主分类方法划分。请检查工作表里有没有这段时间的销售数据。`,
  factsWithoutDates: () => "没有生成明细数据表：它按客户和月份每月一行，但没有找到日期列。请指定日期列后再写入。",
  factsByQuarter: ({ months, limit }) =>
    `明细数据改为按季度生成：按月共 ${count(months)} 行，而一张工作表最多 ${count(limit)} 行。缩短统计期间即可按月生成。`,
  tooManyFacts: ({ rows, limit }) =>
    `没有生成明细数据表：即使按季度也有 ${count(rows)} 行，而一张工作表最多 ${count(limit)} 行。请缩短统计期间后再写入。`,
  typedTwice: ({ count: found, customers }) =>
    `${some(customers, 5)}${found > customers.length ? "等" : ""}在客户清单中有两行，填写的内容不同。以第一行为准，另一行保留在单独的工作表上。`,
  overrideOfNoMethod: ({ method, methods }) =>
    `有手工类别属于方法“${method}”，但策略中没有这个方法。现有方法：${methods.join("、")}。`,
};
