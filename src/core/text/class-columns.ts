import type { ClassColumnFacts, ColumnsBlocked } from "../issues/class-columns";
import { some } from "./numbers";
import { some as someZh } from "./zh/some";
import type { InLanguages, SentencesOf } from "./words";

/** What the columns beside the rows are called; each header begins with the mark of KA. */
export interface ClassColumnWords {
  readonly system: (method: string) => string;
  readonly final: (method: string) => string;
}

/** The words of the class columns. */
export const CLASS_COLUMN_WORDS: InLanguages<ClassColumnWords> = {
  en: { system: (method) => method, final: (method) => `${method}, final` },
  zh: { system: (method) => method, final: (method) => `${method}（最终）` },
};

type Place = { readonly sheet: string; readonly where: string };
const blockedEn: { readonly [W in ColumnsBlocked]: (place: Place) => string } = {
  noHeaders: ({ where }) =>
    `The rows in ${where} have no header row, so class columns beside them could have no header either. Put a row of headers above them`,
  protected: ({ sheet }) =>
    `The sheet “${sheet}” is protected, so class columns cannot be put beside its rows. Unprotect it (Review > Unprotect Sheet)`,
  filter: ({ sheet }) =>
    `Rows of “${sheet}” are filtered, and classes written beside filtered rows can land in other rows. Clear the filter (Data > Clear)`,
  merged: ({ where }) =>
    `Merged cells lie where the class columns would stand (${where}). Unmerge them (Home > Merge & Center)`,
  content: ({ where }) =>
    `Something stands where the class columns would (${where}), or right beside: data, or the results of a formula that spill there. Make room beside the rows, or make them a table (Insert > Table)`,
  drawing: ({ sheet, where }) => `“${where}” lies on “${sheet}” over the cells of the class columns. Move it aside`,
  edge: ({ sheet }) => `The rows on “${sheet}” end too close to the last column of the sheet. Move them to the left`,
  moved: ({ where }) =>
    `KA's class columns (${where}) are no longer as KA wrote them: something else stands between them, or they were moved away from their rows. Delete those columns`,
  tableHeader: ({ where }) =>
    `The table has a column “${where}” of its own, and a table cannot have two of one name. Rename that column`,
  linkedTable: ({ where }) =>
    `The table “${where}” is filled from outside of the workbook, which decides about its columns. Copy its rows to a sheet of your own`,
  encoding: ({ sheet }) =>
    `The sheet “${sheet}” is stored in a form that KA does not add cells to. Save the file once in Excel`,
};

const blockedZh: { readonly [W in ColumnsBlocked]: (place: Place) => string } = {
  noHeaders: ({ where }) => `${where} 的数据没有标题行，旁边的类别列也就无法带标题。请在数据上方加一行标题`,
  protected: ({ sheet }) => `工作表“${sheet}”受保护，无法在数据旁边写类别列。请撤销保护（审阅 > 撤销工作表保护）`,
  filter: ({ sheet }) =>
    `“${sheet}”的行处于筛选状态，在筛选的行旁边写入，类别可能落到别的行。请清除筛选（数据 > 清除）`,
  merged: ({ where }) => `类别列的位置有合并单元格（${where}）。请取消合并（开始 > 合并后居中）`,
  content: ({ where }) =>
    `类别列的位置或紧邻处已有内容（${where}）：数据，或公式溢出的结果。请在数据旁边留出空列，或把数据转换为表格（插入 > 表格）`,
  drawing: ({ sheet, where }) => `“${sheet}”上的“${where}”盖住了类别列的位置。请把它移开`,
  edge: ({ sheet }) => `“${sheet}”的数据离工作表的最后一列太近。请把数据左移`,
  moved: ({ where }) => `KA 的类别列（${where}）已不是写入时的样子：中间插入了别的内容，或与数据行错开。请删除这些列`,
  tableHeader: ({ where }) => `表格中已有名为“${where}”的列，而表格的列名不能重复。请将该列改名`,
  linkedTable: ({ where }) => `表格“${where}”的数据来自工作簿之外，其列由来源决定。请把数据复制到您自己的工作表`,
  encoding: ({ sheet }) => `工作表“${sheet}”的存储形式不便添加单元格。请先用 Excel 保存一次文件`,
};

/** What is to be said of class columns. */
export const classColumnIssues: InLanguages<SentencesOf<ClassColumnFacts>> = {
  en: {
    columnsNeedSheet: () =>
      "Classes can be put beside the rows only on the sheet of an Excel workbook that the rows are read from. Read an .xlsx file and write a copy of it (-o copy.xlsx), or leave the columns out: the account list has the class of every customer.",
    columnsBlocked: ({ what, ...place }) =>
      `${blockedEn[what](place)}, then run again; or leave the class columns out and look the classes up: =XLOOKUP(A2,KA_Accounts[Customer],KA_Accounts[Class]), with the cell of the row's customer for A2. Nothing was written.`,
    columnsNotRestored: ({ sheet }) =>
      `KA's class columns on “${sheet}” were taken away, but those of the run before were not brought back: the rows are no longer in the order of that time. Write again to have them anew.`,
    columnsLeft: ({ where }) =>
      `KA's class columns in ${where} were left: the sheet is protected or filtered, or something else stands among them. Delete them by hand, if they are to go.`,
    columnsStanding: ({ where }) =>
      `KA's class columns in ${some(where)} are those of an earlier run: this run was not asked for them and left them. Ask for them again to bring them up to date; or delete these columns, if they are to go (removing KA from the workbook takes them out, too).`,
  },
  zh: {
    columnsNeedSheet: () =>
      "类别只能写在读取数据的那张 Excel 工作表上。请读取 .xlsx 文件并写成副本（-o 副本.xlsx），或不写类别列：客户清单中有每个客户的类别。",
    columnsBlocked: ({ what, ...place }) =>
      `${blockedZh[what](place)}，然后重新运行；或者不写类别列，改用公式查找：=XLOOKUP(A2,KA_Accounts[客户],KA_Accounts[类别])，其中 A2 换成该行的客户单元格。没有写入任何内容。`,
    columnsNotRestored: ({ sheet }) =>
      `“${sheet}”上 KA 的类别列已移除，但上一次的类别列没有恢复：数据行的顺序已与当时不同。重新写入即可得到新的类别列。`,
    columnsLeft: ({ where }) =>
      `${where} 中 KA 的类别列未移除：工作表受保护或处于筛选状态，或其中夹有别的内容。如需移除，请手工删除。`,
    columnsStanding: ({ where }) =>
      `${someZh(where)} 中 KA 的类别列是之前运行的结果：这次没有要求写类别列，因此未更新。需要更新时请再次选择写类别列；不再需要时请删除这些列（从工作簿中移除 KA 时也会一并去掉）。`,
  },
};
