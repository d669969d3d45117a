import type { Block } from "../../core/plan/block";
import type { Chart } from "../../core/plan/drawn";
import { drawingNames } from "./chart-part";
import type { Dialect } from "./relations";
import {
  appendTo,
  attributeOf,
  childOf,
  childrenOf,
  escapeXml,
  removeElements,
  rootOf,
  type Element,
} from "./xml-edit";

/** The type of the part of what lies over a sheet. */
export const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";

/** A chart that lies over a sheet: what it is called, and the id of the relation to its part. */
export interface DrawnChart {
  readonly name: string;
  readonly relation: string;
}

/** A part of drawings with nothing drawn. */
export function emptyDrawing(dialect: Dialect): string {
  const { sheet, drawing } = drawingNames(dialect);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr xmlns:xdr="${sheet}" xmlns:a="${drawing}"/>`;
}

/** The charts of a drawing. */
export function chartsIn(xml: string): DrawnChart[] {
  return anchorsOf(xml).map(({ name, relation }) => ({ name, relation }));
}

/** Draws a chart over cells. */
export function withChart(
  xml: string,
  { name, title, at }: Pick<Chart, "name" | "title" | "at">,
  { relation, dialect }: { readonly relation: string; readonly dialect: Dialect },
): string {
  const { chart, sheet, drawing } = drawingNames(dialect);
  const ids = [...xml.matchAll(/<[\w.-]*:?cNvPr\s[^>]*?\bid="(\d+)"/g)].map(([, id]) => Number(id));
  const named = `id="${Math.max(1, ...ids) + 1}" name="${escapeXml(name)}" descr="${escapeXml(title)}"`;
  const frame = `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr ${named}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${chart}"><c:chart xmlns:c="${chart}" xmlns:r="${dialect.relations}" r:id="${relation}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
  const anchor = `<xdr:twoCellAnchor xmlns:xdr="${sheet}" xmlns:a="${drawing}">${corners(at)}${frame}<xdr:clientData/></xdr:twoCellAnchor>`;
  return appendTo(xml, rootOf(xml), anchor);
}

/** Takes charts out of a drawing. */
export function withoutCharts(xml: string, relations: ReadonlySet<string>): string {
  const gone = anchorsOf(xml).filter(({ relation }) => relations.has(relation));
  return removeElements(
    xml,
    gone.map(({ anchor }) => anchor),
  );
}

function corners({ row, column, rows, columns }: Block): string {
  const corner = (tag: string, atRow: number, atColumn: number) =>
    `<xdr:${tag}><xdr:col>${atColumn}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${atRow}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  return corner("from", row, column) + corner("to", row + rows, column + columns);
}

function anchorsOf(xml: string): (DrawnChart & { readonly anchor: Element })[] {
  return childrenOf(xml, rootOf(xml)).flatMap((anchor) => {
    const frame = childOf(xml, anchor, "graphicFrame");
    const properties = frame && childOf(xml, frame, "nvGraphicFramePr");
    const named = properties && childOf(xml, properties, "cNvPr");
    const relation = /<[\w.-]+:chart\s[^>]*?\b[\w.-]+:id="([^"]+)"/.exec(xml.slice(anchor.start, anchor.end))?.[1];
    const name = named && attributeOf(xml, named, "name");
    return name === undefined || relation === undefined ? [] : [{ name, relation, anchor }];
  });
}
