import { refusal, type Outcome } from "../issues";
import { foldName } from "../gathering/names";
import { BOOLEAN, EMPTY, NUMBER, cellText, type Column } from "../table";

/** The account list as it stands in the workbook, indexed by customer and by column: what is looked up is read, never changed. */
export interface SavedIndex {
  /** What the cell `KA_Run` said when the list was read. */
  readonly stamp: string;
  readonly columns: readonly Column[];
  /** Lines by folded id and, where no id is the same, by folded name; SEVERAL where a name is that of several customers. */
  readonly lines: ReadonlyMap<string, number>;
  /** Columns by their folded headers, and by what KA's own are called in each language and in code. */
  readonly fields: ReadonlyMap<string, number>;
  /** Columns of reasons by the folded names of their methods; the leading method's under the empty name. */
  readonly reasons: ReadonlyMap<string, number>;
  /** The names of the methods, as they are shown. */
  readonly methods: readonly string[];
}

/** What stands for a name of several customers. */
export const SEVERAL = -1;

/** What a formula finds: the list, or why there is none. */
export type Saved =
  | { readonly kind: "list"; readonly index: SavedIndex }
  | { readonly kind: "noResult" | "resultUnfinished" | "resultUnread" };

/** The column of a field; of the final class where none is named. */
export function fieldOf({ fields, columns }: SavedIndex, field: string | undefined): Outcome<Column> {
  const column = columns[fields.get(foldName(field ?? "class")) ?? -1];
  if (column) return { value: column, issues: [] };
  const known = columns.filter(({ header }) => header !== "").map(({ header }) => header);
  return { issues: [refusal("unknownField", { field: field ?? "class", known })] };
}

/** The column of reasons by a method; by the leading one where none is named. */
export function reasonsOf({ reasons, methods, columns }: SavedIndex, method: string | undefined): Outcome<Column> {
  const column = columns[reasons.get(foldName(method ?? "")) ?? -1];
  if (column) return { value: column, issues: [] };
  return { issues: [refusal("noReasonsBy", { method: method ?? "", known: methods })] };
}

/** What a column says of a customer, found by id or name as people write it; an empty cell is an empty text. */
export function lookUp({ lines }: SavedIndex, column: Column, customer: string): Outcome<string | number | boolean> {
  const line = lines.get(foldName(customer));
  if (line === undefined) return { issues: [refusal("customerNotListed", { customer })] };
  if (line === SEVERAL) return { issues: [refusal("customerTwice", { customer })] };
  return { value: cellOf(column, line), issues: NONE };
}
const NONE: readonly never[] = [];

function cellOf(column: Column, line: number): string | number | boolean {
  const kind = column.kinds[line];
  if (kind === NUMBER) return column.numbers[line] ?? 0;
  if (kind === EMPTY) return "";
  const text = cellText(column, line);
  return kind === BOOLEAN ? text === "TRUE" : text;
}
