import { STYLE_LISTS, type StyleListName } from "./style-list";
import { attributeOf, childOf, childrenOf, rootOf, setAttribute } from "./xml-edit";

/** What of the styles the other parts of a workbook use: the highest places, and the numbers of number formats. */
export interface StylesUsed {
  readonly cells: number;
  readonly rules: number;
  readonly formats: ReadonlySet<number>;
}

/** How long each list of styles is and how it is written: `fonts=2 dxfs=0/ borders=-`; `/` for one without an end tag, `?` for one without a count, `-` for none. */
export function recordOf(xml: string): string {
  const root = rootOf(xml);
  return STYLE_LISTS.map((list) => {
    const element = childOf(xml, root, list);
    if (!element) return `${list}=-`;
    const isAlone = element.innerEnd === element.end;
    const isCounted = attributeOf(xml, element, "count") !== undefined;
    return `${list}=${String(childrenOf(xml, element).length)}${isAlone ? "/" : ""}${isCounted ? "" : "?"}`;
  }).join(" ");
}

/**
 * The styles as they were before KA added to the end of each list; nothing where the record is none, or where something else uses what came later, as it
 * may where another program wrote them anew.
 */
export function stylesBefore(xml: string, record: string, used: StylesUsed): string | undefined {
  const kept = new Map(record.split(" ").map((entry) => entry.split("=", 2) as [StyleListName, string | undefined])); // the lists of the record are looked up by names that are
  const lengths = new Map(STYLE_LISTS.map((list) => [list, parseInt(kept.get(list) ?? "", 10) || 0]));
  const lengthOf = (list: StyleListName) => lengths.get(list) ?? 0;
  if (!STYLE_LISTS.every((list) => kept.has(list))) return undefined;
  if (used.cells >= lengthOf("cellXfs") || used.rules >= lengthOf("dxfs")) return undefined;
  const before = STYLE_LISTS.reduceRight((text, list) => shortened(text, list, kept.get(list) ?? ""), xml);
  return holdsTogether(before, used, lengthOf) && sameRecord(before, record) ? before : undefined;
}

function shortened(xml: string, list: StyleListName, form: string): string {
  const element = childOf(xml, rootOf(xml), list);
  if (!element) return xml;
  if (form === "-") return xml.slice(0, element.start) + xml.slice(element.end);
  const length = parseInt(form, 10);
  const entries = childrenOf(xml, element);
  const first = entries[length];
  if (!first) return xml;
  const last = entries[length - 1];
  const cut = form.includes("/")
    ? `${xml.slice(0, element.innerStart).replace(/\s*>$/, "/>")}${xml.slice(element.end)}`
    : xml.slice(0, last?.end ?? first.start) + xml.slice(entries.at(-1)?.end ?? first.end);
  const open = childOf(cut, rootOf(cut), list);
  if (!open) return cut;
  if (!form.includes("?")) return setAttribute(cut, open, { name: "count", value: String(length) });
  return (
    cut.slice(0, open.start) +
    cut.slice(open.start, open.innerStart).replace(/\s+count="\d+"/, "") +
    cut.slice(open.innerStart)
  );
}

/** Whether all that is left refers to what is left. */
function holdsTogether(xml: string, { formats }: StylesUsed, lengthOf: (list: StyleListName) => number): boolean {
  const root = rootOf(xml);
  const entriesOf = (list: StyleListName) => {
    const element = childOf(xml, root, list);
    return element ? childrenOf(xml, element) : [];
  };
  const numberOf = (element: ReturnType<typeof childrenOf>[number], name: string) =>
    Number(attributeOf(xml, element, name) ?? 0);
  const known = new Set(entriesOf("numFmts").map((element) => numberOf(element, "numFmtId")));
  const isKnown = (id: number) => id < 164 || known.has(id);
  const all = [...entriesOf("cellXfs"), ...entriesOf("cellStyleXfs")];
  return (
    [...formats].every(isKnown) &&
    all.every(
      (xf) =>
        isKnown(numberOf(xf, "numFmtId")) &&
        numberOf(xf, "fontId") < Math.max(1, lengthOf("fonts")) &&
        numberOf(xf, "fillId") < Math.max(1, lengthOf("fills")) &&
        numberOf(xf, "borderId") < Math.max(1, lengthOf("borders")),
    )
  );
}

function sameRecord(xml: string, record: string): boolean {
  return recordOf(xml) === record;
}
