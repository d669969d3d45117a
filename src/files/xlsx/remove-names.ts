import { FORMULA_NAMES, SHEET_MARKS } from "../../core/plan/own-sheets";
import { PRINT_NAME, STYLES_NAME } from "../../core/plan/plan-print";
import { blockFrom } from "./blocks";
import { relationIdOf } from "./relations";
import {
  attributeOf,
  childOf,
  childrenOf,
  removeElements,
  rootOf,
  setAttribute,
  unescapeXml,
  type Element,
} from "./xml-edit";

/** What the names begin with that the pane gives to copies of KA's sheets, and the name that follows the rows of a result. */
const [IMAGES, SOURCE] = ["KA_Before_", "KA_Source"] as const;

/** What of a `workbook.xml` is KA's. */
export interface OwnInBook {
  /** Sheets by their marks, as they are called. */
  readonly sheets: readonly string[];
  /** Sheets that people see. */
  readonly shown: readonly string[];
  /** How many sheets of the user's are shown. */
  readonly othersShown: number;
  readonly names: "some" | "none";
  /** Names for formulas that stand for cells of these sheets, or for nothing any more; those that are the user's are not among them. */
  readonly namesForFormulas: readonly string[];
}

/** Finds KA's sheets and names. */
export function ownInBook(xml: string): OwnInBook {
  const names = definedNames(xml).filter((element) => isOwn(xml, element));
  const marked = new Set(names.flatMap((element) => sheetOf(xml, element)?.toLowerCase() ?? []));
  const all = sheetsOf(xml);
  const nameOf = (element: Element) => attributeOf(xml, element, "name") ?? "";
  const isShown = (element: Element) => (attributeOf(xml, element, "state") ?? "visible") === "visible";
  const own = all.filter((element) => marked.has(nameOf(element).toLowerCase()));
  const gone = new Set(own.map(nameOf));
  return {
    sheets: own.map(nameOf),
    shown: own.filter(isShown).map(nameOf),
    othersShown: all.filter((element) => isShown(element) && !own.includes(element)).length,
    names: names.length > 0 ? "some" : "none",
    namesForFormulas: definedNames(xml)
      .filter(
        (element) => attributeOf(xml, element, "localSheetId") === undefined && isOwnForFormulas(xml, element, gone),
      )
      .map(nameOf),
  };
}

/** A `workbook.xml` without KA's sheets and names, and without the sources of PivotTables that go; what counts the sheets counts those that are left. */
export function withoutOwn(
  xml: string,
  {
    sheets,
    caches,
    names: further,
  }: {
    readonly sheets: readonly string[];
    readonly caches: ReadonlySet<string>;
    /** Further names that go: those of what was taken out of the user's sheets. */
    readonly names: readonly string[];
  },
): string {
  const gone = new Set(sheets);
  const all = sheetsOf(xml);
  const isGone = all.map((element) => gone.has(attributeOf(xml, element, "name") ?? ""));
  const placeNow = (place: number) => place - isGone.slice(0, place).filter(Boolean).length;
  const names = definedNames(xml);
  const dropped = names.filter((element) => {
    const local = attributeOf(xml, element, "localSheetId");
    if (local === undefined && further.includes(attributeOf(xml, element, "name") ?? "")) return true;
    return local === undefined
      ? isOwn(xml, element) || isOwnForFormulas(xml, element, gone)
      : isGone[Number(local)] === true;
  });
  let text = removeElements(xml, [
    ...all.filter((_, place) => isGone[place]),
    ...listOrEntries(xml, "definedNames", dropped),
    ...listOrEntries(
      xml,
      "pivotCaches",
      entriesOf(xml, "pivotCaches").filter((element) => caches.has(relationIdOf(xml, element) ?? "")),
    ),
  ]);
  // From the end, so that the places of those before stay.
  for (const element of definedNames(text).reverse()) {
    const local = attributeOf(text, element, "localSheetId");
    if (local === undefined || placeNow(Number(local)) === Number(local)) continue;
    text = setAttribute(text, element, { name: "localSheetId", value: String(placeNow(Number(local))) });
  }
  for (const element of entriesOf(text, "bookViews").reverse())
    for (const name of ["activeTab", "firstSheet"]) {
      const place = Number(attributeOf(text, element, name) ?? "0");
      const left = Math.max(0, Math.min(placeNow(place), all.length - sheets.length - 1));
      if (left !== place) text = setAttribute(text, element, { name, value: String(left) });
    }
  // Declared by KA where ids had no prefix; kept where anything else was written with it since.
  return /\skar:\w+=/.test(text) ? text : text.replace(/\sxmlns:kar="[^"]*"/, "");
}

function listOrEntries(xml: string, list: string, entries: readonly Element[]): readonly Element[] {
  const element = childOf(xml, rootOf(xml), list);
  // An empty list is not allowed.
  return element && entries.length > 0 && entries.length === childrenOf(xml, element).length ? [element] : entries;
}

function isOwn(xml: string, element: Element): boolean {
  if (attributeOf(xml, element, "localSheetId") !== undefined) return false;
  const name = (attributeOf(xml, element, "name") ?? "").toLowerCase();
  const own = [...Object.values(SHEET_MARKS), PRINT_NAME, STYLES_NAME, SOURCE].map((one) => one.toLowerCase());
  return own.includes(name) || name.startsWith(IMAGES.toLowerCase());
}

/** A name for formulas that stands for cells of a sheet of KA's, or for nothing any more: one that the user gave to something of his stays. */
function isOwnForFormulas(xml: string, element: Element, sheets: ReadonlySet<string>): boolean {
  const name = (attributeOf(xml, element, "name") ?? "").toLowerCase();
  if (!Object.values(FORMULA_NAMES).some((one) => one.toLowerCase() === name)) return false;
  const text = unescapeXml(xml.slice(element.innerStart, element.innerEnd));
  return text.includes("#REF!") || sheets.has(blockFrom(text)?.sheet ?? "");
}

/** The sheet that a mark stands for; the name that follows the rows stands for the user's. */
function sheetOf(xml: string, element: Element): string | undefined {
  if (attributeOf(xml, element, "name")?.toLowerCase() === SOURCE.toLowerCase()) return undefined;
  return blockFrom(unescapeXml(xml.slice(element.innerStart, element.innerEnd)))?.sheet;
}

function sheetsOf(xml: string): Element[] {
  return entriesOf(xml, "sheets");
}

function definedNames(xml: string): Element[] {
  return entriesOf(xml, "definedNames");
}

function entriesOf(xml: string, list: string): Element[] {
  const element = childOf(xml, rootOf(xml), list);
  return element ? childrenOf(xml, element) : [];
}
