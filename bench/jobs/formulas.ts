/**
 * Formulas as the runtime calls them: the text of the arguments in, the text of the answer out.
 *
 *   tier | reference   KA.TIER over 100,000 values; parsing, sorting and writing the same with nothing between
 *   lookups            KA.CLASSOF for 100,000 customers one by one, in microseconds a call
 *   doubling           how much longer each form takes over twice as many values, the one that grows most first
 */
import { indexSaved } from "../../src/core/formulas/saved-index";
import { tableFromRows } from "../../src/core/intake/head-table";
import { finish } from "../../src/core/steps";
import { accountFunctions } from "../../src/functions/accounts";
import { behaviourFunctions } from "../../src/functions/behaviour";
import { classFunctions } from "../../src/functions/classes";
import { figureFunctions } from "../../src/functions/figures";
import { readSavedFrom, savedFunctions } from "../../src/functions/saved";
import { shareFunctions } from "../../src/functions/shares";
import { measure } from "./columns";

const COUNT = 100_000;
const ROUNDS = 7;
const SMALL = 1 << 16;

/** Amounts in cents, as they come: a few customers bring most. */
function amounts(count: number): number[][] {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / (2 ** 32 + 1);
  };
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
    return [Math.round(Math.exp(5 + 1.5 * normal) * 100) / 100];
  });
}

type Cells = unknown[][];
const { TIER: tier, ABC: abc, PARETO: pareto } = classFunctions;
const { SHARE: share, CUMSHARE: cumulativeShare, BREAKS: breaks, CUTOFFS: cutoffs } = shareFunctions;
const { GINI: gini, HHI: hhi, TOPSHARE: topShare, XYPOINT: xyPoint } = figureFunctions;
const { RFM: rfm, SEGMENT: segment, XYZ: xyz, LIFECYCLE: lifecycle, CLV: clv } = behaviourFunctions;
const { CLASSIFY: classify, MIGRATION: migration } = accountFunctions;

/** A column of figures of so many customers, each made of its amount. */
const column = (values: Cells, of: (amount: number, row: number) => unknown): Cells =>
  values.map(([amount], row) => [of(Number(amount), row)]);
/** Days of 2025 and their purchases, as they follow from the cents. */
const days = (values: Cells) => column(values, (amount) => 45_700 + (Math.round(amount * 100) % 365));
const orders = (values: Cells) => column(values, (amount) => 1 + (Math.round(amount * 100) % 12));
const firsts = (values: Cells) => column(values, () => 45_658);
const names = (values: Cells) => column(values, (_, row) => `Customer ${row}`);
const letters = (values: Cells, after: number) => column(values, (amount) => "ABC"[Math.round(amount + after) % 3]);

/** Every form that may be asked of any number of values: its arguments for these amounts, the amounts alone where none are said, and its call. */
interface Form {
  readonly given?: (values: Cells) => readonly Cells[];
  readonly call: (...given: Cells[]) => unknown;
}

const FORMS: Readonly<Record<string, Form>> = {
  TIER: { call: (values) => tier(values) },
  "TIER in a population": { given: (values) => [values, values], call: tier },
  "TIER by a scheme": { call: (values) => tier(values, undefined, [["Gold", 5_000], ["Silver", 500]]) }, // prettier-ignore
  "TIER filled down by the table of CUTOFFS": {
    call: (values) => {
      const table = JSON.stringify(cutoffs(values));
      // Each call has its own copy. A sixteenth of the calls tells how they grow.
      return values
        .filter((_, row) => row % 16 === 0)
        .map((value) => tier([value], undefined, JSON.parse(table) as Cells));
    },
  },
  ABC: { call: (values) => abc(values, undefined, [[0.5, 0.75, 0.9]], "nearest") },
  PARETO: { call: (values) => pareto(values) },
  SHARE: { call: share },
  CUMSHARE: { call: cumulativeShare },
  BREAKS: { call: (values) => breaks(values, 5) },
  CUTOFFS: { call: (values) => cutoffs(values) },
  GINI: { call: gini },
  HHI: { call: hhi },
  TOPSHARE: { call: (values) => topShare(values) },
  XYPOINT: { call: xyPoint },
  RFM: { given: (values) => [days(values), orders(values), values], call: (...given) => rfm(...three(given)) },
  SEGMENT: { given: (values) => [column(values, (amount) => 111 * (1 + (Math.round(amount) % 5)))], call: (codes) => segment(codes) }, // prettier-ignore
  XYZ: { given: (values) => [values.map(([amount]) => Array.from({ length: 12 }, (_, month) => Number(amount) * (1 + (month % 3))))], call: (table) => xyz(table) }, // prettier-ignore
  LIFECYCLE: {
    given: (values) => [firsts(values), days(values), column(values, () => 30)],
    call: (...given) => lifecycle(...three(given), 46_100),
  },
  CLV: {
    given: lives,
    call: (first = [], ...rest) => clv(first, ...three(rest), 46_100),
  },
  CLASSIFY: { given: (values) => [names(values), values, days(values)], call: (...given) => classify(...three(given)) },
  MIGRATION: {
    given: (values) => [names(values), letters(values, 0), names(values), letters(values, 1)],
    call: (first = [], ...rest) => migration(first, ...three(rest)),
  },
};

/** Customers of a year as a model of purchases expects them: each with a rate of its own, and gone after any purchase with a chance of its own. */
function lives(values: Cells): Cells[] {
  let state = 11;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / (2 ** 32 + 1);
  };
  const [counts, last]: [Cells, Cells] = [[], []];
  for (let row = 0; row < values.length; row++) {
    const [rate, leaving] = [-0.02 * Math.log(next()), 0.5 * next()];
    let [day, latest, count] = [0, 0, 1];
    // Two purchases of one day are one.
    while (next() > leaving && (day -= Math.log(next()) / rate) < 365)
      if (Math.floor(day) > latest) [latest, count] = [Math.floor(day), count + 1];
    counts.push([count]);
    last.push([45_658 + latest]);
  }
  // Less scattered than the amounts: means of purchases have a mean of their own.
  return [counts, firsts(values), last, column(values, Math.sqrt)];
}

function three([first = [], second = [], third = []]: readonly Cells[]): [Cells, Cells, Cells] {
  return [first, second, third];
}

/**
 * CPU time of a call over cells of its own. Parsing them, and moving them to where V8 keeps old objects, is left out: it is the host's, and takes up to
 * five times as long over twice as many cells where they outgrow what V8 keeps for new ones. Needs `--expose-gc`.
 */
async function timeOf({ call }: Form, text: string): Promise<number> {
  const cells = JSON.parse(text) as Cells[];
  globalThis.gc?.();
  const start = process.cpuUsage();
  await call(...cells);
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

/** How much longer a form takes over twice as many values, by the least of a few times of each, in turns: others only add to them. */
async function growthOf(form: Form): Promise<number> {
  const [small, large] = [SMALL, 2 * SMALL].map((count) => {
    const values = amounts(count);
    return { text: JSON.stringify(form.given?.(values) ?? [values]), least: Infinity };
  });
  if (!small || !large) return NaN;
  for (let round = 0; round < ROUNDS; round++)
    for (const size of [small, large]) size.least = Math.min(size.least, await timeOf(form, size.text));
  return large.least / small.least;
}

/** Lookups one by one, as cells ask for them: microseconds a call. */
async function lookups(): Promise<number> {
  const customers = Array.from({ length: COUNT }, (_, row) => `Customer ${row}`);
  const rows = customers.map((name, row) => [name, "ABC"[row % 3] ?? ""]);
  const table = tableFromRows([["Customer", "Class"], ...rows]);
  const index = finish(indexSaved({ table, stamp: "", leading: "" }));
  readSavedFrom({ now: () => ({ kind: "list", index }) });
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    for (const name of customers) await savedFunctions.CLASSOF([[name]]);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / COUNT);
  }
  return least;
}

async function run(wanted: string, only: string): Promise<void> {
  if (wanted === "lookups") process.stdout.write(JSON.stringify(await lookups()));
  else if (wanted === "doubling") {
    const growths: { readonly name: string; readonly growth: number }[] = [];
    for (const [name, form] of Object.entries(FORMS))
      if (name.includes(only)) growths.push({ name, growth: await growthOf(form) });
    process.stdout.write(JSON.stringify(growths.sort((a, b) => b.growth - a.growth)));
  } else {
    const text = JSON.stringify(amounts(COUNT));
    measure(() => {
      const cells = JSON.parse(text) as number[][];
      const answer = wanted === "tier" ? tier(cells) : Array.from(sorted(cells), (value) => [value]);
      return [JSON.stringify(answer).length];
    });
  }
}

const [, , wanted = "tier", only = ""] = process.argv;
void run(wanted, only);

function sorted(cells: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(cells, ([value]) => value ?? 0).sort();
}
