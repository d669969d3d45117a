import { tempFile, zip, type ZipEntry } from "./zip-file";

/** A sheet of a workbook file that is written by hand. */
export interface SheetXml {
  readonly name?: string;
  readonly state?: "hidden" | "veryHidden";
  readonly kind?: "worksheet" | "chartsheet";
  /** What stands between `<sheetData>` and its end. */
  readonly rows?: string;
  /** What stands before and after the rows. */
  readonly before?: string;
  readonly after?: string;
  /** The whole part, where it is not to be put together from the rows. */
  readonly xml?: string;
  readonly tables?: readonly string[];
}

/** A workbook file that is written by hand, so that every odd form of the format can be had. */
export interface BookXml {
  readonly sheets: readonly SheetXml[];
  /** The items of the shared strings. */
  readonly strings?: readonly string[];
  readonly stringsPlace?: "before sheets" | "after sheets";
  readonly styles?: string;
  readonly date1904?: "yes";
  readonly names?: string;
  readonly dialect?: "strict";
  readonly workbook?: string;
}

const DIALECTS = {
  transitional: {
    main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    relations: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  },
  strict: {
    main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    relations: "http://purl.oclc.org/ooxml/officeDocument/relationships",
  },
};
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** The parts of a workbook file. */
export function bookParts(book: BookXml): ZipEntry[] {
  const { main, relations } = DIALECTS[book.dialect ?? "transitional"];
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const list = (all: string) => `${HEAD}<Relationships xmlns="${RELATIONS}">${all}</Relationships>`;
  const sheetParts = book.sheets.flatMap(({ rows = "", before = "", after = "", xml, kind, tables = [] }, i) => {
    const folder = `xl/${kind ?? "worksheet"}s`;
    const root = kind ?? "worksheet";
    const content =
      xml ??
      `${HEAD}<${root} xmlns="${main}" xmlns:r="${relations}">${before}<sheetData>${rows}</sheetData>${after}</${root}>`;
    return [
      { name: `${folder}/sheet${i + 1}.xml`, content },
      ...(tables.length === 0
        ? []
        : [
            {
              name: `${folder}/_rels/sheet${i + 1}.xml.rels`,
              content: list(tables.map((_, k) => relation(`rId${k}`, "table", `../tables/t${i}_${k}.xml`)).join("")),
            },
          ]),
      ...tables.map((table, k) => ({ name: `xl/tables/t${i}_${k}.xml`, content: `${HEAD}${table}` })),
    ];
  });
  const strings: ZipEntry[] = book.strings
    ? [{ name: "xl/sharedStrings.xml", content: `${HEAD}<sst xmlns="${main}">${book.strings.join("")}</sst>` }]
    : [];
  const entries = book.sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="rId${i + 1}"/>`,
  );
  const workbook =
    book.workbook ??
    `${HEAD}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${book.date1904 ? ` date1904="1"` : ""}/>` +
      `<sheets>${entries.join("")}</sheets>${book.names ? `<definedNames>${book.names}</definedNames>` : ""}</workbook>`;
  return [
    { name: "[Content_Types].xml", content: `${HEAD}<Types/>` },
    { name: "_rels/.rels", content: list(relation("rId1", "officeDocument", "xl/workbook.xml")) },
    { name: "xl/workbook.xml", content: workbook },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: list(
        book.sheets
          .map(({ kind = "worksheet" }, i) => relation(`rId${i + 1}`, kind, `${kind}s/sheet${i + 1}.xml`))
          .join("") +
          relation("s", "sharedStrings", "sharedStrings.xml") +
          relation("y", "styles", "styles.xml"),
      ),
    },
    ...(book.styles ? [{ name: "xl/styles.xml", content: `${HEAD}${book.styles}` }] : []),
    ...(book.stringsPlace === "before sheets" ? [...strings, ...sheetParts] : [...sheetParts, ...strings]),
  ];
}

/** Writes a workbook file and gives its path. */
export function bookFile(book: BookXml): string {
  return tempFile(zip(bookParts(book)));
}

/** A table's part. */
export function tableXml(name: string, ref: string, columns: readonly string[], more = ""): string {
  const list = columns.map((column, i) => `<tableColumn id="${i + 1}" name="${column}"/>`).join("");
  return `<table xmlns="x" id="1" name="${name}" displayName="${name}" ref="${ref}"${more}><tableColumns count="${columns.length}">${list}</tableColumns></table>`;
}

/** Rows of plain cells with inline texts, each cell with its address. */
export function rowsXml(
  rows: readonly (readonly (string | number | null)[])[],
  corner = { row: 1, column: 0 },
): string {
  return rows
    .map((row, r) => {
      const cells = row.map((value, c) => {
        const at = `${String.fromCharCode(65 + corner.column + c)}${corner.row + r}`;
        if (value === null) return "";
        return typeof value === "number"
          ? `<c r="${at}"><v>${value}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
      });
      return `<row r="${corner.row + r}">${cells.join("")}</row>`;
    })
    .join("");
}
