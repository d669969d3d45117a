import { dayToText } from "../../core/days";
import { kindOf, type Role } from "../../core/roles";
import { EMPTY, NUMBER, cellText, type Table } from "../../core/table";
import { policyFor, type PaneState } from "../state";

/** What the drop-down of a role shows. */
export interface ColumnField {
  readonly role: Role;
  /** The header in use, `null` for none, `undefined` when the user has to choose. */
  readonly header: string | null | undefined;
  readonly reason: "policy" | "header" | "onlyNumbers" | "onlyText" | "none" | "asked";
  /** Columns that could be meant, when several could, with their first values: they tell the difference. */
  readonly likely: readonly { readonly header: string; readonly examples: readonly string[] }[];
  readonly headers: readonly string[];
  /** The first values of the column in use, as text. */
  readonly examples: readonly string[];
  /** Whether the work goes on without this role. */
  readonly need: "must" | "may";
}

const EXAMPLES = 3;

/** The drop-down of a role, from what the columns were found to be. */
export function columnField(state: PaneState, role: Role): ColumnField {
  const { sample, columns, columnIssues } = state;
  const headers = [...new Set(sample?.table.columns.map(({ header }) => header))];
  const likely = columnIssues.flatMap((issue) =>
    issue.kind === "whichColumn" && issue.facts.role === role
      ? issue.facts.headers.map((header) => ({
          header,
          examples: sample ? examplesOf(sample.table, header, role) : [],
        }))
      : [],
  );
  const found = columns[role];
  const byOther = (role === "customer" && columns.customerId) || (role === "customerId" && columns.customer);
  const need = role === "amount" || (role === "customer" && !byOther) ? "must" : "may";
  const base = { role, likely, headers, need } as const;
  if (found && sample) {
    return {
      ...base,
      header: found.header,
      reason: found.reason,
      examples: examplesOf(sample.table, found.header, role),
    };
  }
  const chosen = sample ? policyFor(state.policy, sample).columns[role] : undefined;
  const missing = state.gatherIssues.some((issue) => issue.kind === "roleMissing" && issue.facts.role === role);
  const asked = likely.length > 0 || need === "must" || missing;
  if (asked && chosen !== null) return { ...base, header: undefined, reason: "asked", examples: [] };
  return { ...base, header: null, reason: chosen === null ? "policy" : "none", examples: [] };
}

function examplesOf(table: Table, header: string, role: Role): string[] {
  const column = table.columns.find((other) => other.header === header);
  const texts = new Set<string>();
  for (let row = 0; column && row < column.kinds.length && texts.size < EXAMPLES; row++) {
    if (column.kinds[row] === EMPTY) continue;
    const isDay = kindOf(role) === "date" && column.kinds[row] === NUMBER;
    texts.add(isDay ? dayToText(Math.floor(column.numbers[row] ?? 0)) : cellText(column, row));
  }
  return [...texts];
}
