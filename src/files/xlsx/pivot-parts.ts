import { blockOfPivot, type Pivot } from "../../core/plan/drawn";
import { addressOf } from "./blocks";
import type { Dialect } from "./relations";
import { escapeXml } from "./xml-edit";

const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** The types of the parts of a PivotTable, and of what it calculates from. */
export const [PIVOT_TYPE, PIVOT_CACHE_TYPE] = [`${SHEET}.pivotTable+xml`, `${SHEET}.pivotCacheDefinition+xml`] as const;

const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

/** A column of the table that PivotTables are over: its header and, where it stands down or across somewhere, its values; an empty text is a missing one. */
export interface PivotField {
  readonly header: string;
  readonly items: readonly string[];
}

/** The columns of a table as fields, with the values that the PivotTables over it show. */
export function pivotFields(headers: readonly string[], pivots: readonly Pivot[]): PivotField[] {
  return headers.map((header) => {
    const shown = pivots.flatMap(({ rows, columns, shown: cells }) => [
      ...(rows === header ? cells.rows : []),
      ...(columns === header ? cells.columns : []),
    ]);
    return { header, items: [...new Set(shown)] };
  });
}

/** The part that says what PivotTables calculate from. It keeps no rows: they are read from the table whenever the file is opened. */
export function pivotCachePart(table: string, fields: readonly PivotField[], { main, relations }: Dialect): string {
  const list = fields.map(({ header, items }) => {
    const missing = items.includes("") ? ` containsBlank="1"` : "";
    const values = items.map((item) => (item === "" ? "<m/>" : `<s v="${escapeXml(item)}"/>`)).join("");
    const shared =
      items.length === 0 ? "<sharedItems/>" : `<sharedItems${missing} count="${items.length}">${values}</sharedItems>`;
    return `<cacheField name="${escapeXml(header)}" numFmtId="0">${shared}</cacheField>`;
  });
  return `${HEAD}<pivotCacheDefinition xmlns="${main}" xmlns:r="${relations}" saveData="0" refreshOnLoad="1" refreshedBy="KA" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3"><cacheSource type="worksheet"><worksheetSource name="${escapeXml(table)}"/></cacheSource><cacheFields count="${fields.length}">${list.join("")}</cacheFields></pivotCacheDefinition>`;
}

/** The part of a PivotTable. `format` is the number of the number format of its sums. */
export function pivotPart(
  pivot: Pivot,
  fields: readonly PivotField[],
  { cacheId, format, dialect }: { readonly cacheId: number; readonly format: number; readonly dialect: Dialect },
): string {
  const { name, rows, columns, value, shown } = pivot;
  const placeOf = (header: string) => {
    const place = fields.findIndex((field) => field.header === header);
    if (place < 0) throw new Error(`the PivotTable ${name} is over a column ${header} that its table does not have`);
    return place;
  };
  const list = fields.map(({ header, items }) => {
    if (header === rows) return axisField("axisRow", items, shown.rows);
    if (header === columns) return axisField("axisCol", items, shown.columns);
    return header === value.header ? `<pivotField dataField="1" showAll="0"/>` : `<pivotField showAll="0"/>`;
  });
  const across =
    columns === undefined
      ? `<colItems count="1"><i/></colItems>`
      : `<colFields count="1"><field x="${placeOf(columns)}"/></colFields>${lines("colItems", shown.columns.length)}`;
  const captions = `dataCaption="${escapeXml(value.caption)}" grandTotalCaption="${escapeXml(shown.total)}" rowHeaderCaption="${escapeXml(rows)}"${columns === undefined ? "" : ` colHeaderCaption="${escapeXml(columns)}"`}`;
  const apply = ["Number", "Border", "Font", "Pattern", "Alignment"].map((kind) => `apply${kind}Formats="0"`).join(" ");
  return `${HEAD}<pivotTableDefinition xmlns="${dialect.main}" name="${escapeXml(name)}" cacheId="${cacheId}" ${apply} applyWidthHeightFormats="1" ${captions} updatedVersion="6" minRefreshableVersion="3" useAutoFormatting="1" itemPrintTitles="1" createdVersion="6" indent="0" outline="1" outlineData="1" multipleFieldFilters="0"><location ref="${addressOf(blockOfPivot(pivot))}" firstHeaderRow="1" firstDataRow="${columns === undefined ? 1 : 2}" firstDataCol="1"/><pivotFields count="${fields.length}">${list.join("")}</pivotFields><rowFields count="1"><field x="${placeOf(rows)}"/></rowFields>${lines("rowItems", shown.rows.length)}${across}<dataFields count="1"><dataField name="${escapeXml(value.caption)}" fld="${placeOf(value.header)}" baseField="0" baseItem="0" numFmtId="${format}"/></dataFields><pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/></pivotTableDefinition>`;
}

function axisField(axis: "axisRow" | "axisCol", items: readonly string[], shown: readonly string[]): string {
  const list = shown.map((item) => `<item x="${items.indexOf(item)}"/>`).join("");
  return `<pivotField axis="${axis}" showAll="0"><items count="${shown.length + 1}">${list}<item t="default"/></items></pivotField>`;
}

/** The lines of one side: one an item, then the totals. */
function lines(tag: "rowItems" | "colItems", count: number): string {
  const list = Array.from({ length: count }, (_, i) => (i === 0 ? "<i><x/></i>" : `<i><x v="${i}"/></i>`));
  return `<${tag} count="${count + 1}">${list.join("")}<i t="grand"><x/></i></${tag}>`;
}
