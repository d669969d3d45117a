import type { InsertionBlocked, InsertionFacts } from "../issues/insertion";
import { count } from "./numbers";
import type { InLanguages, SentencesOf } from "./words";

const BLOCKED_EN: Readonly<Record<InsertionBlocked, (where: string) => string>> = {
  content: (where) =>
    `The result would fill ${where} too, and there is something there already. Select a cell with enough empty cells below it; nothing was changed.`,
  table: (where) =>
    `${where} is in an Excel table, where a formula cannot fill other cells. Select a cell beside the table, or insert the values instead; nothing was changed.`,
  ownSheet: (where) =>
    `“${where}” is a sheet of KA's, which the next run writes anew. Select a cell on a sheet of your own; nothing was changed.`,
  edge: (where) =>
    `From ${where} on there are not enough rows or columns left. Select a cell further up or to the left.`,
  merged: (where) => `Cells of ${where} are merged, and a result cannot fill them. Select a cell elsewhere.`,
  reads: (where) =>
    `The formula reads ${where}, and its result would stand among these cells. Select a cell beside them; nothing was changed.`,
};

const BLOCKED_ZH: Readonly<Record<InsertionBlocked, (where: string) => string>> = {
  content: (where) => `结果也要填入 ${where}，但那里已有内容。请选中一个下方有足够空单元格的位置；未作任何改动。`,
  table: (where) =>
    `${where} 在 Excel 表格中，公式不能在表格里填充其他单元格。请选中表格旁边的单元格，或改为插入数值；未作任何改动。`,
  ownSheet: (where) => `“${where}”是 KA 的工作表，下次运行会重新写入。请选中您自己工作表上的单元格；未作任何改动。`,
  edge: (where) => `从 ${where} 开始，剩余的行或列不够。请选中更靠上或更靠左的单元格。`,
  merged: (where) => `${where} 中有合并单元格，结果无法填入。请选中其他位置。`,
  reads: (where) => `公式要读取 ${where}，结果却会落在这些单元格里。请选中旁边的单元格；未作任何改动。`,
};

/** What is to be said where the pane puts formulas into cells, or makes one of many. */
export const insertionIssues: InLanguages<SentencesOf<InsertionFacts>> = {
  en: {
    formulaIncomplete: ({ formula }) =>
      `${formula} is not complete yet. Choose the columns that it is to read, or type them in place of the “…”.`,
    notOneCall: ({ formula }) =>
      `Values can be made of a single call of KA's over cells and plain values, and ${formula} is something else. Insert it as a formula beside the table.`,
    insertionBlocked: ({ what, where }) => BLOCKED_EN[what](where),
    formulaSpillBlocked: ({ where }) =>
      `The result does not fit from ${where} on, because there is something in cells that it would fill. The formula was taken out again; select a cell with more room.`,
    formulaInserted: ({ where, cells }) =>
      cells === 1
        ? `The formula stands in ${where}.`
        : `The formula stands in the first cell of ${where}; its result fills ${count(cells)} cells.`,
    formulaShowsError: ({ where, error }) =>
      `The formula stands in ${where} and shows ${error}. Select the cell and point at the mark beside it to read why, then correct the formula or the cells that it reads.`,
    valuesInserted: ({ where, cells }) =>
      `${count(cells)} ${cells === 1 ? "value was" : "values were"} written to ${where}. Values do not follow later changes of your data.`,
    functionRefused: ({ sentence }) => sentence,
    nothingFilledDown: () =>
      "No formula of KA's was filled down row by row where one formula could answer for all the rows, so nothing needs to be changed.",
    filledRewritten: ({ where, cells, formula }) =>
      `${count(cells)} formulas in ${where} became one: ${formula}. Its result fills the same cells.`,
    filledMadeValues: ({ where, cells }) =>
      `${count(cells)} formulas in ${where} became values: in an Excel table no formula can fill other cells. Values do not follow later changes of your data.`,
    filledNotRewritten: ({ where, shows }) =>
      shows === ""
        ? `One formula would not fill the same cells as those in ${where}, so they stay as they were.`
        : `One formula in place of those in ${where} shows ${shows}, so they stay as they were. Correct the cells that they read, then try again.`,
    insertionTakenOut: ({ where }) => `What was put into ${where} is taken out again.`,
    filledRestored: ({ where, cells }) => `${count(cells)} cells in ${where} have their formulas again.`,
    filledChanged: ({ where }) =>
      `${where} has changed meanwhile, so it stays as it is. Look for the formulas again when nobody else works there.`,
  },
  zh: {
    formulaIncomplete: ({ formula }) => `${formula} 还不完整。请选择它要读取的列，或把“…”改成相应的区域。`,
    notOneCall: ({ formula }) =>
      `只有参数是单元格或普通数值的单个 KA 函数才能直接得出数值，${formula} 不是这样。请把它作为公式插入到表格旁边。`,
    insertionBlocked: ({ what, where }) => BLOCKED_ZH[what](where),
    formulaSpillBlocked: ({ where }) =>
      `从 ${where} 开始放不下结果，因为要填充的单元格里已有内容。公式已撤回；请选中空间更大的位置。`,
    formulaInserted: ({ where, cells }) =>
      cells === 1 ? `公式已写入 ${where}。` : `公式已写入 ${where} 的第一个单元格，结果填充 ${count(cells)} 个单元格。`,
    formulaShowsError: ({ where, error }) =>
      `公式已写入 ${where}，但显示 ${error}。请选中该单元格，把鼠标移到旁边的标记上查看原因，再修改公式或它读取的单元格。`,
    valuesInserted: ({ where, cells }) =>
      `已在 ${where} 写入 ${count(cells)} 个数值。数据以后再变，这些数值不会跟着变。`,
    functionRefused: ({ sentence }) => sentence,
    nothingFilledDown: () => "没有需要改写的公式：没有逐行填充、而一个公式就能答完所有行的 KA 公式。",
    filledRewritten: ({ where, cells, formula }) =>
      `${where} 中的 ${count(cells)} 个公式已合并为一个：${formula}。结果填充原来的单元格。`,
    filledMadeValues: ({ where, cells }) =>
      `${where} 中的 ${count(cells)} 个公式已转为数值：Excel 表格中的公式不能填充其他单元格。数据以后再变，这些数值不会跟着变。`,
    filledNotRewritten: ({ where, shows }) =>
      shows === ""
        ? `用一个公式无法填满 ${where} 中的同一批单元格，原公式保持不变。`
        : `用一个公式代替 ${where} 中的公式时显示 ${shows}，原公式保持不变。请先修改它们读取的单元格，再试一次。`,
    insertionTakenOut: ({ where }) => `已从 ${where} 撤回刚才写入的内容。`,
    filledRestored: ({ where, cells }) => `${where} 中的 ${count(cells)} 个单元格已恢复为原来的公式。`,
    filledChanged: ({ where }) => `${where} 在此期间有改动，因此保持现状。请在没有其他人编辑时重新查找。`,
  },
};
