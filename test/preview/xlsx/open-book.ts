import { basename } from "node:path";
import type { Issue } from "../../../src/core/issues";
import { describeIssue } from "../../../src/core/text/sentences";
import { Book } from "../../../src/files/xlsx/book";
import { readDateStyles } from "../../../src/files/xlsx/number-styles";
import { openPackage } from "../../../src/files/xlsx/open-package";
import { issueOf, type Package } from "../../../src/files/xlsx/package";
import { COLUMNS_PROPERTY } from "../../../src/files/xlsx/sheet-fitting";
import { propertyOf, readFrame, type SheetFrame } from "../../../src/files/xlsx/sheet-frame";
import { PackageDraft } from "../../../src/files/xlsx/package-draft";
import {
  readTables,
  readWorkbookParts,
  type SheetEntry,
  type WorkbookParts,
} from "../../../src/files/xlsx/workbook-parts";
import { childOf, childrenOf, readXml } from "../../../src/files/xlsx/xml";
import { textOfPart } from "../../../src/files/xlsx/xml-edit";
import type { NameFacts, Visibility } from "../../host/store";
import { formulaFromFile } from "./formula-text";
import type { OpenedBook, OpenedSheet, Sentence } from "./opened-book";
import { CellReader, MOST_CELLS, TooManyCells, type SheetRows } from "./read-cells";
import { readSetting, rectOf } from "./read-frame";
import { readRules } from "./read-rules";
import { readStyles, type BookStyles } from "./read-styles";
import { describeUnshown } from "./unshown";

/** A file as the grid is told of it, or why it is not opened. */
export type Opening = { readonly book: Omit<OpenedBook, "id" | "name"> } | { readonly refused: readonly Sentence[] };

const STATES: Readonly<Record<SheetEntry["state"], Visibility>> = {
  visible: "Visible",
  hidden: "Hidden",
  veryHidden: "VeryHidden",
};

/** An issue in both languages. A file is called as its user calls it, wherever it lies meanwhile. */
export function sentenceOf(issue: Issue): Sentence {
  const { facts } = issue;
  const named =
    "path" in facts && typeof facts.path === "string"
      ? // The facts stay those of their kind: only a path is shortened.
        ({ ...issue, facts: { ...facts, path: basename(facts.path) } } as Issue)
      : issue;
  return { en: describeIssue(named, "en"), zh: describeIssue(named, "zh") };
}

/** Reads a workbook file for the grid. What is wrong with a file is said as the command says it. */
export async function openBook(path: string): Promise<Opening> {
  const opened = await openPackage(path);
  if (!opened.value) return { refused: opened.issues.map(sentenceOf) };
  const from = opened.value;
  try {
    return { book: await readBook(from, await readWorkbookParts(from)) };
  } catch (error) {
    if (error instanceof TooManyCells) return { refused: [tooManyCells(path)] };
    return { refused: [sentenceOf(issueOf(error, path))] };
  } finally {
    await from.close();
  }
}

function tooManyCells(path: string): Sentence {
  const [name, most] = [basename(path), MOST_CELLS.toLocaleString("en")];
  return {
    en: `${name} has more than ${most} cells, which this page does not show. Use the command: ka classify ${name}.`,
    zh: `${name} 超过 ${most} 个单元格，此页面无法显示。请使用命令：ka classify ${name}。`,
  };
}

async function readBook(from: Package, parts: WorkbookParts): Promise<Omit<OpenedBook, "id" | "name">> {
  const listed = parts.sheets.filter(({ kind }) => kind === "cells");
  const theme = [...from.parts.keys()].find((name) => /\/theme\/theme1\.xml$/i.test(name));
  const styles = await readStyles(from, { styles: parts.styles, theme });
  const dateStyles =
    parts.dateSystem === 1904 && parts.styles !== undefined ? await readDateStyles(from, parts.styles) : undefined;
  const reader = new CellReader(from, { dateStyles });
  const frames: string[] = [];
  let undrawnRules = 0;
  const sheets: OpenedSheet[] = [];
  for (const sheet of listed) {
    const rows = await reader.read(sheet.part);
    const frame = await readFrame(from, sheet.part);
    const { rules, undrawn } = readRules(frame.xml, styles);
    frames.push(frame.xml);
    undrawnRules += undrawn;
    sheets.push({ ...(await readSheet(from, sheet, { rows, frame, styles })), rules });
  }
  await reader.finish(parts.sharedStrings);
  return {
    formats: styles.formats,
    sheets,
    active: await firstShown(from, parts, listed),
    names: namesOf(parts),
    structure: (await Book.open(new PackageDraft(from), from.path)).structure === "open" ? "free" : "protected",
    documents: await documentsOf(from),
    unshown: await describeUnshown(from, parts, { frames, undrawnRules }),
  };
}

async function documentsOf(from: Package): Promise<readonly string[]> {
  const parts = [...from.parts.keys()].filter((name) => /^customXml\/item\d*\.xml$/i.test(name));
  return Promise.all(parts.map(async (part) => textOfPart(await from.read(part))));
}

async function readSheet(
  from: Package,
  sheet: SheetEntry,
  { rows, frame, styles }: { readonly rows: SheetRows; readonly frame: SheetFrame; readonly styles: BookStyles },
): Promise<Omit<OpenedSheet, "rules">> {
  const tables = await readTables(from, sheet);
  const looks = await tableStyles(from, sheet);
  return {
    name: sheet.name,
    visibility: STATES[sheet.state],
    ...rows,
    ...readSetting(frame, styles.palette),
    tables: tables.map((table) => ({
      name: table.name,
      rect: rectOf(table.area),
      style: looks.get(table.name)?.style ?? "",
      showHeaders: table.headerRows > 0,
      showTotals: table.totalsRows > 0,
      showFilterButton: true,
      showBandedRows: looks.get(table.name)?.stripes ?? true,
      showBandedColumns: false,
      highlightFirstColumn: false,
      highlightLastColumn: false,
    })),
    properties: await propertiesOf(from, sheet, frame),
  };
}

async function tableStyles(
  from: Package,
  sheet: SheetEntry,
): Promise<Map<string, { readonly style: string; readonly stripes: boolean }>> {
  const draft = new PackageDraft(from);
  const found = new Map<string, { readonly style: string; readonly stripes: boolean }>();
  for (const { type, part } of await draft.relations(sheet.part)) {
    if (!type.endsWith("/table") || !draft.has(part)) continue;
    const table = await readXml(from, part);
    const info = childOf(table, "tableStyleInfo")?.attributes ?? {};
    const name = table.attributes["displayName"] ?? table.attributes["name"] ?? "";
    found.set(name, { style: info["name"] ?? "", stripes: info["showRowStripes"] === "1" });
  }
  return found;
}

/** What KA notes on its own sheets. */
async function propertiesOf(
  from: Package,
  sheet: SheetEntry,
  frame: SheetFrame,
): Promise<readonly (readonly [string, string])[]> {
  const id = propertyOf(frame, COLUMNS_PROPERTY);
  if (id === undefined) return [];
  const part = (await new PackageDraft(from).relations(sheet.part)).find((relation) => relation.id === id)?.part;
  if (part === undefined || !from.parts.has(part)) return [];
  return [[COLUMNS_PROPERTY, new TextDecoder("utf-16le").decode(await from.read(part))]];
}

/** Names of the whole workbook; those of one sheet and Excel's own the grid has no place for. */
function namesOf({ names }: WorkbookParts): NameFacts[] {
  return names
    .filter(({ name, sheet }) => sheet === undefined && !name.startsWith("_xlnm."))
    .map(({ name, formula }) => ({ name, formula: formulaFromFile(formula), comment: "", visible: true }));
}

/** The sheet that the file was saved with, or the first visible one. */
async function firstShown(from: Package, parts: WorkbookParts, listed: readonly SheetEntry[]): Promise<number> {
  const draft = new PackageDraft(from);
  const workbook = (await draft.relations("")).find(({ type }) => type.endsWith("/officeDocument"))?.part;
  const views = workbook === undefined ? undefined : childOf(await readXml(from, workbook), "bookViews");
  const [view] = childrenOf(views, "workbookView");
  const shown = parts.sheets[Number(view?.attributes["activeTab"] ?? 0)];
  const place = shown ? listed.indexOf(shown) : -1;
  if (place >= 0 && shown?.state === "visible") return place;
  return Math.max(
    0,
    listed.findIndex(({ state }) => state === "visible"),
  );
}
