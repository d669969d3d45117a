/** What the cells of a column are read as: keys and texts as they are written, numbers, days. */
export type ColumnKind = "key" | "text" | "number" | "date";

/**
 * Who needs a column: `always` the gathering itself, `account` the account list, which shows what is known of each customer, `method` only the
 * methods that ask for it.
 */
export type ColumnUse = "always" | "account" | "method";

interface RoleTraits {
  readonly kind: ColumnKind;
  readonly use: ColumnUse;
}

/** Every role with its traits: the one place that lists them. The order is that in which they are offered and told apart. */
const TRAITS = {
  customerId: { kind: "key", use: "always" },
  customer: { kind: "key", use: "always" },
  amount: { kind: "number", use: "always" },
  date: { kind: "date", use: "always" },
  order: { kind: "key", use: "always" },
  within: { kind: "text", use: "always" },
  group: { kind: "text", use: "always" },
  product: { kind: "key", use: "method" },
  quantity: { kind: "number", use: "method" },
  cost: { kind: "number", use: "method" },
  profit: { kind: "number", use: "method" },
  discount: { kind: "number", use: "method" },
  freight: { kind: "number", use: "method" },
  dueDate: { kind: "date", use: "method" },
  paidDate: { kind: "date", use: "method" },
  industry: { kind: "text", use: "account" },
  region: { kind: "text", use: "account" },
  size: { kind: "text", use: "account" },
  owner: { kind: "text", use: "account" },
  satisfaction: { kind: "number", use: "method" },
  referrals: { kind: "number", use: "method" },
  complaints: { kind: "number", use: "method" },
  potential: { kind: "number", use: "method" },
  visits: { kind: "number", use: "method" },
  serviceMinutes: { kind: "number", use: "method" },
  lastContact: { kind: "date", use: "account" },
  nextContact: { kind: "date", use: "account" },
  note: { kind: "text", use: "account" },
} as const satisfies { readonly [role: string]: RoleTraits };

/**
 * What a column of the source can be to KA. `customerId` identifies, `customer` names; with both, the id is the key and the name is shown.
 * `within` splits the customers into groups that are classified each on its own, and is never guessed. `group` names who controls a customer:
 * customers of one group count as one where the largest are named. The rest are the figures, days and texts that methods and the account list use.
 */
export type Role = keyof typeof TRAITS;

/** A role, or one of the further columns that the policy names: a text carried to the account list, a number that a method judges by. */
export type ColumnRole = Role | "attribute" | "criterion";

// Object.keys forgets which keys it lists.
export const ROLES = Object.keys(TRAITS) as readonly Role[];

/** How the cells of a role's column are read. */
export function kindOf(role: ColumnRole): ColumnKind {
  return traitsOf(role).kind;
}

/** Who needs the column of a role. */
export function neededBy(role: ColumnRole): ColumnUse {
  return traitsOf(role).use;
}

function traitsOf(role: ColumnRole): RoleTraits {
  if (role === "attribute") return { kind: "text", use: "account" };
  return role === "criterion" ? { kind: "number", use: "always" } : TRAITS[role];
}

/** One value for every role. */
export function forEachRole<T>(valueOf: (role: Role) => T): { readonly [R in Role]: T } {
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(ROLES.map((role) => [role, valueOf(role)])) as { readonly [R in Role]: T };
}
