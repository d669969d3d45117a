import { abcRule, classifyAmounts, schemeRule, type FormulaRule } from "../core/formulas/classes";
import { refusal } from "../core/issues";
import { layOut, refused, valueOrRefuse } from "./answers";
import { readCuts, readLine, readPopulation, readScheme, type Cell } from "./cells";

/**
 * Each cell of a filled-down formula gets its own copy of the population, so the cost grows with its square; above this size the formula
 * that spills is asked for.
 */
const LARGEST_POPULATION_OF_ONE = 2_000;

/**
 * ABC class of each amount by cumulative share of the total: A for the customers that make up the first 80 %, B up to 95 %, C for the rest. A range fills one class a row.
 * @customfunction ABC
 * @helpurl https://localhost:3000/help/en/abc.html
 * @param values One column or one row of amounts, one a customer.
 * @param population All amounts that the values belong to; the values themselves when left out. A single value needs it.
 * @param cuts Cumulative shares at which the classes end, ascending, between 0 and 1; {0.8,0.95} when left out.
 * @param boundary Which class takes the customer that crosses a cut-off: "inclusive" (the upper one, when left out), "exclusive" or "nearest".
 * @returns One class an amount.
 */
export function abc(values: unknown[][], population?: unknown[][], cuts?: unknown[][], boundary?: string): unknown[][] {
  const rule = valueOrRefuse(abcRule(readCuts(cuts), boundary?.trim().toLowerCase() || undefined));
  return answer({ values, population, rule, formula: "KA.ABC", scale: "relative" });
}

/**
 * Tier of each amount by a scheme of lower bounds; without a scheme the ABC class at 80 % and 95 %. A range fills one tier a row.
 * @customfunction TIER
 * @helpurl https://localhost:3000/help/en/tier.html
 * @param values One column or one row of amounts, one a customer.
 * @param population All amounts that the values belong to; the values themselves when left out. Not needed with a scheme.
 * @param scheme Range of two columns: the name of each tier and its lower bound, in any order.
 * @returns One tier an amount.
 */
export function tier(values: unknown[][], population?: unknown[][], scheme?: unknown[][]): unknown[][] {
  const tiers = readScheme(scheme);
  const rule = valueOrRefuse(tiers ? schemeRule(tiers) : abcRule(undefined, undefined));
  return answer({ values, population, rule, formula: "KA.TIER", scale: tiers ? "absolute" : "relative" });
}

/** The functions of this topic by their ids. */
export const classFunctions = { ABC: abc, TIER: tier };

interface Question {
  readonly values: readonly (readonly Cell[])[];
  readonly population: readonly (readonly Cell[])[] | undefined;
  readonly rule: FormulaRule;
  readonly formula: "KA.ABC" | "KA.TIER";
  /** Whether a class depends on the other amounts. */
  readonly scale: "relative" | "absolute";
}

function answer({ values, population, rule, formula, scale }: Question): unknown[][] {
  const line = readLine(values);
  if (!line) throw refused([refusal("notOneLine", {})]);
  const among = readPopulation(population);
  if (line.amounts.length === 1 && scale === "relative") {
    const cells = population?.flat().length ?? 0;
    if (!among) throw refused([refusal("populationNeeded", { formula: `=${formula}(B2,B$2:B$500)` })]);
    if (cells > LARGEST_POPULATION_OF_ONE) {
      throw refused([
        refusal("populationTooLarge", { cells, limit: LARGEST_POPULATION_OF_ONE, formula: `=${formula}(B2:B500)` }),
      ]);
    }
  }
  return layOut(line, valueOrRefuse(classifyAmounts(line.amounts, among ?? line.amounts, rule)));
}
