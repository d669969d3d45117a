import { ownWorkbook, withParts } from "../files/xlsx/own-workbook";

/** Customers of the workbook with their amounts, the largest last: KA has to sort them. */
export const sales = Array.from({ length: 12 }, (_, at) => ({
  customer: `Customer ${String(at + 1).padStart(2, "0")}`,
  amount: 10 * (at + 1) ** 2,
}));

/** A workbook with looks, rules, a table, a merged cell, frozen panes, a shared formula, and things that no grid shows. */
export function salesWorkbook(): Promise<string> {
  return withParts(ownWorkbook(), (name, text) => {
    if (name.endsWith("sheet1.xml")) return text.replace(/<dimension[\s\S]*<\/sheetData>/, sheetXml());
    if (name.endsWith("table1.xml")) return text.replaceAll("A1:C3", `A1:C${sales.length + 1}`);
    if (name.endsWith("styles.xml")) return stylesXml(text);
    return text;
  });
}

function sheetXml(): string {
  const rows = sales.map(({ customer, amount }, at) => {
    const row = at + 2;
    const formula = at === 0 ? `<f t="shared" ref="D2:D${sales.length + 1}" si="0">B2*2</f>` : `<f t="shared" si="0"/>`;
    return (
      `<row r="${row}" spans="1:4"><c r="A${row}" t="inlineStr"><is><t>${customer}</t></is></c>` +
      `<c r="B${row}" s="3"><v>${amount}</v></c><c r="C${row}" s="1"><v>${45_000 + at}</v></c>` +
      `<c r="D${row}">${formula}<v>${amount * 2}</v></c></row>`
    );
  });
  const header = ["Customer", "Amount", "Date", "Double"].map(
    (title, at) => `<c r="${"ABCD".charAt(at)}1" s="2" t="inlineStr"><is><t>${title}</t></is></c>`,
  );
  const pane = `<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>`;
  return (
    `<dimension ref="A1:G13"/><sheetViews><sheetView tabSelected="1" workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<cols><col min="1" max="1" width="30" customWidth="1"/></cols>` +
    `<sheetData><row r="1">${header.join("")}<c r="F1" s="2" t="inlineStr"><is><t>Merged</t></is></c></row>${rows.join("")}</sheetData>` +
    `<mergeCells count="1"><mergeCell ref="F1:G2"/></mergeCells>` +
    `<conditionalFormatting sqref="B2:B13"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>1000</formula></cfRule></conditionalFormatting>` +
    `<conditionalFormatting sqref="D2:D13"><cfRule type="dataBar" priority="2"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF63C384"/></dataBar></cfRule></conditionalFormatting>` +
    `<dataValidations count="1"><dataValidation type="whole" sqref="B2:B13"><formula1>0</formula1><formula2>9</formula2></dataValidation></dataValidations>`
  );
}

/** Two more looks, a heading in white on a tinted colour and money, and the colours of a rule. */
function stylesXml(text: string): string {
  return text
    .replace(
      /<fonts.*<\/fonts>/,
      `<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="Arial"/></font></fonts>`,
    )
    .replace(
      /<fills.*<\/fills>/,
      `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor indexed="17" tint="0.25"/></patternFill></fill></fills>`,
    )
    .replace(/<cellXfs count="2">(.*)<\/cellXfs>/, (_whole, entries: string) => {
      const heading = `<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>`;
      const money = `<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
      return `<cellXfs count="4">${entries}${heading}${money}</cellXfs>`;
    })
    .replace(
      "<tableStyles",
      `<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs><tableStyles`,
    );
}
