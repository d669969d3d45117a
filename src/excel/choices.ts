import type { Block } from "../core/plan/block";
import type { SheetRole } from "../core/plan/own-sheets";
import type { Edit } from "../core/plan";
import { columnLetters } from "../core/table";

type SetChoices = Extract<Edit, { kind: "setChoices" }>;

/** Offers what may be typed into a range, where this Excel can; `nameOf` tells what KA's sheets are called in this workbook. */
export function setChoices(
  range: Excel.Range,
  { choices, asks }: SetChoices,
  nameOf: (role: SheetRole) => string,
): void {
  if (!canValidate()) return;
  const { dataValidation } = range;
  dataValidation.rule =
    choices.kind === "day"
      ? { date: { formula1: "=DATE(1990,1,1)", operator: Excel.DataValidationOperator.greaterThanOrEqualTo } }
      : { list: { inCellDropDown: true, source: `=${referenceTo(nameOf(choices.from.sheet), choices.from.block)}` } };
  dataValidation.errorAlert = {
    showAlert: true,
    style: Excel.DataValidationAlertStyle.warning,
    title: asks.title,
    message: asks.text,
  };
}

/** Sheets and defined names of a workbook, in small letters. */
export interface There {
  readonly sheets: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

type Rule = Readonly<Record<string, unknown>>;

/** The names of the sheets that rules point to, in small letters. */
export function sheetsPointedTo(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => formulasOf(rule).flatMap((formula) => sheetsIn(formula))));
}

/** A rule with its sheets by the names that they have now, which are by the earlier ones in small letters. */
export function withSheetNames(rule: Rule, names: ReadonlyMap<string, string>): Rule {
  const renamed = (formula: string) =>
    formula
      .split(/("[^"]*")/)
      .map((piece) => {
        if (piece.startsWith('"')) return piece;
        return piece.replaceAll(SHEET_NAME, (said: string, quoted: string | undefined, bare: string | undefined) => {
          const now = names.get(nameIn(quoted, bare));
          return now === undefined ? said : `'${now.replaceAll("'", "''")}'!`;
        });
      })
      .join("");
  const inKind = (kind: unknown) =>
    typeof kind !== "object" || kind === null
      ? kind
      : Object.fromEntries(
          Object.entries(kind).map(([key, part]: [string, unknown]) => [key, isFormula(part) ? renamed(part) : part]),
        );
  return Object.fromEntries(Object.entries(rule).map(([key, kind]) => [key, inKind(kind)]));
}

/** Whether the sheets and the list that a rule points to are there: Excel takes no rule that points to something deleted. */
export function pointsSomewhere(rule: Rule, { sheets, names }: There): boolean {
  return formulasOf(rule).every((formula) => {
    const listed = DEFINED_NAME.exec(formula)?.[0].slice(1).toLowerCase();
    if (formula.includes("#REF!") || (listed !== undefined && !names.has(listed))) return false;
    return sheetsIn(formula).every((sheet) => sheets.has(sheet));
  });
}

/** The formulas of a rule, without the texts in them. */
function formulasOf(rule: Rule): string[] {
  return Object.values(rule)
    .flatMap((kind): unknown[] => Object.values(kind ?? {}))
    .filter(isFormula)
    .map((formula) => formula.replaceAll(/"[^"]*"/g, ""));
}

function isFormula(part: unknown): part is string {
  return typeof part === "string" && part.startsWith("=");
}

function sheetsIn(formula: string): string[] {
  return [...formula.matchAll(SHEET_NAME)].map(([, quoted, bare]) => nameIn(quoted, bare));
}

function nameIn(quoted: string | undefined, bare = ""): string {
  return (quoted?.replaceAll("''", "'") ?? bare).toLowerCase();
}
/** Of another workbook's sheets, whose names have its own in brackets, nothing is known here. */
const SHEET_NAME = /'((?:[^'[]|'')+)'!|(?<![\]\p{L}\p{N}_.'])([\p{L}_][\p{L}\p{N}_.]*)!/gu;
/** A formula that is nothing but a name, and no cell such as A1, `TRUE` or `FALSE`. */
const DEFINED_NAME = /^=(?!\$?[a-z]{1,3}\$?\d+$|true$|false$)[\p{L}_\\][\p{L}\p{N}_.\\]*$/iu;

/** Takes all that is offered on a sheet away. */
export function clearChoices(sheet: Excel.Worksheet): void {
  if (canValidate()) sheet.getRange().dataValidation.clear();
}

/** Draws a bar in each cell of a range by its number. */
export function drawBars(range: Excel.Range, { colour }: Extract<Edit, { kind: "drawBars" }>): void {
  const { dataBar } = range.conditionalFormats.add(Excel.ConditionalFormatType.dataBar);
  dataBar.lowerBoundRule = { type: Excel.ConditionalFormatRuleType.number, formula: "0" };
  dataBar.upperBoundRule = { type: Excel.ConditionalFormatRuleType.highestValue };
  dataBar.positiveFormat.fillColor = colour;
  dataBar.positiveFormat.gradientFill = true;
}

function canValidate(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.8");
}

function referenceTo(sheet: string, { row, column, rows, columns }: Block): string {
  const cell = (down: number, across: number) => `$${columnLetters(across)}$${down + 1}`;
  return `'${sheet.replaceAll("'", "''")}'!${cell(row, column)}:${cell(row + rows - 1, column + columns - 1)}`;
}
