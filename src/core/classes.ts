import type { MeasureChoice } from "./measures/derived";
import { warning, type Issue, type Outcome } from "./issues";
import type { ForecastProblem } from "./issues/lifetime";
import { selectFacets } from "./gathering/facets";
import { selectHistory, selectPurchases } from "./gathering/history";
import type { Customers, Groups } from "./customer-columns";
import { selectMeasure, type Measure } from "./measures";
import type { Classes, Detail, Explanation } from "./methods/method";
import { methodOf, nameOf, type MethodChoice } from "./methods/methods";
import type { Override, Policy } from "./policy";
import { rankable } from "./measures/ranked";
import type { Steps } from "./steps";
import { standingOf } from "./stats/standing";

/** The classes by one of the policy's methods. */
export interface Result {
  readonly choice: MethodChoice;
  /** The classes of all customers. Where they were found within groups, the bounds are the groups' own. */
  readonly classes: Classes;
  /** Each group's own classes, where the policy classifies within groups. */
  readonly groups?: readonly GroupResult[];
  /** One entry a customer: the place of its class when those set by hand are counted; there when the policy has any for this method. */
  readonly final?: Uint8Array;
  /** What became of the classes set by hand. */
  readonly overrides?: readonly StandingOverride[];
}

/**
 * What became of a class set by hand. `agrees`: the system has come to the same class; `gone`: no such customer in the data; `noReason`,
 * `unclearDay`: typed in the account list without a reason, or with something that is no day.
 */
export type OverrideState = "holds" | "agrees" | "expired" | "gone" | "unknownClass" | "noReason" | "unclearDay";

/** A class set by hand, as it stands on this run. */
export interface StandingOverride {
  readonly override: Override;
  readonly state: OverrideState;
  /** Place of the customer; none when it is gone. */
  readonly customer?: number | undefined;
  /** Place of the system's class; none when the customer is gone. */
  readonly system?: number | undefined;
}

/** The classes with those set by hand in the place of the system's. */
export function finalClasses({ classes, final }: Result): Classes {
  return final ? { ...classes, of: final } : classes;
}

/** The classes within one group. */
export interface GroupResult {
  readonly name: string;
  /** The customers of the group, ascending; their places here are their places in `classes`. */
  readonly members: Uint32Array;
  /** Nothing where no customer of the group has a positive amount. */
  readonly classes?: Classes | undefined;
  /** What is worth saying of this group alone, such as the fit of its classes. */
  readonly notes: readonly Issue[];
}

/** Classifies the customers by every method of the policy; all of them have to succeed. */
export function* classify(customers: Customers, policy: Policy): Steps<Outcome<readonly Result[]>> {
  const outcomes: Outcome<Result>[] = [];
  const before = new Map<string, Classes>();
  for (const choice of policy.methods) {
    const outcome = customers.groups
      ? yield* classifyWithin(customers.groups, customers, { choice, policy, before })
      : yield* classifyAll(customers, { choice, policy, before });
    outcomes.push(outcome);
    if (outcome.value) before.set(nameOf(choice), outcome.value.classes);
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
  /** The classes of the methods before it, by their names. */
  readonly before: ReadonlyMap<string, Classes>;
}

function* classifyAll(customers: Customers, { choice, policy, before }: Rule): Steps<Outcome<Result>> {
  const { amountUnit } = policy;
  const { value: classes, issues } = yield* methodOf(choice).classify(customers, choice, { amountUnit, before });
  return classes ? { value: { choice, classes }, issues } : { issues };
}

function* classifyWithin(groups: Groups, customers: Customers, rule: Rule): Steps<Outcome<Result>> {
  const parts: { readonly name: string; readonly members: Uint32Array; readonly outcome: Outcome<Result> }[] = [];
  for (const [place, members] of membersOf(groups).entries()) {
    const before = new Map([...rule.before].map(([name, classes]) => [name, selectClasses(classes, members)]));
    const outcome = yield* classifyAll(selectCustomers(customers, members), { ...rule, before });
    parts.push({ name: groups.names[place] ?? "", members, outcome });
    yield;
  }
  const first = parts.find(({ outcome }) => outcome.value)?.outcome.value;
  if (!first) return { issues: parts[0]?.outcome.issues ?? [] };

  // A group without classes of its own has to be ranked by too: its customers are below zero, or nothing is known of them.
  const ranked = first.classes.ranked && (yield* rankable(customers, first.classes.ranked.choice));
  const measure = (ranked?.adds === "up" ? ranked.measure : joinMeasures(parts, customers)) ?? customers.amount;
  const judged = ranked?.measure ?? measure;
  const list = first.classes.list.map(({ lowest: _lowest, ...entry }) => entry);
  const beside = (customer: number) => {
    const value = judged.values[customer] ?? 0;
    const place = list.findIndex(({ kind }) => kind === (value < 0 ? "negative" : "zero"));
    return place < 0 || ranked?.unknown[customer] === 1 ? list.length - 1 : place;
  };
  const of = new Uint8Array(customers.count);
  for (const { members, outcome } of parts) {
    const own = outcome.value?.classes.of;
    members.forEach((customer, place) => {
      of[customer] = own ? (own[place] ?? 0) : beside(customer);
    });
  }
  const results = parts.map(({ name, members, outcome }) => ({
    name,
    members,
    classes: outcome.value?.classes,
    notes: outcome.issues.filter(({ kind }) => kind === "breaksFit"),
  }));
  const details = joinDetails(parts, customers.count);
  const classes = { measure, standing: standingOf(measure), list, of, details, ranked };
  return { value: { choice: rule.choice, classes, groups: results }, issues: gatherIssues(parts, ranked?.choice) };
}

/** What is worth saying once for all groups. That a class is empty is not: it is the rule in small groups. */
function gatherIssues(
  parts: readonly { readonly name: string; readonly outcome: Outcome<Result> }[],
  by: MeasureChoice = {},
): Issue[] {
  const unranked = (["allEqual", "noPositiveTotal"] as const).flatMap((problem) => {
    const groups = parts
      .filter(({ outcome }) => outcome.issues.some(({ kind }) => kind === problem))
      .map(({ name }) => name);
    return groups.length > 0 ? [warning("groupsUnranked", { groups, problem, ...by })] : [];
  });
  return [
    ...unranked,
    ...unforecast(parts),
    ...parts.flatMap(({ outcome }) => outcome.issues.filter(({ kind }) => kind === "tiesExceed")),
  ];
}

/** The customers of every group, ascending. */
function membersOf({ names, of }: Groups): readonly Uint32Array[] {
  const members = names.map((): number[] => []);
  of.forEach((group, customer) => members[group]?.push(customer));
  return members.map((customers) => Uint32Array.from(customers));
}

/** What the groups' classes measure, for all customers: one of the customers' own measures, or lifetime values put together again. */
function joinMeasures(
  parts: readonly { readonly members: Uint32Array; readonly outcome: Outcome<Result> }[],
  customers: Customers,
): Measure | undefined {
  const measures = parts.map(({ outcome }) => outcome.value?.classes.measure);
  const [first] = measures.filter((measure) => measure !== undefined);
  if (!first || first.name === "figures") return undefined;
  if (first.name !== "lifetimeValue") return customers[first.name];
  const values = new Float64Array(customers.count);
  for (const [place, measure] of measures.entries()) {
    // Groups of quite different size may differ in precision: then the amounts are what can be added up.
    if (measure?.decimals !== first.decimals || !(measure.values instanceof Float64Array)) return undefined;
    for (const [i, customer] of (parts[place]?.members ?? []).entries()) values[customer] = measure.values[i] ?? 0;
  }
  return { ...first, values };
}

/** Groups whose lifetime values are not forecast, by reason. */
function unforecast(parts: readonly { readonly name: string; readonly outcome: Outcome<Result> }[]): Issue[] {
  const byProblem = new Map<ForecastProblem, string[]>();
  for (const { name, outcome } of parts) {
    for (const issue of outcome.issues) {
      if (issue.kind !== "clvNotForecast") continue;
      byProblem.set(issue.facts.problem, [...(byProblem.get(issue.facts.problem) ?? []), name]);
    }
  }
  return Array.from(byProblem, ([problem, groups]) =>
    warning("clvNotForecast", { problem, customers: 0, repeatBuyers: 0, groups }),
  );
}

/** The details of all groups as those of all customers. */
function joinDetails(
  parts: readonly { readonly members: Uint32Array; readonly outcome: Outcome<Result> }[],
  count: number,
): readonly Detail[] {
  const first = parts.find(({ outcome }) => outcome.value)?.outcome.value?.classes.details ?? [];
  return first.map((detail, place) => {
    const isText = Array.isArray(detail.values);
    const texts = new Array<string>(isText ? count : 0).fill("");
    const numbers = new Float64Array(isText ? 0 : count).fill(NaN);
    for (const { members, outcome } of parts) {
      const values = outcome.value?.classes.details?.[place]?.values;
      members.forEach((customer, i) => {
        const value = values?.[i];
        if (typeof value === "string") texts[customer] = value;
        else if (value !== undefined) numbers[customer] = value;
      });
    }
    return { ...detail, values: isText ? texts : numbers };
  });
}

/** The classes of some of the customers, in the order given, as a method may ask for them. */
function selectClasses({ measure, standing, list, of }: Classes, members: Uint32Array): Classes {
  return { measure, standing, list, of: Uint8Array.from(members, (customer) => of[customer] ?? 0) };
}

function selectCustomers(customers: Customers, members: Uint32Array): Customers {
  const { amount, amountOfLastYear, names, rows, history, purchases, analysisDate, firstDay, daysLeftOut } = customers;
  return {
    count: members.length,
    names: Array.from(members, (customer) => names[customer] ?? ""),
    rows: Uint32Array.from(members, (customer) => rows[customer] ?? 0),
    amount: selectMeasure(amount, members),
    ...(amountOfLastYear ? { amountOfLastYear: selectMeasure(amountOfLastYear, members) } : {}),
    ...(analysisDate === undefined ? {} : { analysisDate }),
    ...(firstDay === undefined ? {} : { firstDay }),
    ...(daysLeftOut ? { daysLeftOut } : {}),
    ...(history ? { history: selectHistory(history, members) } : {}),
    ...(purchases ? { purchases: selectPurchases(purchases, members) } : {}),
    ...selectFacets(customers, members),
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
