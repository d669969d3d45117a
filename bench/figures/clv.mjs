/** Fitting BG/NBD, histories to parameters: core, from all its starts, against scipy, from one. */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PYTHON, buildJob, cache, chance, root, runToEnd } from "../process.mjs";

const CUSTOMERS = 100_000;
const DAYS = 730;

export function figures() {
  const job = buildJob("clv");
  const hasScipy = spawnSync(PYTHON, ["-c", "import scipy"]).status === 0;
  return [
    {
      name: "BG/NBD, 100,000 customers, against scipy's L-BFGS-B with analytic gradient",
      target: "<= 0.50, same likelihood to 1e-6",
      limit: 0.5,
      ...(hasScipy ? {} : { absent: `scipy for ${PYTHON} (python3-scipy)` }),
      round() {
        const input = historiesFile();
        const mine = JSON.parse(runToEnd(process.execPath, [job, input]));
        const theirs = JSON.parse(runToEnd(PYTHON, [join(root, "bench/bgnbd_scipy.py"), input]));
        const gap = Math.abs(mine.logLikelihood - theirs.logLikelihood);
        if (!(gap <= 1e-6)) {
          throw new Error(`the likelihoods differ: ${mine.logLikelihood} against ${theirs.logLikelihood}`);
        }
        return {
          value: mine.cpuMs / theirs.cpuMs,
          note: `${Math.round(mine.cpuMs)} ms against ${Math.round(theirs.cpuMs)} ms`,
        };
      },
    },
  ];
}

/** Histories of customers who live as the model says: repeats, days to the last purchase, days to the end. Made once. */
function historiesFile() {
  const path = join(cache, "histories.json");
  if (existsSync(path)) return path;
  const next = chance(11);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  // Marsaglia & Tsang's gamma, lifted for shapes below 1.
  const gamma = (shape) => {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const z = normal();
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const [repeats, last, age] = [[], [], []];
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    const end = 1 + Math.floor(next() * DAYS);
    const rate = gamma(0.8) / (12 * 7);
    const [left, right] = [gamma(0.8), gamma(2.4)];
    const days = new Set([0]);
    for (let day = 0; rate > 0;) {
      if (days.size > 1 && next() < left / (left + right)) break;
      day += -Math.log(1 - next()) / rate;
      if (day > end) break;
      days.add(Math.floor(day));
    }
    repeats.push(days.size - 1);
    last.push(Math.max(...days));
    age.push(end);
  }
  writeFileSync(path, JSON.stringify([repeats, last, age]));
  return path;
}
