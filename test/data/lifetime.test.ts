import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { dayFromText } from "../../src/core/days";
import { aliveProbability, fitBgNbd, purchasesWhileThere } from "../../src/core/stats/bg-nbd";
import { countHistories } from "../../src/core/stats/history-counts";
import { correlation } from "../../src/core/stats/correlation";
import { expectedValue, fitGammaGamma } from "../../src/core/stats/gamma-gamma";
import type { Fit } from "../../src/core/stats/likelihood";
import { finish } from "../../src/core/steps";

const folder = process.env["KA_DATA"] ?? "";
if (!existsSync(folder)) throw new Error("Name the folder of the data sets: npm run test:data -- ../shared/data");

/** The calibration period of Fader, Hardie & Lee 2005 ends here. */
const END = dayFromText("1997-09-30") ?? 0;
const PYTHON = "/usr/bin/python3";
const SCIPY = spawnSync(PYTHON, ["-c", "import scipy"]).status === 0;

interface Customer {
  readonly repeats: number;
  readonly last: number;
  readonly age: number;
  readonly mean: number;
}

/** The sample's customers in the order of the file, purchases of nothing counted too, as the published figures do. */
function calibration(): readonly Customer[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(join(folder, "cdnow_sample.csv"), "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const days = new Map<string, Map<number, number>>();
  for (const { sample_id: id = "", date = "", sales = "" } of data) {
    const day = dayFromText(date) ?? Infinity;
    if (day > END) continue;
    const own = days.get(id) ?? new Map<number, number>();
    days.set(id, own.set(day, (own.get(day) ?? 0) + Number(sales)));
  }
  return Array.from(days.values(), (own) => {
    const sorted = [...own.keys()].sort((a, b) => a - b);
    const [first = 0, ...later] = sorted;
    const spent = later.reduce((sum, day) => sum + (own.get(day) ?? 0), 0);
    const repeats = later.length;
    return { repeats, last: (sorted.at(-1) ?? 0) - first, age: END - first, mean: repeats ? spent / repeats : 0 };
  });
}

function fitted<P>(fit: Fit<P>) {
  if (fit.problem !== undefined) throw new Error(fit.problem);
  return fit;
}

const customers = calibration();
const histories = {
  repeats: Uint32Array.from(customers, ({ repeats }) => repeats),
  last: Uint32Array.from(customers, ({ last }) => last),
  age: Uint32Array.from(customers, ({ age }) => age),
};
const purchases = fitted(finish(fitBgNbd(finish(countHistories(histories)))));
const spenders = customers.filter(({ repeats, mean }) => repeats > 0 && mean > 0);
const spending = {
  repeats: Uint32Array.from(spenders, ({ repeats }) => repeats),
  means: Float64Array.from(spenders, ({ mean }) => mean),
};
const values = fitted(finish(fitGammaGamma(spending)));

test("CDNOW: BG/NBD as Fader, Hardie & Lee 2005 published it, and as refined since", () => {
  expect(customers).toHaveLength(2357);
  const { r, alpha, a, b } = purchases.parameters;
  expect([r, alpha, a, b].map((value) => value.toFixed(3))).toEqual(["0.243", "4.414", "0.793", "2.426"]);
  [0.24259, 4.41353, 0.79289, 2.42575].forEach((is, i) => expect(([r, alpha, a, b][i] ?? 0) / is).toBeCloseTo(1, 3));
  expect(purchases.logLikelihood).toBeCloseTo(-9582.4, 1);
});

test("CDNOW: what customers are expected to do", () => {
  const { parameters } = purchases;
  const rounded = [1, 3, 32].map((weeks) => purchasesWhileThere(parameters, { repeats: 0, age: 0 }, weeks).toFixed(4));
  expect(rounded).toEqual(["0.0532", "0.1506", "1.0437"]);
  const first = { repeats: 2, last: 213 / 7, age: 272 / 7 };
  expect(customers[0]).toMatchObject({ repeats: 2, last: 213, age: 272 });
  expect(aliveProbability(parameters, first) * purchasesWhileThere(parameters, first, 39)).toBeCloseTo(1.226, 3);
  expect(aliveProbability(parameters, { repeats: 1, last: 1.71, age: 38.86 })).toBeCloseTo(0.21223, 4);
  expect(aliveProbability(parameters, { repeats: 7, last: 29.43, age: 38.86 })).toBeCloseTo(0.6418, 4);
});

test("CDNOW: Gamma-Gamma as published, and what the first three customers spend", () => {
  expect(spenders).toHaveLength(946);
  const { p, q, v } = values.parameters;
  expect([p, q, v].map((value) => value.toFixed(2))).toEqual(["6.25", "3.74", "15.44"]);
  expect(values.logLikelihood).toBeCloseTo(-4055.92, 2);
  // The published summary has means rounded to cents: the first is 22.345 in the file.
  const published = [
    { repeats: 2, mean: 22.35, is: 24.6586 },
    { repeats: 1, mean: 11.77, is: 18.9115 },
    { repeats: 0, mean: 0, is: 35.171 },
  ];
  for (const { is, ...seen } of published) expect(expectedValue(values.parameters, seen) / is).toBeCloseTo(1, 3);
  expect(correlation(Float64Array.from(spending.repeats), spending.means)).toBeCloseTo(0.11, 2);
});

test(SCIPY ? "CDNOW: scipy finds the same likelihood" : "scipy is not present here: its fit was not compared", () => {
  if (!SCIPY) return;
  const temporary = mkdtempSync(join(tmpdir(), "ka-lifetime-"));
  try {
    const file = join(temporary, "histories.json");
    writeFileSync(file, JSON.stringify(Object.values(histories).map((list) => Array.from(list))));
    const run = spawnSync(PYTHON, [join(__dirname, "../../bench/bgnbd_scipy.py"), file], { encoding: "utf8" });
    const { logLikelihood } = JSON.parse(run.stdout) as { readonly logLikelihood: number };
    expect(Math.abs(logLikelihood - purchases.logLikelihood)).toBeLessThan(1e-6);
  } finally {
    rmSync(temporary, { recursive: true });
  }
});
