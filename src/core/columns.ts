import { isPlainName, namesOtherNumber, rankOfHeader } from "./headers";
import { findUnit } from "./intake/amount-unit";
import { describeHeading } from "./intake/describe-heading";
import { readsAsDay } from "./intake/written-day";
import { WrittenNumber } from "./intake/written-number";
import { refusal, type Issue, type Outcome } from "./issues";
import { rolesOf } from "./measures";
import { methodOf, needsOf } from "./methods/methods";
import type { Policy } from "./policy";
import { ROLES, kindOf, neededBy, type ColumnRole, type Role } from "./roles";
import { EMPTY, NUMBER, TEXT, unreadColumn, type Column, type Table } from "./table";
import type { AmountUnit } from "./units";

/** Why a column was taken for a role, or that the policy says so. */
export type ColumnReason = "policy" | "header" | "onlyNumbers" | "onlyText";

/** The column that serves a role. */
export interface FoundColumn<R extends ColumnRole = ColumnRole> {
  readonly role: R;
  /** Place of the column in the table, counted from 0. */
  readonly index: number;
  readonly header: string;
  readonly reason: ColumnReason;
  /** The unit of an amount, where its header or a line above the headers says it. */
  readonly unit?: AmountUnit;
}

/** The columns by role. A customer (by id or by name) and an amount are always there. */
export type Columns = { readonly [R in Role]?: FoundColumn<Role> } & {
  /** The further columns that the policy names. */
  readonly attributes?: readonly FoundColumn[];
  readonly criteria?: readonly FoundColumn[];
};

type Found = { [R in Role]?: FoundColumn<Role> };

/** Only this many rows are looked at to tell columns apart, so that a sample and the whole table give the same answer. */
export const SAMPLE_ROWS = 200;

/** Serial numbers of the days from 1954 to 2118: what a number must be to pass for a date. */
const [EARLIEST_SERIAL, LATEST_SERIAL] = [20_000, 80_000];

/** Columns of money that are added to the amounts or taken from them, so that they have to be of their unit. */
const MONEY = ["cost", "profit", "discount", "freight"] as const satisfies readonly Role[];

/** The roles of a fingerprint since its first version. Others come in where they decide something. */
const FIRST_ROLES: readonly Role[] = ["customerId", "customer", "amount", "date", "order", "within"];

/**
 * Tells which column is the customer, the amount and so on: from the policy where it says, else from the usual headers, else from what the
 * columns hold. Several columns that could be the amount, or the customer, or what a method needs, are asked about, never guessed.
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
  issues.push(...describeHeading(table));
  const found: Found = {};
  const take = <R extends ColumnRole>(role: R, wanted: string): FoundColumn<R>[] => {
    const index = headers.indexOf(wanted);
    if (index < 0) {
      issues.push(refusal("columnNotThere", { role, header: wanted, headers }));
      return [];
    }
    const repeated = headers.filter((header) => header === wanted).length;
    if (repeated > 1) issues.push(refusal("duplicateHeader", { header: wanted, count: repeated }));
    return [{ role, index, header: wanted, reason: "policy" }];
  };

  for (const role of ROLES) {
    const wanted = policy.columns[role];
    if (wanted === undefined || wanted === null) continue;
    const [column] = take(role, wanted);
    if (column) found[role] = column;
  }
  issues.push(...usedTwice(found));
  const attributes = (policy.attributes ?? []).flatMap((header) => take("attribute", header));
  const criteria = criteriaOf(policy).flatMap((header) => take("criterion", header));

  const asking = rolesOfMethods(policy);
  for (const role of ROLES) {
    if (policy.columns[role] !== undefined) continue;
    const guess = guessColumn(role, table.columns, found);
    if (guess.column) found[role] = guess.column;
    else if (guess.choices.length > 1 && (neededBy(role) === "always" || asking.has(role)))
      issues.push(askFor(role, guess.choices));
  }

  const asked = issues.some(
    ({ kind }) => kind === "whichColumn" || kind === "columnNotThere" || kind === "duplicateHeader",
  );
  if (!found.customer && !found.customerId && !asked) issues.push(refusal("noCustomerColumn", { headers }));
  if (!found.amount && !asked) issues.push(refusal("noNumericColumn", { where: table.where, headers }));
  const unitOf = (column: FoundColumn | undefined, heading = table.heading) =>
    column && findUnit(table.columns[column.index] ?? unreadColumn(""), { heading, rows: SAMPLE_ROWS });
  const { amount } = found;
  const ofAmount = unitOf(amount);
  if (amount && ofAmount) {
    const { unit } = ofAmount;
    if (unit) found.amount = { ...amount, unit };
    if (policy.amountUnit === undefined) issues.push(...ofAmount.issues);
    const others = MONEY.flatMap((role) => (asking.has(role) ? (found[role] ?? []) : []));
    for (const other of others) {
      // A unit in the title is for all columns: only what a column says itself can differ.
      const own = unitOf(other, undefined)?.unit;
      const said = policy.amountUnit ?? unit;
      if (own && said && own !== said)
        issues.push(
          refusal("unitsDiffer", { header: other.header, unit: own, amount: amount.header, unitOfAmount: said }),
        );
    }
  }
  return {
    found: {
      ...found,
      ...(attributes.length > 0 ? { attributes } : {}),
      ...(criteria.length > 0 ? { criteria } : {}),
    },
    issues,
  };
}

/**
 * The columns whose cells have to be read: those of the gathering and of the account list, and of the others only what a method asks for, because
 * a million cells that nobody looks at cost as much as a million that count. Each place once.
 */
export function columnsNeeded(columns: Columns, policy: Policy): readonly FoundColumn[] {
  const asking = new Set(needsOf(policy).flatMap(({ need }) => rolesOf(need)));
  const needed: FoundColumn[] = ROLES.flatMap((role) => {
    const column = columns[role];
    return column && (neededBy(role) !== "method" || asking.has(role)) ? [column] : [];
  });
  needed.push(...(columns.criteria ?? []), ...(columns.attributes ?? []));
  return needed.filter(({ index }, place) => needed.findIndex((other) => other.index === index) === place);
}

/** Whether it counts which order a row belongs to, and not only whether it names one. */
export function ordersMatter(policy: Policy): boolean {
  return rolesOfMethods(policy).has("order") || (policy.leaveOut ?? []).some(({ order }) => order !== undefined);
}

/** The policy with the unit of the amounts, where it leaves it open and the sheet says it. */
export function withUnit(policy: Policy, { amount }: Columns): Policy {
  return policy.amountUnit === undefined && amount?.unit ? { ...policy, amountUnit: amount.unit } : policy;
}

/**
 * The policy with every column named, as the result of `findColumns` says: what a fingerprint is made of, and a workbook remembers. That there is
 * none is only said where somebody chose so: rows that come later may have it.
 */
export function nameColumns(policy: Policy, columns: Columns): Policy {
  const asking = rolesOfMethods(policy);
  const named = ROLES.flatMap((role): [Role, string | null][] => {
    const header = columns[role]?.header;
    const decides = FIRST_ROLES.includes(role) || asking.has(role) || role === "group";
    if (decides && header !== undefined) return [[role, header]];
    return policy.columns[role] === undefined ? [] : [[role, policy.columns[role] ?? null]];
  });
  return { ...policy, columns: Object.fromEntries(named) };
}

/** The roles that the policy's methods ask for. */
function rolesOfMethods(policy: Policy): ReadonlySet<Role> {
  const needs = policy.methods.flatMap((choice) => methodOf(choice).needs(choice));
  return new Set(needs.flatMap(rolesOf));
}

/** The further columns of numbers: those that the policy names, and those that its methods do. */
function criteriaOf(policy: Policy): readonly string[] {
  const needs = policy.methods.flatMap((choice) => methodOf(choice).needs(choice));
  const named = needs.flatMap((need) => ("header" in need ? [need.header] : []));
  return [...new Set([...(policy.criteria ?? []), ...named])];
}

/** Choices of one header are no choice: the user has to tell the columns apart first. */
function askFor(role: Role, headers: readonly string[]): Issue {
  const [header = ""] = headers;
  return new Set(headers).size === 1
    ? refusal("duplicateHeader", { header, count: headers.length })
    : refusal("whichColumn", { role, headers });
}

interface Guess {
  readonly column?: FoundColumn<Role>;
  readonly choices: readonly string[];
}

interface Candidate {
  readonly index: number;
  readonly column: Column;
}

function guessColumn(role: Role, columns: readonly Column[], found: Found): Guess {
  const taken = new Set(Object.values(found).map((column) => column.index));
  const free = columns.map((column, index) => ({ index, column })).filter(({ index }) => !taken.has(index));
  const rankOf = ({ column }: Candidate) => rankOfHeader(role, column.header);
  const named = free.filter((candidate) => rankOf(candidate) >= 0 && fits(role, candidate.column));

  if (isLabel(role)) {
    const [best, second] = named.sort((a, b) => rankOf(a) - rankOf(b));
    const tied = best !== undefined && second !== undefined && rankOf(best) === rankOf(second);
    // Two columns of one header: which of them an order or a date is was never asked, and the account list can do without.
    return chooseOne(role, !best || (tied && role !== "date" && role !== "order") ? [] : [best], "header");
  }
  if (named.length > 0) return chooseOne(role, named, "header");
  if (role === "amount") return chooseOne(role, unnamed(role, free.filter(couldBeAmount)), "onlyNumbers");
  if (role === "customer" && found.customerId) {
    // Beside a customer's id, a plain “Name” is the customer's; several are nobody's guess, and the id serves without.
    const [only, ...others] = free.filter((one) => isPlainName(one.column.header) && couldBeName(one));
    return chooseOne(role, only && others.length === 0 ? [only] : [], "header");
  }
  if (role === "customer") return chooseOne(role, unnamed(role, free.filter(couldBeName)), "onlyText");
  return { choices: [] };
}

/** Without the columns whose headers say that they are something else; all of them where each says so. */
function unnamed(role: Role, candidates: readonly Candidate[]): readonly Candidate[] {
  const others = ROLES.filter((other) => other !== role);
  const left = candidates.filter(({ column }) => others.every((other) => rankOfHeader(other, column.header) < 0));
  return left.length > 0 ? left : candidates;
}

/** Roles of which the most telling header is taken: nothing but a label, or the count of orders, hangs on them. */
function isLabel(role: Role): boolean {
  return role === "date" || role === "order" || role === "product" || role === "group" || neededBy(role) === "account";
}

function chooseOne(role: Role, candidates: readonly Candidate[], reason: ColumnReason): Guess {
  const [only, ...others] = candidates;
  if (!only || others.length > 0) return { choices: candidates.map(({ column }) => column.header) };
  return { column: { role, index: only.index, header: only.column.header, reason }, choices: [] };
}

/** A column without a cell in the sample is left to its role: the rows below may fill it. */
function fits(role: Role, column: Column): boolean {
  const sample = sampleOf(column);
  if (role === "amount") return sample.numbers > 0 || sample.texts === 0;
  if (neededBy(role) === "always") return true;
  if (kindOf(role) === "number") return sample.numbers >= sample.texts;
  if (kindOf(role) === "date") return (sample.dates + sample.serials) * 2 >= sample.numbers + sample.texts;
  return true;
}

function couldBeAmount({ column }: Candidate): boolean {
  return holdsNumbers(column) && !namesOtherNumber(column.header);
}

/** Whether a column holds numbers, or texts that are numbers once they are taken in; one without a cell in the sample does not tell. */
export function holdsNumbers(column: Column): boolean {
  const sample = sampleOf(column);
  return sample.numbers > 0 && sample.numbers >= sample.texts;
}

function couldBeName({ column }: Candidate): boolean {
  const sample = sampleOf(column);
  return sample.texts > 0 && sample.texts > sample.numbers && sample.dates < sample.texts / 2;
}

interface Sample {
  readonly numbers: number;
  readonly texts: number;
  /** Texts that are dates. */
  readonly dates: number;
  /** Numbers that could be days. */
  readonly serials: number;
}

const written = new WrittenNumber();

function sampleOf(column: Column): Sample {
  let [numbers, texts, dates, serials] = [0, 0, 0, 0];
  for (let row = 0; row < Math.min(column.kinds.length, SAMPLE_ROWS); row++) {
    const kind = column.kinds[row];
    if (kind === EMPTY) continue;
    if (kind === NUMBER) {
      numbers++;
      const number = column.numbers[row] ?? 0;
      if (number >= EARLIEST_SERIAL && number < LATEST_SERIAL) serials++;
    }
    if (kind === TEXT) {
      const text = column.pool[column.codes[row] ?? 0] ?? "";
      const isDay = readsAsDay(text);
      if (isDay) dates++;
      // Texts such as ¥1,234.50 are numbers once they are taken in; a code such as 00017 is not.
      if (!isDay && !/^\s*0\d/.test(text) && written.read(text)) numbers++;
      else texts++;
    }
  }
  return { numbers, texts, dates, serials };
}

function usedTwice({ within: _, ...found }: Found): Issue[] {
  // What splits the customers may be shown beside them as well.
  const columns = Object.values(found);
  const doubled = new Set(columns.map((column) => column.index).filter((index, i, all) => all.indexOf(index) !== i));
  return [...doubled].map((index) => {
    const same = columns.filter((column) => column.index === index);
    return refusal("columnUsedTwice", { header: same[0]?.header ?? "", roles: same.map((column) => column.role) });
  });
}
