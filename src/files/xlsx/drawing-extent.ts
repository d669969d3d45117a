import type { Area } from "./address";
import { intersection } from "./address";
import type { PackageDraft } from "./package-draft";
import { attributeOf, childOf, childrenOf, rootOf, type Element } from "./xml-edit";

/** A cell of the usual size, in the unit of drawings (914,400 an inch): how far a drawing reaches that says its size, not its last cell. */
const [CELL_WIDTH, CELL_HEIGHT] = [609_600, 190_500];

/** The name of a drawing, such as a picture or a chart, that lies over some cells of a sheet; nothing where none does. */
export async function drawingsOver(draft: PackageDraft, sheet: string, area: Area): Promise<string | undefined> {
  const part = (await draft.relations(sheet)).find(({ type }) => type.endsWith("/drawing"))?.part;
  if (part === undefined || !draft.has(part)) return undefined;
  const xml = await draft.text(part);
  const over = childrenOf(xml, rootOf(xml)).find((anchor) => {
    const extent = extentOf(xml, anchor);
    return extent && intersection(extent, area);
  });
  return over && nameIn(xml.slice(over.start, over.end));
}

function nameIn(xml: string): string {
  return /<(?:[\w.-]+:)?cNvPr\s[^>]*?\bname="([^"]*)"/.exec(xml)?.[1] ?? "drawing";
}

function extentOf(xml: string, anchor: Element): Area | undefined {
  const number = (of: Element | undefined, name: string) => {
    const element = of && childOf(xml, of, name);
    return element ? Number(xml.slice(element.innerStart, element.innerEnd)) : 0;
  };
  const size = (name: "cx" | "cy") => {
    const element = childOf(xml, anchor, "ext");
    return element ? Number(attributeOf(xml, element, name) ?? 0) : 0;
  };
  const from = childOf(xml, anchor, "from");
  const to = childOf(xml, anchor, "to");
  const pos = childOf(xml, anchor, "pos");
  if (!from && !pos) return undefined;
  const at = (name: "x" | "y") => (pos ? Number(attributeOf(xml, pos, name) ?? 0) : 0);
  const top = from ? number(from, "row") : Math.floor(at("y") / CELL_HEIGHT);
  const left = from ? number(from, "col") : Math.floor(at("x") / CELL_WIDTH);
  if (to) {
    // A drawing that ends at the very edge of a cell does not lie over it.
    const bottom = number(to, "row") - (number(to, "rowOff") > 0 ? 0 : 1);
    const right = number(to, "col") - (number(to, "colOff") > 0 ? 0 : 1);
    return { top, left, bottom: Math.max(top, bottom), right: Math.max(left, right) };
  }
  const reach = (length: number, cell: number) => Math.ceil(length / cell);
  return { top, left, bottom: top + reach(size("cy"), CELL_HEIGHT), right: left + reach(size("cx"), CELL_WIDTH) };
}
