import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentSchema } from "../../src/cli/documents";
import { Command } from "./command";

let ka: Command;
let sales: string;
beforeAll(() => {
  ka = new Command();
  sales = ka.write(
    "sales.csv",
    [
      "Customer,Amount,Date",
      "Ann,700,2024-05-01",
      "Ben,200,2024-06-01",
      "Cleo,100,2024-07-01",
      "Ann,50,2025-05-01",
      "Ben,900,2025-06-01",
      "Dan,40,2025-07-01",
      "",
    ].join("\n"),
  );
});
afterAll(() => ka.remove());

describe("ka explain", () => {
  test("says why, by every method that is asked for", () => {
    const { code, out } = ka.run(["explain", sales, "ben", "--method", "abc,pareto"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Ben\n\nABC: A\n {2}Rank 1 of 4; no customer is larger\.\n {2}1,000 above B\.\n\n80\/20: Vital few\n/,
    );
  });

  test("--json has the facts", () => {
    const { out } = ka.run(["explain", sales, "Dan", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      customer: "Dan",
      id: null,
      methods: [{ method: "abc", class: "C", facts: { value: 40, rank: 4, ranked: 4 } }],
    });
    const { methods } = JSON.parse(ka.run(["explain", sales, "Ben", "--json"]).out) as { methods: object[] }; // as the schema says
    expect(methods).toMatchObject([{ toStay: "1,000 above B." }]);
  });

  test("offers similar names for a customer that is not there", () => {
    expect(ka.run(["explain", sales, "an"])).toEqual({
      code: 1,
      out: "",
      err: "There is no customer “an” in the data. Similar are: Ann, Dan.\n",
    });
    expect(ka.run(["explain", sales, "clep"]).err).toBe(
      "There is no customer “clep” in the data. Similar are: Cleo.\n",
    );
  });
});

describe("ka compare", () => {
  const periods = ["--before", "2024-01-01..2024-12-31", "--after", "2025-01-01..2025-12-31"];

  test("two periods of one file", () => {
    const { code, out } = ka.run(["compare", sales, ...periods]);
    expect(code).toBe(0);
    expect(out).toMatch(/Ann\s+A → B\s+700\.00\s+50\.00\s+-650\.00/);
    expect(out).toMatch(/up\s+0\s+0\.00\s+0\.00\s+0\.00/);
    expect(out).toMatch(/gone\s+1\s+100\.00\s+0\.00\s+-100\.00/);
  });

  test("the cut-offs of before, with --frozen", () => {
    const { out } = ka.run(["compare", sales, ...periods, "--frozen", "--json"]);
    const { migrations } = JSON.parse(out) as { migrations: [{ movers: { name: string; move: string }[] }] }; // the shape under test
    // Before, A reached down to 200 and B to 100.
    expect(migrations[0].movers.map(({ name, move }) => `${name} ${move}`)).toEqual([
      "Ann down",
      "Cleo gone",
      "Dan new",
    ]);
  });

  test("two files", () => {
    const later = ka.write("later.csv", "Customer,Amount\nAnn,10\nEve,90\n");
    const { code, out } = ka.run(["compare", sales, later, "--language", "zh"]);
    expect(code).toBe(0);
    expect(out).toMatch(/Eve\s+新增 → A\s+0\.00\s+90\.00\s+90\.00/);
  });

  test("writes who moved as CSV, with the money of both times", () => {
    const { code, out } = ka.run(["compare", sales, ...periods, "-o", "moved.csv"]);
    expect(code).toBe(0);
    expect(out).toContain("moved.csv written: ");
    const [header, ...lines] = readFileSync(join(ka.folder, "moved.csv"), "utf8").split("\r\n");
    expect(header?.replace("\ufeff", "")).toMatch(/Customer,Class before,Class after,Move,Before,After,Change$/);
    expect(lines.join("\n")).toMatch(/Ann,A,B,down,700,50,-650/);
  });

  test("writes the sheet of matrix, money and moves to a workbook", () => {
    const { code, err } = ka.run(["compare", sales, ...periods, "--method", "abc,pareto", "-o", "moved.xlsx"]);
    expect([code, err]).toEqual([0, expect.any(String)]);
    const { out } = ka.run(["sheets", "moved.xlsx", "--json"]);
    expect(out).toContain('"KA Migration"');
    expect(out).toContain('"KA_Movers"');
  });

  test.each([
    { about: "over one of its inputs", output: "sales.csv", says: /input/ },
    { about: "as an old workbook", output: "moved.xls", says: /cannot write/ },
    { about: "as a workbook with macros", output: "moved.xlsm", says: /\.xlsx/ },
  ])("is not written $about", ({ output, says }) => {
    const { code, out, err } = ka.run(["compare", sales, ...periods, "-o", output]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(says);
  });

  test.each([
    { about: "one file without periods", args: [], says: /Give two files, or one file with --before and --after/ },
    {
      about: "periods that overlap",
      args: ["--before", "2024-01-01..2025-01-01", "--after", "2025-01-01..2025-12-31"],
      says: /overlap/,
    },
    { about: "a period that is none", args: ["--before", "2024", "--after", "2025"], says: /“2024” is no period/ },
    {
      about: "a period without rows",
      args: ["--before", "2020-01-01..2020-12-31", "--after", "2025-01-01..2025-12-31"],
      says: /No row lies in the period from 2020-01-01 to 2020-12-31: the data goes from 2024-05-01 to 2025-07-01/,
    },
  ])("refuses $about", ({ args, says }) => {
    const { code, out, err } = ka.run(["compare", sales, ...args]);
    expect(code).not.toBe(0);
    expect(out).toBe("");
    expect(err).toMatch(says);
  });
});

describe("ka policy", () => {
  test("init writes a policy that check accepts and classify uses", () => {
    const file = join(ka.folder, "mine.json");
    expect(ka.run(["policy", "init", file, "--preset", "core-important-ordinary"]).code).toBe(0);
    expect(ka.run(["policy", "check", file]).out).toContain("cut-offs 80% / 95%");
    const { out } = ka.run(["classify", sales, "--policy", file]);
    expect(out).toMatch(/Core\s+2/);
    expect(ka.run(["policy", "init", file])).toMatchObject({
      code: 1,
      err: expect.stringContaining("is there already"),
    });
  });

  test("compare says setting by setting what is otherwise, of files and of presets by name", () => {
    const file = join(ka.folder, "named.json");
    ka.run(["policy", "init", file, "--policy-name", "Key accounts 2026", "--cuts", "0.7,0.95"]);
    expect(ka.run(["policy", "check", file]).out).toContain("Name of this policy: Key accounts 2026\n");
    const blank = join(ka.folder, "blank.json");
    ka.run(["policy", "init", blank]);
    expect(ka.run(["policy", "compare", blank, file])).toMatchObject({
      code: 0,
      out: "Name of this policy: not set → Key accounts 2026\nABC: Cumulative share at which each class ends, in %, ascending: 80%, 95% → 70%, 95%\n",
    });
    expect(ka.run(["policy", "compare", file, file]).out).toBe("The two policies do not differ in any setting.\n");
    expect(ka.run(["policy", "compare", file, "rfm-western", "--language", "zh"]).out).toContain("RFM");
    expect(ka.run(["policy", "compare", file, join(ka.folder, "none.json")])).toMatchObject({ code: 1, out: "" });
  });

  test("show prints every choice, as JSON that is a policy again", () => {
    const { out } = ka.run(["policy", "show", "--json", "--cuts", "0.5", "--from", "2025-01-01"]);
    expect(JSON.parse(out)).toMatchObject({ methods: [{ id: "abc", cuts: [0.5] }], period: { from: "2025-01-01" } });
    const again = ka.write("shown.json", out);
    expect(ka.run(["policy", "show", again, "--json"]).out).toBe(out);
  });

  test("check refuses what cannot be used, with its path", () => {
    const file = ka.write("bad.json", '{"methods":[{"id":"abc","cuts":[2]}]}');
    const { code, err } = ka.run(["policy", "check", file]);
    expect(code).toBe(1);
    expect(err).toContain("methods.0.cuts.0");
  });

  test("a preset and a file at once are refused", () => {
    const { code, err } = ka.run(["classify", sales, "--preset", "key-accounts", "--policy", "x.json"]);
    expect([code, err]).toEqual([2, "Give --preset or --policy, not both: a preset is a policy.\n"]);
  });
});

test("ka methods lists every method with its options, and the presets", () => {
  const { out } = ka.run(["methods", "--json"]);
  const { methods, presets } = JSON.parse(out) as {
    methods: { id: string; options: { flag: string }[] }[];
    presets: string[];
  }; // the shape under test
  expect(methods.find(({ id }) => id === "abc")?.options.map(({ flag }) => flag)).toContain("--cuts");
  expect(presets).toContain("key-accounts");
  expect(ka.run(["methods"]).out).toContain("--cuts <number,…>");
});

test("the account list of a preset has the recommended treatment", () => {
  const output = join(ka.folder, "treated.csv");
  expect(
    ka.run(["classify", sales, "--preset", "core-important-ordinary", "--language", "zh", "-o", output]).code,
  ).toBe(0);
  expect(existsSync(output)).toBe(true);
  const [header = "", first = ""] = readFileSync(output, "utf8").split("\n");
  expect(header).toContain("建议措施");
  expect(first).toContain("每月拜访");
});

describe("ka schema", () => {
  // What the schema does not name is taken out by parsing: JSON Schema forbids it.
  test.each([
    { name: "classify", args: ["--method", "abc,rfm", "--json"], command: "classify" },
    { name: "classify", args: ["--preset", "abc-xyz", "--json"], command: "classify" },
    { name: "classify", args: ["--within", "Customer", "--customer-id", "Customer", "--json"], command: "classify" },
    { name: "explain", args: ["Ann", "--json"], command: "explain" },
    {
      name: "compare",
      args: ["--before", "2024-01-01..2024-12-31", "--after", "2025-01-01..2025-12-31", "--json"],
      command: "compare",
    },
  ] as const)("what ka $command prints is as its schema says", ({ name, args, command }) => {
    const document: unknown = JSON.parse(ka.run([command, sales, ...args]).out);
    expect(documentSchema(name).parse(document)).toEqual(document);
    expect(JSON.parse(ka.run(["schema", name]).out)).toMatchObject({ type: "object" });
  });

  test("what ka methods prints, and a policy", () => {
    expect(documentSchema("methods").safeParse(JSON.parse(ka.run(["methods", "--json"]).out)).success).toBe(true);
    expect(documentSchema("policy").safeParse(JSON.parse(ka.run(["policy", "show", "--json"]).out)).success).toBe(true);
    expect(ka.run(["schema", "policy"]).out).toContain('"boundary"');
  });

  test.each([
    { name: "policy-check", args: ["check", "key"] },
    { name: "policy-compare", args: ["compare", "key", "churn-watch"] },
  ] as const)("what $name prints", ({ name, args }) => {
    const file = ka.write("key.json", ka.run(["policy", "show", "--preset", "key-accounts", "--json"]).out);
    const { out } = ka.run(["policy", ...args.map((word) => (word === "key" ? file : word)), "--json"]);
    const document: unknown = JSON.parse(out);
    expect(documentSchema(name).parse(document)).toEqual(document);
    expect(out).toContain(name === "policy-check" ? '"fingerprint"' : '"title"');
  });

  test("an unknown document is refused with those that there are", () => {
    const { code, err } = ka.run(["schema", "sales"]);
    expect(code).toBe(2);
    expect(err).toContain("classify");
  });
});
