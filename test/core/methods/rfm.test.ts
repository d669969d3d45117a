import fc from "fast-check";
import { dayFrom, dayToText } from "../../../src/core/days";
import { describeIssue } from "../../../src/core/text/sentences";
import { classLabel } from "../../../src/core/text/text";
import type { RfmFound } from "../../../src/core/methods/rfm";
import type { CellValue } from "../../../src/core/table";
import { analyzeRows, classesByName, kinds } from "../rows";

const HEAD: CellValue[] = ["Customer", "Order", "Date", "Amount"];
const LAST = dayFrom(2025, 12, 31) ?? 0;

/** A customer as rows: so many orders of equal size, the last one so many days before the end of 2025. */
function buyer(name: string, days: number, orders: number, money: number): CellValue[][] {
  return Array.from({ length: orders }, (_, i) => {
    const cents = Math.round(money * 100);
    const own = Math.floor(cents / orders) + (i === 0 ? cents % orders : 0);
    return [name, `${name}-${i}`, dayToText(LAST - days - i), own / 100];
  });
}

const policy = (options: object = {}, rest: object = {}) => ({
  ...rest,
  period: { analysisDate: dayToText(LAST) },
  methods: [{ id: "rfm", ...options }],
});

function analyze(buyers: readonly (readonly [string, number, number, number])[], options: object = {}) {
  return analyzeRows([HEAD, ...buyers.flatMap((one) => buyer(...one))], policy(options));
}

/** The combined code of every customer by name. */
function codes(outcome: ReturnType<typeof analyzeRows>): Record<string, number> {
  const { names } = outcome.value?.gathering.customers ?? { names: [] };
  const code = outcome.value?.results[0]?.classes.details?.find(({ name }) => name === "rfmCode");
  return Object.fromEntries(names.map((name, i) => [name, Number(code?.values[i])]));
}

/** The sentence of every customer by name. */
function whys(outcome: ReturnType<typeof analyzeRows>): Record<string, string> {
  const list = outcome.value?.plan.edits.filter((edit) => edit.kind === "setCells" && edit.sheet === "accounts") ?? [];
  const [heads, body] = list.map((edit) => (edit.kind === "setCells" ? edit.columns : []));
  const at = (header: string) => (heads ?? []).findIndex(({ values }) => values[0] === header);
  const column = (header: string) => Array.from(body?.[at(header)]?.values ?? [], String);
  const [names, said] = [column("Customer"), column("Why")];
  return Object.fromEntries(names.map((name, i) => [name, said[i] ?? ""]));
}

const found = (outcome: ReturnType<typeof analyzeRows>) => outcome.value?.report.methods[0]?.found as RfmFound; // RFM's own

describe("scores", () => {
  // Source: R package rfm, rfm_data_customer; its cut-offs and codes as in the definitions, section 5.
  const cuts = { recency: [76, 125, 176, 265], frequency: [7, 9, 10, 12], monetary: [640, 826, 1002, 1225] };
  test.each([
    { days: 232, orders: 9, money: 777, code: 222 },
    { days: 115, orders: 16, money: 1555, code: 455 },
    { days: 43, orders: 5, money: 336, code: 511 },
    { days: 64, orders: 12, money: 1189, code: 544 },
    { days: 23, orders: 12, money: 1229, code: 545 },
    { days: 265, orders: 7, money: 640, code: 211 },
    { days: 266, orders: 8, money: 640.01, code: 122 },
  ])("published: ($days days, $orders orders, $money) is $code", ({ days, orders, money, code }) => {
    expect(codes(analyze([["A", days, orders, money]], { cuts }))).toEqual({ A: code });
  });

  test.each([
    { about: "PERCENTILE.INC at the fifths of 1…5", orders: [1, 2, 3, 4, 5], f: [1, 2, 3, 4, 5] },
    { about: "six values", orders: [1, 2, 3, 4, 5, 6], f: [1, 1, 2, 3, 4, 5] },
    { about: "equal values, equal scores", orders: [1, 1, 1, 1, 9], f: [1, 1, 1, 1, 5] },
    { about: "all equal: none exceeds a cut-off", orders: [3, 3, 3], f: [1, 1, 1] },
    { about: "two customers", orders: [1, 2], f: [1, 5] },
  ])("$about", ({ orders, f }) => {
    const outcome = analyze(orders.map((n, i) => [`C${i}`, 10, n, 100] as const));
    expect(Object.values(codes(outcome)).map((code) => Math.floor(code / 10) % 10)).toEqual(f);
  });

  test("agree with PERCENTILE.INC worked out by hand in whole numbers", () => {
    const lists = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 2, max: 9 }), (list, bins) => {
        const ascending = [...list].sort((a, b) => a - b);
        const over = (value: number) =>
          Array.from({ length: bins - 1 }, (_, i) => {
            const place = (list.length - 1) * (i + 1);
            const [at, part] = [Math.floor(place / bins), place % bins];
            const [low = 0, high = low] = [ascending[at], ascending[at + 1]];
            return value * bins > low * bins + (high - low) * part;
          }).filter(Boolean).length;
        const outcome = analyze(
          list.map((days, i) => [`C${String(i).padStart(2, "0")}`, days, 1, days] as const),
          { bins },
        );
        const expected = list.map((value) => 100 * (bins - over(value)) + 10 + 1 + over(value));
        expect(Object.values(codes(outcome))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("say which ones are not given", () => {
    const outcome = analyze([
      ["A", 1, 1, 10],
      ["B", 2, 1, 20],
      ["C", 3, 2, 30],
      ["D", 4, 1, 40],
      ["E", 5, 3, 50],
    ]);
    expect(outcome.issues).toEqual([
      { kind: "scoresNotGiven", severity: "warning", facts: { score: "F", levels: 3, missing: [2, 3] } },
    ]);
  });

  test.each([1, 3])("say nothing where all of %s customers are alike", (customers) => {
    const rows = Array.from({ length: customers }, (_, i): [string, number, number, number] => [`C${i}`, 4, 2, 10]);
    expect(analyze(rows).issues).toEqual([{ kind: "allAlike", severity: "warning", facts: { customers } }]);
  });

  test("cut-offs of a run given to the next one change no score", () => {
    const first = analyze([
      ["A", 1, 5, 10.01],
      ["B", 9, 4, 20.5],
      ["C", 12, 4, 20.5],
      ["D", 44, 1, 640.29],
      ["E", 90, 9, 7],
    ]);
    const { cuts } = found(first);
    expect(cuts.monetary).toHaveLength(4);
    const again = analyze(
      [
        ["A", 1, 5, 10.01],
        ["B", 9, 4, 20.5],
        ["C", 12, 4, 20.5],
        ["D", 44, 1, 640.29],
        ["E", 90, 9, 7],
      ],
      { cuts },
    );
    expect(codes(again)).toEqual(codes(first));
    expect(found(again).cuts).toEqual(cuts);
    expect(codes(analyze([["D", 44, 1, 640.3]], { cuts }))).toEqual({ D: codes(first)["D"] });
  });

  test("a cut-off in decimals is compared exactly", () => {
    const cuts = { recency: [5], frequency: [1], monetary: [640.29] };
    const outcome = analyze(
      [
        ["A", 1, 1, 640.29],
        ["B", 1, 1, 640.3],
      ],
      { bins: 2, cuts },
    );
    expect(codes(outcome)).toEqual({ A: 211, B: 212 });
  });

  test("of the average order, and their weighted sum", () => {
    const outcome = analyze(
      [
        ["A", 1, 10, 100],
        ["B", 1, 1, 20],
      ],
      { monetary: "averageOrder", bins: 2, weights: { r: 1, f: 0.5, m: 2 } },
    );
    expect(codes(outcome)).toEqual({ A: 221, B: 212 });
    const details = Object.fromEntries(
      (outcome.value?.results[0]?.classes.details ?? []).map(({ name, values }) => [name, [...values]]),
    );
    expect(details).toMatchObject({ averageOrder: [10, 20], rfmWeighted: [5, 6.5] });
  });
});

describe("purchases", () => {
  test("returns lower M, but neither count nor refresh the last purchase; a customer with returns only is not rated", () => {
    const rows: CellValue[][] = [
      ["A", "1", "2025-06-01", 100],
      ["A", "2", "2025-12-30", -40],
      ["A", "3", "2025-07-01", 50],
      ["A", "3", "2025-08-01", -50],
      ["B", "4", "2025-12-31", -5],
      ["C", "5", "2025-12-01", 30],
    ];
    const outcome = analyzeRows([HEAD, ...rows], policy());
    const details = outcome.value?.results[0]?.classes.details ?? [];
    expect(details.slice(0, 2).map(({ values }) => [...values])).toEqual([
      [213, NaN, 30],
      [1, NaN, 1],
    ]);
    expect(classesByName(outcome)["B"]).toBe("Not rated");
    expect(whys(outcome)["A"]).toMatch(/213 days before the analysis date, 1 order, 60 in all/);
    expect(whys(outcome)["B"]).toMatch(/not rated/);
  });

  test("without a column of orders, days with purchases are counted, and it is said", () => {
    const rows = [
      ["Customer", "Date", "Amount"],
      ["A", "2025-12-01", 5],
      ["A", "2025-12-01", 6],
      ["A", "2025-12-02", 7],
    ];
    const outcome = analyzeRows(rows, policy());
    expect(found(outcome)).toMatchObject({ frequency: "date", rated: 1 });
    expect(whys(outcome)["A"]).toMatch(/2 days with purchases/);
  });

  test("of a window only", () => {
    const rows: CellValue[][] = [
      ["A", "1", "2025-12-22", 100],
      ["A", "2", "2025-12-21", 7],
      ["A", "3", "2025-12-30", -1],
      ["B", "4", "2025-12-21", 50],
    ];
    const outcome = analyzeRows([HEAD, ...rows], policy({ window: 10 }));
    expect(outcome.value?.results[0]?.classes.details?.[1]?.values).toEqual(Float64Array.of(1, NaN));
    expect(whys(outcome)["A"]).toMatch(/, 99 in all/);
    expect(classesByName(outcome)).toMatchObject({ B: "Not rated" });
    expect(kinds(analyzeRows([HEAD, ...rows], policy({ window: 1 })))).toContain("noPurchases");
  });
});

describe("segments", () => {
  test.each([
    { days: 1, orders: 20, money: 2000, is: "Champions" },
    { days: 150, orders: 20, money: 2000, is: "Loyal" },
    { days: 1, orders: 8, money: 700, is: "Potential loyalist" },
    { days: 1, orders: 1, money: 5, is: "New" },
    { days: 100, orders: 1, money: 5, is: "Promising" },
    { days: 150, orders: 10, money: 1000, is: "Need attention" },
    { days: 150, orders: 8, money: 5, is: "About to sleep" },
    { days: 300, orders: 12, money: 1000, is: "At risk" },
    { days: 300, orders: 20, money: 1200, is: "Can't lose them" },
    { days: 300, orders: 2, money: 20, is: "Hibernating" },
  ])("western: $days days, $orders orders, $money is $is", ({ days, orders, money, is }) => {
    const cuts = { recency: [76, 125, 176, 265], frequency: [7, 9, 10, 12], monetary: [640, 826, 1002, 1225] };
    expect(classesByName(analyze([["A", days, orders, money]], { cuts }))).toEqual({ A: is });
  });

  test.each([2, 3, 4, 5, 6, 7, 8, 9])("western at %i scores places best and worst", (bins) => {
    const outcome = analyze(
      Array.from({ length: 12 }, (_, i) => [`C${String(i).padStart(2, "0")}`, 1 + i, 12 - i, 100 - i] as const),
      { bins },
    );
    const classes = Object.values(classesByName(outcome));
    expect([classes[0], classes.at(-1)]).toEqual(["Champions", "Hibernating"]);
  });

  const ownBounds = { recency: 30, frequency: 5, monetary: 1000 };
  test.each([
    { days: 30, orders: 5, money: 1000, is: "重要价值" },
    { days: 31, orders: 5, money: 1000, is: "重要保持" },
    { days: 30, orders: 4, money: 1000, is: "重要发展" },
    { days: 31, orders: 4, money: 1000, is: "重要挽留" },
    { days: 30, orders: 5, money: 999.99, is: "一般价值" },
    { days: 31, orders: 5, money: 999.99, is: "一般保持" },
    { days: 30, orders: 4, money: 999.99, is: "一般发展" },
    { days: 31, orders: 4, money: 999.99, is: "一般挽留" },
  ])("eight: $days days, $orders orders, $money is $is", ({ days, orders, money, is }) => {
    const rows = [HEAD, ...buyer("A", days, orders, money)];
    const { value } = analyzeRows(rows, policy({ segments: "eight", ownBounds }, { language: "zh" }));
    const { list = [], of = [] } = value?.results[0]?.classes ?? {};
    expect(classLabel(list[of[0] ?? 0] ?? { kind: "none" }, "zh")).toBe(is);
  });

  test.each([
    { bound: "mean", money: [10, 20, 60], high: ["C"], at: 30 },
    { bound: "mean", money: [10, 20, 30], high: ["B", "C"], at: 20 },
    { bound: "median", money: [10, 20, 60], high: ["B", "C"], at: 20 },
    { bound: "median", money: [10, 20, 21, 60], high: ["C", "D"], at: 20.5 },
    { bound: "mean", money: [7, 7, 7], high: ["A", "B", "C"], at: 7 },
    { bound: "mean", money: [0.1, 0.1, 0.1], high: ["A", "B", "C"], at: 0.1 },
  ])("eight against the $bound of $money", ({ bound, money, high, at }) => {
    const outcome = analyze(
      money.map((m, i) => ["ABCD"[i] ?? "", 3, 1, m] as const),
      { segments: "eight", bound },
    );
    expect(found(outcome).bounds?.monetary).toBeCloseTo(at, 12);
    const important = Object.entries(classesByName(outcome)).filter(([, name]) => name.startsWith("Important"));
    expect(important.map(([name]) => name)).toEqual(high);
  });

  test("of one's own: the first rule that fits wins and is named", () => {
    const map = [
      { label: "Top", r: { from: 2 }, fm: { from: 2 } },
      { label: "Rich", m: { from: 2 } },
      { label: "Rest" },
    ];
    const outcome = analyze(
      [
        ["A", 1, 9, 90],
        ["B", 60, 1, 95],
        ["C", 50, 1, 1],
      ],
      { bins: 2, map },
    );
    expect(classesByName(outcome)).toEqual({ A: "Top", B: "Rich", C: "Rest" });
    expect(whys(outcome)["B"]).toContain("rule 2: M ≥ 2");
    expect(whys(outcome)["C"]).toContain("rule 3: all the rest");
  });

  test("of one's own: a range may be one score, or have one end", () => {
    const map = [
      { label: "Middle", r: { from: 3, to: 3 } },
      { label: "Far", r: { to: 2 } },
      { label: "Near", r: { from: 4 } },
    ];
    const cuts = { recency: [10, 20, 30, 40], frequency: [1, 2, 3, 4], monetary: [1, 2, 3, 4] };
    const outcome = analyze(
      [10, 20, 30, 40, 50].map((days) => [`${days} days`, days, 1, 1] as const),
      { cuts, map },
    );
    expect(classesByName(outcome)).toEqual({
      "10 days": "Near",
      "20 days": "Near",
      "30 days": "Middle",
      "40 days": "Far",
      "50 days": "Far",
    });
  });

  test.each([
    {
      about: "a hole in the middle",
      map: [
        { label: "A", m: { to: 2 } },
        { label: "B", m: { from: 4 } },
      ],
      says: /R 1, F 1, M 3/,
    },
    {
      about: "a hole",
      map: [
        { label: "A", r: { from: 2 } },
        { label: "B", f: { to: 4 } },
      ],
      says: /R 1, F 5, M 1/,
    },
    {
      about: "a rule behind others",
      map: [{ label: "A" }, { label: "B", r: { from: 5 } }],
      says: /methods\.0\.map\.1: rule 2 \(“B”\) can never fire/,
    },
    {
      about: "a score that does not exist",
      map: [{ label: "B", r: { from: 6 } }, { label: "A" }],
      says: /rule 1 \(“B”\)/,
    },
    {
      about: "a range that ends before it begins",
      map: [{ label: "B", r: { from: 3, to: 2 } }, { label: "A" }],
      says: /must not end before/,
    },
    { about: "an empty map", map: [], says: /map/ },
  ])("$about is refused with a sentence", ({ map, says }) => {
    const outcome = analyze([["A", 1, 1, 1]], { map });
    expect(outcome.value).toBeUndefined();
    expect(outcome.issues.map((issue) => describeIssue(issue, "en")).join(" ")).toMatch(says);
    expect(outcome.issues.map((issue) => describeIssue(issue, "zh")).join(" ")).toMatch(/不能使用|不能小于/);
  });

  test.each([
    {
      cuts: { recency: [1], frequency: [1], monetary: [1] },
      bins: 3,
      paths: ["recency", "frequency", "monetary"],
      problem: "cutsPerScore",
    },
    {
      cuts: { recency: [1, 2], frequency: [2, 1], monetary: [1, 1] },
      bins: 3,
      paths: ["frequency"],
      problem: "cutsFall",
    },
  ])("cut-offs $cuts for $bins scores are refused: $problem of $paths", ({ cuts, bins, paths, problem }) => {
    expect(analyze([["A", 1, 1, 1]], { cuts, bins }).issues.map(({ facts }) => facts)).toEqual(
      paths.map((path) => expect.objectContaining({ path: `methods.0.cuts.${path}`, problem }) as unknown),
    );
  });
});

describe("what it takes", () => {
  const cuts = { recency: [10, 20, 30, 40], frequency: [1, 2, 3, 4], monetary: [100, 200, 300, 400] };
  test.each([
    {
      at: [25, 3, 250] as const,
      says: /1 more order now would make it Champions; it is 50\.01 short of Loyal; without a purchase it stays until 2026-01-05, then becomes At risk\./,
      because: "R 3, F 3, M 3: on 5 January it is 30 days, on the 6th 31",
    },
    {
      at: [1, 9, 999] as const,
      says: /By these cut-offs, without a purchase it stays until 2026-01-09/,
      because: "nothing is better",
    },
    {
      at: [99, 1, 1] as const,
      says: /1 more order now would make it Potential loyalist; it is 299\.01 short of At risk\.$/,
      because: "time changes nothing more",
    },
  ])("$at: $because", ({ at, says }) => {
    const rows = [...buyer("A", at[0], at[1], at[2]), ["Z", "z", dayToText(LAST), 0.01]];
    const sentence = whys(analyzeRows([HEAD, ...rows], policy({ cuts })))["A"];
    expect(sentence).toMatch(says);
  });
});

test("the whole sentence, by scores and by bounds", () => {
  const buyers = [
    ["A", 25, 3, 250.5],
    ["B", 1, 9, 999],
    ["C", 99, 1, 1],
  ] as const;
  const cuts = { recency: [10, 20, 30, 40], frequency: [1, 2, 3, 4], monetary: [100, 200, 300, 400] };
  expect(whys(analyze(buyers, { cuts }))).toEqual({
    A: "R 3, F 3, M 3 of 5 (last purchase 25 days before the analysis date, 3 orders, 250.50 in all); rule: R 3, mean of F and M 3. By these cut-offs, 1 more order now would make it Champions; it is 49.60 short of Loyal; without a purchase it stays until 2026-01-05, then becomes At risk.",
    B: "R 5, F 5, M 5 of 5 (last purchase 1 day before the analysis date, 9 orders, 999.00 in all); rule: R 5, mean of F and M 4–5. By these cut-offs, without a purchase it stays until 2026-01-09, then becomes Loyal.",
    C: "R 1, F 1, M 1 of 5 (last purchase 99 days before the analysis date, 1 order, 1.00 in all); rule: R 1–2, mean of F and M 1–2. By these cut-offs, 1 more order now would make it Potential loyalist; it is 299.10 short of At risk.",
  });
  expect(whys(analyze(buyers, { segments: "eight", bound: "median" }))).toEqual({
    A: "R 3, F 3, M 3 of 5 (last purchase 25 days before the analysis date, 3 orders, 250.50 in all); R near (up to 25 days), F high (from 3), M high (from 250.50). By these cut-offs, without a purchase it stays until 2025-12-31, then becomes Important, keep.",
    B: "R 5, F 5, M 5 of 5 (last purchase 1 day before the analysis date, 9 orders, 999.00 in all); R near (up to 25 days), F high (from 3), M high (from 250.50). By these cut-offs, without a purchase it stays until 2026-01-24, then becomes Important, keep.",
    C: "R 1, F 1, M 1 of 5 (last purchase 99 days before the analysis date, 1 order, 1.00 in all); R far (over 25 days), F low (under 3), M low (under 250.50). By these cut-offs, 1 more order now would make it General, develop; it is 249.50 short of Important, retain.",
  });
  // The bounds are the means: 125/3 days, 13/3 orders and 195.5/3, rounded up to what the amounts are written in.
  expect(whys(analyze(buyers, { segments: "eight", monetary: "averageOrder" }))).toEqual({
    A: "R 3, F 3, M 3 of 5 (last purchase 25 days before the analysis date, 3 orders, 83.50 an order on average); R near (up to 41.67 days), F low (under 4.33), M high (from 65.20). By these cut-offs, 2 more orders now would make it Important, value; without a purchase it stays until 2026-01-16, then becomes Important, retain.",
    B: "R 5, F 5, M 5 of 5 (last purchase 1 day before the analysis date, 9 orders, 111.00 an order on average); R near (up to 41.67 days), F high (from 4.33), M high (from 65.20). By these cut-offs, without a purchase it stays until 2026-02-09, then becomes Important, keep.",
    C: "R 1, F 1, M 1 of 5 (last purchase 99 days before the analysis date, 1 order, 1.00 an order on average); R far (over 41.67 days), F low (under 4.33), M low (under 65.20). By these cut-offs, 1 more order now would make it General, develop; it is 64.20 an order short of Important, retain.",
  });
});

test("what it takes may be several orders at once: those between change nothing", () => {
  const cuts = { recency: [10, 20, 30, 40], frequency: [1, 2, 7, 9], monetary: [100, 200, 300, 400] };
  const rows = [...buyer("A", 25, 3, 250), ["Z", "z", dayToText(LAST), 0.01]];
  const map = [{ label: "Often", r: { from: 5 }, f: { from: 4 } }, { label: "Seldom" }];
  expect(whys(analyzeRows([HEAD, ...rows], policy({ cuts, map })))["A"]).toMatch(
    /5 more orders now would make it Often/,
  );
});

test("the order of rows, a split row, a zero row and other names change no segment", () => {
  const row = fc.tuple(
    fc.constantFrom("P", "Q", "R", "S", "T"),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: -500, max: 5000 }),
  );
  const options = fc.record({
    segments: fc.constantFrom("western", "eight"),
    bound: fc.constantFrom("mean", "median"),
    bins: fc.integer({ min: 2, max: 9 }),
    monetary: fc.constantFrom("total", "averageOrder"),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 25 }), options, (list, chosen) => {
      const rows = list.map(([name, order, days, cents]): CellValue[] => [
        name,
        `${name}${order}`,
        dayToText(LAST - days),
        cents / 100,
      ]);
      const classes = (body: readonly (readonly CellValue[])[]) =>
        classesByName(analyzeRows([HEAD, ...body], policy(chosen)));
      const own = classes(rows);
      expect(classes([...rows].reverse())).toEqual(own);
      const [first = [], ...others] = rows;
      const [name = "", order = "", day = ""] = first;
      expect(
        classes([
          [name, order, day, Number(first[3]) - 0.5],
          ...others,
          [name, order, day, 0.5],
          [name, order, day, 0],
        ]),
      ).toEqual(own);
      const renamed = classes(rows.map(([who = "", ...rest]) => [`x${String(who)}`, ...rest]));
      expect(Object.fromEntries(Object.entries(renamed).map(([who, segment]) => [who.slice(1), segment]))).toEqual(own);
    }),
    { numRuns: 60 },
  );
});
