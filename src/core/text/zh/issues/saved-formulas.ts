import type { SavedFormulaFacts } from "../../../issues/saved-formulas";
import type { SentencesOf } from "../../words";

/** What a formula says of the result that KA wrote, in Chinese. */
export const savedFormulaIssues: SentencesOf<SavedFormulaFacts> = {
  noResult: () => "此工作簿中还没有 KA 的客户清单：请打开 KA，对销售数据分类并写入结果。",
  resultUnfinished: () => "KA 的上次运行没有结束：请打开 KA 完成它，或恢复到运行之前。",
  resultUnread: () => "KA 暂时无法读取客户清单。请先退出正在编辑的单元格，再重新计算（Ctrl+Alt+F9）。",
  customerNotListed: ({ customer }) =>
    `KA 的客户清单中没有“${customer}”。请在清单中核对名称或编号；如有新的销售数据，请重新运行 KA。`,
  customerTwice: ({ customer }) => `有多个客户叫“${customer}”：请改用客户编号。`,
  unknownField: ({ field, known }) => `客户清单中没有列“${field}”。现有的列：${known.join("、")}。`,
  noReasonsBy: ({ method, known }) => `客户清单中没有按“${method}”给出的理由。现有的方法：${known.join("、")}。`,
};
