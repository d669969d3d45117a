/**
 * A computation in slices: it pauses after every few ten thousand rows, so that a pane stays responsive and can cancel.
 * Drain it at once with `finish`, or over many turns of the event loop with a runner of the door's own.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Rows a step handles before it pauses; about 5 ms of work. */
export const ROWS_PER_SLICE = 1 << 15;

/** Runs a sliced computation to its end without pausing. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Rows that work is called for at once. Engines optimise what is called often sooner and better than what loops long: code that is first compiled in the
 * middle of its first loop knows nothing yet of what comes after it, and is given up at the end of each call. So few rows are never worth compiling.
 */
const ROWS_PER_CALL = 1 << 8;

/** Rows for sums of fractions, which are added up call by call: other calls would round the sums otherwise. */
export const ROWS_PER_SUM = 1 << 11;

/**
 * Works on rows slice by slice. The work is a plain function over a range, which engines optimise better than the body of a generator.
 */
export function* overRows(
  rowCount: number,
  work: (from: number, to: number) => void,
  perCall = ROWS_PER_CALL,
): Steps<void> {
  for (let from = 0; from < rowCount; from += ROWS_PER_SLICE) {
    const to = Math.min(from + ROWS_PER_SLICE, rowCount);
    for (let start = from; start < to; start += perCall) work(start, Math.min(start + perCall, to));
    yield;
  }
}

/** Works on a range piece by piece without pausing: for work on customers that takes no longer than a slice of rows. */
export function inPieces(from: number, to: number, work: (from: number, to: number) => void): void {
  for (let start = from; start < to; start += ROWS_PER_CALL) work(start, Math.min(start + ROWS_PER_CALL, to));
}

/**
 * Works on customers slice by slice, one call a customer: for work with loops of its own over the rows of each. Called for a range, such work would be
 * compiled twice, in the midst of its first loop and for the calls after, and each time with all loops in one piece.
 */
export function* overEach(count: number, work: (index: number) => void): Steps<void> {
  for (let from = 0; from < count; from += ROWS_PER_SLICE) {
    each(from, Math.min(from + ROWS_PER_SLICE, count), work);
    yield;
  }
}

function each(from: number, to: number, work: (index: number) => void): void {
  for (let index = from; index < to; index++) work(index);
}
