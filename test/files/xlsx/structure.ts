import { XMLParser } from "fast-xml-parser";
import { openPackage } from "../../../src/files/xlsx/open-package";

/** An element with its children in order. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
}

/** Children of a sheet and of a workbook as ECMA-376 orders them. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  worksheet:
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
      " ",
    ),
  workbook:
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst".split(
      " ",
    ),
  styleSheet: "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(" "),
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** The root of an XML part. */
export function parseXml(xml: string): Node {
  const root = nodesOf(parser.parse(xml)).find(({ name }) => !name.startsWith("?"));
  if (!root) throw new Error("no element");
  return root;
}

/** All parts of a package, inflated and checked by their sums. */
export async function partsOf(path: string): Promise<Map<string, Buffer>> {
  const opened = await openPackage(path);
  if (!opened.value) throw new Error(JSON.stringify(opened.issues));
  const parts = new Map<string, Buffer>();
  for (const name of opened.value.parts.keys()) parts.set(name, Buffer.from(await opened.value.read(name)));
  await opened.value.close();
  return parts;
}

/** The parts as they lie in the file, compressed. */
export async function rawParts(path: string): Promise<Map<string, Buffer>> {
  const { value: file } = await openPackage(path);
  if (!file) throw new Error(path);
  const parts = new Map<string, Buffer>();
  for (const name of file.parts.keys()) {
    const pieces: Uint8Array[] = [];
    for await (const piece of file.raw(name)) pieces.push(piece);
    parts.set(name, Buffer.concat(pieces));
  }
  await file.close();
  return parts;
}

/** Every breach of the rules that Excel repairs or refuses a file for, as sentences; one part may be too large to be looked into. */
export async function breachesOf(path: string, unread = ""): Promise<string[]> {
  const parts = await partsOf(path);
  const trees = new Map<string, Node>();
  for (const [name, bytes] of parts) {
    if (name !== unread && /\.(xml|rels|vml)$/i.test(name)) trees.set(name, parseXml(bytes.toString("utf8")));
  }
  return [
    ...typeBreaches(parts, trees),
    ...relationBreaches(parts, trees),
    ...orderBreaches(trees),
    ...uniqueBreaches(trees),
    ...styleBreaches(trees),
    ...[...trees].flatMap(([name, tree]) => (local(tree) === "worksheet" ? sheetBreaches(name, tree) : [])),
    ...tableBreaches(trees),
  ];
}

function typeBreaches(parts: ReadonlyMap<string, Buffer>, trees: ReadonlyMap<string, Node>): string[] {
  const entries = trees.get("[Content_Types].xml")?.children ?? [];
  const overrides = entries.flatMap(({ attributes }) =>
    attributes["PartName"] ? [attributes["PartName"].slice(1)] : [],
  );
  const defaults = new Set(entries.map(({ attributes }) => attributes["Extension"]?.toLowerCase()));
  return [
    ...overrides
      .filter((name) => !parts.has(name))
      .map((name) => `the type of ${name} is declared, and it is not there`),
    ...repeated(overrides.map((name) => name.toLowerCase())).map((name) => `the type of ${name} is declared twice`),
    ...[...parts.keys()]
      .filter((name) => name !== "[Content_Types].xml" && !overrides.includes(name))
      .filter((name) => !defaults.has(name.slice(name.lastIndexOf(".") + 1).toLowerCase()))
      .map((name) => `${name} has no type`),
  ];
}

function relationBreaches(parts: ReadonlyMap<string, Buffer>, trees: ReadonlyMap<string, Node>): string[] {
  const found: string[] = [];
  for (const [path, tree] of trees) {
    if (!path.endsWith(".rels")) continue;
    const owner = path.replace(/_rels\/([^/]*)\.rels$/, "$1");
    const ids = tree.children.map(({ attributes }) => attributes["Id"] ?? "");
    found.push(...repeated(ids).map((id) => `${path} has ${id} twice`));
    for (const { attributes } of tree.children) {
      if (attributes["TargetMode"] === "External") continue;
      const base = new URL(`http://x/${owner}`);
      const target = decodeURI(new URL(attributes["Target"] ?? "", base).pathname.slice(1));
      if (!parts.has(target)) found.push(`${path} leads to ${target}, which is not there`);
    }
    const source = trees.get(owner);
    if (!source) continue;
    for (const id of idsIn(source))
      if (!ids.includes(id)) found.push(`${owner} uses ${id}, which its relations do not have`);
  }
  return found;
}

function idsIn(node: Node): string[] {
  const own = Object.entries(node.attributes)
    .filter(([name]) => /^(r|kar):(id|embed|pict)$/.test(name))
    .map(([, value]) => value);
  return [...own, ...node.children.flatMap(idsIn)];
}

function orderBreaches(trees: ReadonlyMap<string, Node>): string[] {
  return [...trees].flatMap(([path, tree]) => {
    const order = ORDERS[local(tree)];
    if (!order) return [];
    const places = tree.children.map((child) => order.indexOf(local(child))).filter((place) => place >= 0);
    return places.every((place, i) => i === 0 || (places[i - 1] ?? 0) <= place)
      ? []
      : [`${path}: ${tree.children.map(local).join(" ")} is out of order`];
  });
}

function uniqueBreaches(trees: ReadonlyMap<string, Node>): string[] {
  const workbook = [...trees.values()].find((tree) => local(tree) === "workbook");
  const sheets = childrenNamed(workbook, "sheets");
  const names = childrenNamed(workbook, "definedNames");
  const tables = [...trees.values()].filter((tree) => local(tree) === "table");
  const of = (nodes: readonly Node[], key: string) => nodes.map(({ attributes }) => attributes[key] ?? "");
  return [
    ...repeated(of(sheets, "name").map((name) => name.toLowerCase())).map((name) => `two sheets are called ${name}`),
    ...repeated(of(sheets, "sheetId")).map((id) => `two sheets have the id ${id}`),
    ...repeated(of(tables, "id")).map((id) => `two tables have the id ${id}`),
    ...repeated([
      ...of(tables, "displayName").map((name) => `${name.toLowerCase()} `),
      ...names.map(
        ({ attributes }) => `${attributes["name"]?.toLowerCase() ?? ""} ${attributes["localSheetId"] ?? ""}`,
      ),
    ]).map((name) => `two tables or names are called ${name}`),
  ];
}

function styleBreaches(trees: ReadonlyMap<string, Node>): string[] {
  const styles = [...trees.values()].find((tree) => local(tree) === "styleSheet");
  if (!styles) return [];
  const size = (list: string) => childrenNamed(styles, list).length;
  const counts = styles.children
    .filter(({ attributes }) => attributes["count"] !== undefined)
    .filter(({ attributes, children }) => Number(attributes["count"]) !== children.length)
    .map((list) => `styles: ${local(list)} does not have as many entries as it says`);
  const within = (xf: Node, key: string, list: string) =>
    Number(xf.attributes[key] ?? 0) < Math.max(1, size(list))
      ? []
      : [`styles: ${key} ${xf.attributes[key]} is not there`];
  const formats = childrenNamed(styles, "numFmts").map(({ attributes }) => attributes["numFmtId"] ?? "");
  return [
    ...counts,
    ...repeated(formats).map((id) => `styles: the format ${id} is there twice`),
    ...childrenNamed(styles, "cellXfs").flatMap((xf) => [
      ...within(xf, "fontId", "fonts"),
      ...within(xf, "fillId", "fills"),
      ...within(xf, "borderId", "borders"),
      ...within(xf, "xfId", "cellStyleXfs"),
      ...(Number(xf.attributes["numFmtId"] ?? 0) < 164 || formats.includes(xf.attributes["numFmtId"] ?? "")
        ? []
        : [`styles: the format ${xf.attributes["numFmtId"]} is not there`]),
    ]),
    ...[...trees].flatMap(([path, tree]) => {
      if (local(tree) !== "worksheet") return [];
      const cells = childrenNamed(tree, "sheetData").flatMap(({ children }) => children);
      const rules = tree.children
        .filter((child) => local(child) === "conditionalFormatting")
        .flatMap((list) => list.children);
      return [
        ...cells
          .filter(({ attributes }) => Number(attributes["s"] ?? 0) >= Math.max(1, size("cellXfs")))
          .map(({ attributes }) => `${path}: ${attributes["r"]} has a style that is not there`),
        ...rules
          .filter(
            ({ attributes }) => Number(attributes["dxfId"] ?? 0) >= size("dxfs") && attributes["dxfId"] !== undefined,
          )
          .map(() => `${path}: a rule has colours that are not there`),
      ];
    }),
  ];
}

function sheetBreaches(path: string, sheet: Node): string[] {
  const found: string[] = [];
  let lastRow = 0;
  for (const { attributes, children } of childrenNamed(sheet, "sheetData")) {
    const row = Number(attributes["r"] ?? lastRow + 1);
    if (row <= lastRow || row > 1_048_576) found.push(`${path}: row ${row} stands behind row ${lastRow}`);
    lastRow = row;
    let last = 0;
    for (const cell of children) {
      const address = cell.attributes["r"];
      if (address === undefined) continue;
      const [, letters = "", digits] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
      if (Number(digits) !== row) found.push(`${path}: ${address} stands in row ${row}`);
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      if (column <= last) found.push(`${path}: ${address} is out of order`);
      last = column;
    }
  }
  return found;
}

function tableBreaches(trees: ReadonlyMap<string, Node>): string[] {
  const found: string[] = [];
  for (const [path, sheet] of trees) {
    if (local(sheet) !== "worksheet") continue;
    const rels = trees.get(path.replace(/([^/]+)$/, "_rels/$1.rels"))?.children ?? [];
    for (const { attributes } of childrenNamed(sheet, "tableParts")) {
      const rel = rels.find((entry) => entry.attributes["Id"] === (attributes["r:id"] ?? attributes["kar:id"]));
      const name = [...trees.keys()].find((key) =>
        key.endsWith((rel?.attributes["Target"] ?? "?").replace(/^\.\./, "")),
      );
      const table = name === undefined ? undefined : trees.get(name);
      if (!table) {
        found.push(`${path}: a table is not there`);
        continue;
      }
      const [, left = "", top = ""] = /^([A-Z]+)(\d+)/.exec(table.attributes["ref"] ?? "") ?? [];
      const row = childrenNamed(sheet, "sheetData").find((entry) => entry.attributes["r"] === top);
      const first = row?.children.findIndex((cell) => cell.attributes["r"] === `${left}${top}`) ?? -1;
      childrenNamed(table, "tableColumns").forEach((column, i) => {
        const cell = row?.children[first + i];
        // Shared strings are looked up by nobody here: KA's own headers stand in their cells.
        if (cell?.attributes["t"] === "inlineStr" && textIn(cell) !== column.attributes["name"])
          found.push(`${name}: the column ${column.attributes["name"]} is called ${textIn(cell)} in the sheet`);
        if (!cell) found.push(`${name}: the column ${column.attributes["name"]} has no header cell`);
      });
    }
  }
  return found;
}

/** All text inside an element. */
export function textIn(node: Node): string {
  return node.text + node.children.map(textIn).join("");
}

/** The children of the first child of that name. */
export function childrenNamed(node: Node | undefined, name: string): readonly Node[] {
  return node?.children.find((child) => local(child) === name)?.children ?? [];
}

/** The name of an element without its prefix. */
export function local({ name }: Node): string {
  return name.slice(name.indexOf(":") + 1);
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}

function nodesOf(list: readonly Record<string, unknown>[]): Node[] {
  return list.flatMap((entry) => {
    const name = Object.keys(entry).find((key) => key !== ":@");
    if (name === undefined || name === "#text") return [];
    // The parser's own shape with preserveOrder: lists of one-key objects, the attributes under ":@".
    const inner = entry[name] as Record<string, unknown>[];
    const attributes = (entry[":@"] ?? {}) as Record<string, string>;
    const text = inner.map((child) => String(child["#text"] ?? "")).join("");
    return [{ name, attributes, children: nodesOf(inner), text }];
  });
}
