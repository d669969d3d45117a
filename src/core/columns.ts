import { SAMPLE_ROWS, guessColumn, type Found, type FoundColumn } from "./column-guess";
import { findUnit } from "./intake/amount-unit";
import { describeHeading } from "./intake/describe-heading";
import { refusal, type Issue, type Outcome } from "./issues";
import { rolesOf, rolesRequired } from "./measures/needs";
import { methodOf, needsOf, type MethodChoice } from "./methods/methods";
import type { Policy } from "./policy";
import { ROLES, neededBy, type ColumnRole, type Role } from "./roles";
import { unreadColumn, type Table } from "./table";

/** The columns by role. A customer (by id or by name) and an amount are always there. */
export type Columns = { readonly [R in Role]?: FoundColumn<Role> } & {
  /** The further columns that the policy names. */
  readonly attributes?: readonly FoundColumn[];
  readonly criteria?: readonly FoundColumn[];
};

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

/**
 * What a method cannot do without and the rows do not have: of each entry, one of its roles has to get a column. Empty where the method can be used.
 */
export function columnsMissing(columns: Columns, choice: MethodChoice): readonly (readonly Role[])[] {
  const method = methodOf(choice);
  const each = method.needs(choice).flatMap(rolesRequired);
  const oneOf = method.needsOneOf?.(choice) ?? [];
  return [...[...new Set(each)].map((role) => [role]), ...(oneOf.length > 0 ? [oneOf] : [])].filter(
    (roles) => !roles.some((role) => columns[role]),
  );
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

function usedTwice({ within: _, ...found }: Found): Issue[] {
  // What splits the customers may be shown beside them as well.
  const columns = Object.values(found);
  const doubled = new Set(columns.map((column) => column.index).filter((index, i, all) => all.indexOf(index) !== i));
  return [...doubled].map((index) => {
    const same = columns.filter((column) => column.index === index);
    return refusal("columnUsedTwice", { header: same[0]?.header ?? "", roles: same.map((column) => column.role) });
  });
}
