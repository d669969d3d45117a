import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { Command } from "../cli/command";
import { abcByHand, customersOf, decimalOf, paretoByHand, rowsOf, sum, unitsOf } from "./independent";

const folder = process.env["KA_DATA"] ?? "";
if (!existsSync(folder)) throw new Error("Name the folder of the data sets: npm run test:data -- ../shared/data");

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => ka.remove());

interface Report {
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly customers: number;
  readonly net: { readonly text: string };
  readonly positive: { readonly text: string };
  readonly methods: readonly {
    readonly classes: readonly {
      readonly label?: string;
      readonly kind: string;
      readonly customers: number;
      readonly amount: { readonly text: string };
    }[];
    readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly expected: string }[];
  }[];
  readonly leftOut: readonly {
    readonly reason: string;
    readonly rows: number;
    readonly amount: { readonly text: string };
  }[];
  readonly concentration: {
    readonly top20: { readonly customers: number; readonly share: number };
    readonly for80: { readonly customers: number };
    readonly xy: { readonly customerShare: number; readonly valueShare: number };
  };
}

function report(args: readonly string[], input = ""): Report {
  const { code, out, err } = ka.run(["classify", ...args, "--json", "--today", "2026-01-01"], input);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Report;
}

interface DataSet {
  readonly about: string;
  readonly file: string;
  readonly id: string;
  readonly amount: string;
  readonly args: readonly string[];
  readonly rows: number;
  readonly customers: number;
  readonly net: string;
  readonly places: number;
}

const SETS: readonly DataSet[] = [
  {
    about: "Northwind",
    file: "northwind_order_lines.csv",
    id: "CustomerID",
    amount: "Amount",
    args: [],
    rows: 2_155,
    customers: 89,
    net: "1265793.0395",
    places: 4,
  },
  {
    about: "CDNOW",
    file: "cdnow_sample.csv",
    id: "master_id",
    amount: "sales",
    args: ["--customer-id", "master_id"],
    rows: 6_919,
    customers: 2_357,
    net: "244091.94",
    places: 2,
  },
  {
    about: "Online Retail",
    file: "online_retail.csv.gz",
    id: "CustomerID",
    amount: "Amount",
    args: [],
    rows: 541_909,
    customers: 4_372,
    net: "8300065.814",
    places: 3,
  },
  {
    about: "Online Retail by country",
    file: "online_retail.csv.gz",
    id: "Country",
    amount: "Amount",
    args: ["--customer", "Country", "--customer-id", ""],
    rows: 541_909,
    customers: 38,
    net: "9747747.934",
    places: 3,
  },
  {
    about: "rfm_data",
    file: "rfm_data_customer.csv.gz",
    id: "customer_id",
    amount: "revenue",
    args: [],
    rows: 39_999,
    customers: 39_999,
    net: "37537400",
    places: 0,
  },
  {
    about: "cn_ecommerce",
    file: "cn_ecommerce_small.csv",
    id: "客户ID",
    amount: "销售额",
    args: [],
    rows: 124,
    customers: 29,
    net: "1563797.80",
    places: 2,
  },
];

describe.each(SETS)("$about", ({ file, id, amount, args, rows, customers, net, places }) => {
  const path = join(folder, file);

  test("its totals are reproduced to the last digit", () => {
    const found = report([path, ...args]);
    const oracle = customersOf(rowsOf(path), id, amount);
    expect(found).toMatchObject({ rowsRead: rows, customers, net: { text: net } });
    expect(oracle).toHaveLength(customers);
    expect(found.net.text).toBe(decimalOf(sum(oracle.map(({ units }) => units)), places));
    expect(found.methods.flatMap(({ checks }) => checks).every(({ passed }) => passed)).toBe(true);
  });

  test.each(["inclusive", "exclusive"] as const)(
    "every customer's class at 80/95 %s is the one found by hand",
    (rule) => {
      const output = join(ka.folder, "accounts.csv");
      const { methods } = report([path, ...args, "--boundary", rule, "-o", output]);
      const oracle = customersOf(rowsOf(path), id, amount);
      const byHand = abcByHand(oracle, [80n, 95n], rule);
      const [header = [], ...lines] = Papa.parse<string[]>(readFileSync(output, "utf8").replace(/^\ufeff/, ""), {
        skipEmptyLines: true,
      }).data;
      const key = header.indexOf(header.includes("Customer ID") ? "Customer ID" : "Customer");
      const place = { class: header.indexOf("Class"), amount: header.indexOf("Amount") };
      expect(new Map(lines.map((line) => [line[key] ?? "", line[place.class] ?? ""]))).toEqual(byHand);
      const units = new Map(oracle.map((customer) => [customer.id, customer.units]));
      for (const line of lines) expect(unitsOf(line[place.amount] ?? "")).toBe(units.get(line[key] ?? ""));
      for (const { label, kind, customers: count, amount: money } of methods[0]?.classes ?? []) {
        const name = label ?? (kind === "zero" ? "Zero" : "Negative");
        const members = oracle.filter((customer) => byHand.get(customer.id) === name);
        expect({ name, count, money: money.text }).toEqual({
          name,
          count: members.length,
          money: decimalOf(sum(members.map((one) => one.units)), places),
        });
      }
    },
  );

  test("the figures of concentration are those found by hand", () => {
    const { concentration } = report([path, ...args, "--method", "pareto"]);
    const { for80, top20, xy } = paretoByHand(customersOf(rowsOf(path), id, amount));
    expect(concentration.for80.customers).toBe(for80);
    expect(concentration.top20.share).toBeCloseTo(top20, 5);
    const point = [concentration.xy.customerShare, concentration.xy.valueShare].map((part) => Math.round(part * 100));
    expect(point).toEqual(xy);
  });
});

test("Online Retail: every row is accounted for, those without an id with their amount", () => {
  const found = report([join(folder, "online_retail.csv.gz")]);
  expect(found.leftOut).toMatchObject([{ reason: "blankCustomer", rows: 135_080, amount: { text: "1447682.120" } }]);
  expect(found.rowsUsed).toBe(541_909 - 135_080);
  expect(found.methods[0]?.checks.find(({ name }) => name === "amounts")?.expected).toBe("9747747.934");
});

test("Online Retail: rows with an id and a positive amount", () => {
  const rows = rowsOf(join(folder, "online_retail.csv.gz")).filter(
    (row) => row["CustomerID"] !== "" && Number(row["Amount"]) > 0,
  );
  const text = Papa.unparse(rows.map((row) => ({ CustomerID: row["CustomerID"], Amount: row["Amount"] })));
  expect(report(["-"], text).net.text).toBe("8911407.904");
});

test("CDNOW: the x/y point is 26/74, and ids keep their zeros", () => {
  const output = join(ka.folder, "cdnow.csv");
  const { concentration } = report([join(folder, "cdnow_sample.csv"), "--customer-id", "master_id", "-o", output]);
  expect(Math.round(concentration.xy.customerShare * 100)).toBe(26);
  expect(Math.round(concentration.xy.valueShare * 100)).toBe(74);
  expect(readFileSync(output, "utf8")).toMatch(/,00004,/);
});

test("CDNOW without a word about the customer is asked about, not guessed", () => {
  const { code, err } = ka.run(["classify", join(folder, "cdnow_sample.csv")]);
  expect(code).toBe(1);
  expect(err).toMatch(/master_id, sample_id/);
});

const PYTHON = "/usr/bin/python3";
const hasPandas = spawnSync(PYTHON, ["-c", "import pandas"]).status === 0;

test(hasPandas ? "pandas adds up to the same" : "pandas is not present here: its sums were not compared", () => {
  if (!hasPandas) return;
  const script = `
import json, sys, pandas as pd
out = []
for path, key, amount in json.load(sys.stdin):
    frame = pd.read_csv(path, dtype={key: str})
    sums = frame.groupby(key)[amount].sum()
    out.append([int(sums.size), float(sums.sum())])
print(json.dumps(out))
`;
  const jobs = SETS.map(({ file, id, amount }) => [join(folder, file), id, amount]);
  const run = spawnSync(PYTHON, ["-c", script], { input: JSON.stringify(jobs), encoding: "utf8" });
  expect(run.stderr).toBe("");
  const found = JSON.parse(run.stdout) as [number, number][];
  expect(found.map(([count]) => count)).toEqual(SETS.map(({ customers }) => customers));
  found.forEach(([, total], i) => expect(total).toBeCloseTo(Number(SETS[i]?.net), 3));
});
