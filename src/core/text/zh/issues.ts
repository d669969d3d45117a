import type { CheckName } from "../../checks";
import type { LeftOutReason, RankedBy, SafetyLimit } from "../../issues";
import type { MethodId } from "../../methods/methods";
import type { IssueSentences } from "../words";
import { criterionName } from "../measures";
import { classColumnIssues } from "../class-columns";
import { freezeIssues } from "../freeze";
import { count, money, percent } from "../numbers";
import { figuresIssues } from "./figures";
import { formulaIssues } from "./formulas";
import { lifetimeIssues } from "./lifetime";
import { intakeIssues } from "./intake";
import { policyProblem } from "./policy-problems";
import { checks, methods, reasons, roles, rowList } from "./labels";

const limits: { readonly [L in SafetyLimit]: (found: string, most: string) => string } = {
  parts: (found, most) => `它有 ${found} 个部件，工作簿最多 ${most} 个`,
  size: (found, most) => `解压后有 ${found} 字节，超过 ${most}`,
  ratio: (found, most) => `解压后是原来的 ${found} 倍，超过 ${most} 倍`,
  overlap: () => "它的部件互相重叠，正常保存的工作簿不会这样",
  part: (found, most) => `其中一个说明部件解压后有 ${found} 字节，超过 ${most}`,
  doctype: () => "它自己定义了 XML 实体，正常的工作簿不会这样",
};

/** Whether the amount is what is ranked. */
function isAmount({ measure, total }: RankedBy): boolean {
  return measure === undefined && total === undefined;
}

/** A list of names, the first few of them. */
function some(names: readonly string[], most = 30): string {
  const shown = names.slice(0, most).join("、");
  return names.length > most ? `${shown}……` : shown;
}

/** The name of a method; what stands for one that is none is shown as it is. */
function nameOfMethod(method: string): string {
  return method in methods ? methods[method as MethodId] : method;
}

/** What a system says when a disk, a quota or the size of a file is at its end. */
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** What helps where no row is left, by the reason of most of them. */
const whatToDo: { readonly [R in LeftOutReason]?: string } = {
  hiddenRow: "请取消隐藏，或选择隐藏行计入。",
  totalRow: "如果它们其实是客户，请选择保留合计行。",
  otherCurrency: "请选择金额所用的货币。",
  futureDate: "请检查日期以及年月日的顺序。",
  noDate: "请检查日期列是否选对。",
  outsidePeriod: "请另选期间。",
  excluded: "请从策略中去掉不计的月份和订单。",
};

/** Every issue as a sentence in Chinese: where, what, and what to do next. */
export const issues: IssueSentences = {
  ...intakeIssues,
  ...figuresIssues,
  ...classColumnIssues.zh,
  ...freezeIssues.zh,
  ...lifetimeIssues,
  nothingSelected: () => "没有选中任何内容。请连同标题行选中销售数据，再试一次。",
  oneCell: ({ where }) => `只选中了一个单元格（${where}），周围没有数据。请连同标题行选中销售数据。`,
  severalAreas: () => "选中了几个分开的区域。请只选一个区域，并包括标题行。",
  emptySheet: ({ where }) => `${where} 中没有内容。请连同标题行选中销售数据，或打开有数据的工作表。`,
  headersOnly: ({ where }) => `${where} 只有标题行，下面没有数据。请把标题行和销售数据一起选中。`,
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
  whichDecimal: ({ header, example }) =>
    `“${header}”列的金额有两种读法：“${example}”中的符号可能是小数点，也可能是千位分隔符，从现有金额无法判断。请指明小数用点还是逗号；KA 不作猜测。`,
  mixedDecimals: ({ header, point, comma }) =>
    `“${header}”列既有以点作小数点的金额（“${point}”），也有以逗号作小数点的金额（“${comma}”）。请指明以哪种为准；另一种写法的金额将被剔除。`,
  decimalTaken: ({ header, decimal, example }) =>
    `“${header}”列的金额按${decimal === "comma" ? "逗号" : "点"}作小数点读取，例如“${example}”。`,
  fileNotFound: ({ path }) => `没有文件 ${path}。请检查文件名和文件夹。`,
  fileUnreadable: ({ path, code }) => `无法读取 ${path}（${code}）。请关闭占用它的程序或检查权限。`,
  fileChanged: ({ path }) => `${path} 在读取过程中发生了变化。请在它不再写入后重新运行。`,
  cannotSetAside: ({ folder, code }) =>
    `文件的行数超过了内存中保留的行数，而 ${folder} 无法存放临时数据（${code}）。请${FULL.has(code) ? "在该处清理空间" : "允许写入该文件夹"}，或用环境变量 TMPDIR（Windows 为 TEMP）指定另一个文件夹。`,
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
  tableNotThere: ({ table, tables }) =>
    `没有表格“${table}”。${tables.length > 0 ? `现有表格：${some(tables)}。` : "文件中没有表格，请指定工作表或区域。"}`,
  noSheetWithData: ({ path, sheets }) =>
    `${path} 的可见工作表都没有数据。${sheets.length > 0 ? `工作表有：${some(sheets)}；请指定要读取的工作表（隐藏的也可以）。` : "文件中没有含单元格的工作表。"}`,
  badAddress: ({ address }) => `“${address}”不是单元格区域。请写成 A1:D500 或 Sales!A1:D500。`,
  sheetChosen: ({ sheet, others }) =>
    `读取的是第一个有数据的工作表“${sheet}”。另外还有：${some(others)}；如需读取请指定。`,
  severalBlocks: ({ where, blocks }) =>
    `${where} 里有几块各带标题行的数据：${some(blocks)}。请选中要读取的那一块，或指定它：表格用 --table，区域用 --range。`,
  blockChosen: ({ block, others }) =>
    `读取的是 ${block}；隔着空行或空列还有其他数据：${some(others)}。如需改读，请选中它，或指定它：表格用 --table，区域用 --range。`,
  mergedCells: ({ where, areas }) =>
    `${where} 有合并单元格（${some(areas, 5)}）：只有第一个单元格有值，其余按空处理。如果每一行都应有该值，请取消合并并填充。`,
  formulasWithoutValues: ({ where, cells, first }) =>
    `${where} 有 ${count(cells)} 个公式没有保存结果（第一个在 ${first}），按空处理。请用 Excel 打开、计算并保存后重新运行。`,

  columnNotThere: ({ role, header, headers }) => `没有作为${roles[role]}的列“${header}”。现有的列：${some(headers)}。`,
  columnUsedTwice: ({ header, roles: used }) =>
    `列“${header}”不能同时作为${used.map((role) => roles[role]).join("和")}。请为其中之一另选一列。`,
  noCustomerColumn: ({ headers }) => `没有看起来像客户的列。请从以下列中选择：${some(headers)}。`,
  noNumericColumn: ({ where, headers }) =>
    `${where} 中没有数字形式的金额列。请从以下列中选择：${some(headers)}，或先把文字转成数字。`,
  whichColumn: ({ role, headers }) => `有几列都可能是${roles[role]}：${some(headers)}。请选择一列，KA 不会猜测。`,
  rowsDoNotFit: ({ method, rows, needed, room }) =>
    `${nameOfMethod(method)}需要逐行计算：${count(rows)} 行约占内存 ${count(needed)} MB，而可用内存约 ${count(room)} MB。请在内存更大的机器上运行，或从文件中去掉不需要的行，或改用只汇总金额的方法，如 ABC。`,
  roleMissing: ({ role, method }) =>
    `方法“${nameOfMethod(method)}”需要${roles[role]}列，但没有找到。请选择一列${role === "date" && method === "tiers" ? "，或改用全部行的金额" : ""}。`,

  rowsLeftOut: ({ reason, rows, firstRows, amount }) =>
    `剔除 ${count(rows)} 行：${reasons[reason]}（${rowList(firstRows, rows)}），金额 ${money(amount)}。`,
  noRowsLeft: ({ rows, reason }) =>
    `${count(rows)} 行全部被剔除${reason === undefined ? "" : `（${rows === 1 ? "" : "主要是"}${reasons[reason]}）`}。${(reason && whatToDo[reason]) ?? "请检查所选的列。"}`,
  periodHasNoRows: ({ from, to, first, last }) =>
    `${from && to ? `${from} 至 ${to} 期间` : from ? `${from} 及以后` : `${to} 及以前`}没有任何数据行：数据从 ${first} 到 ${last}。请选择其中的日期。`,
  periodNeedsColumn: ({ role }) =>
    `策略只计部分${role === "date" ? "日期" : "订单"}，需要${roles[role]}列，但没有找到。请选择一列，或从策略中去掉期间和不计的月份、订单。`,
  datesNotRead: ({ rows, firstRows }) =>
    `${count(rows)} 行的日期无法识别（${rowList(firstRows, rows)}）。这些行仍然采用，只有按期间的数字才需要日期。`,
  mergesUnknown: ({ names }) => `策略要求合并的客户 ${some(names, 10)} 在数据中不存在。请检查名称写法，或删除该合并。`,
  namesDiffer: ({ customers, example }) =>
    `${count(customers)} 个客户编号有多个名称，显示最常见的一个，例如“${example}”。`,
  inexactAmounts: ({ rows, firstRow }) =>
    `${count(rows)} 个金额超过 4 位小数（首个在第 ${firstRow} 行），因此合计有舍入，按 1e-12 的容差比较。`,

  noPositiveTotal: ({ customers, ...by }) =>
    isAmount(by)
      ? `${count(customers)} 个客户中没有一个金额为正，无法计算占比。请检查金额列及其正负号。`
      : `${count(customers)} 个客户中没有一个“${criterionName(by, "zh")}”大于零，无法排名。请检查该列，或改按其他指标排名。`,
  allEqual: ({ customers, ...by }) =>
    customers === 1
      ? "只有一个客户，排名没有意义。请选择更多客户的数据行。"
      : isAmount(by)
        ? "所有正金额的客户金额相同，排名没有意义，全部归入第一类。如需区分，请改按其他指标排名。"
        : `“${criterionName(by, "zh")}”大于零的客户数值全部相同，排名没有意义，全部归入第一类。如需区分，请改按其他指标排名。`,
  breaksFit: ({ fit }) => `自然分组解释了 ${percent(fit)} 的方差（方差拟合优度）。`,
  tiesExceed: ({ wanted, found, ...by }) =>
    `前 ${count(wanted)} 名的边界上有${isAmount(by) ? "金额" : `“${criterionName(by, "zh")}”`}相同的客户，因此共有 ${count(found)} 名。`,
  groupsUnranked: ({ groups, problem, ...by }) => {
    const name = isAmount(by) ? "金额" : `“${criterionName(by, "zh")}”`;
    return problem === "allEqual"
      ? `${some(groups)} 中所有客户${name}相同（或只有一个客户），排名没有意义：全部归入第一类。`
      : `${some(groups)} 中没有${name}为正的客户，无法计算占比。`;
  },
  segmentHole: ({ path, r, f, m }) =>
    `细分规则不能使用：${path}：没有规则覆盖 R ${r}、F ${f}、M ${m} 的客户。请为其增加规则，或在最后加一条没有条件的规则。`,
  segmentNeverFires: ({ path, rule, label }) =>
    `细分规则不能使用：${path}：第 ${rule} 条规则（“${label}”）永远不会生效，因为前面的规则已覆盖它的全部客户，或它的得分不存在。请把它上移、修改得分或删除。`,
  scoresNotGiven: ({ score, levels, missing }) =>
    `${score} 只有 ${levels} 个不同的档次：得分 ${missing.join("、")} 不会出现。如有影响，请减少分数档次或自定分界点。`,
  noPurchases: ({ customers, days }) =>
    `${count(customers)} 个客户${days === undefined ? "" : `在最近 ${count(days)} 天内`}都没有金额为正的购买，无法评级。请检查金额列和日期列${days === undefined ? "" : "，或选择更长的时间范围"}。`,
  tooFewPeriods: ({ periods }) =>
    `数据只包含 ${periods} 个完整周期，判断规律性至少需要 3 个。请选择更短的周期，或使用时间更长的数据。`,
  seasonalGaps: ({ customers, gap }) =>
    gap === undefined
      ? `有 ${count(customers)} 个客户大约每年购买一次，像是季节性采购：看似流失，可能只是季节未到。采取行动前请先核实。`
      : `客户的通常间隔为 ${count(gap)} 天，接近一年，像是季节性采购：看似流失，可能只是季节未到。采取行动前请先核实。`,
  gapUnknown: () =>
    "没有客户在三个以上的日期购买过，无法从数据得出通常间隔，首次购买期之后的客户不评级。请使用时间更长的数据，或自行设定通常间隔。",
  churnWarning: ({ customers, amount }) =>
    `流失预警：有 ${count(customers)} 个客户有流失风险或已沉寂，累计带来 ${money(amount)}。请先联系其中最大的客户。`,
  emptyClass: ({ label }) => `按此规则，类别“${label}”没有客户。`,
  amountUnitUnknown: () => "门槛是金额，但表中没有说明金额的单位。请选择单位：元、千元、万元或百万元。",
  badPolicy: (facts) => `策略不能使用：${facts.path}：${policyProblem(facts)}。`,
  newerPolicy: ({ version }) => `此策略的版本为 ${version}，由更新的 KA 生成。请升级 KA 后使用；没有做任何改动。`,
  policySheetBroken: ({ where, columns }) =>
    columns.length > 0
      ? `${where}：设置列表缺少“${columns.join("”和“")}”列，KA 无法读取策略。请恢复表头，或删除该工作表；没有做任何改动。`
      : `${where}：此工作表上已没有设置列表，KA 无法读取策略。请撤销改动，或删除该工作表；KA 没有做任何改动。`,
  policyPartBroken: ({ problem }) =>
    problem === "several"
      ? "工作簿中保存了几份不同的策略，又没有“KA 策略”工作表说明以哪份为准。请选择一份策略，它将取代这些策略。"
      : "工作簿中保存的策略已损坏，又没有“KA 策略”工作表可供读取。请选择一份策略，它将取代损坏的策略。",
  noPolicyKept: ({ path }) => `${path} 中没有保存策略。请先用 -o 分类并写入，或指定一个策略文件。`,
  policyTooLarge: ({ kilobytes, most }) =>
    `策略占用 ${count(kilobytes)} kB，而工作簿最多保存 ${count(most)} kB。请缩短其中最长的列表（合并的客户、不是同一家的客户、手工指定的类别）。`,
  policyOfWorkbook: ({ from, fingerprint }) =>
    from === "sheet"
      ? `使用工作簿自带的策略，以“KA 策略”工作表为准（指纹 ${fingerprint}）。`
      : `使用工作簿自带的策略（指纹 ${fingerprint}）。“KA 策略”工作表已不存在，将重新生成。`,
  policyEdited: ({ settings, count: edited }) =>
    `“KA 策略”自上次生成后有 ${count(edited)} 项设置被改动：${some(settings, edited)}。以工作表为准。`,
  policySheetLeft: ({ sheet }) =>
    `工作表“${sheet}”无法读取，已原样保留。它不反映本次结果所用的策略，所用策略见“KA 汇总”。`,
  policySheetReplaced: ({ sheet }) => `工作表“${sheet}”无法读取，已由您选择的策略取代。`,
  policyChanged: () =>
    "“KA 策略”工作表在此处读取之后又有改动，因此没有写入任何内容。请选择以工作表还是以您的设置为准，然后重新写入。",
  draftOfPolicy: ({ counts }) =>
    counts === "draft"
      ? "上次尚未写入的设置已叠加在工作簿的策略之上。写入后即保存到工作簿中。"
      : "工作簿的策略比上次留在此处的设置更新，因此以工作簿的策略为准，那些设置不再使用。",
  policyImported: ({ file }) => `已采用 ${file} 中的策略。写入后即保存到工作簿中。`,
  notPolicyFile: ({ file, found }) =>
    found === "workbook"
      ? `${file} 是工作簿。请在 Excel 中打开它以使用其策略，或在那里导出策略，再在此处选择导出的文件。`
      : found === "large"
        ? `${file} 过大，不会是策略文件。请选择由 KA 导出的文件（*.json）。`
        : `无法读取 ${file}。请重新选择，或选择另一个由 KA 导出的文件（*.json）。`,
  memoryLeft: ({ sheet, columns }) =>
    columns.length > 0
      ? `工作表“${sheet}”已没有“${columns.join("”和“")}”列，因此原样保留。请恢复表头，或删除该工作表以重新开始。`
      : `工作表“${sheet}”上已没有表格，因此原样保留。请撤销改动，或删除该工作表以重新开始。`,
  historyCut: ({ customers }) => `“KA 历史”容纳不下 ${count(customers)} 个曾有类别、现已不在数据中的客户。`,
  methodNotBefore: ({ path, wanted, known }) =>
    `策略不能使用：${path}：在它之前没有名为“${wanted}”的分类。${known.length > 0 ? `请选用它前面的分类（${known.join("、")}），或把“${wanted}”加在它前面` : `前面也没有其他分类，请先把“${wanted}”加在它前面`}。`,
  classUnknown: ({ method, class: wanted, known }) =>
    `分类“${method}”没有类别“${wanted}”。它的类别有：${some(known, 30)}。请更正名称。`,
  criterionConstant: (facts) =>
    `所有客户的“${criterionName(facts, "zh")}”都相同，无法区分客户：每个客户得该项的一半分数。`,
  criterionEmpty: (facts) =>
    `没有客户有“${criterionName(facts, "zh")}”的数值，因此该项权重一律不计。请检查该列，或从评分卡中去掉。`,
  gridTooLarge: ({ cells, most }) =>
    `两种分类共组成 ${count(cells)} 个格子，超过上限 ${count(most)}。请选用类别较少的分类。`,
  unknownMethod: ({ method, known }) => `没有方法“${method}”。可用的方法：${known.join("、")}。`,
  checkFailed: ({ check, expected, found }) =>
    `结果没有通过自检“${checks[check as CheckName]}”（${expected} 对 ${found}），因此不予输出。请反馈此问题。`,

  overridesChecked: ({ state, count: found, customers }) => {
    const who = `${count(found)} 个手工类别（${some(customers, 5)}${found > customers.length ? "等" : ""}）`;
    if (state === "agrees") return `${who}与 KA 的结果已经一致，不再需要。`;
    if (state === "expired") return `${who}已过期，不再生效。请延长日期或删除。`;
    if (state === "gone") return `${who}的客户不在数据中；予以保留，不起作用。`;
    if (state === "noReason") return `${who}没有填写原因，补填之前不生效。`;
    if (state === "unclearDay") return `${who}的日期栏中不是日期，因此仍采用 KA 的类别。请写成 2026-03-31 的形式。`;
    return `${who}不是该方法的类别名称，因此仍采用 KA 的类别。请更正名称。`;
  },
  listMoved: ({ sheet, where }) =>
    `KA 的工作表“${sheet}”上的清单不再从 A1 开始，现在位于 ${where}。请删除它上方的行和左侧的列后再运行；没有做任何改动。`,
  formulasInList: ({ sheet }) =>
    `您在 KA 的工作表“${sheet}”上添加的列含有公式，命令行无法让它们随客户移动。请在 Excel 中运行 KA，或转换为数值；没有做任何改动。`,
  formulasDiffer: ({ header }) =>
    `客户清单中您添加的“${header}”列各行公式不同，KA 无法让它们随客户移动。请用 [@金额] 的形式引用同一行的单元格，或转换为数值；没有做任何改动。`,
  nothingToCompare: () =>
    "还没有生成客户变动表：工作簿里没有更早的大客户清单可比。有了后续数据再运行一次，或设置用于对比的更早期间。",
  otherClassesBefore: ({ classes }) =>
    `没有生成客户变动表：上次清单的类别（${classes.join("、")}）与现在主分类的类别不同，无法对比。下次换新数据运行时会重新对比。`,
  windowNotCompared: ({ from, to }) =>
    `没有生成客户变动表：${from} 至 ${to} 的数据无法按主分类方法划分。请检查工作表里有没有这段时间的销售数据。`,
  factsWithoutDates: () => "没有生成明细数据表：它按客户和月份每月一行，但没有找到日期列。请指定日期列后再写入。",
  factsByQuarter: ({ months, limit }) =>
    `明细数据改为按季度生成：按月共 ${count(months)} 行，而一张工作表最多 ${count(limit)} 行。缩短统计期间即可按月生成。`,
  tooManyFacts: ({ rows, limit }) =>
    `没有生成明细数据表：即使按季度也有 ${count(rows)} 行，而一张工作表最多 ${count(limit)} 行。请缩短统计期间后再写入。`,
  slicersNeedExcel: () =>
    "数据透视表已写入，但没有切片器：KA 只能在 Excel 中生成切片器。请在 Excel 中打开该工作簿，从 KA 窗格再写入一次；数据透视表上方已为切片器留出位置。",
  nothingToWatch: () =>
    "关注名单为空：按所选方法，没有客户有流失风险、业绩下滑、付款拖延或即将降级。如需更多提醒，请加上生命周期、增长或付款等方法。",
  alsoRefreshed: ({ sheets }) =>
    `${sheets.join("、")}是以前生成的工作表，这次也一并更新了。不再需要的话，删除该工作表即可。`,
  notRefreshed: ({ sheets }) =>
    `${sheets.join("、")}仍是以前的结果，因为这次缺少它需要的数据。请重新勾选生成，或删除该工作表。`,
  typedKept: ({ count: found }) =>
    `有 ${count(found)} 个填写过内容的客户已不在数据中；所填内容保留在单独的工作表上，客户再次出现时自动带回。`,
  typedTwice: ({ count: found, customers }) =>
    `${some(customers, 5)}${found > customers.length ? "等" : ""}在客户清单中有两行，填写的内容不同。以第一行为准，另一行保留在单独的工作表上。`,
  overrideOfNoMethod: ({ method, methods }) =>
    `有手工类别属于方法“${method}”，但策略中没有这个方法。现有方法：${methods.join("、")}。`,

  ...formulaIssues,

  tooManyCustomers: ({ customers, limit }) =>
    `${count(customers)} 个客户放不进一张工作表（最多 ${count(limit)}）。请使用命令 ka 输出 CSV 文件。`,
  foreignSheet: ({ sheet, used }) => `工作簿中已有不属于 KA 的工作表“${sheet}”，未做改动；结果写在“${used}”。`,
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
  otherRun: () => "有人同时在用 KA 写入这个工作簿。请先商定由谁写入，再选择完成或恢复之前的内容。",
  broughtBack: () => "KA 的工作表已恢复为之前的内容。",
  notBroughtBack: () =>
    "KA 的工作表只有部分结果，之前的内容暂时未能恢复。请重新打开 KA，选择完成或恢复；您自己的工作表没有改动。",
  nothingToTakeBack: () => "这个工作簿中没有可以撤销的 KA 写入。",
  nothingToRefresh: () => "这个工作簿中还没有可以刷新的 KA 结果。请先选中销售明细，再点“写入工作簿”。",
  refreshStopped: () => "尚未刷新：请先回答或更正下面提示的内容，再点刷新。",
  explainStopped: () => "还没有可以说明的分级：请先回答或更正下面提示的内容，再试一次。",
  sourceGone: () => "结果所依据的数据行或其工作表已不存在。请选中要分级的数据行，再点“写入工作簿”。",
  noCustomerPointed: ({ where }) =>
    `${where} 中没有客户名称。请选中含有客户名称或编号的单元格，或“KA 大客户清单”中的一行，再试一次。`,
  noSuchCustomer: ({ name, where, similar }) =>
    `${where} 中的“${name}”不在这些数据行的客户之中。${similar.length > 0 ? `是否指 ${similar.join("、")}？` : ""}请选中含有客户名称或编号的单元格，再试一次。`,
  removed: ({ sheets }) =>
    `已从工作簿中移除 KA${sheets.length > 0 ? `（${sheets.join("、")}）` : ""}。您自己的工作表没有改动。`,
  nothingToRemove: () => "这个工作簿中没有 KA 的内容。",
  noEarlierFile: ({ path, kept }) =>
    `${path} 没有可恢复的内容：上次运行没有替换任何文件，或者 ${kept} 已被移走。如果文件是新生成的，直接删除即可。`,
  usesRemoved: ({ parts }) =>
    `${parts.slice(0, 8).join("、")} 中的公式引用了 KA 的工作表，而副本中已没有这些工作表，公式将显示 #REF!。请先把公式改为数值，或在副本中修改。`,
  stylesLeft: () =>
    "KA 的单元格格式已无法与您自己的格式区分，因此留在副本中。它们不可见；没有单元格使用的格式，Excel 会自行清除。",
  typedWouldGo: ({ customers, count: found, columns }) =>
    `KA 的工作表上有人工填写的内容，移除后会一并消失：${count(found)} 个客户的填写内容（${customers.slice(0, 8).join("、")}）${columns.length > 0 ? `，以及自行添加的列 ${columns.slice(0, 8).join("、")}` : ""}。没有写入任何内容。`,
  onlyOwnSheets: () => "工作簿至少要有一张可见的工作表，而现在全都是 KA 的。请先添加一张自己的工作表。",
  readOnlyWorkbook: () => "工作簿以只读方式打开。请另存为其他名称后再运行。",
  excelSilent: () =>
    "Excel 已有一分钟没有响应，无法知道进行到哪一步。请重新打开工作簿和 KA：届时可以选择完成，或恢复之前的内容。",
  sameFile: ({ path }) => `输出 ${path} 就是输入文件。请另选名称，输入文件绝不会被覆盖。`,
  cannotWrite: ({ path, code, kept }) =>
    `无法写入 ${path}（${code}）。${kept ? `结果保存在 ${kept}。` : ""}${FULL.has(code) ? "空间不足：请清理空间或换一个磁盘。" : code === "ENOENT" ? "没有这个文件夹：请先建立，或另选位置。" : "请关闭占用它的程序或另选名称。"}`,
  wrongExtension: ({ path, extension }) => `副本 ${path} 必须保持工作簿的类型：文件名请以 ${extension} 结尾。`,
  unknownOutput: ({ path }) => `KA 无法写入 ${path}。输出文件名请以 .xlsx（或与输入相同的 .xlsm）或 .csv 结尾。`,
  nameTaken: ({ name }) =>
    `工作簿中有不属于 KA 的名称“${name}”（公式 > 名称管理器）。请将其改名后再运行；未作任何更改。`,
  tableTaken: ({ sheet, table }) =>
    `工作表“${sheet}”上的表格“${table}”不属于 KA。请将该表格改名（表设计 > 表名称）后再运行；未作任何更改。`,
  textsClipped: ({ sheet, cells }) =>
    `“${sheet}”上有 ${count(cells)} 个文本超过单元格上限 32,767 个字符，已在该处截断。`,
  signatureDropped: () => "该工作簿带有数字签名。签名对更改后的副本无效，因此副本未签名；原文件的签名仍然有效。",
};
