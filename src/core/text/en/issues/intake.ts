import type { DateOrderName, IntakeFacts } from "../../../issues/intake";
import type { AmountUnit } from "../../../measures/units";
import { sayDayText } from "../../culture";
import { count, group, some } from "../../numbers";
import type { SentencesOf } from "../../words";
import { rowList } from "../labels";

const orders: { readonly [O in DateOrderName]: string } = {
  dayFirst: "day, month, year",
  monthFirst: "month, day, year",
  yearFirst: "year, month, day",
};
const units: { readonly [U in AmountUnit]: string } = {
  one: "units of one",
  thousand: "thousands",
  tenThousand: "ten thousands (万)",
  million: "millions",
};

/** Units of cells as powers of ten. */
const powers: Readonly<Record<number, string>> = {
  0: units.one,
  3: units.thousand,
  4: units.tenThousand,
  6: units.million,
  8: "hundred millions (亿)",
  9: "billions",
};

/** What is to say of the rows as they stand in the sheet, in English. */
export const intakeIssues: SentencesOf<IntakeFacts> = {
  whichDecimal: ({ header, example }) =>
    `The amounts of “${header}” can be read in two ways: the sign in “${example}” may stand before decimals or between thousands, and no amount tells which. Say whether decimals follow a point or a comma; KA does not guess.`,
  mixedDecimals: ({ header, point, comma }) =>
    `The column “${header}” has amounts with a decimal point (“${point}”) and amounts with a decimal comma (“${comma}”). Say which one counts; amounts written the other way are then left out.`,
  decimalTaken: ({ header, decimal, example }) =>
    `The amounts of “${header}” were read with a decimal ${decimal}, as in “${example}”.`,
  headersFound: ({ where, rows, above, example }) =>
    `The headers of ${where} were read from ${rows.length > 1 ? `rows ${rows.join(" and ")}, joined as in “${example}”` : `row ${rows.join()}`}${above > 0 ? `; what stands above (${count(above)} ${above === 1 ? "row" : "rows"}) is not data` : ""}. Select the rows from their header on if that is wrong.`,
  monthsGathered: ({ kind, columns, first, last, totals, dated }) =>
    `${count(columns)} columns of ${kind}s (“${first}” to “${last}”) were gathered into one row each${totals.length > 0 ? `; ${some(totals.map((header) => `“${header}”`))} ${totals.length === 1 ? "adds" : "add"} them up and ${totals.length === 1 ? "was" : "were"} left out` : ""}.${dated === "no" ? " They name no year, so the rows have no dates." : ""}`,
  whichHiddenRows: ({ where, rows, filter }) =>
    `${count(rows)} ${rows === 1 ? "row" : "rows"} of ${where} ${rows === 1 ? "is" : "are"} hidden${filter === "on" ? " by a filter" : ""}. Say whether hidden rows count or are left out; KA does not guess.`,
  totalsFound: ({ rows, labels }) =>
    `${count(rows)} ${rows === 1 ? "row adds" : "rows add"} up other rows${
      labels.some((label) => label !== "")
        ? ` (${some(
            labels.filter((label) => label !== "").map((label) => `“${label}”`),
            5,
          )})`
        : ""
    } and ${rows === 1 ? "was" : "were"} left out, so that nothing is counted twice. ${rows === 1 ? "If it is a customer, let it count." : "If they are customers, let them count."}`,
  numbersMeant: ({ header, example, value }) =>
    `Texts of “${header}” were read as numbers: “${example}” as ${group(value)}, and so on. Check one or two of them.`,
  severalCurrencies: ({ header, found }) =>
    `“${header}” has amounts in several currencies: ${found.map(({ currency, rows }) => `${currency || "none named"} ${count(rows)}`).join(", ")}. Choose the one to classify by; the rows of the others are then left out.`,
  whichDateOrder: ({ header, example, orders: possible }) =>
    `The dates of “${header}” can be read in several ways: “${example}” may be ${possible.map((order) => orders[order]).join(" or ")}, and no date tells which. Say in which order they stand; KA does not guess.`,
  mixedDateOrders: ({ header, examples }) =>
    `The dates of “${header}” stand in different orders (${some(examples.map((example) => `“${example}”`))}). Say which one counts; dates that it does not allow are then not read.`,
  dateOrderTaken: ({ header, order, example }) =>
    `The dates of “${header}” were read as ${orders[order]}, as in “${example}”.`,
  datesFromDigits: ({ header, example, day }) =>
    `The numbers of “${header}” were read as days by their digits: ${example} as ${sayDayText(day)}.`,
  damagedIds: ({ header, rows, firstRows, example }) =>
    `${count(rows)} ${rows === 1 ? "number" : "numbers"} in “${header}” ${rows === 1 ? "has" : "have"} 16 digits or more (${rowList(firstRows, rows)}, such as ${example}). Excel keeps only 15, so the last digits are lost and different customers may look alike. Import the ids again as text.`,
  hiddenRowsUsed: ({ where, rows, filter }) =>
    `${count(rows)} ${rows === 1 ? "row" : "rows"} of ${where} ${rows === 1 ? "is" : "are"} hidden${filter === "on" ? " by a filter" : ""} and ${rows === 1 ? "counts" : "count"} all the same, as chosen.`,
  amountUnitTaken: ({ header, unit, format }) =>
    `The amounts of “${header}” were taken to be in ${units[unit]}, as ${format === undefined ? "the sheet says" : `their number format ${format} says`}. Choose another unit if that is wrong.`,
  unitUnclear: ({ header, format }) =>
    `“${header}” and the number format of its cells (${format}) do not tell one unit of the amounts that KA knows, so none was taken. Choose the unit if thresholds of money are used.`,
  severalUnits: ({ header, found }) =>
    `The cells of “${header}” are counted in different units: ${found.map(({ power, rows }) => `${powers[power] ?? `10^${power}`} in ${count(rows)} ${rows === 1 ? "row" : "rows"}`).join(", ")}. Their sum would be no amount. Write them all in one unit, with one number format, and try again.`,
  unitsDiffer: ({ header, unit, amount, unitOfAmount }) =>
    `“${header}” is in ${units[unit]} and “${amount}” in ${units[unitOfAmount]}, so one cannot be taken from the other. Write both in one unit, or correct the unit in the header.`,
  zerosKept: ({ header, digits, example }) =>
    `The numbers of “${header}” were read with ${digits} digits, as their number format shows them: ${example}.`,
};
