import type { Customers } from "./customer-columns";
import { addValues, inUnits, startSum, valueOf, type Measure } from "./measures";
import { gini } from "./stats/gini";
import { hhi } from "./stats/hhi";
import { customersFor, pointAt, runningSums, topShare, xyPoint, type CurvePoint } from "./stats/shares";
import { standingOf } from "./stats/standing";
import type { Steps } from "./steps";

/** How much of the business few customers carry. Shares are parts of 1. Definitions, section 2. */
export interface Concentration {
  readonly top20: { readonly customers: number; readonly share: number };
  readonly for80: CurvePoint;
  readonly xy: CurvePoint;
  /** Whether both numbers of the x/y point are within five points of 20 and 80. */
  readonly holds8020: boolean;
  /** Of the customers that are not negative. */
  readonly gini?: number;
  /** Gini times n/(n − 1). */
  readonly giniCorrected?: number;
  readonly negativesLeftOut: number;
  readonly hhi: number;
  readonly effectiveCustomers: number;
  /** Customers with a tenth or more of the net total, the largest first. Those under common control count as one. */
  readonly major: readonly MajorCustomer[];
  /** The Pareto curve from (0, 0) to (1, 1), thinned to about a hundred points for drawing. */
  readonly curve: readonly CurvePoint[];
}

/** A customer, or a group of customers under common control, and its part of the net total. */
export interface MajorCustomer {
  /** The group's name where there is one. */
  readonly name: string;
  readonly share: number;
  /** How many customers the group has; nothing for a customer that stands alone. */
  readonly customers?: number;
}

const CURVE_POINTS = 100;
const MAJOR_SHARE = 0.1;

/** Measures the concentration of the amounts; nothing when no customer has a positive amount. */
export function* measureConcentration(customers: Customers): Steps<Concentration | undefined> {
  const { amount, rows } = customers;
  // A customer of none but earlier days, which growth compares, is none of the period.
  const count = rows.reduce((known, of) => (of > 0 ? known + 1 : known), 0);
  const values = positiveDescending(customers);
  if (values.length === 0) return undefined;
  const sums = runningSums(values);
  yield;
  const net = inUnits(amount, addValues(amount));
  let negatives = 0;
  // Those of none but earlier days stand among the others, wherever their first row stands.
  for (let i = 0; i < customers.count; i++) if (valueOf(amount, i) < 0) negatives++;
  const n = count - negatives;
  const notNegative = new Float64Array(n);
  notNegative.set(values);
  // From the smallest up, as the Gini coefficient wants them: the zeros come first.
  const coefficient = gini(notNegative.reverse());
  yield;
  const index = hhi(values) ?? 1;
  yield;
  const { xy, holds8020, curve } = drawCurve(sums, count);
  return {
    top20: topShare(sums, count, 0.2),
    for80: customersFor(sums, count, 0.8),
    xy,
    holds8020,
    ...(coefficient === undefined ? {} : { gini: coefficient, giniCorrected: n > 1 ? (coefficient * n) / (n - 1) : 0 }),
    negativesLeftOut: negatives,
    hhi: index,
    effectiveCustomers: 1 / index,
    major: net > 0 ? majorCustomers(customers, net) : [],
    curve,
  };
}

/** Whether a share is within five points of another; as doubles 0.75 is a trifle further from 0.8. */
function isNear(share: number, other: number): boolean {
  return Math.abs(share - other) <= 0.05 + 1e-12;
}

/** The positive amounts in whole units, from the largest down. */
export function positiveDescending({ amount }: Customers): Float64Array {
  return descending(amount);
}

/** The positive values of a measure in whole units, from the largest down. */
export function descending(measure: Measure): Float64Array {
  const standing = standingOf(measure);
  const values = new Float64Array(standing.customers.at(-1) ?? 0);
  let start = 0;
  for (let level = 0; level < standing.levels.length; level++) {
    const end = standing.customers[level] ?? 0;
    const value = inUnits(measure, standing.levels[level] ?? 0);
    while (start < end) values[start++] = value;
  }
  return values;
}

function majorCustomers(customers: Customers, net: number): MajorCustomer[] {
  const { amount, control } = customers;
  const found: MajorCustomer[] = [];
  const keep = (entry: MajorCustomer) => {
    if (entry.share >= MAJOR_SHARE - 1e-12) found.push(entry);
  };
  const sums = control?.names.map(() => ({ sum: startSum(amount), customers: 0 })) ?? [];
  for (let i = 0; i < customers.count; i++) {
    const group = sums[control?.of[i] ?? -1];
    if (!group) keep({ name: customers.names[i] ?? "", share: inUnits(amount, valueOf(amount, i)) / net });
    else {
      group.sum.add(valueOf(amount, i));
      group.customers++;
    }
  }
  sums.forEach(({ sum, customers: members }, place) => {
    keep({ name: control?.names[place] ?? "", share: inUnits(amount, sum.value) / net, customers: members });
  });
  return found.sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
}

/** The Pareto curve of running sums over so many customers, its x/y point, and whether that is 80/20. */
export function drawCurve(sums: Float64Array, customers: number): Pick<Concentration, "curve" | "xy" | "holds8020"> {
  const xy = xyPoint(sums, customers);
  const holds8020 = isNear(xy.customerShare, 0.2) && isNear(xy.valueShare, 0.8);
  return { xy, holds8020, curve: thinCurve(sums, customers) };
}

function thinCurve(sums: Float64Array, customers: number): CurvePoint[] {
  const step = Math.max(1, customers / CURVE_POINTS);
  const points = [pointAt(sums, customers, 0)];
  for (let next = 1; next <= customers; next += step) points.push(pointAt(sums, customers, Math.round(next)));
  if (points.at(-1)?.customers !== customers) points.push(pointAt(sums, customers, customers));
  return points;
}
