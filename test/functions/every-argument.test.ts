import { DEVELOPMENT_ORIGIN, describeFunctions, type FunctionMetadata } from "../../scripts/functions-metadata.js";
import { indexSaved } from "../../src/core/formulas/saved-index";
import { tableFromRows } from "../../src/core/intake/head-table";
import { finish } from "../../src/core/steps";
import { readSavedFrom } from "../../src/functions/saved";
import { call, column } from "./call";
import { errorCell, refusalOf, shown } from "./custom-functions";

/** Each parameter of each function in turn is given what nobody means: the answer is cells, or a sentence of KA's, and nothing else. */

const SHEET = 1_048_576;
const DAY = 46_000;
const NAMES = column("Acme", "Birch", "Cedar");
const MONEY = column(900, 50, 30);

/** Arguments that every function accepts, by the names of its parameters. */
const GOOD: Readonly<Record<string, unknown>> = {
  ...{
    values: MONEY,
    population: MONEY,
    classes: 2,
    customers: NAMES,
    amounts: MONEY,
    rfmCodes: column(555, 111, 333),
  },
  ...{ lastPurchases: column(DAY, DAY - 50, DAY - 9), firstPurchases: column(DAY - 99, DAY - 99, DAY - 99) },
  ...{ orders: column(3, 2, 2), gaps: column(10, 20, 30), repeatMeans: column(5, 6, 7), periodTable: [[1, 2], [3, 4], [5, 6]] }, // prettier-ignore
  ...{ customersBefore: NAMES, classesBefore: column("A", "B", "C"), customersAfter: NAMES, classesAfter: column("A", "A", "C") }, // prettier-ignore
  customer: NAMES,
};

/** What a cell, or the cells of a range, may be. */
const CELLS: Readonly<Record<string, unknown>> = {
  "an empty cell": "",
  "an empty text of a host's": null,
  zero: 0,
  text: "Sales",
  "text that looks like a number": "12",
  "an error": errorCell("divisionByZero"),
  "a boolean": true,
  "a date": DAY,
  "a date with a time": DAY + 0.75,
  "a negative number": -7,
  "the largest number": 1e308,
  "the largest negative number": -1e308,
  "a fraction": 0.3,
};

/** Ranges of other shapes than the others are. */
const RANGES: Readonly<Record<string, unknown>> = {
  "a row": [[900, 50, 30]],
  "a block": [
    [900, 50],
    [30, 20],
    [10, 5],
  ],
  "a lower column": column(900, 50),
  "a column of texts": column("a", "b", "c"),
  "16,384 columns": [Array.from({ length: 16_384 }, (_, i) => i % 977)],
};

let functions: readonly FunctionMetadata[] = [];
beforeAll(async () => {
  functions = (await describeFunctions(DEVELOPMENT_ORIGIN)).english.functions;
  const table = tableFromRows([
    ["Customer", "Class", "Why"],
    ["Acme", "A", "Rank 1 of 1."],
  ]);
  const index = finish(indexSaved({ table, stamp: "", leading: "" }));
  readSavedFrom({ now: () => ({ kind: "list", index }) });
});

/** Cells as a person sees them, or the refusal. */
async function answerOf(id: string, args: readonly unknown[]): Promise<unknown[][] | string> {
  try {
    return shown(await call(id, ...args)) as unknown[][]; // rows, as all of KA's functions answer
  } catch (error) {
    // Anything but an answer of Excel's comes out of here.
    return refusalOf(() => {
      throw error;
    });
  }
}

test("whatever stands in an argument", async () => {
  let asked = 0;
  const wrong: string[] = [];
  for (const { id, parameters } of functions) {
    for (const [place, { name, dimensionality }] of parameters.entries()) {
      const isRange = dimensionality === "matrix";
      const cells = Object.entries(CELLS).map(([about, cell]) => [about, isRange ? [[cell]] : cell] as const);
      const columns = Object.entries(CELLS).map(([about, cell]) => [`a column with ${about}`, column(900, cell, 30)] as const); // prettier-ignore
      for (const [about, argument] of isRange ? [...cells, ...columns, ...Object.entries(RANGES)] : cells) {
        const args = parameters.map((parameter, at) => (at === place ? argument : (GOOD[parameter.name] ?? null)));
        const answer = await answerOf(id, args);
        asked++;
        const isFine =
          typeof answer === "string"
            ? /^#(VALUE!|N\/A) \S.*[.。]$/s.test(answer) || /^#(VALUE!|N\/A|DIV\/0!) (undefined|)$/.test(answer)
            : answer.flat().every((cell) => typeof cell === "string" || Number.isFinite(cell));
        if (!isFine) wrong.push(`${id}, ${name} is ${about}: ${JSON.stringify(answer)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(800);
});

test("a whole column or row of a sheet is answered as far as it is used, by the functions about customers too", async () => {
  const used = 3_000;
  const whole = (of: (row: number) => unknown) =>
    Array.from({ length: SHEET }, (_, row) => [row < used ? of(row) : ""]);
  const part = (cells: unknown[][]) => cells.slice(0, used);
  const [names, money] = [whole((row) => `Customer ${row % 997}`), whole((row) => 1 + (row % 331))];
  const [days, counts] = [whole((row) => DAY - (row % 365)), whole((row) => 1 + (row % 7))];
  const [firsts, codes] = [whole(() => DAY - 400), whole((row) => 111 * (1 + (row % 5)))];
  const each = whole((row) => `Customer ${row}`);
  const letters = whole((row) => "ABC"[row % 3]);
  for (const [id, ...args] of [
    ["RFM", days, counts, money],
    ["SEGMENT", codes],
    ["XYZ", money.map(([cell]) => [cell, cell])],
    ["LIFECYCLE", firsts, days, counts],
    ["CLASSIFY", names, money, days],
    ["MIGRATION", each, letters, each, letters],
    ["CLASSOF", names],
  ] as const) {
    const [answer, expected] = [await answerOf(id, args), await answerOf(id, args.map(part))];
    // Not by equality: to compare two long lists in depth takes longer than all the rest.
    expect({ id, is: JSON.stringify(answer) === JSON.stringify(expected) && answer.length > 3 }).toEqual({
      id,
      is: true,
    });
  }
});
