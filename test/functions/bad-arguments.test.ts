import fc from "fast-check";
import { call, column } from "./call";
import { errorCell, refusalOf, shown } from "./custom-functions";

/** Whatever stands in the cells, a formula answers with cells of its own kind or with a sentence, never with an exception or a class of its own making. */

const CLASSES = {
  TIER: ["A", "B", "C", "Negative", ""],
  ABC: ["A", "B", "C", "Negative", ""],
  PARETO: ["vital few", "useful many", "Negative", ""],
};
const ONE_A_ROW = [...Object.keys(CLASSES), "SHARE", "CUMSHARE"];
const OF_ALL = ["GINI", "HHI", "TOPSHARE", "XYPOINT", "BREAKS", "CUTOFFS"];
const EVERY = [...ONE_A_ROW, ...OF_ALL];

/** The number of classes, which one of them needs. */
function withNeeded(id: string, values: unknown): readonly unknown[] {
  return id === "BREAKS" ? [values, 3] : [values];
}

const NUMBER = fc.oneof(
  fc.integer({ min: -1000, max: 100_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, 0.1, 0.2, 0.30000000000000004, 45_658, 2 ** 53 + 2),
);
const CELL = fc.oneof(
  { weight: 3, arbitrary: NUMBER },
  fc.constantFrom("", null, true, false, "Sales", " ", "12", "#N/A", "#DIV/0!", "=1+1", "é"),
  fc
    .constantFrom("notAvailable", "divisionByZero", "invalidReference")
    .map((code) => errorCell(code as "notAvailable")),
);
const LINE = fc
  .tuple(fc.array(CELL, { minLength: 1, maxLength: 30 }), fc.boolean())
  .map(([cells, isRow]) => (isRow ? [cells] : column(...cells)));
const BLOCK = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(CELL, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );
const ARGUMENT = fc.oneof(CELL, BLOCK, LINE, fc.constant(null));

function answerOf(id: string, ...args: readonly unknown[]): unknown[][] | string {
  try {
    return shown(call(id, ...args)) as unknown[][];
  } catch (error) {
    // Anything but an answer of Excel's comes out of here.
    return refusalOf(() => {
      throw error;
    });
  }
}

test.each(EVERY)("%s answers any cells whatever with cells, or says why not", (id) => {
  fc.assert(
    fc.property(BLOCK, (values) => {
      const answer = answerOf(id, ...withNeeded(id, values));
      if (typeof answer === "string") expect(answer).toMatch(/^#(VALUE!|N\/A) \S.*[.。]$/);
      else for (const cell of answer.flat()) expect(["string", "number"]).toContain(typeof cell);
    }),
  );
});

test.each(ONE_A_ROW)("%s of a line is a line of the same shape, each cell with what it may have", (id) => {
  const classes = CLASSES[id as keyof typeof CLASSES] as readonly string[] | undefined;
  fc.assert(
    fc.property(LINE, (values) => {
      const answer = answerOf(id, values);
      if (typeof answer === "string") return;
      expect(answer.map((row) => row.length)).toEqual(values.map((row) => row.length));
      const [asked, found] = [values.flat(), answer.flat()];
      asked.forEach((cell, place) => {
        const shows = found[place];
        if (cell === "" || cell === null || cell === 0) expect(shows).toBe("");
        else if (typeof cell !== "number") expect(String(shows)).toMatch(/^#(VALUE!|N\/A|DIV\/0!)$/);
        else if (classes) expect(classes).toContain(shows);
        else expect(shows === "" || (Number(shows) > 0 && Number(shows) <= 1) || Number(shows) === 0).toBe(true);
      });
    }),
  );
});

test.each(EVERY)("%s takes any argument for any parameter", (id) => {
  fc.assert(
    fc.property(BLOCK, ARGUMENT, ARGUMENT, ARGUMENT, (values, second, third, fourth) => {
      const args = [second, third, fourth].map((given, at) => (takesCells(id, at + 1) ? inCells(given) : given));
      const answer = answerOf(id, values, ...args);
      if (typeof answer === "string") expect(answer).toMatch(/^#(VALUE!|N\/A) \S.*[.。]$/);
      else expect(answer.length).toBeGreaterThan(0);
    }),
  );
});

/** Excel hands cells over to a parameter that takes them, and one value to any other. */
function takesCells(id: string, place: number): boolean {
  return (id === "TIER" || id === "ABC" || id === "CUTOFFS") && place <= (id === "CUTOFFS" ? 1 : 2);
}

function inCells(given: unknown): unknown {
  return Array.isArray(given) || given === null ? given : [[given]];
}

test("an empty cell and 0 are the same in every argument that takes cells", () => {
  const empty = fc.constantFrom("", null, 0);
  fc.assert(
    fc.property(fc.array(fc.tuple(NUMBER, empty, fc.boolean()), { minLength: 2, maxLength: 12 }), (cells) => {
      const [one, other] = [
        column(...cells.map(([number, , isEmpty]) => (isEmpty ? "" : number))),
        column(...cells.map(([number, blank, isEmpty]) => (isEmpty ? blank : number))),
      ];
      for (const id of EVERY)
        expect(answerOf(id, ...withNeeded(id, other))).toEqual(answerOf(id, ...withNeeded(id, one)));
      expect(answerOf("TIER", [[5]], other)).toEqual(answerOf("TIER", [[5]], one));
    }),
  );
});

test("a row has the answers of a column", () => {
  const cells = [900, 50, "", "Sales", 30, errorCell("divisionByZero"), -5, 20];
  for (const id of ONE_A_ROW) expect(shown(call(id, [cells]))).toEqual([[shown(call(id, column(...cells)))].flat(2)]);
  for (const id of OF_ALL)
    expect(shown(call(id, ...withNeeded(id, [cells])))).toEqual(shown(call(id, ...withNeeded(id, column(...cells)))));
});

test("equal heights are not asked for: a population is of any shape", () => {
  const population = [
    [900, 50, ""],
    [30, "x", 20],
  ];
  expect(shown(call("TIER", column(900, 20), population))).toEqual(column("A", "C"));
});

describe("the size of a sheet", () => {
  const LAST = 1_048_576;
  const used = 20_000;

  test("a whole column is answered as far as it is used", () => {
    const cells = Array.from({ length: LAST }, (_, i) => [i === 0 ? "Sales" : i < used ? (i % 997) + 0.25 : 0]);
    for (const id of ONE_A_ROW) {
      const answer = call(id, cells) as unknown[][];
      expect(answer).toHaveLength(used);
      expect(shown(answer[0])).toEqual(["#VALUE!"]);
      expect(answer[1]).not.toEqual([""]);
    }
    const filled = cells.slice(0, used);
    for (const id of OF_ALL) expect(call(id, ...withNeeded(id, cells))).toEqual(call(id, ...withNeeded(id, filled)));
  });

  test("a column of a whole sheet that nobody uses is one empty answer", () => {
    const cells = Array.from({ length: LAST }, () => [""]);
    expect(call("SHARE", cells)).toEqual([[""]]);
    expect(call("ABC", cells)).toEqual([[""]]);
  });

  test("a column that is used to its end has an answer in each row", () => {
    const cells = Array.from({ length: LAST }, (_, i) => [(i % 99_991) + 1]);
    const answer = call("TIER", cells) as unknown[][];
    expect(answer).toHaveLength(LAST);
    expect(new Set(answer.flat())).toEqual(new Set(["A", "B", "C"]));
  });

  test("16,384 columns are a row; a whole one ends with its last used cell, others keep their length", () => {
    const row = (length: number) => [Array.from({ length }, (_, i) => (i < 10_000 ? i + 1 : ""))];
    expect((call("ABC", row(16_384)) as unknown[][])[0]).toHaveLength(10_000);
    expect((call("ABC", row(12_000)) as unknown[][])[0]).toHaveLength(12_000);
    expect([call("GINI", row(16_384))].flat(2)[0]).toBeCloseTo(9_999 / 30_000, 9);
  });
});
