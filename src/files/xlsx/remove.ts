import { refusal, warning, note, type Issue, type Outcome } from "../../core/issues";
import { STYLES_NAME } from "../../core/plan/plan-print";
import { POLICY_NAMESPACE } from "../../core/sheets/saved-policy";
import { writeAtomically, type Target } from "../atomic-file";
import { takeColumnsOut } from "./columns-out";
import type { PackageDraft } from "./package-draft";
import { isOfKind } from "./relations";
import { ownInBook, withoutOwn } from "./remove-names";
import { stylesBefore } from "./style-record";
import { lookForUses } from "./uses-of-sheets";
import { withBook } from "./with-book";
import { xmlPartNames } from "./xml-part";
import { ZipWriter } from "./zip-writer";

/** What was taken out. */
export interface Removed {
  /** Names of KA's sheets that people saw. */
  readonly sheets: readonly string[];
}

/**
 * Writes a copy of a workbook without KA's sheets, tables, charts, PivotTables, names, documents, styles and class columns. All parts that were the user's stay as they lie
 * in the file; those that list what is in the workbook lose what KA added to them.
 */
export async function removeFrom(path: string, target: Target): Promise<Outcome<Removed>> {
  return withBook(path, async ({ file, draft, book }) => {
    const xml = await draft.text(book.part);
    const own = ownInBook(xml);
    const documents = await xmlPartNames(draft, book, POLICY_NAMESPACE);
    const columns = await takeColumnsOut(draft, book);
    const hasColumns = columns.names.length + columns.issues.length > 0;
    if (own.names === "none" && documents.length === 0 && !hasColumns)
      return { issues: [refusal("nothingToRemove", {})] };
    if (own.sheets.length > 0 && book.structure === "protected") return { issues: [refusal("protectedWorkbook", {})] };
    if (own.sheets.length > 0 && own.othersShown === 0) return { issues: [refusal("onlyOwnSheets", {})] };

    const listed = await book.sheets();
    const sheets = listed.filter(({ name }) => own.sheets.includes(name)).map(({ part }) => part);
    const caches = await cachesOf(draft, sheets);
    const before = await reachable(draft, new Set());
    const after = await reachable(draft, new Set([...sheets, ...documents, ...caches]));
    const gone = [...before].filter((part) => !after.has(part) && draft.has(part));
    const record = book.textOf(STYLES_NAME);
    const relations = await draft.relations(book.part);
    const idsOfCaches = relations.filter(({ part }) => caches.has(part)).map(({ id }) => id);
    await draft.setText(
      book.part,
      withoutOwn(xml, { sheets: own.sheets, caches: new Set(idsOfCaches), names: columns.names }),
    );
    for (const document of documents) await draft.unlink("", document);
    await draft.drop(gone, book.part);

    const uses = await lookForUses(draft, { sheets: own.sheets, names: own.namesForFormulas });
    const issues: Issue[] = [...columns.issues];
    if (uses.sheets.length > 0) issues.push(warning("usesRemoved", { parts: uses.sheets }));
    const styles = relations.find((relation) => isOfKind(relation, "styles"))?.part;
    if (styles !== undefined && draft.has(styles)) {
      const made =
        record === "none" && uses.cells < 0 ? "gone" : record && stylesBefore(await draft.text(styles), record, uses);
      if (made === "gone") await draft.drop([styles], book.part);
      else if (made) await draft.setText(styles, made);
      else issues.push(note("stylesLeft", {}));
    }
    const written = await writeAtomically(target, async (place) => {
      const zip = new ZipWriter(place);
      await draft.writeTo(zip);
      zip.finish();
      return file.unchanged() ? [] : [refusal("fileChanged", { path: file.path })];
    });
    if (!written.value) return { issues: [...issues, ...written.issues] };
    return { value: { sheets: own.shown }, issues };
  });
}

/** What KA's PivotTables calculate from, and nobody else's. */
async function cachesOf(draft: PackageDraft, sheets: readonly string[]): Promise<ReadonlySet<string>> {
  const own = new Set<string>();
  const others = new Set<string>();
  for (const part of draft.names()) {
    for (const relation of await draft.relations(part)) {
      if (!isOfKind(relation, "pivotTable") || relation.leads === "outside") continue;
      for (const cache of await draft.relations(relation.part))
        if (isOfKind(cache, "pivotCacheDefinition")) (sheets.includes(part) ? own : others).add(cache.part);
    }
  }
  return new Set([...own].filter((part) => !others.has(part)));
}

/** All parts that relations lead to from the package on, but not through those that are left out. */
async function reachable(draft: PackageDraft, leftOut: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const next = [""];
  for (let part = next.pop(); part !== undefined; part = next.pop()) {
    for (const { part: to, leads } of await draft.relations(part)) {
      if (leads === "outside" || leftOut.has(to) || found.has(to)) continue;
      found.add(to);
      next.push(to);
    }
  }
  return found;
}
