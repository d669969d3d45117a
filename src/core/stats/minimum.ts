import type { Steps } from "../steps";

/** A function at a place: its value and its slope along each coordinate. */
export interface Reading {
  readonly value: number;
  readonly gradient: readonly number[];
}

/** A function to be made small. It may pause: one reading can mean a walk over all customers. */
export type Objective = (at: readonly number[]) => Steps<Reading>;

/**
 * Where a search ended. `found`: the gradient is as small as was asked for; `edge`: the way down led out of the box; `stuck`: no step was left
 * that makes the function smaller.
 */
export interface Minimum extends Reading {
  readonly at: readonly number[];
  readonly end: "found" | "edge" | "stuck";
  /** What the search learned of the inverse of the second derivatives. */
  readonly inverse: Matrix;
}

/** A square matrix by its rows. */
export type Matrix = readonly (readonly number[])[];

/** Shares of the slope that a step has to win, and has to leave behind. Source: Nocedal & Wright, Numerical Optimization, 3.1. */
const ENOUGH = 1e-4;
const FLAT = 0.9;

/** What rounding may do to a value that was added up over many customers. */
const NOISE = 1e-12;

const MOST_STEPS = 500;
const MOST_TRIES = 60;

/**
 * Follows the way down from a place: quasi-Newton (BFGS), a weak Wolfe step found by bisection (Lewis & Overton 2013). `gradient`: the
 * largest slope that counts as none. `within`: the coordinates' largest size; beyond it the search gives up. `inverse`: what is known of the
 * curvature from a search on something alike.
 */
export function* minimise(
  objective: Objective,
  start: readonly number[],
  {
    gradient: small,
    within,
    inverse: known,
  }: { readonly gradient: number; readonly within: number; readonly inverse?: Matrix | undefined },
): Steps<Minimum> {
  let at = start;
  let here = yield* objective(at);
  let inverse = known ?? steepest(here.gradient);
  let afresh = known === undefined;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (sizeOf(here.gradient) <= small) return { ...here, at, inverse, end: "found" };
    if (sizeOf(at) > within) return { ...here, at, inverse, end: "edge" };
    const direction = inverse.map((row) => -dot(row, here.gradient));
    const next = yield* stepAlong(objective, { at, here, direction });
    if (!next) {
      // The curvature learned so far may be what misleads: once more straight down before giving up.
      if (afresh) break;
      inverse = steepest(here.gradient);
      afresh = true;
      continue;
    }
    const moved = next.at.map((value, i) => value - (at[i] ?? 0));
    const change = next.gradient.map((value, i) => value - (here.gradient[i] ?? 0));
    inverse = learn(inverse, { moved, change, afresh });
    afresh = false;
    at = next.at;
    here = next;
  }
  return { ...here, at, inverse, end: "stuck" };
}

/** The first step length tried that goes down enough and leaves the steepest part behind; nothing when there is none. */
function* stepAlong(
  objective: Objective,
  {
    at,
    here,
    direction,
  }: { readonly at: readonly number[]; readonly here: Reading; readonly direction: readonly number[] },
): Steps<(Reading & { readonly at: readonly number[] }) | undefined> {
  const slope = dot(direction, here.gradient);
  if (!(slope < 0)) return undefined;
  // Coordinates are logarithms: a step of 2 is a factor of 7, and a longer one would only jump into the void.
  let length = Math.min(1, 2 / sizeOf(direction));
  let [short, long] = [0, Infinity];
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const place = at.map((value, i) => value + length * (direction[i] ?? 0));
    const there = yield* objective(place);
    const slopeThere = dot(direction, there.gradient);
    const down = there.value <= here.value + ENOUGH * length * slope;
    // So near to the end that rounding hides the gain: then the slope tells.
    const level = there.value <= here.value + NOISE * Math.abs(here.value) && Math.abs(slopeThere) < Math.abs(slope);
    if (!down && !level) long = length;
    else if (slopeThere < FLAT * slope) short = length;
    else return { ...there, at: place };
    length = long === Infinity ? 2 * short : (short + long) / 2;
  }
  return undefined;
}

/** What a step taught about the curvature, in the estimate of the inverse Hessian. Source: Nocedal & Wright, 6.17 and 6.20. */
function learn(
  inverse: Matrix,
  {
    moved,
    change,
    afresh,
  }: { readonly moved: readonly number[]; readonly change: readonly number[]; readonly afresh: boolean },
): Matrix {
  const curvature = dot(moved, change);
  if (!(curvature > 0)) return inverse;
  const base = afresh ? identity(moved.length, curvature / dot(change, change)) : inverse;
  const bent = base.map((row) => dot(row, change));
  const factor = (1 + dot(change, bent) / curvature) / curvature;
  return base.map((row, i) =>
    row.map((value, j) => {
      const [left, right] = [moved[i] ?? 0, moved[j] ?? 0];
      return value + factor * left * right - (left * (bent[j] ?? 0) + (bent[i] ?? 0) * right) / curvature;
    }),
  );
}

/** Straight down, no further than a step of 1. */
function steepest(gradient: readonly number[]): Matrix {
  return identity(gradient.length, 1 / Math.max(1, sizeOf(gradient)));
}

function identity(size: number, scale: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? scale : 0)));
}

function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, value, i) => sum + value * (second[i] ?? 0), 0);
}

function sizeOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Steps of the differences that `hessianOf` takes: near the cube root of a double's precision, where both errors are smallest. */
const NUDGE = 1e-5;

/** The second derivatives at a place, as rows, by central differences of the gradient. */
export function* hessianOf(objective: Objective, at: readonly number[]): Steps<Matrix> {
  const rows: number[][] = [];
  for (let i = 0; i < at.length; i++) {
    const nudged = (by: number) => at.map((value, j) => (i === j ? value + by : value));
    const above = yield* objective(nudged(NUDGE));
    const below = yield* objective(nudged(-NUDGE));
    rows.push(above.gradient.map((value, j) => (value - (below.gradient[j] ?? 0)) / (2 * NUDGE)));
  }
  return rows.map((row, i) => row.map((value, j) => (value + (rows[j]?.[i] ?? 0)) / 2));
}
