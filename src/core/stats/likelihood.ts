import type { Steps } from "../steps";
import { eigenvalues } from "./eigenvalues";
import { hessianOf, minimise, type Minimum, type Objective } from "./minimum";

/**
 * Why a model was not fitted. `edge`: some parameter runs to zero or infinity; `indistinct`: other parameters explain the data just as well;
 * `notFound`: the search came to no end.
 */
export interface FitProblem {
  readonly problem: "edge" | "indistinct" | "notFound";
}

/** A model fitted by maximum likelihood. */
export interface Fitted<Parameters> {
  readonly problem?: undefined;
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  /** Largest over smallest curvature of the likelihood, by the logarithms of the parameters. */
  readonly condition: number;
}

export type Fit<Parameters> = Fitted<Parameters> | FitProblem;

/** The largest slope of the mean log-likelihood that counts as none. */
const NO_SLOPE = 1e-9;
/** Near enough on a sample, whose place is not that of all customers anyway. */
const ROUGH = 1e-5;
/** A search that got no further than this did find its place: rounding hides the rest. */
const ALMOST_NO_SLOPE = 1e-6;
/** Parameters below 1/10,000 or above 10,000 say "none" or "all alike": the model has one parameter too many. */
const EDGE = Math.log(1e4);
/** A flatter ridge than this leaves some parameter unknown by whole orders of magnitude. */
const WORST_CONDITION = 1e6;

/** Where a likelihood is highest. */
interface Peak {
  readonly problem?: undefined;
  /** Logarithms of the parameters. */
  readonly parameters: readonly number[];
  /** Minus the mean log-likelihood. */
  readonly value: number;
  readonly condition: number;
}

/**
 * Searches from every start, keeps the best, and refuses it where it says nothing. Starts and places are logarithms of parameters. `sample`:
 * the same likelihood on fewer customers, which is enough to tell which start leads highest; all customers then say where exactly.
 */
export function* fitFromStarts(
  objective: Objective,
  starts: readonly (readonly number[])[],
  sample = objective,
): Steps<Peak | FitProblem> {
  let best: Minimum | undefined;
  for (const start of starts) {
    const minimum = yield* minimise(sample, start, { gradient: sample === objective ? NO_SLOPE : ROUGH, within: EDGE });
    if (!best || minimum.value < best.value) best = minimum;
  }
  if (best && sample !== objective) {
    // Where the sample leads over the edge, all customers together may not: they begin afresh.
    const astray = best.end === "edge";
    best = yield* minimise(objective, astray ? (starts[0] ?? best.at) : best.at, {
      gradient: NO_SLOPE,
      within: EDGE,
      inverse: astray ? undefined : best.inverse,
    });
  }
  if (!best) throw new Error("fitFromStarts needs a start");
  if (best.end === "edge" || best.at.some((value) => Math.abs(value) > EDGE)) return { problem: "edge" };
  if (best.gradient.some((slope) => !(Math.abs(slope) <= ALMOST_NO_SLOPE))) return { problem: "notFound" };
  const curvatures = eigenvalues(yield* hessianOf(objective, best.at));
  const [least = 0, most = 0] = [curvatures[0], curvatures.at(-1)];
  if (!(least > 0) || most / least > WORST_CONDITION) return { problem: "indistinct" };
  return { parameters: best.at, value: best.value, condition: most / least };
}
