import { LAST_DAY } from "../days";
import { refusal, type Issue, type Outcome } from "../issues";

/** What a formula answers to one row: a class, a number, `""` where the row says nothing, or why the row has no answer. */
export type RowAnswer = string | number | Issue;

/** One entry a row. */
export type RowAnswers = readonly RowAnswer[];

/** Largest number that is still counted one by one. */
const MOST = 2 ** 53;

/** The day of a cell's number, without its time; nothing where it is no day that Excel knows. */
export function dayOf(serial: number): number | undefined {
  const day = Math.floor(serial);
  return day >= 1 && day <= LAST_DAY ? day : undefined;
}

/** Whether a number counts something: whole, and at least 1. */
export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value < MOST;
}

/** The day that a formula counts back from: the one that is given, or the latest of some others; 0 without any. */
export function countFrom(given: number | undefined, others: Float64Array): Outcome<number> {
  if (given !== undefined) {
    const day = dayOf(given);
    return day === undefined ? { issues: [refusal("badAsOf", {})] } : { value: day, issues: [] };
  }
  let latest = 0;
  for (const other of others) latest = Math.max(latest, dayOf(other) ?? 0);
  return { value: latest, issues: [] };
}
