import { namesOtherNumber, rankOfHeader } from "./headers";
import { refusal, warning, type Issue, type Outcome } from "./issues";
import type { Policy } from "./policy";
import { ROLES, type Role } from "./roles";
import { EMPTY, NUMBER, TEXT, type Column, type Table } from "./table";

/** Why a column was taken for a role, or that the policy says so. */
export type ColumnReason = "policy" | "header" | "onlyNumbers" | "onlyText";

/** The column that serves a role. */
export interface FoundColumn {
  readonly role: Role;
  /** Place of the column in the table, counted from 0. */
  readonly index: number;
  readonly header: string;
  readonly reason: ColumnReason;
}

/** The columns by role. A customer (by id or by name) and an amount are always there. */
export type Columns = { readonly [R in Role]?: FoundColumn };

/** Only this many rows are looked at to tell columns apart, so that a sample and the whole table give the same answer. */
export const SAMPLE_ROWS = 200;

/**
 * Tells which column is the customer, the amount and so on: from the policy where it says, else from the usual headers, else from what the
 * columns hold. Several columns that could be the amount, or the customer, are asked about, never guessed.
 */
export function findColumns(table: Table, policy: Policy): Outcome<Columns> {
  const { found, issues } = matchColumns(table, policy);
  return issues.some((issue) => issue.severity === "error") ? { issues } : { value: found, issues };
}

/** What `findColumns` knows so far: the roles that are clear, also where another one has yet to be asked about. */
export function matchColumns(
  table: Table,
  policy: Policy,
): { readonly found: Columns; readonly issues: readonly Issue[] } {
  const headers = table.columns.map((column) => column.header);
  if (table.columns.length === 0) return { found: {}, issues: [refusal("emptySheet", { where: table.where })] };
  if (table.rowCount === 0) return { found: {}, issues: [refusal("headersOnly", { where: table.where })] };

  const issues: Issue[] = [];
  if (table.headers === "made") issues.push(warning("noHeaders", { where: table.where }));
  const found: { [R in Role]?: FoundColumn } = {};

  for (const role of ROLES) {
    const wanted = policy.columns[role];
    if (wanted === undefined || wanted === null) continue;
    const index = headers.indexOf(wanted);
    if (index < 0) {
      issues.push(refusal("columnNotThere", { role, header: wanted, headers }));
      continue;
    }
    const repeated = headers.filter((header) => header === wanted).length;
    if (repeated > 1) issues.push(refusal("duplicateHeader", { header: wanted, count: repeated }));
    found[role] = { role, index, header: wanted, reason: "policy" };
  }
  issues.push(...usedTwice(found));

  for (const role of ROLES) {
    if (policy.columns[role] !== undefined) continue;
    const guess = guessColumn(role, table.columns, found);
    if (guess.column) found[role] = guess.column;
    else if (guess.choices.length > 1) issues.push(askFor(role, guess.choices));
  }

  const asked = issues.some(
    ({ kind }) => kind === "whichColumn" || kind === "columnNotThere" || kind === "duplicateHeader",
  );
  if (!found.customer && !found.customerId && !asked) issues.push(refusal("noCustomerColumn", { headers }));
  if (!found.amount && !asked) issues.push(refusal("noNumericColumn", { where: table.where, headers }));
  return { found, issues };
}

/** The policy with every column named, as the result of `findColumns` says: what a fingerprint is made of. */
export function nameColumns(policy: Policy, columns: Columns): Policy {
  return { ...policy, columns: Object.fromEntries(ROLES.map((role) => [role, columns[role]?.header ?? null])) };
}

/** Choices of one header are no choice: the user has to tell the columns apart first. */
function askFor(role: Role, headers: readonly string[]): Issue {
  const [header = ""] = headers;
  return new Set(headers).size === 1
    ? refusal("duplicateHeader", { header, count: headers.length })
    : refusal("whichColumn", { role, headers });
}

interface Guess {
  readonly column?: FoundColumn;
  readonly choices: readonly string[];
}

interface Candidate {
  readonly index: number;
  readonly column: Column;
}

function guessColumn(role: Role, columns: readonly Column[], found: Columns): Guess {
  const taken = new Set(Object.values(found).map((column) => column.index));
  const free = columns.map((column, index) => ({ index, column })).filter(({ index }) => !taken.has(index));
  const rankOf = ({ column }: Candidate) => rankOfHeader(role, column.header);
  const named = free.filter((candidate) => rankOf(candidate) >= 0 && fits(role, candidate.column));

  if (role === "date" || role === "order") {
    const [best] = named.sort((a, b) => rankOf(a) - rankOf(b));
    return chooseOne(role, best ? [best] : [], "header");
  }
  if (named.length > 0) return chooseOne(role, named, "header");
  if (role === "amount") {
    return chooseOne(
      role,
      free.filter(({ column }) => couldBeAmount(column)),
      "onlyNumbers",
    );
  }
  if (role === "customer" && !found.customerId) {
    return chooseOne(
      role,
      free.filter(({ column }) => couldBeName(column)),
      "onlyText",
    );
  }
  return { choices: [] };
}

function chooseOne(role: Role, candidates: readonly Candidate[], reason: ColumnReason): Guess {
  const [only, ...others] = candidates;
  if (!only || others.length > 0) return { choices: candidates.map(({ column }) => column.header) };
  return { column: { role, index: only.index, header: only.column.header, reason }, choices: [] };
}

function fits(role: Role, column: Column): boolean {
  const sample = sampleOf(column);
  // A column without a cell in the sample is left to its role: the rows below may fill it.
  return role !== "amount" || sample.numbers > 0 || sample.texts === 0;
}

function couldBeAmount(column: Column): boolean {
  const sample = sampleOf(column);
  return sample.numbers > 0 && sample.numbers >= sample.texts && !namesOtherNumber(column.header);
}

function couldBeName(column: Column): boolean {
  const sample = sampleOf(column);
  return sample.texts > 0 && sample.texts > sample.numbers && sample.dates < sample.texts / 2;
}

function sampleOf(column: Column): { numbers: number; texts: number; dates: number } {
  let [numbers, texts, dates] = [0, 0, 0];
  for (let row = 0; row < Math.min(column.kinds.length, SAMPLE_ROWS); row++) {
    const kind = column.kinds[row];
    if (kind === EMPTY) continue;
    if (kind === NUMBER) numbers++;
    if (kind === TEXT) {
      texts++;
      if (/^\s*\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}/.test(column.pool[column.codes[row] ?? 0] ?? "")) dates++;
    }
  }
  return { numbers, texts, dates };
}

function usedTwice(found: Columns): Issue[] {
  const columns = Object.values(found);
  const doubled = new Set(columns.map((column) => column.index).filter((index, i, all) => all.indexOf(index) !== i));
  return [...doubled].map((index) => {
    const same = columns.filter((column) => column.index === index);
    return refusal("columnUsedTwice", { header: same[0]?.header ?? "", roles: same.map((column) => column.role) });
  });
}
