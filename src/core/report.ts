import { checkResult, textOf, totalClasses, type Check, type ClassTotals } from "./checks";
import { finalClasses, type GroupResult, type OverrideState, type Result } from "./classes";
import type { Columns } from "./columns";
import { measureConcentration, type Concentration } from "./concentration";
import type { Gathering } from "./customers";
import type { Day } from "./days";
import { traitsOf, type MeasureChoice, type MeasureUnit } from "./measures/derived";
import type { Ranked } from "./measures/ranked";
import { proposeDuplicates, type Duplicates } from "./gathering/duplicates";
import type { Exact } from "./measures/exact";
import { refusal, warning, type Issue, type Outcome } from "./issues";
import type { LeftOutReason } from "./issues/gathering";
import { addValues, inUnits, type Measure, type MeasureName } from "./measures";
import { isBeside, type ClassKind, type CustomerClass } from "./customer-class";
import type { Classes } from "./methods/method";
import type { MethodChoice } from "./methods/methods";
import { fingerprintOf } from "./policies/fingerprint";
import type { Override, Policy } from "./policy";
import { measureProfit, type Profit } from "./profit";
import type { Steps } from "./steps";

/** An amount in whole units: as the nearest double for cells, and as exact text. */
export interface Money {
  readonly value: number;
  readonly text: string;
}

/** One line of the class table. Shares are parts of 1. */
export interface ClassFigures {
  readonly kind: ClassKind;
  readonly label?: string | undefined;
  /** The classes of other methods that a joined one stands for. */
  readonly parts?: readonly CustomerClass[] | undefined;
  readonly customers: number;
  readonly customerShare: number;
  readonly amount: Money;
  /** Part of the positive total; none for zero and negative customers. */
  readonly share?: number | undefined;
}

/** A class set by hand beside the system's class. */
export interface OverrideReport extends Override {
  readonly state: OverrideState;
  readonly system: CustomerClass | undefined;
}

/** What one method found. */
export interface MethodReport {
  readonly choice: MethodChoice;
  readonly measure: MeasureName;
  /** What the customers were ranked by, where that is not the amount, and how its values are read. */
  readonly ranked?:
    { readonly by: MeasureChoice; readonly adds: Ranked["adds"]; readonly unit: MeasureUnit } | undefined;
  readonly classes: readonly ClassFigures[];
  readonly checks: readonly Check[];
  /** What the rule found in the data, such as cut-offs; each method has its own. */
  readonly found?: object | undefined;
  /** The classes set by hand, and what became of each. */
  readonly overrides?: readonly OverrideReport[] | undefined;
  /** The smallest value of each class that has customers, where one ranking is for all of them. */
  readonly bounds: Bounds;
  /** The classes of each group, where the policy classifies within groups; shares are of the group. */
  readonly groups?: readonly GroupReport[] | undefined;
}

/** The smallest value of each class that has customers, or its threshold, best first. */
export type Bounds = readonly { readonly class: CustomerClass; readonly from: Money }[];

/** The classes within one group, and what the rule found there. */
export interface GroupReport {
  readonly name: string;
  readonly classes: readonly ClassFigures[];
  readonly found?: object | undefined;
  /** Where the rule ranks. */
  readonly bounds: Bounds;
  /** What is worth saying of each group, such as the fit of its classes. */
  readonly notes: readonly Issue[];
}

/** Everything that is said about a result, as plain values. */
export interface Report {
  readonly where: string;
  readonly policy: Policy;
  readonly fingerprint: string;
  readonly columns: Columns;
  readonly analysisDate?: Day | undefined;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly leftOut: readonly {
    readonly reason: LeftOutReason;
    readonly rows: number;
    readonly firstRows: readonly number[];
    readonly amount: Money;
  }[];
  readonly customers: number;
  /** Header of the column that splits the customers into groups. */
  readonly within?: string | undefined;
  readonly net: Money;
  readonly positive: Money;
  readonly negative: Money;
  readonly decimals: number;
  readonly precision: Measure["precision"];
  readonly methods: readonly MethodReport[];
  readonly concentration?: Concentration | undefined;
  /** Who makes the profit; there where a method knows it. */
  readonly profit?: Profit | undefined;
  /** Customers that are likely one, for the user to say. */
  readonly duplicates?: Duplicates | undefined;
}

/** Puts a result into figures and checks it. A result that fails a check is an issue, never an output. */
export function* composeReport(
  gathering: Gathering,
  results: readonly Result[],
  { where, columns, policy }: { readonly where: string; readonly columns: Columns; readonly policy: Policy },
): Steps<Outcome<Report>> {
  const { customers } = gathering;
  const { amount } = customers;
  const methods: MethodReport[] = [];
  for (const result of results) methods.push(yield* reportMethod(gathering, result));
  const issues: Issue[] = methods.flatMap(({ checks }) =>
    checks
      .filter((check) => !check.passed)
      .map((check) => refusal("checkFailed", { check: check.name, expected: check.expected, found: check.found })),
  );
  if (issues.length > 0) return { issues };
  for (const { choice, classes } of methods)
    if (classes.find(({ kind }) => kind === "notRated")?.customers === customers.count)
      issues.push(warning("noneRated", { method: choice.id, customers: customers.count }));

  const concentration = yield* measureConcentration(customers);
  yield;
  const profit = yield* measureProfit(customers, policy.methods);
  yield;
  const duplicates = yield* proposeDuplicates(customers, policy.different);
  const money = (value: Exact) => moneyOf(amount, value);
  return {
    value: {
      where,
      policy,
      fingerprint: fingerprintOf(policy),
      columns,
      analysisDate: gathering.analysisDate,
      rowsRead: gathering.rowsRead,
      rowsUsed: gathering.rowsUsed,
      leftOut: gathering.leftOut.map((rows) => ({ ...rows, amount: money(rows.amount) })),
      customers: customers.count,
      within: customers.groups?.header,
      net: money(addValues(amount)),
      positive: money(addValues(amount, (value) => value > 0)),
      negative: money(addValues(amount, (value) => value < 0)),
      decimals: amount.decimals,
      precision: amount.precision,
      methods,
      concentration,
      profit,
      duplicates,
    },
    issues,
  };
}

function* reportMethod(gathering: Gathering, result: Result): Steps<MethodReport> {
  const classes = finalClasses(result);
  const totals = totalClasses(classes);
  yield;
  const checks = checkResult(gathering, result, totals);
  const { ranked } = result.classes;
  yield;
  return {
    choice: result.choice,
    measure: result.classes.measure.name,
    ranked: ranked && { by: ranked.choice, adds: ranked.adds, unit: traitsOf(ranked.choice).unit },
    classes: classFigures(classes, totals),
    checks,
    found: result.classes.found,
    overrides: result.overrides?.map(({ override, state, system }) => ({
      ...override,
      state,
      system: system === undefined ? undefined : result.classes.list[system],
    })),
    bounds: result.groups ? [] : boundsOf(result.classes),
    groups: result.groups?.flatMap((group) => reportGroup(group)),
  };
}

function reportGroup({ name, classes, notes }: GroupResult): GroupReport[] {
  if (!classes) return [];
  const figures = classFigures(classes, totalClasses(classes));
  return [{ name, classes: figures, found: classes.found, bounds: boundsOf(classes), notes }];
}

function boundsOf({ list, measure, ranked }: Classes): Bounds {
  return list.flatMap(({ lowest, ...entry }) =>
    lowest === undefined ? [] : [{ class: entry, from: moneyOf(ranked?.measure ?? measure, lowest) }],
  );
}

function classFigures(
  { list, measure, standing, ranked, of }: Classes,
  totals: readonly ClassTotals[],
): ClassFigures[] {
  const positive = Number(standing.total);
  const figures = list.map(({ kind, label, parts }, place): ClassFigures => {
    const { customers, amount } = totals[place] ?? { customers: 0, amount: 0 };
    const beside = kind === "zero" || kind === "negative" || positive === 0;
    return {
      kind,
      label,
      ...(parts ? { parts } : {}),
      customers,
      customerShare: customers / of.length,
      amount: moneyOf(measure, amount),
      share: beside ? undefined : Number(amount) / positive,
    };
  });
  // Not even a line for what stands beside the rule and holds nobody.
  const isShown = ({ kind, parts, customers }: ClassFigures) =>
    customers > 0 ||
    (kind !== "zero" && kind !== "negative" && !(ranked && kind === "notRated") && !parts?.some(isBeside));
  return figures.filter(isShown);
}

function moneyOf(measure: Measure, value: Exact): Money {
  return { value: inUnits(measure, value), text: textOf(measure, value) };
}
