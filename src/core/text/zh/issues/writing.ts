import type { WritingFacts } from "../../../issues/writing";
import { count } from "../../numbers";
import { isFull } from "../../full-disk";
import { some } from "../some";
import type { SentencesOf } from "../../words";

/** What is to say of writing, in Chinese. */
export const writingIssues: SentencesOf<WritingFacts> = {
  tooManyCustomers: ({ customers, limit }) =>
    `${count(customers)} 个客户放不进一张工作表（最多 ${count(limit)}）。请使用命令 ka 输出 CSV 文件。`,
  foreignSheet: ({ sheet, used }) => `工作簿中已有不属于 KA 的工作表“${sheet}”，予以保留；KA 的工作表命名为“${used}”。`,
  foreignContent: ({ sheet, where }) =>
    `KA 的工作表“${sheet}”上有不是 KA 写的内容（${where}）。请移到您自己的工作表后再运行；没有做任何改动。`,
  protectedSheet: ({ sheet }) => `工作表“${sheet}”受保护。请撤销保护（审阅 > 撤销工作表保护）后再运行。`,
  protectedWorkbook: () => "工作簿结构受保护，KA 无法添加工作表。请撤销保护（审阅 > 保护工作簿）后再运行。",
  cellEditing: () => "Excel 正在编辑单元格。请在表中按 Enter 或 Esc 后重试。",
  tooLargeForExcel: () => "超出 Excel 一次能提供的数据量。请少选几列后重试。",
  excelBusy: () => "Excel 正忙，没有及时响应。请稍候再试。",
  excelSessionLost: () => "与工作簿的连接已中断。请重新打开工作簿后再运行 KA。",
  excelTooOld: ({ member }) => `此版本的 Excel 过旧（缺少 ${member}）。请升级 Excel，或使用命令 ka。`,
  somethingInTheWay: ({ code }) =>
    `KA 的工作表上有内容挡住（${code}）：合并单元格、筛选、数据透视表或其他表格。请移开后再运行。`,
  excelRefused: ({ code, where }) =>
    `Excel 拒绝了操作（${code}${where ? `，位于 ${where}` : ""}）。您的内容没有改动；请重试，若仍出现请反馈。`,
  cancelled: ({ written }) =>
    written === "nothing"
      ? "已取消，没有写入任何内容。"
      : "已取消。KA 自己的工作表只有部分结果并标为“未完成”；重新运行即可完成。您的工作表没有改动。",
  unfinishedRun: () => "上次运行中途停止，或者此刻有人正在写入。请选择完成，或恢复之前的内容。",
  sourceChanged: ({ where }) => `计算期间数据行有变动（${where}）。没有写入任何内容；请刷新后再写入。`,
  writtenDiffers: ({ where }) =>
    `${where} 的内容与 KA 写入的不一致：期间有人改动过，或 Excel 没有接收。请在没有其他人操作时重新运行。`,
  otherRun: () =>
    "有人同时在用 KA 写入这个工作簿。请先商定由谁写入，再重新运行；如果 KA 提示上次写入未完成，请选择完成或恢复之前的内容。",
  broughtBack: () => "KA 的工作表已恢复为之前的内容。",
  choicesNotRestored: ({ where }) =>
    `${some(where)} 原有的下拉选项所引用的列表已不存在，未能恢复；单元格中的值不受影响。请重新设置（数据 > 数据验证）。`,
  notBroughtBack: () =>
    "KA 的工作表只有部分结果，之前的内容暂时未能恢复。请重新打开 KA，选择完成或恢复；您自己的工作表没有改动。",
  nothingToTakeBack: () => "这个工作簿中没有可以撤销的 KA 写入。",
  nothingToRefresh: () => "这个工作簿中还没有可以刷新的 KA 结果。请先选中销售明细，再点“写入工作簿”。",
  refreshStopped: () => "尚未刷新：请先回答或更正下面提示的内容，再点刷新。",
  explainStopped: () => "还没有可以说明的类别：请先回答或更正“分类”页上提示的内容，再试一次。",
  sourceGone: () => "结果所依据的数据行或其工作表已不存在。请选中要分级的数据行，再点“写入工作簿”。",
  noCustomerPointed: ({ where }) =>
    `${where} 中没有客户名称。请选中含有客户名称或编号的单元格，或“KA 大客户清单”中的一行，再试一次。`,
  noSuchCustomer: ({ name, where, similar }) =>
    `${where} 中的“${name}”不在这些数据行的客户之中。${similar.length > 0 ? `是否指 ${similar.join("、")}？` : ""}请选中含有客户名称或编号的单元格，再试一次。`,
  removed: ({ sheets }) =>
    `已从工作簿中移除 KA${sheets.length > 0 ? `（${sheets.join("、")}）` : ""}。您自己的工作表保持原样。`,
  noEarlierFile: ({ path, kept }) =>
    `${path} 没有可恢复的内容：上次运行没有替换任何文件，或者 ${kept} 已被移走。如果文件是新生成的，直接删除即可。`,
  usesRemoved: ({ parts }) =>
    `${parts.slice(0, 8).join("、")} 中的公式引用了 KA 的工作表，而副本中已没有这些工作表，公式将显示 #REF!。请先把公式改为数值，或在副本中修改。`,
  stylesLeft: () =>
    "KA 的单元格格式已无法与您自己的格式区分，因此留在副本中。它们不可见；没有单元格使用的格式，Excel 会自行清除。",
  typedWouldGo: ({ customers, count: found, columns }) =>
    `KA 的工作表上有人工填写的内容，移除后会一并消失：${count(found)} 个客户的填写内容（${customers.slice(0, 8).join("、")}）${columns.length > 0 ? `，以及自行添加的列 ${columns.slice(0, 8).join("、")}` : ""}。没有写入任何内容。`,
  nothingToRemove: () => "这个工作簿中没有 KA 的内容。",
  onlyOwnSheets: () => "工作簿至少要有一张可见的工作表，而现在全都是 KA 的。请先添加一张自己的工作表。",
  readOnlyWorkbook: () => "工作簿以只读方式打开。请另存为其他名称后再运行。",
  excelSilent: () =>
    "Excel 已有一分钟没有响应，无法知道进行到哪一步。请重新打开工作簿和 KA：届时可以选择完成，或恢复之前的内容。",
  sameFile: ({ path }) => `输出 ${path} 就是输入文件。请另选名称，输入文件绝不会被覆盖。`,
  cannotWrite: ({ path, code, kept }) =>
    `无法写入 ${path}（${code}）。${kept ? `结果保存在 ${kept}。` : ""}${isFull(code) ? "空间不足：请清理空间或换一个磁盘。" : code === "ENOENT" ? "没有这个文件夹：请先建立，或另选位置。" : code === "EISDIR" ? "这是一个文件夹：请写明其中的文件名。" : "请关闭占用它的程序或另选名称。"}`,
  wrongExtension: ({ path, extension }) => `副本 ${path} 必须保持工作簿的类型：文件名请以 ${extension} 结尾。`,
  unknownOutput: ({ path }) => `KA 无法写入 ${path}。输出文件名请以 .xlsx（或与输入相同的 .xlsm）或 .csv 结尾。`,
  nameLeft: ({ name }) =>
    `名称“${name}”指向的内容不属于 KA，保持原样：使用它的公式读到的不是 KA 的结果。如要由 KA 提供，请先改掉您的名称（公式 > 名称管理器），再运行一次。`,
  nameTaken: ({ name }) =>
    `工作簿中有不属于 KA 的名称“${name}”（公式 > 名称管理器）。请将其改名后再运行；未作任何更改。`,
  tableTaken: ({ sheet, table }) =>
    `工作表“${sheet}”上的表格“${table}”不属于 KA。请将该表格改名（表设计 > 表名称）后再运行；未作任何更改。`,
  textsClipped: ({ sheet, cells }) =>
    `“${sheet}”上有 ${count(cells)} 个文本超过单元格上限 32,767 个字符，已在该处截断。`,
  signatureDropped: () => "该工作簿带有数字签名。签名对更改后的副本无效，因此副本未签名；原文件的签名仍然有效。",
};
