import type { InsertionBlocked, InsertionFacts, WhyLeft } from "../issues/insertion";
import { count, some } from "./numbers";
import { some as someZh } from "./zh/some";
import type { InLanguages, SentencesOf } from "./words";

const BLOCKED_EN: Readonly<Record<InsertionBlocked, (where: string) => string>> = {
  content: (where) =>
    `The result would fill ${where} too, and there is something there already. Select a cell with enough empty cells below it; nothing was changed.`,
  table: (where) =>
    `${where} is in an Excel table, where a formula cannot fill other cells. Select a cell beside the table, or insert formulas row by row or values instead; nothing was changed.`,
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
    `${where} 在 Excel 表格中，公式不能在表格里填充其他单元格。请选中表格旁边的单元格，或改为逐行插入公式、插入数值；未作任何改动。`,
  ownSheet: (where) => `“${where}”是 KA 的工作表，下次运行会重新写入。请选中您自己工作表上的单元格；未作任何改动。`,
  edge: (where) => `从 ${where} 开始，剩余的行或列不够。请选中更靠上或更靠左的单元格。`,
  merged: (where) => `${where} 中有合并单元格，结果无法填入。请选中其他位置。`,
  reads: (where) => `公式要读取 ${where}，结果却会落在这些单元格里。请选中旁边的单元格；未作任何改动。`,
};

const LEFT_EN: Readonly<Record<WhyLeft, string>> = {
  movingPopulation:
    "their range moves down with the rows, so each row is judged among other amounts. Fix the range with dollar signs, as in KA.TIER(B2,B$2:B$500), and fill down again",
  ownCuts:
    "they have cut-offs or a boundary of their own inside another function, for which there is no table of cut-offs. Put KA.ABC over all the rows into a column beside them and refer to its cells",
  otherAmounts:
    "not every amount is certain to be in the range that it is judged among. Give them the cells themselves and a range over all of these, as in KA.TIER(B2,B$2:B$500)",
  severalPopulations:
    "they compare with more than one range. Put one formula for each range into a column of its own and refer to these",
  alone:
    "they ask about a single cell, and the share of one amount alone is always the whole. Use one formula over all the rows, such as =KA.SHARE(B2:B500)",
};

const LEFT_ZH: Readonly<Record<WhyLeft, string>> = {
  movingPopulation:
    "区域随行下移，每一行比较的范围都不同。请用美元符号固定区域，例如 KA.TIER(B2,B$2:B$500)，再重新填充",
  ownCuts:
    "它们在其他函数里使用了自己的分界点或边界规则，分界表不支持这种写法。请在旁边一列用 KA.ABC 一次计算所有行，再引用该列",
  otherAmounts:
    "无法确定每个金额都在所比较的区域内。请直接引用金额单元格，并使用包含这些单元格的区域，例如 KA.TIER(B2,B$2:B$500)",
  severalPopulations: "它们与多个区域比较。请为每个区域各用一列公式，再引用这些列",
  alone: "它们只看一个单元格，而单个金额的占比总是 100%。请用一个公式处理所有行，例如 =KA.SHARE(B2:B500)",
};

/** What is to be said where the pane puts formulas into cells, or makes one of many. */
export const insertionIssues: InLanguages<SentencesOf<InsertionFacts>> = {
  en: {
    formulaIncomplete: ({ formula }) =>
      `${formula} is not complete yet. Choose the columns that it is to read, or type them in place of the “…”.`,
    notOneCall: ({ formula }) =>
      `Values can be made of a single call of KA's over cells and plain values, and ${formula} is something else. Insert it as a formula beside the table.`,
    notRowByRow: ({ formula }) =>
      `${formula} cannot be said row by row: it takes one call over a column of cells whose rows each have an answer of their own. Insert the values instead, or the formula beside the table.`,
    rowsInserted: ({ where, cells, table }) =>
      `${count(cells)} formulas stand in ${where}, one a row.` +
      (table === undefined
        ? ""
        : ` They look up a table of cut-offs, which stands from ${table} on and follows your data.`),
    insertionBlocked: ({ what, where }) => BLOCKED_EN[what](where),
    formulaSpillBlocked: ({ where }) =>
      `The result does not fit from ${where} on, because there is something in cells that it would fill. The formula was taken out again; select a cell with more room.`,
    formulaInserted: ({ where, cells }) =>
      cells === 1
        ? `The formula stands in ${where}.`
        : `The formula stands in the first cell of ${where}; its result fills ${count(cells)} cells.`,
    formulaShowsError: ({ where, error, cells }) =>
      cells > 1
        ? `The result fills ${where}, and its first cell shows ${error}, as it does where the range begins with a header. Give the range without its header if that is so.`
        : `The formula stands in ${where} and shows ${error}. Select the cell and point at the mark beside it to read why, then correct the formula or the cells that it reads.`,
    valuesInserted: ({ where, cells }) =>
      `${count(cells)} ${cells === 1 ? "value was" : "values were"} written to ${where}. Values do not follow later changes of your data.`,
    functionRefused: ({ sentence }) => sentence,
    nothingFilledDown: () =>
      "No formula of KA's was filled down row by row where one formula could answer for all the rows, so nothing needs to be changed.",
    filledRewritten: ({ where, cells, formula }) =>
      `${count(cells)} formulas in ${where} became one: ${formula}. Its result fills the same cells.`,
    filledMadeValues: ({ where, cells }) =>
      `${count(cells)} formulas in ${where} became values: in an Excel table no formula can fill other cells. Values do not follow later changes of your data.`,
    filledByCutOffs: ({ where, cells, table }) =>
      `${count(cells)} formulas in ${where} now look up a table of cut-offs, which stands from ${table} on and follows your data. They show what they showed before.`,
    filledShowsOther: ({ cell, was, shows }) =>
      `In ${cell} another formula would show “${shows}” instead of “${was}”, so all formulas stay as they were. Let Excel calculate the workbook (F9), then look for them again.`,
    filledLeft: ({ why, where }) => `The formulas in ${some(where)} stay as they are: ${LEFT_EN[why]}.`,
    rewriteWithoutLog: ({ sheet }) =>
      `The sheet “${sheet}” has lost its table, so the change could be listed nowhere. Delete that sheet, or undo what was done to it, then try again; nothing was changed.`,
    filledNotRewritten: ({ where, shows }) =>
      shows === ""
        ? `One formula would not fill the same cells as those in ${where}, so they stay as they were.`
        : `One formula in place of those in ${where} shows ${shows}, so they stay as they were. Correct the cells that they read, then try again.`,
    cutOffsFailed: ({ shows }) =>
      `The table of cut-offs shows ${shows}, so nothing was inserted. The amounts need at least one that is positive; correct the cells, then try again.`,
    insertionChanged: ({ where }) =>
      `${where} has changed since, so it stays as it is. Delete the cells by hand where you do not need them.`,
    insertionTakenOut: ({ where }) => `What was put into ${where} is taken out again.`,
    filledChanged: ({ where }) =>
      `${where} has changed meanwhile, so it stays as it is. Look for the formulas again when nobody else works there.`,
  },
  zh: {
    formulaIncomplete: ({ formula }) => `${formula} 还不完整。请选择它要读取的列，或把“…”改成相应的区域。`,
    notOneCall: ({ formula }) =>
      `只有参数是单元格或普通数值的单个 KA 函数才能直接得出数值，${formula} 不是这样。请把它作为公式插入到表格旁边。`,
    notRowByRow: ({ formula }) =>
      `${formula} 无法逐行写：它应当是对一列单元格的单个函数，并且每行各有结果。请改为插入数值，或把公式插入到表格旁边。`,
    rowsInserted: ({ where, cells, table }) =>
      `已在 ${where} 写入 ${count(cells)} 个公式，每行一个。` +
      (table === undefined ? "" : `它们查分界表，该表从 ${table} 开始，随数据自动更新。`),
    insertionBlocked: ({ what, where }) => BLOCKED_ZH[what](where),
    formulaSpillBlocked: ({ where }) =>
      `从 ${where} 开始放不下结果，因为要填充的单元格里已有内容。公式已撤回；请选中空间更大的位置。`,
    formulaInserted: ({ where, cells }) =>
      cells === 1 ? `公式已写入 ${where}。` : `公式已写入 ${where} 的第一个单元格，结果填充 ${count(cells)} 个单元格。`,
    formulaShowsError: ({ where, error, cells }) =>
      cells > 1
        ? `结果填充 ${where}，其中第一个单元格显示 ${error}：区域包含标题行时就会这样。如果是这种情况，请使用不含标题的区域。`
        : `公式已写入 ${where}，但显示 ${error}。请选中该单元格，把鼠标移到旁边的标记上查看原因，再修改公式或它读取的单元格。`,
    valuesInserted: ({ where, cells }) =>
      `已在 ${where} 写入 ${count(cells)} 个数值。数据以后再变，这些数值不会跟着变。`,
    functionRefused: ({ sentence }) => sentence,
    nothingFilledDown: () => "没有需要改写的公式：没有逐行填充、而一个公式就能答完所有行的 KA 公式。",
    filledRewritten: ({ where, cells, formula }) =>
      `${where} 中的 ${count(cells)} 个公式已合并为一个：${formula}。结果填充原来的单元格。`,
    filledMadeValues: ({ where, cells }) =>
      `${where} 中的 ${count(cells)} 个公式已转为数值：Excel 表格中的公式不能填充其他单元格。数据以后再变，这些数值不会跟着变。`,
    filledByCutOffs: ({ where, cells, table }) =>
      `${where} 中的 ${count(cells)} 个公式现在查分界表，该表从 ${table} 开始，随数据自动更新。显示的结果不变。`,
    filledShowsOther: ({ cell, was, shows }) =>
      `改写后 ${cell} 会显示“${shows}”，而不是“${was}”，因此所有公式保持不变。请让 Excel 重新计算（F9），再重新查找。`,
    filledLeft: ({ why, where }) => `${someZh(where)} 中的公式保持不变：${LEFT_ZH[why]}。`,
    rewriteWithoutLog: ({ sheet }) =>
      `工作表“${sheet}”的表格已不在，改动无处登记。请删除该工作表，或撤销对它的改动，然后再试；未作任何改动。`,
    filledNotRewritten: ({ where, shows }) =>
      shows === ""
        ? `用一个公式无法填满 ${where} 中的同一批单元格，原公式保持不变。`
        : `用一个公式代替 ${where} 中的公式时显示 ${shows}，原公式保持不变。请先修改它们读取的单元格，再试一次。`,
    cutOffsFailed: ({ shows }) => `分界表显示 ${shows}，因此没有插入。金额中至少要有一个正数；请修改单元格后再试。`,
    insertionChanged: ({ where }) => `${where} 在写入之后有改动，因此保持现状。如不需要，请手动删除这些单元格。`,
    insertionTakenOut: ({ where }) => `已从 ${where} 撤回刚才写入的内容。`,
    filledChanged: ({ where }) => `${where} 在此期间有改动，因此保持现状。请在没有其他人编辑时重新查找。`,
  },
};
