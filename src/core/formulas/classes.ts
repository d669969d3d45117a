import type { CustomerClass } from "../customer-class";
import { refusal, type Outcome } from "../issues";
import { customersOfAmounts } from "../customer-columns";
import type { Measure } from "../measures";
import { abc } from "../methods/abc";
import type { Classes } from "../methods/method";
import type { MethodChoice } from "../methods/methods";
import { pareto } from "../methods/pareto";
import { tiers } from "../methods/tiers";
import { assignClasses } from "../ranking/levels";
import { finish } from "../steps";
import { measureOf } from "../gathering/sums";
import { scaleOf } from "./amounts";

/** A formula's value is the same for every reader of the workbook, so these classes have one name in all languages. */
export const NEGATIVE = "Negative";
const NAMES = new Map<CustomerClass["kind"], string>([
  ["vitalFew", "vital few"],
  ["usefulMany", "useful many"],
]);

/** The rules that formulas have. */
export type FormulaRule = Extract<MethodChoice, { readonly id: "abc" | "tiers" | "pareto" }>;

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

/** The rule of the vital few, from a share that nobody has checked yet; 0.8 when left out. */
export function paretoRule(share: number | undefined): Outcome<FormulaRule> {
  const checked = pareto.options.safeParse({ id: "pareto", share });
  return checked.success ? { value: checked.data, issues: [] } : { issues: [refusal("badShare", {})] };
}

/** The classes of a population by a rule; nothing to rank where no amount is positive, which for a formula is no error. */
export function classesOf(population: Measure, rule: FormulaRule): Outcome<Classes | undefined> {
  const customers = customersOfAmounts(population);
  const setting = { amountUnit: "one", before: new Map() } as const;
  // Asked by name: the list of all methods would bring all of them into the script of the formulas.
  const { value, issues } = finish(
    rule.id === "abc"
      ? abc.classify(customers, rule, setting)
      : rule.id === "pareto"
        ? pareto.classify(customers, rule, setting)
        : tiers.classify(customers, rule, setting),
  );
  if (!value && issues.some(({ kind }) => kind !== "noPositiveTotal")) return { issues };
  const isBeyond = value && rule.id !== "tiers" && !Number.isFinite(Number(value.standing.total));
  // Numbers that cannot be added up exactly have no shares above the largest double.
  if (isBeyond && population.precision === "rounded") return { issues: [refusal("amountsTooLarge", {})] };
  return { value, issues: [] };
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
  const scale = values === population ? scaleOf(values) : scaleOf(values, population);
  const among = measureOf(population, scale);
  const { value: classes, issues } = classesOf(among, rule);
  if (issues.length > 0) return { issues };
  return { value: labelsOf(values === population ? among : measureOf(values, scale), classes?.list ?? []), issues: [] };
}

/** What a formula calls a class. */
export function nameOfClass({ kind, label }: CustomerClass): string {
  return label ?? NAMES.get(kind) ?? "";
}

function labelsOf(measure: Measure, list: readonly CustomerClass[]): string[] {
  const reached = list.flatMap((entry) =>
    entry.lowest === undefined ? [] : [{ label: nameOfClass(entry), lowest: entry.lowest }],
  );
  const isScheme = list.some(({ kind }) => kind === "none");
  const last = list.findLast((entry) => nameOfClass(entry) !== "");
  const beyond = { positive: reached.length, zero: reached.length + 1, negative: reached.length + 2 };
  const labels = [
    ...reached.map(({ label }) => label),
    isScheme || !last ? "" : nameOfClass(last),
    "",
    isScheme ? "" : NEGATIVE,
  ];
  const of = assignClasses(
    measure,
    reached.map(({ lowest }) => lowest),
    beyond,
  );
  const { values } = measure;
  const found = new Array<string>(of.length);
  for (let i = 0; i < of.length; i++) found[i] = Number(values[i]) === 0 ? "" : (labels[of[i] ?? 0] ?? "");
  return found;
}
