/** Customers who live as BG/NBD and Gamma-Gamma say, the same on every machine. */
export interface Life {
  /** Days of the purchases from the first, 0, to the last. */
  readonly days: readonly number[];
  /** Value of each purchase, in cents of a unit. */
  readonly cents: readonly number[];
  /** Days from the first purchase to the end. */
  readonly age: number;
}

const R = 0.8;
const WEEKS = 12;
const [A, B] = [0.8, 2.4];
const [P, Q, V] = [6, 4, 15];

/** So many lives. A purchase after the first may be the last; two of one day are one. */
export function makeLives(count: number, seed: number): readonly Life[] {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  // Marsaglia & Tsang 2000, lifted for shapes below 1.
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * next() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const z = normal();
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return Array.from({ length: count }, () => {
    const age = 200 + Math.floor(next() * 530);
    const rate = gamma(R) / (WEEKS * 7);
    const [left, right] = [gamma(A), gamma(B)];
    const days = new Set([0]);
    for (let at = 0; ;) {
      if (days.size > 1 && next() < left / (left + right)) break;
      at += -Math.log(next()) / rate;
      if (at > age) break;
      days.add(Math.floor(at));
    }
    const scale = gamma(Q) / V;
    const cents = Array.from(days, () => Math.max(1, Math.round((gamma(P) / scale) * 100)));
    return { days: [...days], cents, age };
  });
}

/** The lives as BG/NBD sees them. */
export function historiesOf(lives: readonly Life[]) {
  return {
    repeats: Uint32Array.from(lives, ({ days }) => days.length - 1),
    last: Uint32Array.from(lives, ({ days }) => days.at(-1) ?? 0),
    age: Uint32Array.from(lives, ({ age }) => age),
  };
}

/** What those who came back spent, as Gamma-Gamma sees it. */
export function spendingOf(lives: readonly Life[]) {
  const back = lives.filter(({ days }) => days.length > 1);
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    repeats: Uint32Array.from(back, ({ days }) => days.length - 1),
    means: Float64Array.from(back, ({ cents }) => meanOf(cents.slice(1)) / 100),
  };
}
