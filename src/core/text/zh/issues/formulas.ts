import type { FormulaFacts } from "../../../issues/formulas";
import { count } from "../../numbers";
import type { SentencesOf } from "../../words";

/** What a formula says of its arguments, in Chinese. */
export const formulaIssues: SentencesOf<FormulaFacts> = {
  populationNeeded: ({ formula }) => `单个值没有类别：请给出它所在的区域，例如 ${formula}。`,
  populationTooLarge: ({ cells, limit, formula }) =>
    `向下填充时每行都要重新读取 ${count(cells)} 个单元格，上限为 ${count(limit)}。请改用一个会溢出的公式：${formula}。`,
  unknownBoundary: ({ boundary, known }) => `没有边界规则“${boundary}”。可用的规则：${known.join("、")}。`,
  badCuts: () => "分界点必须是 1 到 9 个介于 0 和 1 之间、依次递增的数，例如 {0.8,0.95}。",
  badScheme: () => "方案必须是两列的区域：名称和下限，名称和下限都不能重复。",
  notANumber: () => "这个值是文字，不是数字。",
  notOneLine: () => "请给出一列或一行数值。",
};
