import type { FileLines, ReadingFacts, SafetyLimit } from "../../../issues/reading";
import { count } from "../../numbers";
import { isFull } from "../../full-disk";
import type { SentencesOf } from "../../words";
import { some } from "../some";

const limits: { readonly [L in SafetyLimit]: (found: string, most: string) => string } = {
  parts: (found, most) => `它有 ${found} 个部件，工作簿最多 ${most} 个`,
  size: (found, most) => `解压后有 ${found} 字节，超过 ${most}`,
  ratio: (found, most) => `解压后是原来的 ${found} 倍，超过 ${most} 倍`,
  overlap: () => "它的部件互相重叠，正常保存的工作簿不会这样",
  part: (found, most) => `其中一个说明部件解压后有 ${found} 字节，超过 ${most}`,
  doctype: () => "它自己定义了 XML 实体，正常的工作簿不会这样",
};

/** Lines of a text file in the middle of a sentence. */
function linesOf({ from, to }: FileLines): string {
  return to === undefined ? `第 ${count(from)} 行及以下` : `第 ${count(from)}–${count(to)} 行`;
}

/** What is to say where rows are looked for and read, in Chinese. */
export const readingIssues: SentencesOf<ReadingFacts> = {
  nothingSelected: () => "没有选中任何内容。请连同标题行选中销售数据，再试一次。",
  oneCell: ({ where }) => `${where} 只是一个单元格，周围没有数据。请连同标题行选择销售数据。`,
  severalAreas: () => "选中了几个分开的区域。请只选一个区域，并包括标题行。",
  emptySheet: ({ where }) => `${where} 中没有内容。请连同标题行选择销售数据，或改用有数据的工作表或文件。`,
  headersOnly: ({ where }) => `${where} 只有标题行，下面没有数据。请选择标题行连同下面的销售数据。`,
  noHeaders: ({ where }) => `${where} 的第一行是数字，因此按数据读取，各列以列标命名。如不对，请加上标题行。`,
  duplicateHeader: ({ header, count: times }) =>
    `标题“${header}”出现在 ${times} 列上，无法判断是哪一列。请给每一列不同的标题。`,
  readFailed: ({ where, code }) => `Excel 未能提供 ${where} 的数值（${code}）。请少选一些行或列后重试。`,
  raggedRow: ({ line, fields, expected, count: rows }) =>
    `第 ${count(line)} 行有 ${fields} 个字段，应为 ${expected} 个${rows > 1 ? `（另有 ${count(rows - 1)} 行）` : ""}。缺少的按空处理，多出的忽略；请检查分隔符。`,
  unclosedQuote: ({ line }) => `第 ${count(line)} 行开始的引号没有结束，其后内容都成了一个字段。请补上引号后重试。`,
  badQuote: ({ line, count: rows }) =>
    `第 ${count(line)} 行的字段中有未成对的引号${rows > 1 ? `（另有 ${count(rows - 1)} 行）` : ""}。已按原样读取，请检查。`,
  notInEncoding: ({ encoding, line }) =>
    `第 ${count(line)} 行不是 ${encoding} 文本。请指明文件的编码，或另存为“CSV UTF-8”后重试。`,
  encodingTaken: ({ encoding }) => `文件不是 UTF-8，已按 ${encoding} 读取。如果名称显示不对，请指明编码。`,
  fileNotFound: ({ path }) => `没有文件 ${path}。请检查文件名和文件夹。`,
  fileUnreadable: ({ path, code }) =>
    code === "EISDIR"
      ? `${path} 是文件夹。请指定其中的一个文件。`
      : `无法读取 ${path}（${code}）。请关闭占用它的程序或检查权限。`,
  fileChanged: ({ path }) => `${path} 在读取过程中发生了变化。请在它不再写入后重新运行。`,
  cannotSetAside: ({ folder, code }) =>
    `文件的行数超过了内存中保留的行数，而 ${folder} 无法存放临时数据（${code}）。请${isFull(code) ? "在该处清理空间" : "允许写入该文件夹"}，或用环境变量 TMPDIR（Windows 为 TEMP）指定另一个文件夹。`,
  unknownFileType: ({ path }) => `${path} 不是 CSV 文件。请把工作表另存为“CSV UTF-8”后使用。`,
  notWorkbook: ({ path }) => `${path} 不是 Excel 工作簿。请在生成它的程序中打开，并另存为 .xlsx。`,
  otherFormat: ({ path, format }) =>
    `${path} 是 .${format} 文件，KA 不读取这种格式。请用 Excel、WPS 或 LibreOffice 打开，并另存为 .xlsx。`,
  encryptedWorkbook: ({ path }) =>
    `${path} 设有打开密码，内容已加密。请用密码打开，取消密码（文件 > 信息 > 保护工作簿）后另存一份。`,
  damagedWorkbook: ({ path, part, problem }) =>
    `${path} 已损坏${part ? `（在 ${part} 中）` : ""}。请重新获取文件，或用 Excel 打开修复后另存一份。技术信息：${problem}。`,
  unsafeWorkbook: ({ path, limit, found, most }) =>
    `${path} 在占满内存之前被拒绝：${limits[limit](count(found), count(most))}。如果文件可信，请用 Excel 打开后重新另存为 .xlsx。`,
  sheetNotThere: ({ sheet, sheets }) =>
    `没有工作表“${sheet}”。${sheets.length > 0 ? `现有工作表：${some(sheets)}。` : "文件中没有含单元格的工作表。"}`,
  sheetHasNoCells: ({ sheet, sheets }) =>
    `工作表“${sheet}”只有图表，没有单元格。${sheets.length > 0 ? `含单元格的工作表：${some(sheets)}。` : "其他工作表也没有单元格。"}`,
  tableNotThere: ({ table, tables, names }) =>
    [
      `没有名为“${table}”的表格或区域。`,
      ...(tables.length > 0 ? [`现有表格：${some(tables)}。`] : []),
      ...(names.length > 0 ? [`现有命名区域：${some(names)}。`] : []),
      ...(tables.length + names.length === 0 ? ["文件中两者都没有，请指定工作表或单元格区域。"] : []),
    ].join(""),
  nameIsNoRange: ({ name, formula }) =>
    `名称“${name}”代表 ${formula}，不是本文件中的一个单元格区域。请指定区域，例如 Sales!A1:D500。`,
  nameOfSeveralSheets: ({ name, sheets }) =>
    `多个工作表各有自己的名称“${name}”：${some(sheets)}。请同时指明工作表和名称。`,
  noSheetWithData: ({ path, sheets, own }) =>
    sheets.length === 0 && own > 0
      ? `${path} 中只有 KA 自己的工作表。请指定数据行所在的原文件。`
      : `${path} 的可见工作表都没有数据。${sheets.length > 0 ? `工作表有：${some(sheets)}；请指定要读取的工作表（隐藏的也可以）。` : "文件中没有含单元格的工作表。"}`,
  badAddress: ({ address }) => `“${address}”不是单元格区域。请写成 A1:D500 或 Sales!A1:D500。`,
  sheetChosen: ({ sheet, others }) =>
    `读取的是第一个有数据的工作表“${sheet}”。另外还有：${some(others)}；如需读取请指定。`,
  severalBlocks: ({ where, blocks }) =>
    `${where} 里有几块各带标题行的数据：${some(blocks)}。请选中要读取的那一块，或指定它：表格用 --table，区域用 --range。`,
  blockChosen: ({ block, others }) =>
    `读取的是 ${block}；隔着空行或空列还有其他数据：${some(others)}。如需改读，请选中它，或指定它：表格用 --table，区域用 --range。`,
  severalTables: ({ where, tables }) =>
    `${where} 里上下排着几张各带标题行的表：${some(tables.map(linesOf))}。请把要读取的那一张单独存成一个文件。`,
  linesChosen: ({ where, lines, others }) =>
    `读取的是 ${where} 的${linesOf(lines)}；隔着空行还有另外的表：${some(others.map(linesOf))}。如需改读，请把它单独存成一个文件。`,
  mergedCells: ({ where, areas }) =>
    `${where} 有合并单元格（${some(areas, 5)}）：只有第一个单元格有值，其余按空处理。如果每一行都应有该值，请取消合并并填充。`,
  formulasWithoutValues: ({ where, cells, first }) =>
    `${where} 有 ${count(cells)} 个公式没有保存结果（第一个在 ${first}），按空处理。请用 Excel 打开、计算并保存后重新运行。`,
};
