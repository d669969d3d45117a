import type { Pivot } from "../../core/plan/drawn";
import type { Book } from "./book";
import { blockOf } from "./blocks";
import type { PackageDraft } from "./package-draft";
import { PIVOT_CACHE_TYPE, PIVOT_TYPE, pivotCachePart, pivotFields, pivotPart } from "./pivot-parts";
import { isOfKind } from "./relations";
import { attributeOf, childOf, rootOf } from "./xml-edit";

/** How the names of KA's PivotTables begin; others on KA's sheet are a user's. */
export const OWN_PIVOT = "KA_";

/** Where PivotTables are written to, and how the workbook formats their sums. */
export interface PivotPlace {
  readonly draft: PackageDraft;
  readonly book: Book;
  /** The part of the sheet. */
  readonly part: string;
  /** The headers of a table of the plan. */
  readonly headersOf: (table: string) => readonly string[];
  readonly formatOf: (format: string) => number;
}

/** A PivotTable that is on a sheet. */
export interface FoundPivot {
  readonly part: string;
  readonly name: string;
  readonly block: ReturnType<typeof blockOf>;
  /** The part of what it calculates from. */
  readonly cache: string | undefined;
}

/** The PivotTables of a sheet. */
export async function findPivots(draft: PackageDraft, sheetPart: string): Promise<FoundPivot[]> {
  const found: FoundPivot[] = [];
  for (const relation of await draft.relations(sheetPart)) {
    if (!isOfKind(relation, "pivotTable") || !draft.has(relation.part)) continue;
    const xml = await draft.text(relation.part);
    const root = rootOf(xml);
    const location = childOf(xml, root, "location");
    const cache = (await draft.relations(relation.part)).find((one) => isOfKind(one, "pivotCacheDefinition"))?.part;
    const block = location && blockOf(attributeOf(xml, location, "ref") ?? "");
    found.push({ part: relation.part, name: attributeOf(xml, root, "name") ?? "", block, cache });
  }
  return found;
}

/** Whether PivotTables are on a sheet, whatever people made of them. */
export async function holdsPivots(draft: PackageDraft, sheetPart: string, pivots: readonly Pivot[]): Promise<boolean> {
  const names = new Set((await findPivots(draft, sheetPart)).map(({ name }) => name));
  return pivots.every(({ name }) => names.has(name));
}

/** Puts PivotTables on a sheet: those that are there by their names are made anew in their parts, the others are taken away. */
export async function putPivots(pivots: readonly Pivot[], place: PivotPlace): Promise<void> {
  const { draft, book, part, headersOf, formatOf } = place;
  const { dialect, folder } = book;
  const there = await findPivots(draft, part);
  const wanted = new Set(pivots.map(({ name }) => name));
  const gone = there.filter(({ name }) => !wanted.has(name));
  if (gone.length > 0)
    await draft.drop(
      gone.map((pivot) => pivot.part),
      part,
    );
  const free = await ownCaches(draft, there);
  for (const table of new Set(pivots.map(({ source }) => source.table))) {
    const own = pivots.filter(({ source }) => source.table === table);
    const fields = pivotFields(headersOf(table), own);
    const cache = free.shift() ?? draft.freeName(`${folder}pivotCache/pivotCacheDefinition`, ".xml");
    await dropRecords(draft, cache);
    await draft.setText(cache, pivotCachePart(table, fields, dialect));
    await draft.setType(cache, PIVOT_CACHE_TYPE);
    const cacheId = await book.addPivotCache(cache);
    for (const pivot of own) {
      const name =
        there.find((one) => one.name === pivot.name)?.part ?? draft.freeName(`${folder}pivotTables/pivotTable`, ".xml");
      await draft.setText(name, pivotPart(pivot, fields, { cacheId, format: formatOf(pivot.value.format), dialect }));
      await draft.setType(name, PIVOT_TYPE);
      for (const { cache: before = cache } of there.filter((one) => one.part === name))
        if (before !== cache) await draft.unlink(name, before);
      await draft.link(name, { type: `${dialect.relations}/pivotCacheDefinition`, to: cache });
      await draft.link(part, { type: `${dialect.relations}/pivotTable`, to: name });
    }
  }
  for (const cache of free) await dropCache(draft, book, cache);
}

/** What only these PivotTables calculate from: Excel lets a user's own one on the same table share it. */
async function ownCaches(draft: PackageDraft, pivots: readonly FoundPivot[]): Promise<string[]> {
  const own = new Set(pivots.map(({ part }) => part));
  const others = new Set<string>();
  for (const part of await draft.ofType(PIVOT_TYPE))
    if (!own.has(part)) for (const { part: used } of await draft.relations(part)) others.add(used);
  return [...new Set(pivots.flatMap(({ cache }) => cache ?? []))].filter((cache) => !others.has(cache));
}

/** Takes what PivotTables calculated from out of the workbook. */
async function dropCache(draft: PackageDraft, book: Book, cache: string): Promise<void> {
  await dropRecords(draft, cache);
  await book.dropPivotCache(cache);
  await draft.drop([cache], book.part);
}

async function dropRecords(draft: PackageDraft, cache: string): Promise<void> {
  const records = (await draft.relations(cache)).filter((relation) => isOfKind(relation, "pivotCacheRecords"));
  if (records.length > 0)
    await draft.drop(
      records.map(({ part }) => part),
      cache,
    );
}
