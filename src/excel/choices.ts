import type { Block, Edit, SheetRole } from "../core/plan";
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
