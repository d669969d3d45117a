/** A number for every row of a sheet, kept as runs of equal ones: what a column's cells are formatted as, which rows are hidden. */
export class Runs {
  #starts = [0];
  #values: number[];

  constructor(
    readonly fallback: number,
    readonly length: number,
  ) {
    this.#values = [fallback];
  }

  at(index: number): number {
    return this.#values[this.#runOf(index)] ?? this.fallback;
  }

  /** The same text for the same numbers; none where all are the fallback. */
  text(): string {
    return this.#starts.length === 1 && this.#values[0] === this.fallback ? "" : `${this.#starts}:${this.#values}`;
  }

  copy(): Runs {
    const copy = new Runs(this.fallback, this.length);
    copy.#starts = [...this.#starts];
    copy.#values = [...this.#values];
    return copy;
  }

  /** Gives every index of the span what `change` makes of what it had. */
  map(from: number, count: number, change: (value: number) => number): void {
    const end = from + count;
    const first = this.#runOf(from);
    const last = this.#runOf(end - 1);
    const starts: number[] = [];
    const values: number[] = [];
    // The run before the span's, and the one after, so that equal neighbours become one.
    const begin = Math.max(0, first - 1);
    const stop = Math.min(this.#starts.length, last + 2);
    const push = (start: number, value: number): void => {
      if (values.at(-1) === value) return;
      starts.push(start);
      values.push(value);
    };
    for (let run = begin; run < stop; run++) {
      const start = this.#starts[run] ?? 0;
      const value = this.#values[run] ?? this.fallback;
      const next = this.#starts[run + 1] ?? this.length;
      if (start < from) push(start, value);
      if (next > from && start < end) push(Math.max(start, from), change(value));
      if (next > end) push(Math.max(start, end), value);
    }
    this.#starts = replaced(this.#starts, { begin, stop }, starts);
    this.#values = replaced(this.#values, { begin, stop }, values);
  }

  /** The runs of a span: where each begins (not before `from`), how long it is and its value. */
  *within(from: number, count: number): Generator<{ start: number; count: number; value: number }> {
    const end = from + count;
    for (let run = this.#runOf(from); run < this.#starts.length; run++) {
      const start = Math.max(this.#starts[run] ?? 0, from);
      if (start >= end) return;
      const stop = Math.min(this.#starts[run + 1] ?? this.length, end);
      yield { start, count: stop - start, value: this.#values[run] ?? this.fallback };
    }
  }

  /** Moves what lies at and after `from` down (count > 0) or up over what it replaces (count < 0). */
  shift(from: number, count: number): void {
    const moved = [...this.within(from + Math.max(0, -count), this.length - from - Math.max(0, -count))];
    this.map(from, this.length - from, () => this.fallback);
    for (const run of moved) {
      const start = run.start + count;
      this.map(start, Math.min(run.count, this.length - start), () => run.value);
    }
  }

  /** One after the last index that is not the fallback; 0 if there is none. */
  end(): number {
    const last = this.#values.length - 1;
    return this.#values[last] === this.fallback ? (this.#starts[last] ?? 0) : this.length;
  }

  #runOf(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const MOST_ARGUMENTS = 1000;

/** A list with a part of it replaced: in place where that is quick, a new one where the part is too long to be passed as arguments. */
function replaced(
  list: number[],
  part: { readonly begin: number; readonly stop: number },
  by: readonly number[],
): number[] {
  if (by.length > MOST_ARGUMENTS) return [...list.slice(0, part.begin), ...by, ...list.slice(part.stop)];
  list.splice(part.begin, part.stop - part.begin, ...by);
  return list;
}
