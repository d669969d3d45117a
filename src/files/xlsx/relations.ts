import {
  appendTo,
  attributeOf,
  attributesOf,
  childrenOf,
  escapeXml,
  prefixOf,
  removeElements,
  rootOf,
  setAttribute,
  type Element,
} from "./xml-edit";

/** A link from one part to another, or to something outside. */
export interface Relation {
  readonly id: string;
  /** A long name, of which both dialects have the last word in common. */
  readonly type: string;
  /** The part it leads to; as written when it leads outside. */
  readonly part: string;
  readonly leads: "inside" | "outside";
}

/** What the attributes of an element say, by their names. */
export interface Attributes {
  readonly [name: string]: string | undefined;
}

/** The name of an entry in a part of relations. */
export const RELATION = "Relationship";

/** The words that differ between the two dialects of the format. */
export interface Dialect {
  /** Namespace of sheets, tables and styles. */
  readonly main: string;
  /** Namespace of the ids that lead to other parts, and the beginning of the types of relations. */
  readonly relations: string;
}

const TRANSITIONAL: Dialect = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relations: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};
const STRICT: Dialect = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  relations: "http://purl.oclc.org/ooxml/officeDocument/relationships",
};
const NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A part of relations that has none yet. */
export const NO_RELATIONS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${NAMESPACE}"/>`;

/** The dialect that a part is written in. */
export function dialectOf(xml: string): Dialect {
  return xml.includes(STRICT.main) ? STRICT : TRANSITIONAL;
}

/** The id that leads from an element to another part, whatever its prefix is. */
export function relationIdOf(xml: string, element: Element): string | undefined {
  return /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(xml.slice(element.start, element.innerStart))?.[1];
}

/** The prefix, with its colon, of ids that lead to other parts; declared at the root where it is not yet. */
export function declareRelations(
  xml: string,
  { relations }: Dialect,
): { readonly xml: string; readonly prefix: string } {
  const root = rootOf(xml);
  const tag = xml.slice(root.start, root.innerStart);
  const declared = [...tag.matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)].find(
    ([, , uri]) => uri === relations,
  );
  if (declared) return { xml, prefix: `${declared[1] ?? ""}:` };
  return { xml: setAttribute(xml, root, { name: "xmlns:kar", value: relations }), prefix: "kar:" };
}

/** Where the relations of a part are kept; those of the package have no part. */
export function relationsPathOf(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relations of a part, from the attributes of each entry in the part that keeps them. */
export function relationsOf(entries: readonly Attributes[], part: string): Relation[] {
  return entries.map((attributes) => {
    const target = attributes["Target"] ?? "";
    const leads = attributes["TargetMode"] === "External" ? "outside" : "inside";
    return {
      id: attributes["Id"] ?? "",
      type: attributes["Type"] ?? "",
      part: leads === "outside" ? target : resolvePart(part, target),
      leads,
    };
  });
}

/** The attributes of the entries of a part of relations. */
export function relationEntries(xml: string): Attributes[] {
  return childrenOf(xml, rootOf(xml))
    .filter(({ name }) => name === RELATION)
    .map((element) => attributesOf(xml, element));
}

/** Whether a relation is of a kind, in either dialect. */
export function isOfKind({ type }: Relation, kind: string): boolean {
  return type.endsWith(`/${kind}`);
}

/** Adds a relation from one part to another to those that it has; gives the text and the new id. */
export function addRelation(
  xml: string,
  relations: readonly Relation[],
  link: { readonly type: string; readonly from: string; readonly to: string },
): { readonly xml: string; readonly id: string } {
  const used = new Set(relations.map(({ id }) => id));
  let number = used.size + 1;
  while (used.has(`rId${number}`)) number++;
  const id = `rId${number}`;
  const root = rootOf(xml);
  const element = `<${prefixOf(xml, root)}Relationship Id="${id}" Type="${link.type}" Target="${escapeXml(targetFrom(link.from, link.to))}"/>`;
  return { xml: appendTo(xml, root, element), id };
}

/** Takes out the relations of certain ids. */
export function dropRelations(xml: string, ids: ReadonlySet<string>): string {
  const elements = childrenOf(xml, rootOf(xml));
  return removeElements(
    xml,
    elements.filter((element) => ids.has(attributeOf(xml, element, "Id") ?? "")),
  );
}

/** The name of a part that a relation of another part leads to. */
function resolvePart(part: string, target: string): string {
  const path = target.startsWith("/") ? target : `${part.slice(0, part.lastIndexOf("/") + 1)}${target}`;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** How a part calls another: from its own folder where it lies in or below it, from its parent else. */
function targetFrom(part: string, to: string): string {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  if (to.startsWith(folder)) return to.slice(folder.length);
  const parent = folder.slice(0, folder.slice(0, -1).lastIndexOf("/") + 1);
  return to.startsWith(parent) && folder !== "" ? `../${to.slice(parent.length)}` : `/${to}`;
}
