import fc from "fast-check";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { analyze, type Analysis } from "../../src/core/analyze";
import { indexSaved } from "../../src/core/formulas/saved-index";
import { listAccounts } from "../../src/core/sheets/account-list";
import { dayFrom } from "../../src/core/days";
import { tableFromRows } from "../../src/core/intake/head-table";
import { readPolicy } from "../../src/core/policies/read-policy";
import { STAGES, stagesOn } from "../../src/core/segments/stages";
import { periodsOf } from "../../src/core/stats/periods";
import { inUnits } from "../../src/core/measures";
import { finish } from "../../src/core/steps";
import type { CellValue, Table } from "../../src/core/table";
import { classes as english } from "../../src/core/text/en/labels";
import { readSavedFrom } from "../../src/functions/saved";
import { bytesOf, readTable } from "../files/bytes";
import { answered, column } from "./call";

/**
 * Formula, pane and command give the same class. Pane and command have theirs from `analyze`; here the functions classify the figures of its account list,
 * and every class is compared, customer by customer: over the rows of all cases of the project and over generated rows.
 */
const TODAY = dayFrom(2026, 6, 30) ?? 0;
const SCHEME = [
  ["Gold", 500],
  ["Silver", 50.5],
  ["Iron", 5],
] as const;
const TIERS = SCHEME.map(([label, from]) => ({ label, from }));

const WITHOUT_DAYS = [
  { id: "abc" },
  { id: "abc", name: "exclusive", cuts: [0.5, 0.75, 0.9], boundary: "exclusive" },
  { id: "abc", name: "nearest", boundary: "nearest" },
  { id: "tiers", name: "tiers", period: "window", tiers: TIERS },
  { id: "pareto", name: "pareto" },
];
const WITH_DAYS = [
  { id: "rfm", name: "five" },
  { id: "rfm", name: "three", bins: 3 },
  { id: "rfm", name: "mean", segments: "eight" },
  { id: "rfm", name: "median", segments: "eight", bound: "median" },
  { id: "lifecycle", name: "stages" },
];
const XYZ = { id: "xyz", name: "regular" };

/** The analysis by all methods that these rows bear, those without days alone where there are none. */
function analysed(table: Table, policy: object): Analysis | undefined {
  for (const methods of [[...WITHOUT_DAYS, ...WITH_DAYS, XYZ], [...WITHOUT_DAYS, ...WITH_DAYS], WITHOUT_DAYS]) {
    const { value } = readPolicy({ amountUnit: "one", ...policy, methods });
    if (!value) throw new Error("the policy is one");
    const analysis = analyze(table, value, TODAY);
    if (analysis.value) return analysis.value;
  }
  return undefined;
}

/** The columns of the account list, by their headers; details and classes of a further method name it. */
function listOf({ gathering, results }: Analysis): ReadonlyMap<string, readonly unknown[]> {
  const columns = finish(listAccounts(gathering, results, { language: "en" }));
  return new Map(columns.map(({ header, cells }) => [header, Array.from(cells.values)]));
}

/** What stands in a cell of the list, as a formula that refers to it is handed it: nothing is an empty cell. */
const cells = (values: readonly unknown[] | undefined) => column(...(values ?? []).map((value) => value ?? ""));

/** Compares every class, and says how many were compared by each function. */
async function compare(analysis: Analysis): Promise<ReadonlyMap<string, number>> {
  const list = listOf(analysis);
  const named = (header: string, method?: string) => list.get(method ? `${header} (${method})` : header) ?? [];
  const amounts = cells(named("Amount"));
  // A single value needs a population, which is itself then; it cannot be scored at all.
  const population = amounts.length === 1 ? amounts : null;
  const compared = new Map<string, number>();
  const same = async (id: string, formula: Promise<unknown[][]>, expected: readonly unknown[]) => {
    expect({ id, classes: await formula }).toEqual({ id, classes: column(...expected) });
    compared.set(id, (compared.get(id) ?? 0) + expected.length);
  };
  const classOf = (method?: string) => named("Class", method);
  // What a formula says of 0 and, by a scheme, of what is below it, is nothing.
  const orNothing =
    (...none: readonly string[]) =>
    (found: unknown) =>
      none.includes(String(found)) ? "" : found;

  await same("ABC", answered("ABC", amounts, population), classOf().map(orNothing(english.zero)));
  await same(
    "ABC",
    answered("ABC", amounts, population, [[0.5, 0.75, 0.9]], "exclusive"),
    classOf("exclusive").map(orNothing(english.zero)),
  );
  await same(
    "ABC",
    answered("ABC", amounts, population, null, "nearest"),
    classOf("nearest").map(orNothing(english.zero)),
  );
  await same("TIER", answered("TIER", amounts, population), classOf().map(orNothing(english.zero)));
  const tiers = classOf("tiers").map(orNothing(english.none, english.zero, english.negative));
  await same("TIER", answered("TIER", amounts, null, SCHEME), tiers);
  if (amounts.length > 1)
    await same(
      "PARETO",
      answered("PARETO", amounts),
      classOf("pareto")
        .map(orNothing(english.zero))
        .map((found) => (found === english.negative ? found : String(found).toLowerCase())),
    );
  const given = (found: unknown) => found ?? "";
  await same("SHARE", answered("SHARE", amounts), named("Share").map(given));
  await same("CUMSHARE", answered("CUMSHARE", amounts), named("Cumulative share").map(given));
  // The pair that is filled down: each amount by the table of lower bounds alone.
  if (named("Amount").some((amount) => Number(amount) > 0)) {
    const bounds = await answered("CUTOFFS", amounts);
    const filled = await Promise.all(amounts.map((amount) => answered("TIER", [amount], null, bounds)));
    await same("CUTOFFS", Promise.resolve(filled.flat()), classOf().map(orNothing(english.zero)));
  }
  const names = named("Customer").length > 0 ? named("Customer") : named("Customer ID");
  if (new Set(names).size === names.length) {
    const [head, ...lines] = await answered("CLASSIFY", cells(names), amounts);
    expect(head).toEqual(["Rank", "Customer", "Class", "Amount", "Share", "Cumulative share"]);
    const expected = names.map((name, i) => [
      named("Rank")[i] ?? "",
      name,
      orNothing(english.zero)(classOf()[i]),
      named("Amount")[i],
      named("Share")[i] ?? "",
      named("Cumulative share")[i] ?? "",
    ]);
    expect(lines).toEqual(expected);
    compared.set("CLASSIFY", expected.length);
    const headers = [...list.keys()];
    const rows = names.map((_, i) => headers.map((header) => (list.get(header)?.[i] ?? "") as CellValue));
    const index = finish(indexSaved({ table: tableFromRows([headers, ...rows]), stamp: "", leading: "" }));
    readSavedFrom({ now: () => ({ kind: "list", index }) });
    await same("CLASSOF", answered("CLASSOF", cells(names)), classOf());
    // Nobody came or went, and nobody moved.
    const [labels, counted] = [classOf().map(String), new Map<string, number>()];
    for (const label of labels) counted.set(label, (counted.get(label) ?? 0) + 1);
    const matrix = await answered("MIGRATION", cells(names), cells(labels), cells(names), cells(labels));
    const diagonal = matrix.slice(1, -1).map(([label, ...moved], at) => [label, moved[at]]);
    expect(new Map(diagonal as [string, number][])).toEqual(counted);
    compared.set("MIGRATION", names.length);
  }

  const { results, gathering } = analysis;
  const { customers } = gathering;
  const order = names.map((name) =>
    (named("Customer").length > 0 ? customers.names : (customers.ids ?? [])).indexOf(String(name)),
  );
  const asOf = customers.analysisDate ?? null;
  if (list.has("Orders (five)") && names.length > 1 && new Set(names).size === names.length) {
    const days = named("Days since last order", "five");
    const lasts = cells(days.map((ago) => (typeof ago === "number" ? (asOf ?? 0) - ago : "")));
    const orders = cells(named("Orders", "five"));
    const segmentsOf = async (method: string, map: string, bins?: number | string) => {
      const codes = await answered("RFM", lasts, orders, amounts, asOf, bins ?? null);
      const scores = typeof bins === "number" ? bins : null;
      await same("SEGMENT", answered("SEGMENT", codes, map, scores), classOf(method).map(orNothing(english.notRated)));
      return codes;
    };
    const codes = await segmentsOf("five", "western");
    await same(
      "RFM",
      Promise.resolve(codes),
      named("RFM", "five").map((code) => code ?? ""),
    );
    const three = await segmentsOf("three", "western", 3);
    await same(
      "RFM",
      Promise.resolve(three),
      named("RFM", "three").map((code) => code ?? ""),
    );
    await segmentsOf("mean", "eight", "mean");
    await segmentsOf("median", "eight", "median");

    // Who came back after a long absence is not in the figures of the list: such a customer has the stage that it would have otherwise.
    const [firsts, last, gaps] = ["First purchase", "Last purchase", "Usual gap, days"].map((header) =>
      cells(named(header, "stages")),
    );
    const lifecycle = results.find(({ choice }) => choice.id === "lifecycle")?.classes;
    const rhythm = lifecycle?.data as Parameters<typeof stagesOn>[0];
    const none = new Float64Array(customers.count);
    const otherwise = finish(stagesOn({ ...rhythm, back: none }, asOf ?? 0, { newDays: 90, limits: [1.5, 2.5, 4] }));
    const stages = classOf("stages").map((stage, i) => {
      const bought =
        customers.purchases &&
        (customers.purchases.start[(order[i] ?? 0) + 1] ?? 0) > (customers.purchases.start[order[i] ?? 0] ?? 0);
      if (!bought) return "";
      return stage === english.reactivated ? english[STAGES[otherwise[order[i] ?? 0] ?? 0] ?? "none"] : stage;
    });
    await same("LIFECYCLE", answered("LIFECYCLE", firsts, last, gaps, asOf), stages);
  }
  const xyz = results.find(({ choice }) => choice.id === "xyz")?.classes;
  if (xyz && customers.history && new Set(names).size === names.length) {
    const { history, amount, firstDay = 0, analysisDate = 0 } = customers;
    const months = periodsOf(firstDay, analysisDate, "month").filter(
      ({ first, last }) => first >= firstDay && last <= analysisDate,
    );
    const table = order.map((customer) =>
      months.map(({ first, last }) => {
        let sum = 0;
        for (let row = history.start[customer] ?? 0; row < (history.start[customer + 1] ?? 0); row++) {
          const day = history.day[row] ?? 0;
          if (day >= first && day <= last) sum += history.amount[row] ?? 0;
        }
        return sum === 0 ? "" : inUnits(amount, sum);
      }),
    );
    const expected = classOf("regular").map((found, i) => (table[i]?.every((cell) => cell === "") ? "" : found));
    await same("XYZ", answered("XYZ", table), expected);
  }
  return compared;
}

const folder = join(__dirname, "../cases");
const contentOf = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), "utf8")) as unknown;

/** The rows of every case, with the part of its policy that says how they are read. */
async function casesOf(): Promise<
  readonly { readonly name: string; readonly table: Table; readonly policy: object }[]
> {
  const found: { name: string; table: Table; policy: object }[] = [];
  for (const name of readdirSync(join(folder, "workbook"))) {
    const { rows, policy } = contentOf("workbook", name, "case.json") as { rows: CellValue[][]; policy: object };
    const {
      methods: _methods,
      outputs: _outputs,
      within: _within,
      columns,
      ...rest
    } = policy as Record<string, unknown>;
    const { within: _column, ...kept } = (columns ?? {}) as Record<string, unknown>;
    found.push({ name, table: tableFromRows(rows, "Sales!A1"), policy: { ...rest, columns: kept } });
  }
  for (const name of readdirSync(join(folder, "intake"))) {
    const at = (file: string) => existsSync(join(folder, "intake", name, file));
    const policy = at("policy.json") ? (contentOf("intake", name, "policy.json") as object) : {};
    if (at("input.csv")) {
      const bytes = bytesOf(readFileSync(join(folder, "intake", name, "input.csv"), "utf8"));
      const checked = readPolicy(policy).value;
      if (!checked) throw new Error(`${name}: no policy`);
      const { value } = await readTable(bytes, { path: "sales.csv", where: "sales.csv", policy: checked });
      if (value) found.push({ name, table: value.table, policy });
      continue;
    }
    const file = at("rows.json") ? "rows.json" : "sheet.json";
    found.push({ name, table: tableFromRows(contentOf("intake", name, file) as CellValue[][], "Sales"), policy });
  }
  return found;
}

const BY_AMOUNT = ["ABC", "TIER", "PARETO", "SHARE", "CUMSHARE", "CUTOFFS", "CLASSIFY", "CLASSOF", "MIGRATION"];
const FUNCTIONS = [...BY_AMOUNT, "RFM", "SEGMENT", "LIFECYCLE", "XYZ"];

test("over all cases", async () => {
  const total = new Map<string, number>();
  const cases = await casesOf();
  expect(cases.length).toBeGreaterThan(30);
  for (const { name, table, policy } of cases) {
    const analysis = analysed(table, policy);
    if (!analysis) continue;
    const found = await compare(analysis).catch((error: unknown) => {
      throw new Error(`${name}: ${String(error)}`);
    });
    for (const [id, count] of found) total.set(id, (total.get(id) ?? 0) + count);
  }
  expect([...total.keys()].sort()).toEqual([...FUNCTIONS].sort());
});

test("over rows of any kind", async () => {
  const cents = fc.oneof(fc.integer({ min: -20_000, max: 90_000 }), fc.constantFrom(0, 5_000, 5_050, 50_000));
  const row = fc.tuple(
    fc.constantFrom("Ann", "ann ", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hal", "Ida", "Jon", "Kim", "Lea"),
    fc.integer({ min: 45_658, max: 46_203 }),
    cents.map((amount) => amount / 100),
  );
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 120 }), async (rows) => {
      const analysis = analysed(tableFromRows([["Customer", "Date", "Amount"], ...rows], "Sales!A1"), {});
      if (!analysis) return;
      for (const [id, count] of await compare(analysis)) counts.set(id, (counts.get(id) ?? 0) + count);
    }),
    { numRuns: 60 },
  );
  expect([...counts.keys()].sort()).toEqual([...FUNCTIONS].sort());
});
