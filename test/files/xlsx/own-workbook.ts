import { partsOf } from "./structure";
import { tempFile, zip, type ZipEntry } from "./zip-file";

const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A small workbook of a user with a bit of everything that must stay: a table, names, styles, a link to elsewhere, an order of calculation. */
export function ownWorkbook(kind: "plain" | "signed" | "strict" | "prefixed" = "plain"): string {
  const relations = (list: string) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list}</Relationships>`;
  const relation = (id: string, type: string, target: string, more = "") =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"${more}/>`;
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const signature = "application/vnd.openxmlformats-package.digital-signature";
  const entries: ZipEntry[] = [
    {
      name: "[Content_Types].xml",
      content: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/><Default Extension="sigs" ContentType="${signature}-origin"/>${override("xl/workbook.xml", `${SHEET}.sheet.main+xml`)}${override("xl/worksheets/sheet1.xml", `${SHEET}.worksheet+xml`)}${override("xl/tables/table1.xml", `${SHEET}.table+xml`)}${override("xl/styles.xml", `${SHEET}.styles+xml`)}${override("xl/sharedStrings.xml", `${SHEET}.sharedStrings+xml`)}${override("xl/externalLinks/externalLink1.xml", `${SHEET}.externalLink+xml`)}${kind === "signed" ? override("_xmlsignatures/sig1.xml", `${signature}-xmlsignature+xml`) : ""}</Types>`,
    },
    {
      name: "_rels/.rels",
      content: relations(
        relation("rId1", `${OFFICE}/officeDocument`, "xl/workbook.xml") +
          (kind === "signed"
            ? relation("rId2", `${PACKAGE}/relationships/digital-signature/origin`, "_xmlsignatures/origin.sigs")
            : ""),
      ),
    },
    {
      name: "xl/workbook.xml",
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Sales" sheetId="7" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId4"/></externalReferences><definedNames><definedName name="TaxRate">0.19</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Sales!$1:$1</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations(
        relation("rId1", `${OFFICE}/worksheet`, "worksheets/sheet1.xml") +
          relation("rId2", `${OFFICE}/styles`, "/xl/styles.xml") +
          relation("rId3", `${OFFICE}/sharedStrings`, "sharedStrings.xml") +
          relation("rId4", `${OFFICE}/externalLink`, "externalLinks/externalLink1.xml"),
      ),
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content: `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="A1:C3"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>10</v></c><c r="C2" s="1"><v>45000</v></c></row><row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3"><v>5</v></c><c r="C3" s="1"><v>45001</v></c></row></sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`,
    },
    {
      name: "xl/worksheets/_rels/sheet1.xml.rels",
      content: relations(relation("rId1", `${OFFICE}/table`, "../tables/table1.xml")),
    },
    {
      name: "xl/tables/table1.xml",
      content: `${HEAD}<table xmlns="${MAIN}" id="3" name="Orders" displayName="Orders" ref="A1:C3" totalsRowShown="0"><autoFilter ref="A1:C3"/><tableColumns count="3"><tableColumn id="1" name="Customer"/><tableColumn id="2" name="Amount"/><tableColumn id="3" name="Date"/></tableColumns></table>`,
    },
    {
      name: "xl/sharedStrings.xml",
      content: `${HEAD}<sst xmlns="${MAIN}" count="5" uniqueCount="5"><si><t>Customer</t></si><si><t>Amount</t></si><si><t>Date</t></si><si><t>North</t></si><si><t>South</t></si></sst>`,
    },
    {
      name: "xl/styles.xml",
      content: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><tableStyles count="0"/></styleSheet>`,
    },
    {
      name: "xl/externalLinks/externalLink1.xml",
      content: `${HEAD}<externalLink xmlns="${MAIN}" xmlns:r="${OFFICE}"><externalBook r:id="rId1"/></externalLink>`,
    },
    {
      name: "xl/externalLinks/_rels/externalLink1.xml.rels",
      content: relations(
        relation("rId1", `${OFFICE}/externalLinkPath`, "file:///C:/prices.xlsx", ' TargetMode="External"'),
      ),
    },
    { name: "xl/media/odd name.bin", content: new Uint8Array([0, 1, 2, 253, 254, 255]), method: 0 },
    ...(kind === "signed"
      ? [
          { name: "_xmlsignatures/origin.sigs", content: "" },
          {
            name: "_xmlsignatures/_rels/origin.sigs.rels",
            content: relations(relation("rId1", `${PACKAGE}/relationships/digital-signature/signature`, "sig1.xml")),
          },
          {
            name: "_xmlsignatures/sig1.xml",
            content: `${HEAD}<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>`,
          },
        ]
      : []),
  ];
  return tempFile(zip(entries.map((entry) => inDialect(entry, kind))));
}

/** Strict OOXML has other namespaces; some programs write a prefix before every element. */
function inDialect(entry: ZipEntry, kind: string): ZipEntry {
  if (typeof entry.content !== "string" || !entry.name.startsWith("xl/")) return entry;
  const { name } = entry;
  if (kind === "strict")
    return {
      ...entry,
      content: entry.content
        .replaceAll(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        .replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    };
  if (kind === "prefixed" && /(workbook|styles|sheet1)\.xml$/.test(name))
    return {
      ...entry,
      content: entry.content.replace(/<(\/?)(?=\w)/g, "<$1x:").replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`),
    };
  return entry;
}

/** A copy of a workbook file with changes to the text of some parts. */
export async function withParts(
  path: string,
  change: (name: string, text: string) => string,
  added: Readonly<Record<string, string>> = {},
): Promise<string> {
  const entries = [...(await partsOf(path))].map(([name, bytes]): ZipEntry => {
    if (!/\.(xml|rels)$/.test(name)) return { name, content: bytes };
    return { name, content: change(name, bytes.toString("utf8")) };
  });
  const more = Object.entries(added).map(([name, content]): ZipEntry => ({ name, content }));
  return tempFile(zip([...entries, ...more]));
}
