import type { DocumentBefore } from "../core/plan/journal";
import type { Edit, Plan } from "../core/plan";
import { isSamePart } from "../core/sheets/saved-policy";
import { textInXml, xmlOf } from "../core/sheets/xml-documents";

type SetXmlPart = Extract<Edit, { kind: "setXmlPart" }>;

/** What a document was before the run is kept in a part of its own, as sheets are on sheets: in a setting it would go over the wire at every look. */
const IMAGE = { name: "before", namespace: "urn:ka-excel:before" } as const;

/** Keeps a document in the workbook's custom XML: in the part of its namespace, which is made where there is none; second ones go. */
export async function setXmlPart(
  context: Excel.RequestContext,
  { namespace, xml }: Pick<SetXmlPart, "namespace" | "xml">,
): Promise<undefined> {
  const parts = context.workbook.customXmlParts.getByNamespace(namespace);
  parts.load("items/id");
  await context.sync();
  const [first, ...others] = parts.items;
  if (first) first.setXml(xml);
  else context.workbook.customXmlParts.add(xml);
  for (const other of others) other.delete();
  return undefined;
}

/** The documents of a namespace that the workbook keeps. */
export async function xmlPartsOf(context: Excel.RequestContext, namespace: string): Promise<readonly string[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(namespace);
  parts.load("items/id");
  await context.sync();
  if (parts.items.length === 0) return [];
  const texts = parts.items.map((part) => part.getXml());
  await context.sync();
  return texts.map(({ value }) => value);
}

/** Whether the workbook keeps all documents of a plan. One that is lost is none that differs: the sheet beside it says the same. */
export async function holdsDocuments(context: Excel.RequestContext, plan: Plan): Promise<boolean> {
  for (const { namespace, xml } of documentsOf(plan)) {
    const [first, ...others] = await xmlPartsOf(context, namespace);
    if (others.length > 0 || (first !== undefined && !isSamePart(first, xml))) return false;
  }
  return true;
}

/** The documents that a plan replaces as they are, and the parts in which those of before are kept. */
export interface FoundDocuments {
  readonly texts: readonly { readonly namespace: string; readonly xml: string | undefined }[];
  readonly images: readonly Excel.CustomXmlPart[];
}

/** Reads the documents that a plan replaces. */
export async function findDocuments(context: Excel.RequestContext, plan: Plan): Promise<FoundDocuments> {
  const images = context.workbook.customXmlParts.getByNamespace(IMAGE.namespace);
  images.load("items/id");
  const texts: { namespace: string; xml: string | undefined }[] = [];
  for (const { namespace } of documentsOf(plan)) {
    const [xml] = await xmlPartsOf(context, namespace);
    texts.push({ namespace, xml });
  }
  return { texts, images: texts.length > 0 ? images.items : [] };
}

/** Copies documents as they are, with the next request. */
export function copyDocuments(
  { workbook }: Excel.RequestContext,
  { texts, images }: FoundDocuments,
): readonly DocumentBefore[] {
  for (const image of images) image.delete();
  return texts.map(({ namespace, xml }) => {
    if (xml !== undefined) workbook.customXmlParts.add(xmlOf(IMAGE, xml));
    return { namespace, was: xml === undefined ? "missing" : "there" };
  });
}

/** Brings the documents back that were there before a run; those that it made go or stay. */
export async function bringDocumentsBack(
  context: Excel.RequestContext,
  documents: readonly DocumentBefore[],
  made: "remove" | "keep",
): Promise<void> {
  for (const { namespace, was } of documents) {
    if (was === "there") {
      const images = await xmlPartsOf(context, IMAGE.namespace);
      const xml = images.map((image) => textInXml(image, IMAGE.name)).find((text) => text !== undefined);
      // Custom XML can be lost, and its copy with it: the sheet says what counts.
      if (xml !== undefined) await setXmlPart(context, { namespace, xml });
    } else if (made === "remove") await dropDocument(context, namespace);
  }
}

async function dropDocument(context: Excel.RequestContext, namespace: string): Promise<void> {
  const parts = context.workbook.customXmlParts.getByNamespace(namespace);
  parts.load("items/id");
  await context.sync();
  for (const part of parts.items) part.delete();
}

function documentsOf({ edits }: Plan): readonly SetXmlPart[] {
  return edits.filter((edit) => edit.kind === "setXmlPart");
}
