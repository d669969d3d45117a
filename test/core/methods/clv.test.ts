import { dayFrom } from "../../../src/core/days";
import type { Language } from "../../../src/core/policy";
import type { CellValue } from "../../../src/core/table";
import { SENTENCES, describeIssue } from "../../../src/core/text/sentences";
import { whyOf } from "../../../src/core/why";
import { makeLives, type Life } from "../lives";
import { analyzeRows, classesByName, kinds } from "../rows";

const HEAD: CellValue[] = ["Customer", "Date", "Amount", "Profit"];
const END = dayFrom(2025, 12, 31) ?? 0;
const policyOf = (options: object = {}, columns?: object) => ({
  ...(columns ? { columns } : {}),
  methods: [{ id: "clv", ...options }],
});

/** A row for each purchase of so many lives. One more customer buys on the last day, so that all ages end there. */
function rowsOf(lives: readonly Life[], unit = 1): CellValue[][] {
  const rows = lives.flatMap(({ days, cents, age }, i) =>
    days.map((day, k): CellValue[] => [`Customer ${i}`, END - age + day, ((cents[k] ?? 0) * unit) / 100, null]),
  );
  return [HEAD, ...rows, ["Last", END, unit, null]];
}

function detailsOf(outcome: ReturnType<typeof analyzeRows>, customer = 0): unknown[] {
  return outcome.value?.results[0]?.classes.details?.map(({ values }) => values[customer]) ?? [];
}

function say(outcome: ReturnType<typeof analyzeRows>, language: Language, customer = 0): string {
  const result = outcome.value?.results[0];
  return result ? whyOf(result, language)(customer) : "";
}

const LIVES = makeLives(300, 21);
const ROWS = rowsOf(LIVES);
const PREDICTED = analyzeRows(ROWS, policyOf());

describe("simple, as a user checks it by hand", () => {
  test.each([
    // 30 June to 31 December 2025 is 184 days, 6.0 months.
    { about: "a year at 80 %", options: {}, is: (600 / 6) * 12 * 0.8 },
    { about: "half a year, all stay", options: { horizon: 6, retention: 1 }, is: 600 },
    { about: "with a margin", options: { margin: 0.25 }, is: 240 },
    { about: "of profit", options: { of: "profit" }, is: (90 / 6) * 12 * 0.8 },
  ])("$about is $is", ({ options, is }) => {
    const rows: CellValue[][] = [HEAD, ["A", END - 184, 500, 100], ["A", END, 100, -10], ["B", END - 3, 7, 7]];
    const outcome = analyzeRows(rows, policyOf({ model: "simple", ...options }));
    expect(detailsOf(outcome)).toEqual([is, NaN, NaN]);
  });

  test("returns count, less than a month is one, and who never bought has none", () => {
    const rows: CellValue[][] = [
      HEAD,
      ["A", END - 5, 100, null],
      ["A", END, -40, null],
      ["B", END - 5, 10, null],
      ["B", END, -40, null],
      ["C", END, -40, null],
    ];
    const outcome = analyzeRows(rows, policyOf({ model: "simple", horizon: 1, retention: 1 }));
    expect(classesByName(outcome)).toEqual({ A: "A", B: "Negative", C: "Zero" });
    expect([0, 1, 2].map((customer) => detailsOf(outcome, customer)[0])).toEqual([60, -30, 0]);
    expect(say(outcome, "en")).toBe(
      "Lifetime value 60: 60 in 1 month is 60 a month, × 1 month × 100% retention. Rank 1 of 1; all customers have the same value, so ranking says nothing here.",
    );
    expect(say(outcome, "en", 1)).toMatch(/Not above zero, so it stands outside the ranking\.$/);
    expect(say(outcome, "en", 2)).toBe("No purchase with a positive amount, so no lifetime value can be told.");
  });
});

test("historic needs no dates and is the total, exact", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount"],
    ["A", 0.1],
    ["A", 0.2],
    ["B", 0.3],
    ["C", -1],
  ];
  const outcome = analyzeRows(rows, policyOf({ model: "historic" }));
  expect(outcome.value?.results[0]?.classes.measure).toMatchObject({ precision: "exact", decimals: 2 });
  expect(classesByName(outcome)).toEqual({ A: "A", B: "A", C: "Negative" });
  expect(say(outcome, "zh")).toBe(
    "至今累计 0.30。第 1 名（共 2 个客户，与另外 1 个并列）；所有客户金额相同，排名没有意义。",
  );
});

describe("predictive", () => {
  test("forecasts what the models say: the customers of the rows are those of the lives", () => {
    expect(kinds(PREDICTED)).toEqual(["clvModels"]);
    const [issue] = PREDICTED.issues;
    expect(issue?.facts).toMatchObject({
      customers: 301,
      repeatBuyers: LIVES.filter(({ days }) => days.length > 1).length,
      correlated: "little",
    });
  });

  test("one purchase: nobody knows whether the customer is still one", () => {
    const once = LIVES.findIndex(({ days }) => days.length === 1);
    const [worth, purchases, alive] = detailsOf(PREDICTED, once);
    expect(worth).toBeGreaterThan(0);
    expect(purchases).toBeGreaterThan(0);
    expect(alive).toBeNaN();
    expect(say(PREDICTED, "en", once)).toMatch(
      /one purchase [\d.]+ weeks ago, so whether it is still a customer is unknown/,
    );
    expect(say(PREDICTED, "zh", once)).toMatch(/只在 [\d.]+ 周前买过一次，是否仍是客户未知/);
  });

  test("a dearer future is worth less, a longer one more, a margin its part", () => {
    const worth = (options: object) => Number(detailsOf(analyzeRows(ROWS, policyOf(options)), 1)[0]);
    const base = worth({});
    expect(worth({ discount: 0.5 })).toBeLessThan(base);
    expect(worth({ discount: 0 })).toBeGreaterThan(base);
    expect(worth({ horizon: 24 })).toBeGreaterThan(base);
    expect(worth({ margin: 0.5 })).toBeCloseTo(base / 2, 1);
    // Without a discount it is purchases times value, as the sentence says.
    const [, purchases] = detailsOf(analyzeRows(ROWS, policyOf({ discount: 0 })), 1);
    expect(say(analyzeRows(ROWS, policyOf({ discount: 0 })), "en", 1)).toContain("purchases of ");
    expect(purchases).toBeGreaterThan(0);
  });

  test("no class hangs on the order of the rows, a second purchase of the day, a zero row, or the currency", () => {
    const classes = classesByName(PREDICTED);
    const [head = [], ...rows] = ROWS;
    const split = rows.flatMap(([name = null, day = null, amount, profit = null]): CellValue[][] => {
      const part = Math.floor(Number(amount) * 50) / 100;
      return [
        [name, day, part, profit],
        [name, day, Math.round((Number(amount) - part) * 100) / 100, profit],
      ];
    });
    const others = [
      [head, ...rows.reverse()],
      [head, ...split],
      [...ROWS, ["Customer 1", END, 0, null]],
      rowsOf(LIVES, 10),
    ];
    for (const other of others) expect(classesByName(analyzeRows(other, policyOf()))).toEqual(classes);
  });

  test.each([
    { about: "99 customers", lives: makeLives(98, 4), problem: "fewCustomers" },
    {
      about: "29 who came back",
      lives: LIVES.map((life, i) => (i < 29 ? { days: [0, 9], cents: [1, 1], age: 99 } : { ...life, days: [0] })),
      problem: "fewRepeatBuyers",
    },
    {
      about: "customers all alike",
      lives: LIVES.map(() => ({ days: [0, 20, 40, 60], cents: [1, 2, 3, 4], age: 70 })),
      problem: "edge",
    },
    {
      about: "values all the same",
      lives: LIVES.map((life) => ({ ...life, cents: life.days.map(() => 500) })),
      problem: "valuesEdge",
    },
  ])("$about: the simple form instead, and why", ({ lives, problem }) => {
    const outcome = analyzeRows(rowsOf(lives), policyOf());
    const issue = outcome.issues.find(({ kind }) => kind === "clvNotForecast");
    expect(issue?.facts).toMatchObject({ problem });
    expect(issue?.severity).toBe("warning");
    const simple = analyzeRows(rowsOf(lives), policyOf({ model: "simple" }));
    expect(classesByName(outcome)).toEqual(classesByName(simple));
    expect(say(outcome, "en")).toContain("retention");
  });

  test("what was sent back is not expected again", () => {
    const often = LIVES.findIndex(({ days }) => days.length > 3);
    const { days = [], cents = [] } = LIVES[often] ?? {};
    const repeated = cents.slice(1).reduce((sum, cent) => sum + cent, 0) / 100;
    const back: CellValue[] = [
      `Customer ${often}`,
      END - (LIVES[often]?.age ?? 0) + (days.at(-1) ?? 0) + 1,
      -repeated,
      null,
    ];
    const outcome = analyzeRows([...ROWS, back], policyOf());
    expect(Number(detailsOf(outcome, often)[0])).toBeLessThan(Number(detailsOf(PREDICTED, often)[0]) / 2);
  });

  test("values without a mean are refused: a few purchases a thousand times the others'", () => {
    const wild = LIVES.map((life, i) => ({
      ...life,
      cents: life.days.map(() => Math.round(100 * Math.exp(7 * Math.sin(i * 12.9) ** 3))),
    }));
    const outcome = analyzeRows(rowsOf(wild), policyOf());
    const issue = outcome.issues.find(({ kind }) => kind === "clvNotForecast");
    expect(issue?.facts).toMatchObject({ problem: expect.stringMatching(/^values/) as unknown });
  });

  test("within groups each is judged on its own, and those too small are named once", () => {
    const grouped = ROWS.map((row, i): CellValue[] => [
      ...row,
      i === 0 ? "Region" : /\d[05]$/.test(String(row[0])) ? "Small" : "Large",
    ]);
    const outcome = analyzeRows(grouped, policyOf({}, { within: "Region" }));
    const said = outcome.issues.filter(({ kind }) => kind === "clvNotForecast");
    expect(said.map((issue) => describeIssue(issue, "en"))).toEqual([
      "Lifetime values in Small are not forecast but taken from the average a month, because a model needs 100 customers at least. Take a longer period, or choose the simple model.",
    ]);
    const measure = outcome.value?.results[0]?.classes.measure;
    const [first, last] = [0, 300].map((customer) => Number(detailsOf(outcome, customer)[0]));
    expect([first, last]).toEqual([0, 300].map((customer) => Number(measure?.values[customer]) / 100));
  });
});

test.each([
  {
    about: "no dates",
    rows: [
      ["Customer", "Amount"],
      ["A", 1],
    ],
    options: {},
    is: ["roleMissing"],
  },
  {
    about: "no profit",
    rows: [HEAD.slice(0, 3), ["A", END, 1]],
    options: { model: "simple", of: "profit" },
    is: ["roleMissing"],
  },
  { about: "a forecast of profit", rows: ROWS, options: { of: "profit" }, is: ["badPolicy"] },
  { about: "cut-offs out of order", rows: ROWS, options: { cuts: [0.9, 0.8] }, is: ["badPolicy"] },
  {
    about: "nothing above zero",
    rows: [HEAD, ["A", END, -1, null]],
    options: { model: "historic" },
    is: ["noPositiveTotal"],
  },
  { about: "one customer", rows: [HEAD, ["A", END, 5, null]], options: {}, is: ["clvNotForecast", "allEqual"] },
] as readonly { about: string; rows: CellValue[][]; options: object; is: string[] }[])(
  "$about: $is",
  ({ rows, options, is }) => {
    expect(kinds(analyzeRows(rows, policyOf(options)))).toEqual(is);
  },
);

test.each(["en", "zh"] as const)("every reason not to forecast has its sentence in %s", (language) => {
  const problems = [
    "fewCustomers",
    "fewRepeatBuyers",
    "edge",
    "indistinct",
    "notFound",
    "valuesEdge",
    "valuesIndistinct",
    "valuesNotFound",
    "valuesWithoutMean",
  ] as const;
  const facts = { customers: 150, repeatBuyers: 31 };
  const sentences = problems.map((problem) => SENTENCES[language].clvNotForecast({ problem, ...facts }));
  expect(new Set(sentences).size).toBe(problems.length);
  sentences.forEach((sentence) => expect(sentence).toContain("150"));
});
