import { OWN_NAME } from "../../core/plan/own-sheets";
import { areaFrom, fullAddress, splitAddress, type Area } from "./address";
import { PackageFault, damage, partNamed, type Package } from "./package";
import { RELATION, isOfKind, relationsOf, relationsPathOf, type Relation } from "./relations";
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
  /** Programs hide names that they put there for themselves. */
  readonly state: "visible" | "hidden";
}

/** What the small parts of a workbook say. */
export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly NameEntry[];
  readonly dateSystem: 1900 | 1904;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

/** Reads the parts that say what is in the workbook. */
export async function readWorkbookParts(from: Package): Promise<WorkbookParts> {
  const start = (await readRelations(from, "")).find((relation) => isOfKind(relation, "officeDocument"));
  const part = start && findPart(from, start.part);
  if (part === undefined) throw new PackageFault(refusal("notWorkbook", { path: from.path }));
  const workbook = await readXml(from, part);
  // A .docx or a .pptx is a package too.
  if (workbook.name !== "workbook") throw new PackageFault(refusal("notWorkbook", { path: from.path }));
  const relations = await readRelations(from, part);
  const partOf = (kind: string) => {
    const found = relations.find((relation) => isOfKind(relation, kind));
    return found && findPart(from, found.part);
  };
  const sheets = childrenOf(childOf(workbook, "sheets"), "sheet").map((sheet) => sheetFrom(from, sheet, relations));
  const names = childrenOf(childOf(workbook, "definedNames"), "definedName").map(({ attributes, text }) => {
    const sheet = sheets[Number(attributes["localSheetId"] ?? NaN)]?.name;
    const state = isTrue(attributes["hidden"]) ? "hidden" : "visible";
    const entry: NameEntry = { name: attributes["name"] ?? "", formula: text.trim(), state };
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

function sheetFrom(from: Package, { attributes }: XmlElement, relations: readonly Relation[]): SheetEntry {
  const name = attributes["name"] ?? "";
  const relation = relations.find(({ id }) => id === attributes["id"]);
  const part = relation && findPart(from, relation.part);
  if (part === undefined) throw damage(from.path, "workbook.xml", `the sheet “${name}” has no part`);
  const { state } = attributes;
  return {
    name,
    kind: relation && isOfKind(relation, "worksheet") ? "cells" : "other",
    state: state === "hidden" || state === "veryHidden" ? state : "visible",
    part,
  };
}

/** The tables of a sheet, in the order of their places. */
export async function readTables(from: Package, sheet: SheetEntry): Promise<TableEntry[]> {
  const relations = (await readRelations(from, sheet.part)).filter((relation) => isOfKind(relation, "table"));
  const tables: TableEntry[] = [];
  for (const relation of relations) {
    const part = findPart(from, relation.part);
    if (part === undefined) throw damage(from.path, sheet.part, `the part ${relation.part} is missing`);
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

/** The relations of a part that lead to other parts; of the package itself for the empty name. */
async function readRelations(from: Package, part: string): Promise<Relation[]> {
  const path = findPart(from, relationsPathOf(part));
  if (path === undefined) return [];
  const entries = childrenOf(await readXml(from, path), RELATION).map(({ attributes }) => attributes);
  return relationsOf(entries, part).filter(({ leads }) => leads === "inside");
}

/** The sheet that a defined name points at. */
export function sheetOfName({ formula }: NameEntry): string | undefined {
  return splitAddress(formula).sheet;
}

/** Whether a name is the user's: those that begin with these letters are Excel's own, print areas and filters. */
export function isGiven({ name, state }: NameEntry): boolean {
  return state === "visible" && !name.startsWith("_xlnm.") && !OWN_NAME.test(name);
}

/** A name as a person has to write it: that of one sheet only with its sheet. */
export function writtenName({ name, sheet }: Pick<NameEntry, "name" | "sheet">): string {
  return sheet === undefined ? name : fullAddress(sheet, name);
}

/** The one range of cells of this file that a name stands for; nothing where it stands for anything else. */
export function rangeOfName(
  { formula }: Pick<NameEntry, "formula">,
  sheets: readonly Pick<SheetEntry, "name" | "kind">[],
): { readonly sheet: string; readonly address: string } | undefined {
  const { sheet: named, address } = splitAddress(formula);
  // What stands before the last `!` of several ranges, or of one of another file, is the name of no sheet.
  const sheet = sheets.find(({ name, kind }) => kind === "cells" && name.toLowerCase() === named?.toLowerCase());
  return sheet && areaFrom(address) ? { sheet: sheet.name, address: address.replaceAll("$", "") } : undefined;
}

function findPart(from: Package, name: string): string | undefined {
  return from.parts.has(name) ? name : partNamed(from.parts.keys(), name);
}
