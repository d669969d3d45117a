import type { XMLParser } from "fast-xml-parser";
import { refusal } from "../../core/issues";
import { PackageFault, damage, type Package } from "./package";
import { textOfPart } from "./xml-edit";

/** An element of a small part, its name and the names of its attributes without their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string | undefined };
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Reads a small part as a tree of elements. */
export async function readXml(from: Package, part: string): Promise<XmlElement> {
  const faults = faultsOf(from, part);
  const text = textOfPart(await from.read(part));
  refuseDoctype(text, faults);
  let nodes: unknown;
  try {
    nodes = (await parser()).parse(text);
  } catch (error) {
    return faults.damaged(error instanceof Error ? error.message : String(error));
  }
  return elementsOf(nodes).find(({ name }) => !name.startsWith("?")) ?? faults.damaged("it has no element");
}

/** Entities of its own are how a small text becomes a gigabyte; no program that saves workbooks writes any. */
export function refuseDoctype(text: string, faults: ScanFaults): void {
  if (/<!DOCTYPE/i.test(text)) faults.doctype();
}

let made: XMLParser | undefined;

/** Loaded where something is read with it: a new workbook is written without. */
async function parser(): Promise<XMLParser> {
  if (made) return made;
  const { XMLParser } = await import("fast-xml-parser");
  return (made ??= new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: true,
    htmlEntities: true,
  }));
}

/** What a scan says is wrong with a part. */
export interface ScanFaults {
  damaged(problem: string): never;
  doctype(): never;
}

/** Throws what a scan says, with the name of the file and of the part. */
export function faultsOf(from: Package, part: string): ScanFaults {
  return {
    damaged: (problem) => {
      throw damage(from.path, part, problem);
    },
    doctype: () => {
      throw doctype(from.path);
    },
  };
}

function doctype(path: string): PackageFault {
  return new PackageFault(refusal("unsafeWorkbook", { path, limit: "doctype", found: 1, most: 0 }));
}

/** The children of one name, in their order. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Whether an attribute says yes, in any of the spellings of XML schema. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** The parser hands over a list of objects: one key is the element, `:@` its attributes, `#text` a text. */
function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    if (typeof node !== "object" || node === null) return [];
    const entries: [string, unknown][] = Object.entries(node);
    const element = entries.find(([key]) => key !== ":@" && key !== "#text");
    if (!element) return [];
    const [name, content] = element;
    const attributes = entries.find(([key]) => key === ":@")?.[1] as XmlElement["attributes"] | undefined; // as the parser documents
    return [{ name, attributes: attributes ?? {}, children: elementsOf(content), text: textOf(content) }];
  });
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content
    .map((node: unknown) => {
      const text: unknown = typeof node === "object" && node !== null && "#text" in node ? node["#text"] : "";
      return typeof text === "string" ? text : "";
    })
    .join("");
}
