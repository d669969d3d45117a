import { ownWorkbook, withParts } from "./own-workbook";

const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A customer: name, amount, and the tier that stands beside it; none where it is an error. */
const CUSTOMERS: readonly (readonly [string, number | string, string | undefined])[] = [
  ["Acme", 900, "A"],
  ["Best &amp; Co", 60, "B"],
  ["Cole", "x", undefined],
  ["Dora", 200, "007"],
  ["客户", 5, "C"],
];

/** A change that leaves out of its sheet what cannot be frozen: an error, and a cell of which the file has no value. */
export function onlyValues(name: string, text: string): string {
  if (name !== "xl/worksheets/sheet1.xml") return text;
  return text
    .replace('<c r="D4" t="e">', '<c r="D4" t="str">')
    .replace("#VALUE!", "C")
    .replace(/<c r="I2">[\s\S]*?<\/c>/, "");
}

/**
 * A workbook as Excel writes it, with formulas that call KA: shared, alone, among others, dynamic with cells that it fills, over several cells, with an
 * error, without a value, on a hidden sheet, in a column of a table, in a name; and with texts that only look so.
 */
export function formulaWorkbook(
  kind: "plain" | "strict" | "prefixed" = "plain",
  change: (name: string, text: string) => string = (_, text) => text,
): Promise<string> {
  const prefix = (xml: string) => (kind === "prefixed" ? xml.replace(/<(\/?)(?=\w)/g, "<$1x:") : xml);
  const strict = (xml: string) =>
    kind === "strict"
      ? xml
          .replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
          .replaceAll(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
      : xml;
  const relation = (id: string, type: string, target: string) =>
    strict(`<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`);
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${SHEETS}.${type}+xml"/>`;
  const made = (name: string, text: string): string => {
    switch (name) {
      case "xl/worksheets/sheet1.xml":
        return text.replace(/<row r="1">[\s\S]*<\/row>|<x:row r="1">[\s\S]*<\/x:row>/, () => prefix(rows()));
      case "xl/tables/table1.xml":
        return text
          .replaceAll("A1:C3", "A1:D6")
          .replace(
            /(<(?:x:)?tableColumns count=)"3"([\s\S]*)(<\/(?:x:)?tableColumns>)/,
            `$1"4"$2<tableColumn id="4" name="Tier"><calculatedColumnFormula>_xldudf_KA_TIER(B2,B$2:B$6)</calculatedColumnFormula></tableColumn>$3`,
          );
      case "xl/workbook.xml":
        return text
          .replace(
            /(<(?:x:)?)sheet name="Sales"[^>]*>/,
            (sheet, open: string) => `${sheet}${open}sheet name="Secret" sheetId="9" state="hidden" r:id="rId8"/>`,
          )
          .replace(
            /(<(?:x:)?)definedName name="TaxRate"/,
            (own, open: string) =>
              `${open}definedName name="Best">_xldudf_KA_TIER(Sales!$B$2,Sales!$B$2:$B$6)${open.replace("<", "</")}definedName>${own}`,
          );
      case "xl/_rels/workbook.xml.rels":
        return text.replace(
          "</Relationships>",
          `${relation("rId8", "worksheet", "worksheets/sheet8.xml")}${relation("rId9", "calcChain", "calcChain.xml")}${relation("rId10", "sheetMetadata", "metadata.xml")}</Relationships>`,
        );
      case "[Content_Types].xml":
        return text.replace(
          "</Types>",
          `${override("xl/worksheets/sheet8.xml", "worksheet")}${override("xl/calcChain.xml", "calcChain")}${override("xl/metadata.xml", "sheetMetadata")}</Types>`,
        );
      default:
        return text;
    }
  };
  return withParts(ownWorkbook(kind), (name, text) => change(name, made(name, text)), {
    "xl/worksheets/sheet8.xml": change(
      "xl/worksheets/sheet8.xml",
      strict(
        `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>7</v></c><c r="B1" t="str"><f>_xldudf_KA_TIER(A1,Sales!B2:B6)</f><v>C</v></c></row></sheetData></worksheet>`,
      ),
    ),
    "xl/calcChain.xml": strict(`${HEAD}<calcChain xmlns="${MAIN}"><c r="D2" i="7"/><c r="G2" i="7"/></calcChain>`),
    "xl/metadata.xml": strict(
      `${HEAD}<metadata xmlns="${MAIN}" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`,
    ),
  });
}

function rows(): string {
  const text = (at: string, said: string) => `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`;
  const header = ["Customer", "Amount", "Date", "Tier", "Flag", "Spill", "Other", "Text"];
  const lines = CUSTOMERS.map(([name, amount, tier], i) => {
    const row = i + 2;
    const shared =
      i === 0 ? `<f t="shared" ref="D2:D6" si="0">_xldudf_KA_TIER(B2,B$2:B$6)</f>` : `<f t="shared" si="0"/>`;
    const tierCell = tier
      ? `<c r="D${row}" t="str">${shared}<v>${tier}</v></c>`
      : `<c r="D${row}" t="e">${shared}<v>#VALUE!</v></c>`;
    const flag = `<c r="E${row}" s="1"><f>IF(_xldudf_KA_TIER(B${row},B$2:B$6)="A",1,0)</f><v>${tier === "A" ? 1 : 0}</v></c>`;
    const spill = `<c r="F${row}" t="str"${i === 0 ? ` cm="1"><f t="array" ref="F2:F6">_xldudf_KA_ABC(B2:B6)</f>` : ">"}<v>${"ABCAC"[i] ?? ""}</v></c>`;
    const other = `<c r="G${row}"><f>ROW()*2</f><v>${row * 2}</v></c>`;
    const looks = `<c r="H${row}" t="str"><f>"KA.TIER("&amp;A${row}</f><v>KA.TIER(${name}</v></c>`;
    const nothing = i === 0 ? `<c r="I2"><f>_xldudf_KA_TIER(B2,B$2:B$6)</f></c>` : "";
    const money = typeof amount === "number" ? `<c r="B${row}"><v>${amount}</v></c>` : text(`B${row}`, amount);
    return `<row r="${row}">${text(`A${row}`, name)}${money}<c r="C${row}" s="1"><v>45000</v></c>${tierCell}${flag}${spill}${other}${looks}${nothing}</row>`;
  });
  return `<row r="1">${header.map((name, i) => text(`${"ABCDEFGH"[i] ?? ""}1`, name)).join("")}</row>${lines.join("")}`;
}
