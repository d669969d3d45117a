import type { Block } from "../../core/plan/block";
import type { PackageDraft } from "./package-draft";
import type { Dialect } from "./relations";
import { addressOf, blockOf } from "./blocks";
import { attributeOf, childOf, escapeXml, prefixOf, rootOf } from "./xml-edit";

/** A table that is in the workbook. */
export interface FoundTable {
  readonly part: string;
  readonly name: string;
  readonly id: number;
  /** The cells that it takes; nothing where the part does not say. */
  readonly block: Block | undefined;
}

/** The type of the part of a table. */
export const TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

/** All tables of the workbook: their names and ids must be unique. */
export async function findTables(parts: PackageDraft): Promise<FoundTable[]> {
  const found: FoundTable[] = [];
  for (const part of await parts.ofType(TABLE_TYPE)) {
    const xml = await parts.text(part);
    const root = rootOf(xml);
    const name = attributeOf(xml, root, "displayName") ?? attributeOf(xml, root, "name") ?? "";
    found.push({
      part,
      name,
      id: Number(attributeOf(xml, root, "id")),
      block: blockOf(attributeOf(xml, root, "ref") ?? ""),
    });
  }
  return found;
}

/** The part of a table over a block; one that is there already keeps its id and its style. */
export function tablePart(
  table: {
    readonly name: string;
    readonly id: number;
    readonly block: Block;
    readonly headers: readonly string[];
    readonly style: string;
  },
  { main }: Dialect,
  before?: string,
): string {
  const ref = addressOf(table.block);
  const name = escapeXml(table.name);
  const seen = new Set<string>();
  const columns = table.headers.map((header, i) => {
    const key = header.toLowerCase();
    if (seen.has(key)) throw new Error(`two columns of the table ${table.name} are called ${header}`);
    seen.add(key);
    return `<tableColumn id="${i + 1}" name="${escapeXml(header)}"/>`;
  });
  const style =
    (before === undefined ? undefined : styleOf(before)) ??
    `<tableStyleInfo name="${table.style}" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="${main}" id="${table.id}" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0"><autoFilter ref="${ref}"/><tableColumns count="${columns.length}">${columns.join("")}</tableColumns>${style}</table>`;
}

function styleOf(table: string): string | undefined {
  const style = childOf(table, rootOf(table), "tableStyleInfo");
  return style && prefixOf(table, style) === "" ? table.slice(style.start, style.end) : undefined;
}
