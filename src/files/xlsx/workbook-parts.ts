import { areaFrom, splitAddress, type Area } from "./address";
import { PackageFault, damage, type Package } from "./package";
import { childOf, childrenOf, isTrue, readXml, type XmlElement } from "./xml";
import { refusal } from "../../core/issues";

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  /** A chart sheet, a dialog or an old macro sheet has no cells to read. */
  readonly kind: "cells" | "other";
  readonly state: "visible" | "hidden" | "veryHidden";
  readonly part: string;
}

/** A table of a sheet. */
export interface TableEntry {
  readonly name: string;
  readonly sheet: string;
  readonly area: Area;
  readonly headerRows: number;
  readonly totalsRows: number;
  readonly columns: readonly string[];
  /** Whether a filter of the table hides rows. */
  readonly filter: "on" | "off";
}

/** A defined name with what it stands for. */
export interface NameEntry {
  readonly name: string;
  readonly formula: string;
  /** The sheet that a name of one sheet only belongs to. */
  readonly sheet?: string;
}

/** What the small parts of a workbook say. */
export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly NameEntry[];
  readonly dateSystem: 1900 | 1904;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

/** A relationship of a part: what it leads to, and as what. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type, which is the same in both kinds of OOXML. */
  readonly type: string;
  readonly target: string;
}

/** Reads the parts that say what is in the workbook. */
export async function readWorkbookParts(from: Package): Promise<WorkbookParts> {
  const start = (await readRelationships(from, "")).find(({ type }) => type === "officeDocument");
  const part = start && findPart(from, start.target);
  if (part === undefined) throw new PackageFault(refusal("notWorkbook", { path: from.path }));
  const workbook = await readXml(from, part);
  // A .docx or a .pptx is a package too.
  if (workbook.name !== "workbook") throw new PackageFault(refusal("notWorkbook", { path: from.path }));
  const relationships = await readRelationships(from, part);
  const partOf = (type: string) => {
    const found = relationships.find((entry) => entry.type === type);
    return found && findPart(from, found.target);
  };
  const sheets = childrenOf(childOf(workbook, "sheets"), "sheet").map((sheet) => sheetFrom(from, sheet, relationships));
  const names = childrenOf(childOf(workbook, "definedNames"), "definedName").map(({ attributes, text }) => {
    const sheet = sheets[Number(attributes["localSheetId"] ?? NaN)]?.name;
    const entry = { name: attributes["name"] ?? "", formula: text.trim() };
    return sheet === undefined ? entry : { ...entry, sheet };
  });
  return {
    sheets,
    names,
    dateSystem: isTrue(childOf(workbook, "workbookPr")?.attributes["date1904"]) ? 1904 : 1900,
    sharedStrings: partOf("sharedStrings"),
    styles: partOf("styles"),
  };
}

function sheetFrom(from: Package, { attributes }: XmlElement, relationships: readonly Relationship[]): SheetEntry {
  const name = attributes["name"] ?? "";
  const relationship = relationships.find(({ id }) => id === attributes["id"]);
  const part = relationship && findPart(from, relationship.target);
  if (part === undefined) throw damage(from.path, "workbook.xml", `the sheet “${name}” has no part`);
  const { state } = attributes;
  return {
    name,
    kind: relationship?.type === "worksheet" ? "cells" : "other",
    state: state === "hidden" || state === "veryHidden" ? state : "visible",
    part,
  };
}

/** The tables of a sheet, in the order of their places. */
export async function readTables(from: Package, sheet: SheetEntry): Promise<TableEntry[]> {
  const parts = (await readRelationships(from, sheet.part)).filter(({ type }) => type === "table");
  const tables: TableEntry[] = [];
  for (const { target } of parts) {
    const part = findPart(from, target);
    if (part === undefined) throw damage(from.path, sheet.part, `the part ${target} is missing`);
    const table = await readXml(from, part);
    const { attributes } = table;
    const area = areaFrom(attributes["ref"] ?? "");
    if (!area) throw damage(from.path, part, "its place is no range");
    tables.push({
      name: attributes["displayName"] ?? attributes["name"] ?? "",
      sheet: sheet.name,
      area,
      headerRows: Number(attributes["headerRowCount"] ?? 1),
      totalsRows: Number(attributes["totalsRowCount"] ?? 0),
      columns: childrenOf(childOf(table, "tableColumns"), "tableColumn").map(
        (column) => column.attributes["name"] ?? "",
      ),
      filter: childOf(childOf(table, "autoFilter"), "filterColumn") ? "on" : "off",
    });
  }
  return tables.sort((a, b) => a.area.top - b.area.top || a.area.left - b.area.left);
}

/** The relationships of a part; of the package itself for the empty name. */
export async function readRelationships(from: Package, part: string): Promise<Relationship[]> {
  const at = part.lastIndexOf("/") + 1;
  const name = findPart(from, `${part.slice(0, at)}_rels/${part.slice(at)}.rels`);
  if (name === undefined) return [];
  return childrenOf(await readXml(from, name), "Relationship")
    .filter(({ attributes }) => attributes["TargetMode"] !== "External")
    .map(({ attributes }) => ({
      id: attributes["Id"] ?? "",
      type: (attributes["Type"] ?? "").split("/").at(-1) ?? "",
      target: resolve(part.slice(0, at), attributes["Target"] ?? ""),
    }));
}

/** The sheet that a defined name points at. */
export function sheetOfName({ formula }: NameEntry): string | undefined {
  return splitAddress(formula).sheet;
}

function resolve(folder: string, target: string): string {
  const steps = (target.startsWith("/") ? target.slice(1) : folder + target).split("/");
  const path: string[] = [];
  for (const step of steps) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

/** Names of parts do not tell capitals apart, and some programs rely on it. */
function findPart(from: Package, name: string): string | undefined {
  if (from.parts.has(name)) return name;
  const folded = name.toLowerCase();
  for (const part of from.parts.keys()) if (part.toLowerCase() === folded) return part;
  return undefined;
}
