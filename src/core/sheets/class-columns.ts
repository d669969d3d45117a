import { finalClasses, type Result } from "../classes";
import type { Gathering } from "../customers";
import { refusal, type Outcome } from "../issues";
import type { Classes } from "../methods/method";
import { OWN_HEADER, type ClassColumn, type ClassColumns } from "../plan/beside";
import type { Language } from "../policy";
import type { Table } from "../table";
import { CLASS_COLUMN_WORDS } from "../text/class-columns";
import { TEXTS, classLabel } from "../text/text";
import { withDistinctHeaders } from "./account-list";

/** Where rows stand on a sheet, as the door that read them says. */
export interface SourcePlace {
  readonly sheet: string;
  /** The block, headers included. */
  readonly address: string;
  /** The row of the headers, counted from 0; nothing where the rows have none. */
  readonly headerRow: number | undefined;
}

/** The place of rows that were read; nothing where they come from no sheet. */
export function placeOf(
  source: { readonly kind: string; readonly sheet?: string; readonly address?: string },
  { firstRow, heading }: Pick<Table, "firstRow" | "heading">,
): SourcePlace | undefined {
  const { sheet, address } = source;
  if (sheet === undefined || address === undefined) return undefined;
  const isHeaded = heading?.kind === "read" && heading.rows > 0;
  return { sheet, address, headerRow: isHeaded ? firstRow - 2 : undefined };
}

/** The classes of the rows, to be put beside them: for each method the class by the rule, and the one that counts when classes are set by hand. */
export function layOutClassColumns(
  gathering: Gathering,
  results: readonly Result[],
  { place, language }: { readonly place: SourcePlace | undefined; readonly language: Language },
): Outcome<ClassColumns> {
  const { customersOfRows } = gathering;
  if (!place || !customersOfRows) return { issues: [refusal("columnsNeedSheet", {})] };
  const { sheet, address, headerRow } = place;
  if (headerRow === undefined)
    return { issues: [refusal("columnsBlocked", { what: "noHeaders", where: address, sheet })] };
  const words = CLASS_COLUMN_WORDS[language];
  const columns = results.flatMap((result) => {
    const method = result.choice.name ?? TEXTS[language].methods[result.choice.id];
    return [
      columnOf(words.system(method), result.classes, language),
      columnOf(words.final(method), finalClasses(result), language),
    ];
  });
  return {
    value: { source: { sheet, address }, headerRow, customers: customersOfRows, columns: withDistinctHeaders(columns) },
    issues: [],
  };
}

function columnOf(title: string, { list, of }: Pick<Classes, "list" | "of">, language: Language): ClassColumn {
  return { header: `${OWN_HEADER}${title}`, labels: list.map((entry) => classLabel(entry, language)), of };
}
