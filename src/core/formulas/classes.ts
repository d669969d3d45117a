import { refusal, type Outcome } from "../issues";
import { customersOfAmounts, type Measure } from "../measures";
import { abc } from "../methods/abc";
import type { CustomerClass } from "../customer-class";
import { assignClasses } from "../ranking/levels";
import type { MethodChoice } from "../methods/methods";
import { tiers } from "../methods/tiers";
import { finish } from "../steps";
import { findScale, measureOf } from "../sums";
import { NUMBER, type Column } from "../table";

/** A formula's value is the same for every reader of the workbook, so this class has one name in all languages. */
const NEGATIVE = "Negative";

/** The rules that formulas have. */
export type FormulaRule = Extract<MethodChoice, { readonly id: "abc" | "tiers" }>;

/** A tier of a scheme that a formula gives: its name and the smallest amount that has it. */
export interface SchemeTier {
  readonly label: string;
  readonly from: number;
}

/** The ABC rule of a formula, from cut-offs and a boundary rule that nobody has checked yet; what is left out has its default. */
export function abcRule(cuts: readonly number[] | undefined, boundary: string | undefined): Outcome<FormulaRule> {
  const rules = abc.options.shape.boundary.unwrap();
  const known = rules.safeParse(boundary ?? "inclusive");
  if (!known.success)
    return { issues: [refusal("unknownBoundary", { boundary: boundary ?? "", known: rules.options })] };
  const checked = abc.options.safeParse({ id: "abc", boundary: known.data, cuts });
  return checked.success ? { value: checked.data, issues: [] } : { issues: [refusal("badCuts", {})] };
}

/** The rule of a scheme of lower bounds, in any order. */
export function schemeRule(scheme: readonly SchemeTier[]): Outcome<FormulaRule> {
  const descending = [...scheme].sort((a, b) => b.from - a.from);
  const checked = tiers.options.safeParse({ id: "tiers", tiers: descending, unit: "one", period: "window" });
  return checked.success ? { value: checked.data, issues: [] } : { issues: [refusal("badScheme", {})] };
}

/**
 * The classes of bare amounts, as a formula has them, judged among a population of amounts. A zero has no class, because Excel hands over
 * an empty cell as a zero; neither counts in the population.
 */
export function classifyAmounts(
  values: Float64Array,
  population: Float64Array,
  rule: FormulaRule,
): Outcome<readonly string[]> {
  // One scale for both, so that a value is compared with the population's classes as exact integers.
  const scale = finish(findScale(columnOf(values, population), values.length + population.length));
  const customers = customersOfAmounts(measureOf(population, scale));
  const setting = { amountUnit: "one", before: new Map() } as const;
  // Asked by name: the list of all methods would bring all of them into the script of the formulas.
  const { value: classes, issues } = finish(
    rule.id === "abc" ? abc.classify(customers, rule, setting) : tiers.classify(customers, rule, setting),
  );
  // Without a positive amount there is nothing to rank, which for a formula is no error: no value has a class.
  if (!classes && issues.some(({ kind }) => kind !== "noPositiveTotal")) return { issues };
  return { value: labelsOf(measureOf(values, scale), classes?.list ?? []), issues: [] };
}

function labelsOf(measure: Measure, list: readonly CustomerClass[]): string[] {
  const reached = list.flatMap(({ label = "", lowest }) => (lowest === undefined ? [] : [{ label, lowest }]));
  const isScheme = list.some(({ kind }) => kind === "none");
  const lastClass = list.findLast(({ kind }) => kind === "labelled")?.label ?? "";
  const beyond = { positive: reached.length, zero: reached.length + 1, negative: reached.length + 2 };
  const labels = [...reached.map(({ label }) => label), isScheme ? "" : lastClass, "", isScheme ? "" : NEGATIVE];
  const of = assignClasses(
    measure,
    reached.map(({ lowest }) => lowest),
    beyond,
  );
  return Array.from(of, (place, i) => (Number(measure.values[i]) === 0 ? "" : (labels[place] ?? "")));
}

function columnOf(...parts: readonly Float64Array[]): Column {
  const numbers = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    numbers.set(part, start);
    start += part.length;
  }
  return {
    header: "",
    kinds: new Uint8Array(numbers.length).fill(NUMBER),
    numbers,
    codes: new Int32Array(0),
    pool: [],
  };
}
