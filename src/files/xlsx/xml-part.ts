import type { Edit } from "../../core/plan";
import type { Book } from "./book";
import type { PackageDraft } from "./package-draft";
import { isOfKind } from "./relations";

/** A larger part is none of KA's. */
const MOST_BYTES = 4_000_000;
const PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const OF_PROPERTIES: Readonly<Record<"transitional" | "strict", string>> = {
  transitional: "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
  strict: "http://purl.oclc.org/ooxml/officeDocument/customXml",
};
/** Which document of its store a part is; KA has one. */
const ITEM_ID = "{7B6B0C5E-3D0B-4B1D-9A55-4B41504F4C31}";

/** What leads to custom XML: the workbook, or the package as a whole where LibreOffice has saved it. */
const PACKAGE = "";

/** Keeps a document in the custom XML part of its namespace: the one that is there is replaced in place, second ones are taken out. */
export async function setXmlPart(
  draft: PackageDraft,
  book: Book,
  { namespace, xml }: Extract<Edit, { kind: "setXmlPart" }>,
): Promise<void> {
  const [first, ...others] = await xmlPartNames(draft, book, namespace);
  for (const part of others) await dropPart(draft, book, part);
  const { relations } = book.dialect;
  const part = first ?? draft.freeName("customXml/item", ".xml");
  await draft.setText(part, xml);
  // Excel looks for it under the workbook only.
  await draft.unlink(PACKAGE, part);
  await draft.link(book.part, { type: `${relations}/customXml`, to: part });
  if (first !== undefined) return;
  const properties = draft.freeName("customXml/itemProps", ".xml");
  const scheme = OF_PROPERTIES[relations.includes("purl.oclc.org") ? "strict" : "transitional"];
  await draft.setText(
    properties,
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="${scheme}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  await draft.setType(properties, PROPERTIES_TYPE);
  await draft.link(part, { type: `${relations}/customXmlProps`, to: properties });
}

/** The documents of a namespace that a workbook keeps. */
export async function xmlPartsOf(draft: PackageDraft, book: Book, namespace: string): Promise<readonly string[]> {
  return Promise.all((await xmlPartNames(draft, book, namespace)).map((part) => draft.text(part)));
}

/** The parts of a namespace. */
export async function xmlPartNames(draft: PackageDraft, book: Book, namespace: string): Promise<string[]> {
  const found = new Set<string>();
  for (const relation of [...(await draft.relations(book.part)), ...(await draft.relations(PACKAGE))]) {
    const { part } = relation;
    if (!isOfKind(relation, "customXml") || relation.leads === "outside" || !draft.has(part)) continue;
    if ((draft.file.parts.get(part)?.size ?? 0) > MOST_BYTES) continue;
    if (isRootOf(await draft.text(part), namespace)) found.add(part);
  }
  return [...found];
}

/** Whether the root of a document is in a namespace; a document that is damaged further on still says it. */
function isRootOf(xml: string, namespace: string): boolean {
  const [, prefix, tag = ""] = /<(?![?!])(?:([\w.-]+):)?[\w.-]+(\s[^>]*)?/.exec(xml) ?? [];
  const name = prefix === undefined ? "xmlns" : `xmlns:${prefix}`;
  const declared = [...tag.matchAll(/\s([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return declared.some(([, attribute, double, single]) => attribute === name && (double ?? single) === namespace);
}

async function dropPart(draft: PackageDraft, book: Book, part: string): Promise<void> {
  const properties = (await draft.relations(part)).filter(({ leads }) => leads === "inside").map(({ part: to }) => to);
  if (properties.length > 0) await draft.drop(properties, part);
  await draft.unlink(PACKAGE, part);
  await draft.drop([part], book.part);
}
