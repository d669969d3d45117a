/**
 * Formulas as the runtime calls them: the text of the arguments in, the text of the answer out.
 *
 *   tier | reference   KA.TIER over 100,000 values; parsing, sorting and writing the same with nothing between
 *   doubling           the form whose time grows most from so many values to twice as many: its growth and its name
 */
import { classFunctions } from "../../src/functions/classes";
import { figureFunctions } from "../../src/functions/figures";
import { shareFunctions } from "../../src/functions/shares";
import { measure } from "./columns";

const COUNT = 100_000;
const SMALL = 1 << 16;
const ROUNDS = 7;

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

/** Every form that may be asked of any number of values. */
const FORMS: Readonly<Record<string, (values: Cells) => unknown>> = {
  TIER: (values) => tier(values),
  "TIER in a population": (values) => tier(values, values),
  "TIER by a scheme": (values) => tier(values, undefined, [["Gold", 5_000], ["Silver", 500]]), // prettier-ignore
  "TIER filled down by the table of CUTOFFS": (values) => {
    const table = JSON.stringify(cutoffs(values));
    // Each call has its own copy. A sixteenth of the calls tells how they grow.
    return values
      .filter((_, row) => row % 16 === 0)
      .map((value) => tier([value], undefined, JSON.parse(table) as Cells));
  },
  ABC: (values) => abc(values, undefined, [[0.5, 0.75, 0.9]], "nearest"),
  PARETO: (values) => pareto(values),
  SHARE: (values) => share(values),
  CUMSHARE: (values) => cumulativeShare(values),
  BREAKS: (values) => breaks(values, 5),
  CUTOFFS: (values) => cutoffs(values),
  GINI: (values) => gini(values),
  HHI: (values) => hhi(values),
  TOPSHARE: (values) => topShare(values),
  XYPOINT: (values) => xyPoint(values),
};

/** CPU time of a call, text to text. */
function timeOf(form: (values: Cells) => unknown, text: string): number {
  const start = process.cpuUsage();
  JSON.stringify(form(JSON.parse(text) as Cells));
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

/** How much longer a form takes over the second text than over the first, by the least of a few times of each, in turns: others only add to them. */
function growthOf(form: (values: Cells) => unknown, texts: readonly [string, string]): number {
  const [small, large] = [[Infinity], [Infinity]];
  for (let round = 0; round < ROUNDS; round++) {
    small.push(timeOf(form, texts[0]));
    large.push(timeOf(form, texts[1]));
  }
  return Math.min(...large) / Math.min(...small);
}

const [, , wanted = "tier", only = ""] = process.argv;
if (wanted === "doubling") {
  const texts = [JSON.stringify(amounts(SMALL)), JSON.stringify(amounts(2 * SMALL))] as const;
  const growths = Object.entries(FORMS)
    .filter(([name]) => name.includes(only))
    .map(([name, form]) => ({ name, growth: growthOf(form, texts) }));
  process.stdout.write(JSON.stringify(growths.sort((a, b) => b.growth - a.growth)));
} else {
  const text = JSON.stringify(amounts(COUNT));
  measure(() => {
    const cells = JSON.parse(text) as number[][];
    const answer = wanted === "tier" ? tier(cells) : Array.from(sorted(cells), (value) => [value]);
    return [JSON.stringify(answer).length];
  });
}

function sorted(cells: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(cells, ([value]) => value ?? 0).sort();
}
