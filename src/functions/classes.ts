import { abcRule, classifyAmounts, paretoRule, schemeRule, type FormulaRule } from "../core/formulas/classes";
import { refusal } from "../core/issues";
import { layOut, lineOf, refused, valueOrRefuse } from "./answers";
import { countCells, readCuts, readNumber, readPopulation, readScheme, readWord, type Cells } from "./cells";

/**
 * Each cell of a filled-down formula gets its own copy of the population, so the cost grows with its square; above this size the formula
 * that spills is asked for.
 */
const LARGEST_POPULATION_OF_ONE = 2_000;

/** What may be filled down over any number of rows: each call reads a few lower bounds only. */
const FILLED_DOWN = { pair: { table: "=KA.CUTOFFS(B2:B500)", filled: "=KA.TIER(B2,,H$2#)" } };

/**
 * ABC class of each amount by cumulative share of the total: A for the customers that make up the first 80%, B up to 95%, C for the rest. A range fills one class a row.
 * @customfunction ABC
 * @helpurl https://localhost:3000/help/en/abc.html
 * @param values One column or one row of amounts, one a customer.
 * @param population All amounts that the values belong to; the values themselves when left out. A single value needs it.
 * @param cuts Cumulative shares at which the classes end, ascending, between 0 and 1; {0.8,0.95} when left out.
 * @param boundary Which class takes the customer that crosses a cut-off: "inclusive" (the upper one, when left out), "exclusive" or "nearest".
 * @returns One class an amount, A first; in a row for a row, in a column for a column.
 * @example The classes of four customers
 * A1:B5 = {"Customer","Sales";"Acme",800;"Birch",150;"Cedar",40;"Dune",10}
 * =KA.ABC(B2:B5)
 * -> {"A";"B";"C";"C"}
 * @example Other cut-offs; Birch and Cedar cross one each, and the boundary decides
 * A1:B5 = {"Customer","Sales";"Acme",700;"Birch",200;"Cedar",60;"Dune",40}
 * =KA.ABC(B2:B5,,{0.75,0.95})
 * -> {"A";"A";"B";"C"}
 * =KA.ABC(B2:B5,,{0.75,0.95},"exclusive")
 * -> {"A";"B";"C";"C"}
 * @example One customer among all
 * A1:B5 = {"Customer","Sales";"Acme",800;"Birch",150;"Cedar",40;"Dune",10}
 * =KA.ABC(B3,B2:B5)
 * -> "B"
 * @edge An empty cell and 0 are no amount: the class is an empty text, and they are not counted.
 * @edge A negative amount has the class "Negative", in every language, and is not part of the total.
 * @edge Equal amounts have equal classes.
 * @edge A text has #VALUE! and an error its own error; the others are classified without them. In a population, texts are passed over.
 * @edge A single value needs a population, of at most 2,000 cells: filled down, a larger one would cost minutes. One formula over all the rows has no such limit.
 * @edge A whole column, such as B:B, is answered down to its last used cell: typed in row 1, the formula has its answers beside the values, and a header has #VALUE!.
 * @replaces =LET(before,SUMIF(B$2:B$5,">"&B2)/SUM(B$2:B$5),IF(before<80%,"A",IF(before<95%,"B","C")))
 */
export function abc(
  values: unknown[][],
  population?: unknown[][],
  cuts?: unknown[][],
  boundary?: unknown,
): unknown[][] {
  const [shares, word] = [readCuts(cuts), readWord(boundary)];
  const rule = valueOrRefuse(abcRule(shares, word));
  // Only these have a table of lower bounds.
  const pair = shares === undefined && word === undefined ? FILLED_DOWN : {};
  return answer(values, {
    population,
    rule,
    needs: { spilled: "=KA.ABC(B2:B500)", one: "=KA.ABC(B2,B$2:B$500)", ...pair },
  });
}

/**
 * Tier of each amount by a scheme of lower bounds; without a scheme the ABC class at 80% and 95%. A range fills one tier a row.
 * @customfunction TIER
 * @helpurl https://localhost:3000/help/en/tier.html
 * @param values One column or one row of amounts, one a customer.
 * @param population All amounts that the values belong to; the values themselves when left out. Not needed with a scheme.
 * @param scheme Range of two columns: the name of each tier and its lower bound, in any order; or the table of KA.CUTOFFS.
 * @returns One tier an amount; in a row for a row, in a column for a column.
 * @example Tiers by a scheme of yours
 * A1:B5 = {"Customer","Sales";"Acme",800;"Birch",150;"Cedar",100;"Dune",10}
 * E1:F3 = {"Tier","From";"Gold",500;"Silver",100}
 * C2: =KA.TIER(B2:B5,,E2:F3)
 * -> {"Gold";"Silver";"Silver";""}
 * @example Without a scheme: the ABC class
 * A1:B5 = {"Customer","Sales";"Acme",800;"Birch",150;"Cedar",40;"Dune",10}
 * =KA.TIER(B2:B5)
 * -> {"A";"B";"C";"C"}
 * @example One amount by a scheme: the form that may be filled down, in an Excel table too
 * A1:B3 = {"Customer","Sales";"Acme",800;"Birch",150}
 * E1:F3 = {"Tier","From";"Gold",500;"Silver",100}
 * C3: =KA.TIER(B3,,E$2:F$3)
 * -> "Silver"
 * @edge An empty cell and 0 are no amount: the tier is an empty text, and they are not counted.
 * @edge An amount below the lowest bound has no tier: an empty text. One that is exactly a bound has its tier.
 * @edge Without a scheme it is the ABC class at 80% and 95%, and whoever crosses a cut-off belongs to the upper class. This will never change.
 * @edge A scheme has two columns, a name and a number in each line, or is the table of KA.CUTOFFS. A line of headers above and empty lines are passed over; missing names and bounds that are no numbers are refused with #VALUE!.
 * @edge A text has #VALUE! and an error its own error; the others have their tiers without them.
 * @edge A single value without a scheme needs a population, of at most 2,000 cells; with a scheme it needs none.
 * @edge Bounds lie from -1E+15 to 1E+15, the 15 digits that Excel keeps, and there are at most 50 of them. Larger amounts have the highest tier.
 * @edge A whole column, such as B:B, is answered down to its last used cell: typed in row 1, the formula has its answers beside the values, and a header has #VALUE!.
 * @replaces =XLOOKUP(B2,F$2:F$3,E$2:E$3,"",-1)
 */
export function tier(values: unknown[][], population?: unknown[][], scheme?: unknown[][]): unknown[][] {
  const tiers = readScheme(scheme);
  if (tiers) return answer(values, { population, rule: valueOrRefuse(schemeRule(tiers)) });
  const rule = valueOrRefuse(abcRule(undefined, undefined));
  return answer(values, {
    population,
    rule,
    needs: { spilled: "=KA.TIER(B2:B500)", one: "=KA.TIER(B2,B$2:B$500)", ...FILLED_DOWN },
  });
}

/**
 * The vital few and the useful many (80/20 rule): the vital few are the smallest set of customers that reaches the share of the total. A range fills one answer a row.
 * @customfunction PARETO
 * @helpurl https://localhost:3000/help/en/pareto.html
 * @param values One column or one row of amounts, one a customer.
 * @param share Share of the total that the vital few reach, between 0 and 1; 0.8 when left out.
 * @returns "vital few" or "useful many" for each amount; in a row for a row, in a column for a column.
 * @example Which customers bring 80%
 * A1:B6 = {"Customer","Sales";"Acme",800;"Birch",100;"Cedar",50;"Dune",30;"Elm",20}
 * =KA.PARETO(B2:B6)
 * -> {"vital few";"useful many";"useful many";"useful many";"useful many"}
 * @example Which bring half of it
 * A1:B5 = {"Customer","Sales";"Acme",400;"Birch",300;"Cedar",200;"Dune",100}
 * =KA.PARETO(B2:B5,0.5)
 * -> {"vital few";"vital few";"useful many";"useful many"}
 * @edge An empty cell and 0 are no amount: the answer is an empty text, and they are not counted.
 * @edge A negative amount is "Negative", in every language, and is not part of the total.
 * @edge Equal amounts have equal answers: the vital few may be more customers than the share needs.
 * @edge A text has #VALUE! and an error its own error; the others are answered without them.
 * @edge A single value has no answer but #VALUE!: give the whole range.
 * @edge A whole column, such as B:B, is answered down to its last used cell: typed in row 1, the formula has its answers beside the values, and a header has #VALUE!.
 * @replaces =IF(SUMIF(B$2:B$6,">"&B2)/SUM(B$2:B$6)<80%,"vital few","useful many")
 */
export function pareto(values: unknown[][], share?: unknown): unknown[][] {
  const rule = valueOrRefuse(paretoRule(readNumber(share)));
  const spilled = "=KA.PARETO(B2:B500)";
  return answer(values, { rule, needs: { spilled, one: spilled } });
}

/** The functions of this topic by their ids. */
export const classFunctions = { ABC: abc, TIER: tier, PARETO: pareto };

interface Question {
  readonly population?: Cells | undefined;
  readonly rule: FormulaRule;
  /** Where a class depends on the other amounts: the formulas that are shown to whoever gives a single value. */
  readonly needs?: {
    /** For all values at once, and for one of them with its population. */
    readonly spilled: string;
    readonly one: string;
    readonly pair?: { readonly table: string; readonly filled: string };
  };
}

function answer(values: Cells, { population, rule, needs }: Question): unknown[][] {
  const line = lineOf(values);
  const among = readPopulation(population);
  if (needs && countCells(values) === 1) {
    if (!among) throw refused([refusal("populationNeeded", { formula: needs.one })]);
    const cells = countCells(population ?? []);
    if (cells > LARGEST_POPULATION_OF_ONE) {
      const { spilled: formula, one: _one, ...rest } = needs;
      throw refused([refusal("populationTooLarge", { cells, limit: LARGEST_POPULATION_OF_ONE, formula, ...rest })]);
    }
  }
  return layOut(line, valueOrRefuse(classifyAmounts(line.amounts, among ?? line.amounts, rule)));
}
