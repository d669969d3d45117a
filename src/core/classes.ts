import { warning, type Issue, type Outcome } from "./issues";
import { selectMeasure, type Customers, type Groups, type MeasureName } from "./measures";
import type { Classes, Explanation } from "./methods/method";
import { methodOf, type MethodChoice } from "./methods/methods";
import type { Policy } from "./policy";
import type { Steps } from "./steps";
import { standingOf } from "./stats/standing";

/** The classes by one of the policy's methods. */
export interface Result {
  readonly choice: MethodChoice;
  /** The classes of all customers. Where they were found within groups, the bounds are the groups' own. */
  readonly classes: Classes;
  /** Each group's own classes, where the policy classifies within groups. */
  readonly groups?: readonly GroupResult[];
}

/** The classes within one group. */
export interface GroupResult {
  readonly name: string;
  /** The customers of the group, ascending; their places here are their places in `classes`. */
  readonly members: Uint32Array;
  /** Nothing where no customer of the group has a positive amount. */
  readonly classes?: Classes | undefined;
}

/** The measures that the policy's methods judge. */
export function measuresFor(policy: Policy): readonly MeasureName[] {
  return policy.methods.map((choice) => methodOf(choice).measure(choice));
}

/** Classifies the customers by every method of the policy; all of them have to succeed. */
export function* classify(customers: Customers, policy: Policy): Steps<Outcome<readonly Result[]>> {
  const outcomes: Outcome<Result>[] = [];
  // Ranking is most of the work: a piece of its own.
  standingOf(customers.amount);
  yield;
  for (const choice of policy.methods) {
    outcomes.push(
      customers.groups
        ? yield* classifyWithin(customers.groups, customers, { choice, policy })
        : classifyAll(customers, { choice, policy }),
    );
    yield;
  }
  const results = outcomes.flatMap(({ value }) => value ?? []);
  const issues = outcomes.flatMap((outcome) => outcome.issues);
  return results.length === policy.methods.length ? { value: results, issues } : { issues };
}

/** Why a customer has its class, as facts; within its group, where it was classified there. */
export function explain(
  { choice, classes, groups }: Result,
  customer: number,
): Explanation & { readonly group?: string } {
  const method = methodOf(choice);
  for (const { name, members, classes: own } of groups ?? []) {
    const place = placeIn(members, customer);
    if (place >= 0 && own) return { ...method.explain(own, choice, place), group: name };
  }
  return method.explain(classes, choice, customer);
}

interface Rule {
  readonly choice: MethodChoice;
  readonly policy: Policy;
}

function classifyAll(customers: Customers, { choice, policy }: Rule): Outcome<Result> {
  const { value: classes, issues } = methodOf(choice).classify(customers, choice, { amountUnit: policy.amountUnit });
  return classes ? { value: { choice, classes }, issues } : { issues };
}

function* classifyWithin(groups: Groups, customers: Customers, { choice, policy }: Rule): Steps<Outcome<Result>> {
  const parts: { readonly name: string; readonly members: Uint32Array; readonly outcome: Outcome<Result> }[] = [];
  for (const [place, members] of membersOf(groups).entries()) {
    const outcome = classifyAll(selectCustomers(customers, members), { choice, policy });
    parts.push({ name: groups.names[place] ?? "", members, outcome });
    yield;
  }
  const first = parts.find(({ outcome }) => outcome.value)?.outcome.value;
  if (!first) return { issues: parts[0]?.outcome.issues ?? [] };

  const measure = customers[first.classes.measure.name] ?? customers.amount;
  const list = first.classes.list.map(({ kind, label }) => (label === undefined ? { kind } : { kind, label }));
  const beside = (value: number | bigint) => list.findIndex(({ kind }) => kind === (value < 0 ? "negative" : "zero"));
  const of = new Uint8Array(customers.count);
  for (const { members, outcome } of parts) {
    const own = outcome.value?.classes.of;
    members.forEach((customer, place) => {
      of[customer] = own ? (own[place] ?? 0) : beside(measure.values[customer] ?? 0);
    });
  }
  const results = parts.map(({ name, members, outcome }) => ({ name, members, classes: outcome.value?.classes }));
  const classes = { measure, standing: standingOf(measure), list, of };
  return { value: { choice, classes, groups: results }, issues: gatherIssues(parts) };
}

/** What is worth saying once for all groups. That a class is empty is not: it is the rule in small groups. */
function gatherIssues(parts: readonly { readonly name: string; readonly outcome: Outcome<Result> }[]): Issue[] {
  const unranked = (["allEqual", "noPositiveTotal"] as const).flatMap((problem) => {
    const groups = parts
      .filter(({ outcome }) => outcome.issues.some(({ kind }) => kind === problem))
      .map(({ name }) => name);
    return groups.length > 0 ? [warning("groupsUnranked", { groups, problem })] : [];
  });
  return [...unranked, ...parts.flatMap(({ outcome }) => outcome.issues.filter(({ kind }) => kind === "tiesExceed"))];
}

/** The customers of every group, ascending. */
function membersOf({ names, of }: Groups): readonly Uint32Array[] {
  const members = names.map((): number[] => []);
  of.forEach((group, customer) => members[group]?.push(customer));
  return members.map((customers) => Uint32Array.from(customers));
}

function selectCustomers(customers: Customers, members: Uint32Array): Customers {
  const { amount, amountOfLastYear, names, rows } = customers;
  return {
    count: members.length,
    names: Array.from(members, (customer) => names[customer] ?? ""),
    rows: Uint32Array.from(members, (customer) => rows[customer] ?? 0),
    amount: selectMeasure(amount, members),
    ...(amountOfLastYear ? { amountOfLastYear: selectMeasure(amountOfLastYear, members) } : {}),
  };
}

/** The place of a customer among members in ascending order, or −1. */
function placeIn(members: Uint32Array, customer: number): number {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((members[middle] ?? 0) < customer) low = middle + 1;
    else high = middle;
  }
  return members[low] === customer ? low : -1;
}
