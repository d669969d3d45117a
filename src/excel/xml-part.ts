import type { Edit } from "../core/plan";

/** Keeps a document in the workbook's custom XML: in the part of its namespace, which is made where there is none; second ones go. */
export async function setXmlPart(
  context: Excel.RequestContext,
  { namespace, xml }: Extract<Edit, { kind: "setXmlPart" }>,
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
  const texts = parts.items.map((part) => part.getXml());
  await context.sync();
  return texts.map(({ value }) => value);
}
