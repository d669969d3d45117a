import type { DateOrderName, IntakeFacts } from "../../../issues/intake";
import type { AmountUnit } from "../../../measures/units";
import { sayDayText } from "../../culture";
import { count, group } from "../../numbers";
import type { SentencesOf } from "../../words";
import { rowList } from "../labels";

const orders: { readonly [O in DateOrderName]: string } = {
  dayFirst: "日/月/年",
  monthFirst: "月/日/年",
  yearFirst: "年/月/日",
};
const units: { readonly [U in AmountUnit]: string } = {
  one: "元",
  thousand: "千元",
  tenThousand: "万元",
  million: "百万元",
};

/** Units of cells as powers of ten. */
const powers: Readonly<Record<number, string>> = {
  0: units.one,
  3: units.thousand,
  4: units.tenThousand,
  6: units.million,
  8: "亿元",
  9: "十亿元",
};

/** What is to say of the rows as they stand in the sheet, in Chinese. */
export const intakeIssues: SentencesOf<IntakeFacts> = {
  whichDecimal: ({ header, example }) =>
    `“${header}”列的金额有两种读法：“${example}”中的符号可能是小数点，也可能是千位分隔符，从现有金额无法判断。请指明小数用点还是逗号；KA 不作猜测。`,
  mixedDecimals: ({ header, point, comma }) =>
    `“${header}”列既有以点作小数点的金额（“${point}”），也有以逗号作小数点的金额（“${comma}”）。请指明以哪种为准；另一种写法的金额将被剔除。`,
  decimalTaken: ({ header, decimal, example }) =>
    `“${header}”列的金额按${decimal === "comma" ? "逗号" : "点"}作小数点读取，例如“${example}”。`,
  headersFound: ({ where, rows, above, example }) =>
    `${where} 的表头取自第 ${rows.join("、")} 行${rows.length > 1 ? `，两级合并为“${example}”的形式` : ""}${above > 0 ? `；上方的 ${count(above)} 行不作为数据` : ""}。如不正确，请从表头行开始选择数据。`,
  monthsGathered: ({ kind, columns, first, last, totals, dated }) =>
    `已把横向排列的 ${count(columns)} 个${kind === "month" ? "月份" : "季度"}列（“${first}”至“${last}”）逐个转成行${totals.length > 0 ? `；${totals.map((header) => `“${header}”`).join("、")}是它们的合计，未计入` : ""}。${dated === "no" ? "表头没有年份，因此这些行没有日期。" : ""}`,
  whichHiddenRows: ({ where, rows, filter }) =>
    `${where} 有 ${count(rows)} 行被${filter === "on" ? "筛选" : ""}隐藏。请选择隐藏行计入还是剔除，KA 不会猜测。`,
  totalsFound: ({ rows, labels }) =>
    `有 ${count(rows)} 行是其他行的合计${
      labels.some((label) => label !== "")
        ? `（${labels
            .filter((label) => label !== "")
            .map((label) => `“${label}”`)
            .join("、")}${rows > labels.length ? "……" : ""}）`
        : ""
    }，已剔除以免重复计算。如果它们其实是客户，请选择保留合计行。`,
  numbersMeant: ({ header, example, value }) =>
    `“${header}”中的文本已按数字读取，例如“${example}”读作 ${group(value)}。请抽查一两个。`,
  severalCurrencies: ({ header, found }) =>
    `“${header}”中有多种货币：${found.map(({ currency, rows }) => `${currency || "未注明"} ${count(rows)} 行`).join("，")}。请选择按哪一种分类，其他货币的行将被剔除。`,
  whichDateOrder: ({ header, example, orders: possible }) =>
    `“${header}”中的日期有多种读法：“${example}”可能是${possible.map((order) => orders[order]).join("或")}，从现有日期无法判断。请选择顺序，KA 不会猜测。`,
  mixedDateOrders: ({ header, examples }) =>
    `“${header}”中的日期顺序不一致（${examples.map((example) => `“${example}”`).join("、")}）。请选择以哪一种为准，不符合的日期将不读取。`,
  dateOrderTaken: ({ header, order, example }) => `“${header}”中的日期按${orders[order]}读取，例如“${example}”。`,
  datesFromDigits: ({ header, example, day }) => `“${header}”中的数字按日期读取：${example} 读作 ${sayDayText(day)}。`,
  damagedIds: ({ header, rows, firstRows, example }) =>
    `“${header}”中有 ${count(rows)} 个数字达到或超过 16 位（${rowList(firstRows, rows)}，例如 ${example}）。Excel 只保留 15 位，后面的数字已经丢失，不同客户可能变得相同。请把编号按文本重新导入。`,
  hiddenRowsUsed: ({ where, rows, filter }) =>
    `${where} 有 ${count(rows)} 行被${filter === "on" ? "筛选" : ""}隐藏，按您的选择仍然计入。`,
  amountUnitTaken: ({ header, unit, format }) =>
    `按${format === undefined ? "表中的说明" : `单元格的数字格式（${format}）`}，“${header}”的金额单位为${units[unit]}。如不正确，请另选单位。`,
  unitUnclear: ({ header, format }) =>
    `“${header}”与其单元格的数字格式（${format}）没有说明同一个可识别的金额单位，因此未采用任何单位。如使用金额门槛，请选择单位。`,
  severalUnits: ({ header, found }) =>
    `“${header}”的单元格单位不一致：${found.map(({ power, rows }) => `${powers[power] ?? `10^${power}`} ${count(rows)} 行`).join("，")}，不能相加。请统一单位和数字格式后重试。`,
  unitsDiffer: ({ header, unit, amount, unitOfAmount }) =>
    `“${header}”的单位是${units[unit]}，而“${amount}”的单位是${units[unitOfAmount]}，不能直接相减。请统一单位，或更正标题中的单位。`,
  zerosKept: ({ header, digits, example }) => `“${header}”中的数字按其数字格式读作 ${digits} 位编号，例如 ${example}。`,
};
