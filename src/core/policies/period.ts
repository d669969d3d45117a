import { dayFrom, dayFromText, type Day } from "../days";
import type { ComparisonDays, Exclusion, Period } from "../policy";
import { cellText, type Column } from "../table";

/** The rows that count by their days and orders, as a policy says. Days without a bound are infinite. */
export interface Window {
  readonly first: Day;
  readonly last: Day;
  /** The day at which figures "until now" end, where the policy names it. */
  readonly analysisDate?: Day | undefined;
  /** Days within the window that do not count, as first and last day of each stretch. */
  readonly without: readonly (readonly [Day, Day])[];
  /** Orders that do not count. */
  readonly orders: ReadonlySet<string>;
  /** The earlier days that these are compared with, where the policy names them. */
  readonly compared?: Window | undefined;
}

/** The window of a policy; nothing where all rows count. */
export function windowOf({
  period = {},
  comparison,
  leaveOut = [],
}: {
  readonly period?: Period | undefined;
  readonly comparison?: ComparisonDays | undefined;
  readonly leaveOut?: readonly Exclusion[] | undefined;
}): Window | undefined {
  const [from, to, analysisDate] = [period.from, period.to, period.analysisDate].map((text) =>
    text === undefined ? undefined : dayFromText(text),
  );
  const without = leaveOut.flatMap(({ month }) => (month === undefined ? [] : [daysOf(month)]));
  const orders = new Set(leaveOut.flatMap(({ order }) => order ?? []));
  if (from === undefined && to === undefined && analysisDate === undefined && without.length + orders.size === 0)
    return undefined;
  return {
    first: from ?? -Infinity,
    last: Math.min(to ?? Infinity, analysisDate ?? Infinity),
    analysisDate,
    without,
    orders,
    compared: comparison && {
      first: dayFromText(comparison.from) ?? Infinity,
      last: dayFromText(comparison.to) ?? -Infinity,
      without,
      orders,
    },
  };
}

/** Whether a window asks for the day of every row. */
export function asksForDays(window: Window | undefined): boolean {
  return window !== undefined && (window.first > -Infinity || window.last < Infinity || window.without.length > 0);
}

/** Tells of a row whether it counts: within the days, outside them, or taken out by the policy. */
export function judgeBy(
  window: Window,
  orders: Column | undefined,
): (row: number, day: Day) => "in" | "outside" | "excluded" {
  const { first, last, without } = window;
  const named = window.orders.size > 0 ? orders : undefined;
  return (row, day) => {
    if (day > 0 && (day < first || day > last)) return "outside";
    if (day > 0 && without.some(([start, end]) => day >= start && day <= end)) return "excluded";
    return named && window.orders.has(cellText(named, row).trim()) ? "excluded" : "in";
  };
}

/** The first and the last day of a month such as `2025-03`. */
function daysOf(month: string): readonly [Day, Day] {
  const [year = 0, ofYear = 1] = month.split("-").map(Number);
  const first = dayFrom(year, ofYear, 1) ?? 0;
  const next = (ofYear === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, ofYear + 1, 1)) ?? 0;
  return [first, next - 1];
}
