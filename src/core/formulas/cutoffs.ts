import { isBeside } from "../customer-class";
import { refusal, type Outcome } from "../issues";
import { inUnits, startSum, valueOf, type Measure } from "../measures";
import { headers } from "../text/en/labels";
import { amountsThatCount } from "./amounts";
import { classesOf, nameOfClass, NEGATIVE, type FormulaRule } from "./classes";

/** One class of the table: its name, its lower bound, customers, money and part of the positive total ("" for negative amounts). */
export type CutoffLine = readonly [label: string, from: number, customers: number, money: number, share: number | ""];

/** The headers of the table; English for every reader, as all that formulas show. */
export const CUTOFF_HEADERS = [headers.class, "From", headers.customers, headers.amount, headers.share];

/**
 * The classes of bare amounts as a scheme: an amount that reaches a lower bound has the class that the rule itself gives it. Classes that the
 * rule leaves empty have no bound and no line, but the last: with the bound 0 it takes all that is smaller. Negative amounts are a line of
 * their own where there are any.
 */
export function cutoffsOf(amounts: Float64Array, rule: FormulaRule): Outcome<readonly CutoffLine[]> {
  const measure = amountsThatCount(amounts);
  const { value: classes, issues } = classesOf(measure, rule);
  if (issues.length > 0) return { issues };
  if (!classes) return { issues: [refusal("nothingPositive", {})] };
  const total = Number(classes.standing.total);
  if (!Number.isFinite(total)) return { issues: [refusal("amountsTooLarge", {})] };
  const members = tally(measure, classes.of, classes.list.length);
  const last = classes.list.findLastIndex((entry) => !isBeside(entry));
  const bounds = new Map(rule.id === "tiers" ? rule.tiers.map(({ label, from }) => [label, from]) : []);
  const lines = classes.list.flatMap((entry, place): CutoffLine[] => {
    const { customers = 0, sum, least } = members[place] ?? {};
    const money = sum === undefined ? 0 : inUnits(measure, sum.value);
    const label = nameOfClass(entry);
    if (entry.kind === "negative")
      return customers === 0 ? [] : [[NEGATIVE, boundOf(measure, least ?? 0), customers, money, ""]];
    if (isBeside(entry)) return [];
    const share = total === 0 ? "" : Number(sum?.value ?? 0) / total;
    const given = bounds.get(label);
    if (given !== undefined) return [[label, given, customers, money, share]];
    if (place === last) return [[label, 0, customers, money, share]];
    return entry.lowest === undefined ? [] : [[label, boundOf(measure, entry.lowest), customers, money, share]];
  });
  return { value: lines, issues: [] };
}

function tally(measure: Measure, of: Uint8Array, count: number) {
  const members = Array.from({ length: count }, () => ({
    customers: 0,
    sum: startSum(measure),
    least: valueOf(measure, 0),
  }));
  for (let i = 0; i < of.length; i++) {
    const member = members[of[i] ?? 0];
    if (!member) continue;
    const value = valueOf(measure, i);
    if (member.customers === 0 || value < member.least) member.least = value;
    member.customers++;
    member.sum.add(value);
  }
  return members;
}

/** A lower bound in whole units: never above the amount, of which Excel keeps 15 digits. */
function boundOf(measure: Measure, value: Measure["values"][number]): number {
  const amount = inUnits(measure, value);
  if (measure.precision === "exact") return amount;
  const kept = Number(amount.toPrecision(15));
  if (kept <= amount || !Number.isFinite(kept)) return Math.min(kept, amount);
  const step = 10 ** (Math.floor(Math.log10(Math.abs(amount))) - 14);
  return Number((kept - step).toPrecision(15));
}
