import type { CheckName } from "../../checks";
import type { LeftOutReason, RankedBy, SafetyLimit } from "../../issues";
import type { MethodId } from "../../methods/methods";
import type { IssueSentences } from "../words";
import { criterionName } from "../measures";
import { classColumnIssues } from "../class-columns";
import { freezeIssues } from "../freeze";
import { count, money, percent, some } from "../numbers";
import { figuresIssues } from "./figures";
import { formulaIssues } from "./formulas";
import { lifetimeIssues } from "./lifetime";
import { intakeIssues } from "./intake";
import { policyProblem } from "./policy-problems";
import { checks, methods, reasons, roles, rowList } from "./labels";

const limits: { readonly [L in SafetyLimit]: (found: string, most: string) => string } = {
  parts: (found, most) => `it has ${found} parts, and a workbook has at most ${most}`,
  size: (found, most) => `it unpacks to ${found} bytes, more than ${most}`,
  ratio: (found, most) => `it unpacks to ${found} times its size, more than ${most} times`,
  overlap: () => "its parts overlap, which no program that saves workbooks does",
  part: (found, most) => `one of its descriptions unpacks to ${found} bytes, more than ${most}`,
  doctype: () => "it defines its own XML entities, which no workbook does",
};

/** Whether the amount is what is ranked. */
function isAmount({ measure, total }: RankedBy): boolean {
  return measure === undefined && total === undefined;
}

function listEn(values: readonly number[]): string {
  const last = values.at(-1);
  return values.length < 2 ? String(last ?? "") : `${values.slice(0, -1).join(", ")} and ${String(last)}`;
}

/** The name of a method; what stands for one that is none is shown as it is. */
function nameOfMethod(method: string): string {
  return method in methods ? methods[method as MethodId] : method;
}

/** What a system says when a disk, a quota or the size of a file is at its end. */
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** What helps where no row is left, by the reason of most of them. */
const whatToDo: { readonly [R in LeftOutReason]?: string } = {
  hiddenRow: "Show the rows, or let hidden rows count.",
  totalRow: "Say that totals are customers if they are.",
  otherCurrency: "Choose the currency that the amounts have.",
  futureDate: "Check the dates and in which order day and month stand.",
  noDate: "Check which column has the dates.",
  outsidePeriod: "Choose another period.",
  excluded: "Take the months and orders that do not count from the policy.",
};

/** Every issue as a sentence in English: where, what, and what to do next. */
export const issues: IssueSentences = {
  ...intakeIssues,
  ...figuresIssues,
  ...classColumnIssues.en,
  ...freezeIssues.en,
  ...lifetimeIssues,
  nothingSelected: () => "Nothing is selected. Select the sales rows with their header row, then try again.",
  oneCell: ({ where }) =>
    `Only one cell with nothing around it is selected (${where}). Select the sales rows with their header row.`,
  severalAreas: () => "Several separate areas are selected. Select one block of rows with its header row.",
  emptySheet: ({ where }) =>
    `There is nothing in ${where}. Select the sales rows with their header row, or open the sheet that has them.`,
  headersOnly: ({ where }) =>
    `${where} has a header row but no rows below it. Select the header row together with the sales rows.`,
  noHeaders: ({ where }) =>
    `The first row of ${where} holds numbers, so it was read as data and the columns are named by their letters. Add a header row if that is wrong.`,
  duplicateHeader: ({ header, count: times }) =>
    `The header “${header}” stands over ${times} columns, so KA cannot tell which one is meant. Give each column its own header.`,
  readFailed: ({ where, code }) =>
    `Excel did not hand over the values of ${where} (${code}). Select fewer rows or columns and try again.`,
  raggedRow: ({ line, fields, expected, count: rows }) =>
    `Line ${count(line)} has ${fields} fields instead of ${expected}${rows > 1 ? ` (and ${count(rows - 1)} more such lines)` : ""}. Missing fields count as empty, further ones are ignored; check the separators of the file.`,
  unclosedQuote: ({ line }) =>
    `The quote that opens in line ${count(line)} is never closed, so the rest of the file is one field. Close it and try again.`,
  badQuote: ({ line, count: rows }) =>
    `Line ${count(line)} has a quote inside a field that is not doubled${rows > 1 ? ` (and ${count(rows - 1)} more such lines)` : ""}. It was read as it stands; check those lines.`,
  notInEncoding: ({ encoding, line }) =>
    `Line ${count(line)} is not ${encoding} text. Name the encoding of the file, or save it as “CSV UTF-8” and try again.`,
  encodingTaken: ({ encoding }) =>
    `The file is not UTF-8; it was read as ${encoding}. Name its encoding if the names look wrong.`,
  whichDecimal: ({ header, example }) =>
    `The amounts of “${header}” can be read in two ways: the sign in “${example}” may stand before decimals or between thousands, and no amount tells which. Say whether decimals follow a point or a comma; KA does not guess.`,
  mixedDecimals: ({ header, point, comma }) =>
    `The column “${header}” has amounts with a decimal point (“${point}”) and amounts with a decimal comma (“${comma}”). Say which one counts; amounts written the other way are then left out.`,
  decimalTaken: ({ header, decimal, example }) =>
    `The amounts of “${header}” were read with a decimal ${decimal}, as in “${example}”.`,
  fileNotFound: ({ path }) => `There is no file ${path}. Check the name and the folder.`,
  fileUnreadable: ({ path, code }) => `${path} cannot be read (${code}). Close it elsewhere or check its permissions.`,
  fileChanged: ({ path }) =>
    `${path} changed while it was being read. Run the command again when it is no longer being written.`,
  cannotSetAside: ({ folder, code }) =>
    `The file has more rows than are kept in memory, and they cannot be set aside in ${folder} (${code}). ${FULL.has(code) ? "Free some space there" : "Make that folder writable"}, or name another folder in the environment variable TMPDIR (TEMP on Windows).`,
  unknownFileType: ({ path }) => `${path} is not a CSV file. Save the sheet as “CSV UTF-8” and use that file.`,
  notWorkbook: ({ path }) => `${path} is not an Excel workbook. Open it where it was made and save it as .xlsx.`,
  otherFormat: ({ path, format }) =>
    `${path} is a .${format} file, which KA does not read. Open it in Excel or LibreOffice and save it as .xlsx.`,
  encryptedWorkbook: ({ path }) =>
    `${path} is protected by a password, so its content is encrypted. Open it with the password, remove it (File > Info > Protect Workbook) and save a copy.`,
  damagedWorkbook: ({ path, part, problem }) =>
    `${path} is damaged${part ? ` in ${part}` : ""} (${problem}). Get the file again, or open it in Excel, let it repair the file and save a copy.`,
  unsafeWorkbook: ({ path, limit, found, most }) =>
    `${path} was refused before it could fill the memory: ${limits[limit](count(found), count(most))}. If you trust the file, open it in Excel and save it again as .xlsx.`,
  sheetNotThere: ({ sheet, sheets }) =>
    `There is no sheet “${sheet}”. ${sheets.length > 0 ? `The sheets are: ${some(sheets, 30)}.` : "The file has no sheet with cells."}`,
  sheetHasNoCells: ({ sheet, sheets }) =>
    `The sheet “${sheet}” holds a chart and no cells. ${sheets.length > 0 ? `Sheets with cells are: ${some(sheets, 30)}.` : "No other sheet has cells either."}`,
  tableNotThere: ({ table, tables }) =>
    `There is no table “${table}”. ${tables.length > 0 ? `The tables are: ${some(tables, 30)}.` : "The file has no tables; name a sheet or a range."}`,
  noSheetWithData: ({ path, sheets }) =>
    `No visible sheet of ${path} has any values. ${sheets.length > 0 ? `Its sheets are: ${some(sheets, 30)}; name the one to read, also if it is hidden.` : "It has no sheets with cells."}`,
  badAddress: ({ address }) => `“${address}” is not a range of cells. Write it like A1:D500, or Sales!A1:D500.`,
  sheetChosen: ({ sheet, others }) =>
    `The sheet “${sheet}” was read, the first one with values. There are also: ${some(others, 30)}; name another one to read that.`,
  severalBlocks: ({ where, blocks }) =>
    `${where} holds several blocks, each with headers of its own: ${some(blocks, 30)}. Select the one to read, or name it: a table with --table, a range with --range.`,
  blockChosen: ({ block, others }) =>
    `${block} was read; after an empty row or column there is more: ${some(others, 30)}. To read that instead, select it, or name it: a table with --table, a range with --range.`,
  mergedCells: ({ where, areas }) =>
    `${where} has merged cells (${some(areas, 5)}): only the first cell of each holds a value, the others count as empty. Unmerge them and fill the value in if it belongs to every row.`,
  formulasWithoutValues: ({ where, cells, first }) =>
    `${count(cells)} ${cells === 1 ? "formula" : "formulas"} in ${where} ${cells === 1 ? "has" : "have"} no stored result (the first in ${first}) and ${cells === 1 ? "counts" : "count"} as empty. Open the file in Excel, let it calculate, save it, and run again.`,

  columnNotThere: ({ role, header, headers }) =>
    `There is no column “${header}” for the ${roles[role]}. The columns are: ${some(headers, 30)}.`,
  columnUsedTwice: ({ header, roles: used }) =>
    `The column “${header}” cannot be the ${used.map((role) => roles[role]).join(" and the ")} at once. Choose another column for one of them.`,
  noCustomerColumn: ({ headers }) => `No column looks like the customer. Choose it among: ${some(headers, 30)}.`,
  noNumericColumn: ({ where, headers }) =>
    `No column of ${where} holds amounts as numbers. Choose the amount among: ${some(headers, 30)}, or turn text into numbers first.`,
  whichColumn: ({ role, headers }) =>
    `Several columns could be the ${roles[role]}: ${some(headers, 30)}. Choose one; KA does not guess.`,
  rowsDoNotFit: ({ method, rows, needed, room }) =>
    `${nameOfMethod(method)} looks at every row by itself: ${count(rows)} rows take about ${count(needed)} MB of memory, and about ${count(room)} MB are left. Run the command where there is more memory, leave rows out of the file that are not needed, or choose a method that only adds amounts up, such as ABC.`,
  roleMissing: ({ role, method }) =>
    `The method “${nameOfMethod(method)}” needs a column for the ${roles[role]}, and there is none. Choose one${role === "date" && method === "tiers" ? ", or use the amount of all rows" : ""}.`,

  rowsLeftOut: ({ reason, rows, firstRows, amount }) =>
    `${count(rows)} ${rows === 1 ? "row was" : "rows were"} left out: ${reasons[reason]} (${rowList(firstRows, rows)}), amount ${money(amount)}.`,
  noRowsLeft: ({ rows, reason }) =>
    `${rows === 1 ? "The only row was" : `All ${count(rows)} rows were`} left out${reason === undefined ? "" : ` (${rows === 1 ? "" : "most of them: "}${reasons[reason]})`}. ${(reason && whatToDo[reason]) ?? "Check which columns are chosen."}`,
  periodHasNoRows: ({ from, to, first, last }) =>
    `No row lies in the period${from ? ` from ${from}` : ""}${to ? ` to ${to}` : ""}: the data goes from ${first} to ${last}. Choose days within it.`,
  periodNeedsColumn: ({ role }) =>
    `The policy counts only some ${role === "date" ? "days" : "orders"}, which needs a column for the ${roles[role]}, and there is none. Choose one, or take the period and the months and orders left out from the policy.`,
  datesNotRead: ({ rows, firstRows }) =>
    `The date of ${count(rows)} ${rows === 1 ? "row" : "rows"} could not be read (${rowList(firstRows, rows)}). The rows are used; only figures of a period need their dates.`,
  mergesUnknown: ({ names }) =>
    `No row has the customer ${names.length === 1 ? "name" : "names"} ${some(names, 10)}, which the policy merges into another. Check the spelling, or remove the merge.`,
  namesDiffer: ({ customers, example }) =>
    `${count(customers)} customer ${customers === 1 ? "id has" : "ids have"} several names; the most frequent one is shown, for example “${example}”.`,
  inexactAmounts: ({ rows, firstRow }) =>
    `${count(rows)} ${rows === 1 ? "amount has" : "amounts have"} more than 4 decimals (first in row ${firstRow}), so sums are rounded instead of exact and compared with a tolerance of 1e-12.`,

  noPositiveTotal: ({ customers, ...by }) =>
    isAmount(by)
      ? `None of the ${count(customers)} customers has a positive amount, so there is nothing to share out. Check the amount column and its sign.`
      : `None of the ${count(customers)} customers is above zero by “${criterionName(by, "en")}”, so there is nothing to rank. Check its column, or rank by another measure.`,
  allEqual: ({ customers, ...by }) =>
    customers === 1
      ? "There is only one customer, so ranking says nothing here. Select the rows of more customers."
      : isAmount(by)
        ? "All customers with a positive amount have the same amount, so ranking says nothing here: they are all in the first class. Rank by something else to tell them apart."
        : `All customers above zero by “${criterionName(by, "en")}” are equal by it, so ranking says nothing here: they are all in the first class. Rank by something else to tell them apart.`,
  breaksFit: ({ fit }) => `The natural groups explain ${percent(fit)} of the variance (goodness of variance fit).`,
  tiesExceed: ({ wanted, found, ...by }) =>
    `Customers ${isAmount(by) ? "with the same amount" : `equal by “${criterionName(by, "en")}”`} stand at the edge of the first ${count(wanted)}, so there are ${count(found)} of them.`,
  groupsUnranked: ({ groups, problem, ...by }) =>
    problem === "allEqual"
      ? `In ${some(groups)} all customers ${isAmount(by) ? "have the same amount" : `are equal by “${criterionName(by, "en")}”`} (or there is only one), so ranking says nothing there: they are all in the first class.`
      : `In ${some(groups)} no customer ${isAmount(by) ? "has a positive amount" : `is above zero by “${criterionName(by, "en")}”`}, so there is nothing to share out there.`,
  segmentHole: ({ path, r, f, m }) =>
    `The segment map cannot be used: ${path}: no rule covers customers with R ${r}, F ${f}, M ${m}. Add a rule for them, or end the map with a rule without conditions.`,
  segmentNeverFires: ({ path, rule, label }) =>
    `The segment map cannot be used: ${path}: rule ${rule} (“${label}”) can never fire, because the rules before it cover all its customers or its scores do not exist. Move it up, change its scores or remove it.`,
  scoresNotGiven: ({ score, levels, missing }) =>
    `${score} has only ${levels} distinct ${levels === 1 ? "level" : "levels"}: ${missing.length === 1 ? "score" : "scores"} ${listEn(missing)} ${missing.length === 1 ? "is" : "are"} not given. Choose fewer scores or cut-offs of your own if they are missed.`,
  noPurchases: ({ customers, days }) =>
    `None of the ${count(customers)} customers has a purchase with a positive amount${days === undefined ? "" : ` in the last ${count(days)} days`}, so there is nothing to rate. Check the columns of the amount and the date${days === undefined ? "" : ", or choose a longer window"}.`,
  tooFewPeriods: ({ periods }) =>
    `The data covers ${periods === 0 ? "no whole period" : periods === 1 ? "one whole period" : `${periods} whole periods`}, and regularity needs at least 3. Choose a shorter period, or use data of a longer time.`,
  seasonalGaps: ({ customers, gap }) =>
    gap === undefined
      ? `${count(customers)} ${customers === 1 ? "customer buys" : "customers buy"} about once a year, which looks like a season: ${customers === 1 ? "it may" : "they may"} seem lapsed only because the season is not here yet. Check them before you act.`
      : `The customers' usual gap is ${count(gap)} days, about a year, which looks like a season: customers may seem lapsed only because the season is not here yet. Check them before you act.`,
  gapUnknown: () =>
    "No customer has bought on three days or more, so no usual gap can be told from the data, and customers beyond the first days are not rated. Use data of a longer time, or set the usual gap yourself.",
  churnWarning: ({ customers, amount }) =>
    `${count(customers)} ${customers === 1 ? "customer is" : "customers are"} at risk or lapsed and brought ${money(amount)} so far. Talk to the largest of them first.`,
  emptyClass: ({ label }) => `The class “${label}” has no customer by this rule.`,
  amountUnitUnknown: () =>
    "The thresholds are sums of money, and the sheet does not say in which unit its amounts are. Choose the unit: 1, thousand, ten thousand (万) or million.",
  badPolicy: (facts) => `The policy cannot be used: ${facts.path}: ${policyProblem(facts)}.`,
  newerPolicy: ({ version }) =>
    `This policy is of version ${version}, made by a newer KA. Update KA to use it; nothing was changed.`,
  policySheetBroken: ({ where, columns }) =>
    columns.length > 0
      ? `${where}: the list of settings has no columns “${columns.join("” and “")}” any more, so KA cannot read the policy. Put their headers back, or delete the sheet; nothing was changed.`
      : `${where}: there is no list of settings on this sheet any more, so KA cannot read the policy. Undo what was changed, or delete the sheet; nothing was changed by KA.`,
  policyPartBroken: ({ problem }) =>
    problem === "several"
      ? "The workbook keeps several policies that differ, and no sheet KA Policy says which one counts. Choose a policy; it then replaces them."
      : "The policy that the workbook keeps is damaged, and there is no sheet KA Policy to read it from. Choose a policy; it then replaces the damaged one.",
  noPolicyKept: ({ path }) => `${path} keeps no policy. Classify it with -o first, or name a policy file.`,
  policyTooLarge: ({ kilobytes, most }) =>
    `The policy takes ${count(kilobytes)} kB, and a workbook keeps at most ${count(most)} kB of it. Shorten its longest list (merges, customers that differ, classes set by hand).`,
  policyOfWorkbook: ({ from, fingerprint }) =>
    from === "sheet"
      ? `The policy of the workbook is used, as its sheet KA Policy says (fingerprint ${fingerprint}).`
      : `The policy of the workbook is used (fingerprint ${fingerprint}). Its sheet KA Policy is gone and is written anew.`,
  policyEdited: ({ settings, count: edited }) =>
    `${count(edited)} ${edited === 1 ? "setting was" : "settings were"} changed on KA Policy since KA wrote it: ${some(settings, edited)}. What the sheet says counts.`,
  policySheetLeft: ({ sheet }) =>
    `The sheet ${sheet} was left as it is, because it cannot be read. It does not say by which policy this result was made; KA Summary does.`,
  policySheetReplaced: ({ sheet }) =>
    `The sheet ${sheet} could not be read and is replaced by the policy that you chose.`,
  policyChanged: () =>
    "The policy on KA Policy was changed since it was read here, and nothing was written. Say whether it counts or your own choices, then write again.",
  draftOfPolicy: ({ counts }) =>
    counts === "draft"
      ? "Choices from last time that were not written are laid over the policy of the workbook. Write to keep them in it."
      : "The policy of the workbook was written after the choices that were left here last time. It counts, and those choices are not used.",
  policyImported: ({ file }) => `The policy of ${file} is used. Write to keep it in the workbook.`,
  notPolicyFile: ({ file, found }) =>
    found === "workbook"
      ? `${file} is a workbook. Open it in Excel to use its policy, or export the policy there and choose that file here.`
      : found === "large"
        ? `${file} is too large to be a policy. Choose a file that KA exported (*.json).`
        : `${file} could not be read. Choose it again, or another file that KA exported (*.json).`,
  memoryLeft: ({ sheet, columns }) =>
    columns.length > 0
      ? `The sheet ${sheet} has no column “${columns.join("” and no “")}” any more, so it was left as it is. Put the header back, or delete the sheet to begin a new one.`
      : `The sheet ${sheet} has no table any more, so it was left as it is. Undo what was changed, or delete the sheet to begin a new one.`,
  historyCut: ({ customers }) =>
    `KA History has no room for ${count(customers)} ${customers === 1 ? "customer" : "customers"} who had a class in earlier runs and are no longer in the rows.`,
  methodNotBefore: ({ path, wanted, known }) =>
    `The policy cannot be used: ${path}: there is no classification “${wanted}” before this one. ${known.length > 0 ? `Choose one of those before it (${known.join(", ")}), or add “${wanted}” before it` : `Nor is there any other: add “${wanted}” before it`}.`,
  classUnknown: ({ method, class: wanted, known }) =>
    `The classification “${method}” has no class “${wanted}”. Its classes are: ${some(known, 30)}. Correct the name.`,
  criterionConstant: (facts) =>
    `All customers have the same value of “${criterionName(facts, "en")}”, so it tells none from another: each gets half of its points.`,
  criterionEmpty: (facts) =>
    `No customer has a value of “${criterionName(facts, "en")}”, so its weight is left out for all. Check its column, or take it out of the scorecard.`,
  gridTooLarge: ({ cells, most }) =>
    `The two classifications make ${count(cells)} pairs of classes, more than ${count(most)}. Cross classifications with fewer classes.`,
  unknownMethod: ({ method, known }) => `There is no method “${method}”. The methods are: ${known.join(", ")}.`,
  checkFailed: ({ check, expected, found }) =>
    `The result failed its own check “${checks[check as CheckName]}” (${expected} against ${found}) and is withheld. Please report this.`,

  overridesChecked: ({ state, count: found, customers }) => {
    const who = `${count(found)} ${found === 1 ? "class" : "classes"} set by hand (${some(customers, 5)}${found > customers.length ? " …" : ""})`;
    const [is, was] = found === 1 ? ["is", "has"] : ["are", "have"];
    if (state === "agrees")
      return `${who} ${is} now what KA says as well; ${found === 1 ? "it is" : "they are"} no longer needed.`;
    if (state === "expired")
      return `${who} ${was} expired and no longer ${found === 1 ? "counts" : "count"}. Set a later day or remove ${found === 1 ? "it" : "them"}.`;
    if (state === "gone") return `${who} ${is} for customers that are not in the data; kept, without effect.`;
    if (state === "noReason")
      return `${who} ${was} no reason and ${found === 1 ? "does" : "do"} not count until one is typed beside ${found === 1 ? "it" : "them"}.`;
    if (state === "unclearDay")
      return `${who} ${was} something in the column of days that is no day, so KA's class stands. Write it like 2026-03-31.`;
    return `${who} ${was} a name that is no class of this method, so KA's class stands. Correct the name.`;
  },
  listMoved: ({ sheet, where }) =>
    `The list on KA's sheet “${sheet}” no longer begins in A1; it stands at ${where}. Delete the rows above it and the columns left of it, then run again; nothing was changed.`,
  formulasInList: ({ sheet }) =>
    `Your columns on KA's sheet “${sheet}” hold formulas, which the command cannot keep with their customers. Run KA in Excel, or turn them into values; nothing was changed.`,
  formulasDiffer: ({ header }) =>
    `The formulas of your column “${header}” in the account list differ from line to line, so KA cannot keep them with their customers. Refer to cells of the same line as [@Amount], or turn them into values; nothing was changed.`,
  nothingToCompare: () =>
    "Who moved is not written yet: this workbook has no earlier account list to compare with. Run KA again on later rows, or set earlier days to compare the period with.",
  otherClassesBefore: ({ classes }) =>
    `Who moved was not written: the list of the last run has other classes (${classes.join(", ")}) than the leading method now. It is compared again from the next run of other rows on.`,
  windowNotCompared: ({ from, to }) =>
    `Who moved was not written: the rows from ${from} to ${to} could not be classified by the leading method. Check whether the sheet has sales of those days.`,
  factsWithoutDates: () =>
    "No sheet of facts was written: it has a row for each customer and month, and no column of dates was found. Choose the column of dates, then write again.",
  factsByQuarter: ({ months, limit }) =>
    `The facts are written by quarter: by month they would be ${count(months)} rows, and a sheet has room for ${count(limit)}. Choose a shorter period to have them by month.`,
  tooManyFacts: ({ rows, limit }) =>
    `No sheet of facts was written: even by quarter it would have ${count(rows)} rows, and a sheet has room for ${count(limit)}. Choose a shorter period, then write again.`,
  slicersNeedExcel: () =>
    "The PivotTables were written without slicers: KA makes slicers in Excel only. Open the workbook there and write once more from KA's pane; room for them is left above the PivotTables.",
  nothingToWatch: () =>
    "The watch list is empty: by the methods chosen nobody is at risk, slipping, paying late or about to drop a class. Add a method such as lifecycle, growth or payment to watch more.",
  alsoRefreshed: ({ sheets }) =>
    `${sheets.join(", ")} ${sheets.length === 1 ? "stands" : "stand"} in the workbook from an earlier run and ${sheets.length === 1 ? "was" : "were"} brought up to date too. Delete a sheet that you no longer want.`,
  notRefreshed: ({ sheets }) =>
    `${sheets.join(", ")} still ${sheets.length === 1 ? "shows" : "show"} an earlier run, because what ${sheets.length === 1 ? "it needs is" : "they need is"} missing this time. Ask for it again, or delete the sheet.`,
  typedKept: ({ count: found }) =>
    `${count(found)} ${found === 1 ? "customer" : "customers"} with entries of yours ${found === 1 ? "is" : "are"} not in the rows any more; the entries are kept on a sheet of their own and come back with the customer.`,
  typedTwice: ({ count: found, customers }) =>
    `${some(customers, 5)}${found > customers.length ? " …" : ""}: two lines of the account list with different entries. The first counts; the other is kept on a sheet of its own.`,
  overrideOfNoMethod: ({ method, methods }) =>
    `Classes are set by hand for the method “${method}”, which the policy does not have. Its methods are: ${methods.join(", ")}.`,

  ...formulaIssues,

  tooManyCustomers: ({ customers, limit }) =>
    `${count(customers)} customers do not fit on one sheet (at most ${count(limit)}). Use the command ka and write a CSV file.`,
  foreignSheet: ({ sheet, used }) =>
    `The workbook has a sheet “${sheet}” that is not KA's. It was left alone; the result is on “${used}”.`,
  foreignContent: ({ sheet, where }) =>
    `Something that KA did not write stands on KA's sheet “${sheet}” (${where}). Move it to a sheet of your own, then run again; nothing was changed.`,
  protectedSheet: ({ sheet }) =>
    `The sheet “${sheet}” is protected. Unprotect it (Review > Unprotect Sheet), then run again.`,
  protectedWorkbook: () =>
    "The structure of this workbook is protected, so KA cannot add its sheets. Unprotect it (Review > Protect Workbook), then run again.",
  cellEditing: () => "Excel is in the middle of editing a cell. Press Enter or Esc in the sheet, then try again.",
  tooLargeForExcel: () => "This is more than Excel hands over at once. Select fewer columns and try again.",
  excelBusy: () => "Excel is busy and did not answer in time. Wait a moment and try again.",
  excelSessionLost: () => "The connection to the workbook was lost. Reload the workbook, then run KA again.",
  excelTooOld: ({ member }) =>
    `This version of Excel is too old for KA (${member} is missing). Update Excel, or use the command ka.`,
  somethingInTheWay: ({ code }) =>
    `Something on KA's sheet is in the way (${code}): a merged cell, a filter, a PivotTable or another table. Move it, then run again.`,
  excelRefused: ({ code, where }) =>
    `Excel refused the work (${code}${where ? ` at ${where}` : ""}). Nothing of yours was changed; try again, and report this if it stays.`,
  cancelled: ({ written }) =>
    written === "nothing"
      ? "Cancelled. Nothing was written."
      : "Cancelled. KA's own sheets hold a part of the result and say INCOMPLETE; run KA again to finish. Your own sheets are untouched.",
  unfinishedRun: () =>
    "An earlier run was broken off, or somebody else is writing at this moment. Finish it, or bring back what was there before.",
  sourceChanged: ({ where }) =>
    `The rows changed while KA was calculating (${where}). Nothing was written; refresh, then write again.`,
  writtenDiffers: ({ where }) =>
    `What stands in ${where} is not what KA wrote: somebody changed it meanwhile, or Excel did not take it. Run again when nobody else works there.`,
  otherRun: () =>
    "Somebody else had KA write to this workbook at the same time. Agree who does, then finish or bring back what was there before.",
  broughtBack: () => "KA's sheets are again as they were before.",
  notBroughtBack: () =>
    "KA's sheets hold a part of the result, and what was there before could not be brought back yet. Open KA again and choose Finish or Bring back; your own sheets are untouched.",
  nothingToTakeBack: () => "There is no run of KA's in this workbook that could be taken back.",
  nothingToRefresh: () =>
    "There is no result of KA's in this workbook to refresh yet. Select the sales rows, then choose Write to workbook.",
  refreshStopped: () => "Not refreshed yet: answer or correct what is said below, then refresh again.",
  explainStopped: () => "There are no classes to explain: answer or correct what is said below, then ask again.",
  sourceGone: () =>
    "The rows that the result was made of are gone, or their sheet is. Select the rows to classify, then choose Write to workbook.",
  noCustomerPointed: ({ where }) =>
    `There is no name in ${where}. Select a cell with a customer's name or id, or a line of KA Accounts, then ask again.`,
  noSuchCustomer: ({ name, where, similar }) =>
    `“${name}” in ${where} is not a customer of these rows.${similar.length > 0 ? ` Did you mean ${similar.join(", ")}?` : ""} Select a cell with a customer's name or id, then ask again.`,
  removed: ({ sheets }) =>
    `KA was taken out of this workbook${sheets.length > 0 ? ` (${sheets.join(", ")})` : ""}. Your own sheets are as they were.`,
  nothingToRemove: () => "There is nothing of KA's in this workbook.",
  noEarlierFile: ({ path, kept }) =>
    `There is nothing to bring back for ${path}: its last run replaced no file, or ${kept} was taken away. Where a run made it anew, delete it.`,
  usesRemoved: ({ parts }) =>
    `Formulas of ${some(parts)} refer to KA's sheets, which are not in the copy: they will show #REF!. Replace them by values in the workbook that you keep, or correct them in the copy.`,
  stylesLeft: () =>
    "KA's cell formats stay in the copy, as they cannot be told from yours any more. Nobody sees them; Excel drops those that no cell has.",
  typedWouldGo: ({ customers, count: found, columns }) =>
    `People typed on KA's sheets, and that would go with them: entries of ${count(found)} ${found === 1 ? "customer" : "customers"} (${some(customers)})${columns.length > 0 ? ` and ${columns.length === 1 ? "the column" : "the columns"} ${some(columns)}` : ""}. Nothing was written.`,
  onlyOwnSheets: () =>
    "A workbook needs one sheet that is shown, and all of them are KA's. Add a sheet of your own first.",
  readOnlyWorkbook: () => "This workbook is open for reading only. Save a copy under another name, then run again.",
  excelSilent: () =>
    "Excel has not answered for a minute, so nobody knows how far it got. Reload the workbook and open KA again: it offers to finish, or to bring back what was there before.",
  sameFile: ({ path }) =>
    `The output ${path} is the input itself. Choose another name; the input is never overwritten.`,
  cannotWrite: ({ path, code, kept }) =>
    `${path} cannot be written (${code}).${kept ? ` The result is kept in ${kept}.` : ""} ${FULL.has(code) ? "There is no room for it: free some space, or choose another disk." : code === "ENOENT" ? "There is no such folder: make it first, or choose another one." : "Close the file elsewhere or choose another name."}`,
  wrongExtension: ({ path, extension }) =>
    `The copy ${path} must keep the kind of its workbook: give it a name that ends in ${extension}.`,
  unknownOutput: ({ path }) =>
    `KA cannot write ${path}. Give the output a name that ends in .xlsx (or .xlsm, as the input) or in .csv.`,
  nameTaken: ({ name }) =>
    `The workbook has a name “${name}” that is not KA's (Formulas > Name Manager). Rename it, then run again; nothing was changed.`,
  tableTaken: ({ sheet, table }) =>
    `The sheet “${sheet}” has a table “${table}” that is not KA's. Give it another name (Table Design > Table Name), then run again; nothing was changed.`,
  textsClipped: ({ sheet, cells }) =>
    `${count(cells)} ${cells === 1 ? "text" : "texts"} on “${sheet}” had more than 32,767 characters, the most that a cell holds, and ${cells === 1 ? "was" : "were"} cut there.`,
  signatureDropped: () =>
    "The workbook was signed. A signature does not hold for a changed copy, so the copy is not signed; the original still is.",
};
