import type { SheetRole } from "../../core/plan/own-sheets";
import type { Edit } from "../../core/plan";
import { addressOf, nameFormulaOf } from "./blocks";
import { escapeXml } from "./xml-edit";

/** The `dataValidation` of what is offered where people type; `nameOf` tells what KA's sheets are called in this workbook. */
export function choiceRule(
  { block, choices, asks }: Extract<Edit, { kind: "setChoices" }>,
  nameOf: (role: SheetRole) => string,
): string {
  const says = `errorTitle="${escapeXml(asks.title)}" error="${escapeXml(asks.text)}"`;
  const about = `errorStyle="warning" allowBlank="1" showErrorMessage="1" ${says} sqref="${addressOf(block)}"`;
  if (choices.kind === "day")
    return `<dataValidation type="date" operator="greaterThanOrEqual" ${about}><formula1>DATE(1990,1,1)</formula1></dataValidation>`;
  const { sheet, block: from } = choices.from;
  const list = nameFormulaOf({ sheet: nameOf(sheet), block: from });
  return `<dataValidation type="list" ${about}><formula1>${escapeXml(list)}</formula1></dataValidation>`;
}

/** The rule that draws a bar in each cell, from nothing at 0 to the whole cell at the largest number. */
export function barRule({ colour }: Extract<Edit, { kind: "drawBars" }>, priority: number): string {
  const bounds = '<cfvo type="num" val="0"/><cfvo type="max"/>';
  const fill = `<color rgb="FF${colour.replace("#", "")}"/>`;
  return `<cfRule type="dataBar" priority="${priority}"><dataBar minLength="0" maxLength="100">${bounds}${fill}</dataBar></cfRule>`;
}
