import type { FreezeFacts } from "../issues/freeze";
import { count, some } from "./numbers";
import { some as someZh } from "./zh/some";
import type { InLanguages, SentencesOf } from "./words";

function onSheetsEn({ on }: FreezeFacts["frozen"]): string {
  return some(on.map(({ sheet, cells }) => (on.length > 1 ? `“${sheet}”: ${count(cells)}` : `“${sheet}”`)));
}

function onSheetsZh({ on }: FreezeFacts["frozen"]): string {
  return on
    .slice(0, 8)
    .map(({ sheet, cells }) => (on.length > 1 ? `“${sheet}” ${count(cells)} 个` : `“${sheet}”`))
    .join("、");
}

/** What is to be said of formulas that become values. */
export const freezeIssues: InLanguages<SentencesOf<FreezeFacts>> = {
  en: {
    nothingToFreeze: () => "There are no formulas of KA's that show a value in this workbook, so nothing was changed.",
    frozen: (facts) =>
      facts.cells === 1
        ? `1 cell with a formula of KA's became a value (${onSheetsEn(facts)}). It is listed in KA Log.`
        : `${count(facts.cells)} cells with formulas of KA's became values (${onSheetsEn(facts)}). They are listed in KA Log.`,
    frozenHidden: ({ sheets }) => `Formulas on sheets that are not shown are among them: ${some(sheets)}.`,
    frozenManual: () =>
      "This workbook calculates only when it is asked to, so what the formulas show may be old. Press F9 in Excel first where the data changed since.",
    formulasLeft: ({ why, cells, where }) =>
      why === "error"
        ? `${count(cells)} ${cells === 1 ? "cell keeps its formula, because it shows" : "cells keep their formulas, because they show"} an error or no result yet (${some(where)}): a value of it would only lose the formula. Correct the cause, or open the workbook with KA so that it calculates; then freeze again.`
        : `${count(cells)} ${cells === 1 ? "cell keeps its formula, because the file holds no value of it" : "cells keep their formulas, because the file holds no values of them"} (${some(where)}). Open the workbook in Excel with KA, save it, then freeze again.`,
    namesLeft: ({ names }) =>
      `Defined names call KA and are no cells, so they stay: ${some(names)}. Without KA, cells that use them show #NAME?; replace the names (Formulas > Name Manager).`,
    rulesLeft: ({ sheets }) =>
      `Conditional formats or data validations call KA and are no cells, so they stay: on ${some(sheets)}. Without KA they do nothing; point them to cells with the values (Home > Conditional Formatting > Manage Rules; Data > Data Validation).`,
    formulasChanged: ({ where }) =>
      `The formulas in ${where} changed, or what they show did, while KA was about to make them values. Freeze again when nobody else works there.`,
    formulasFiltered: ({ sheet }) =>
      `Rows of “${sheet}” are filtered, and cells changed under a filter can be the wrong ones. Clear the filter (Data > Clear), then freeze again; nothing was changed.`,
    formulasBack: ({ cells }) =>
      `${count(cells)} ${cells === 1 ? "cell has its formula" : "cells have their formulas"} again.`,
    formulasNotRestored: ({ areas }) =>
      `These cells were changed since they became values, or cannot be written to now, so they stay as they are: ${some(areas.map(({ where, formula }) => `${where} (was ${formula})`))}.`,
    freezeWithoutLog: ({ sheet }) =>
      `The sheet “${sheet}” has lost its table, so the formulas could be listed nowhere. Delete that sheet, or undo what was done to it, then freeze again; nothing was changed.`,
  },
  zh: {
    nothingToFreeze: () => "这个工作簿里没有显示出结果的 KA 公式，未作任何改动。",
    frozen: (facts) => `${count(facts.cells)} 个 KA 公式单元格已转为数值（${onSheetsZh(facts)}），明细见“KA 日志”。`,
    frozenHidden: ({ sheets }) => `其中包括隐藏工作表上的公式：${someZh(sheets)}。`,
    frozenManual: () => "这个工作簿设为手动计算，公式显示的结果可能不是最新的。如果数据有变动，请先在 Excel 中按 F9。",
    formulasLeft: ({ why, cells, where }) =>
      why === "error"
        ? `有 ${count(cells)} 个单元格显示错误或尚无结果，公式予以保留（${someZh(where)}）：转为数值只会丢掉公式。请先排除错误，或用装有 KA 的 Excel 打开并重新计算，然后再转换一次。`
        : `有 ${count(cells)} 个单元格在文件里没有保存结果，公式予以保留（${someZh(where)}）。请用装有 KA 的 Excel 打开并保存，然后再转换一次。`,
    namesLeft: ({ names }) =>
      `有些名称的公式用到 KA，它们不是单元格，保持不变：${someZh(names)}。没有 KA 时，引用它们的单元格会显示 #NAME?；请在“公式 > 名称管理器”中替换。`,
    rulesLeft: ({ sheets }) =>
      `有些条件格式或数据验证的公式用到 KA，它们不是单元格，保持不变：${someZh(sheets)}。没有 KA 时它们不起作用；请改为引用存有结果的单元格（开始 > 条件格式 > 管理规则；数据 > 数据验证）。`,
    formulasChanged: ({ where }) =>
      `KA 正要把 ${where} 的公式转为数值时，公式或其结果发生了变化。请在没有其他人编辑时再转换一次。`,
    formulasFiltered: ({ sheet }) =>
      `“${sheet}”的行处于筛选状态，此时改动单元格可能改错行。请清除筛选（数据 > 清除）后再转换；未作任何改动。`,
    formulasBack: ({ cells }) => `${count(cells)} 个单元格已恢复为公式。`,
    formulasNotRestored: ({ areas }) =>
      `以下单元格在转为数值后又被改动，或目前无法写入，因此保持现状：${someZh(areas.map(({ where, formula }) => `${where}（原公式 ${formula}）`))}。`,
    freezeWithoutLog: ({ sheet }) =>
      `工作表“${sheet}”的表格已不在，公式无处登记。请删除该工作表，或撤销对它的改动，然后再转换；未作任何改动。`,
  },
};
