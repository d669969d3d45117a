import type { FormulaFacts } from "../../../issues/formulas";
import { count } from "../../numbers";
import type { SentencesOf } from "../../words";
import { customerFormulaIssues } from "./customer-formulas";
import { savedFormulaIssues } from "./saved-formulas";

/** What a formula says of its arguments, in Chinese. */
export const formulaIssues: SentencesOf<FormulaFacts> = {
  ...customerFormulaIssues,
  ...savedFormulaIssues,
  populationNeeded: ({ formula }) => `单个值没有类别：请给出它所在的区域，例如 ${formula}。`,
  populationTooLarge: ({ cells, limit, formula, pair }) =>
    `向下填充时每行都要重新读取 ${count(cells)} 个单元格，上限为 ${count(limit)}。请改用一个会溢出的公式：${formula}` +
    (pair ? `；或者在 H2 中输入 ${pair.table}，再向下填充 ${pair.filled}。` : "。"),
  unknownBoundary: ({ boundary, known }) => `没有边界规则“${boundary}”。可用的规则：${known.join("、")}。`,
  badCuts: () => "分界点必须是 1 到 9 个介于 0 和 1 之间、依次递增的数，例如 {0.8,0.95}。",
  badScheme: () =>
    "方案必须是两列的区域（名称和下限），或者 KA.CUTOFFS 给出的表：1 到 50 个等级，名称和下限都不能重复，下限在 -1E+15 和 1E+15 之间。",
  badShare: () => "占比必须是介于 0 和 1 之间的数，例如 0.8。",
  badTop: () => "请给出介于 0 和 1 之间的客户比例，例如 0.2，或者客户个数（1 以上的整数）。",
  badClasses: () => "类别个数必须是 2 到 10 的整数。",
  nothingPositive: () => "这些单元格中没有大于 0 的金额，无法计算。",
  amountsTooLarge: () => "这些金额太大，无法合计：请以千或百万为单位给出。",
  notANumber: () => "这个值是文字，不是数字。",
  notOneLine: () => "请给出一列或一行数值。",
};
