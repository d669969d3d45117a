import { spawnSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Papa from "papaparse";
import { Command } from "./command";

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => ka.remove());

const SALES = "Customer,Amount,Date\nAnn,700,2024-05-01\nBen,200,2024-06-01\nCleo,100,2024-07-01\n";

function accounts(path: string): string[][] {
  return Papa.parse<string[]>(readFileSync(path, "utf8").replace(/^\ufeff/, ""), { skipEmptyLines: true }).data;
}

describe("a run", () => {
  test("prints the summary and writes the account list", () => {
    const input = ka.write("sales.csv", SALES);
    const output = join(ka.folder, "accounts.csv");
    const { code, out, err } = ka.run(["classify", input, "-o", output]);
    expect(err).toBe("The class “C” has no customer by this rule.\n");
    expect(code).toBe(0);
    expect(out).toMatch(/A\s+2\s+66\.7%\s+900\s+90\.0%/);
    expect(out).toMatch(/B\s+1\s+33\.3%\s+100\s+10\.0%/);
    expect(out).toMatch(/Policy fingerprint\s+[0-9a-f]{16}/);
    expect(out).toContain("cut-offs 80% / 95%");
    expect(out).toContain(`Written: ${output} (3 customers)`);
    expect(readFileSync(output).subarray(0, 3).toString("hex")).toBe("efbbbf");
    const [header, ...rows] = accounts(output);
    expect(header).toEqual(["Rank", "Customer", "Class", "Amount", "Share", "Cumulative share", "Why"]);
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ["1", "Ann", "A", "700", "0.7", "0.7"],
      ["2", "Ben", "A", "200", "0.2", "0.9"],
      ["3", "Cleo", "B", "100", "0.1", "1"],
    ]);
    expect(readFileSync(input, "utf8")).toBe(SALES);
    expect(readdirSync(ka.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("twice gives the same bytes", () => {
    const input = ka.write("twice.csv", SALES);
    const output = join(ka.folder, "twice-out.csv");
    ka.run(["classify", input, "-o", output]);
    const first = readFileSync(output);
    expect(ka.run(["classify", input, "-o", output]).code).toBe(0);
    expect(readFileSync(output).equals(first)).toBe(true);
  });

  test("--json is one document, the same figures, and nothing else", () => {
    const input = ka.write("json.csv", `${SALES},5,2024-07-02\n`);
    const { code, out, err } = ka.run(["classify", input, "--json"]);
    expect(code).toBe(0);
    expect(err).toMatch(/^(\S.*\n)*$/);
    const report: unknown = JSON.parse(out);
    expect(report).toMatchObject({
      rowsRead: 4,
      rowsUsed: 3,
      net: { value: 1000, text: "1000" },
      methods: [
        {
          classes: [
            { label: "A", customers: 2 },
            { label: "B", customers: 1 },
            { label: "C", customers: 0 },
          ],
        },
      ],
      leftOut: [{ reason: "blankCustomer", rows: 1, firstRows: [5] }],
    });
  });

  test("reads standard input and gzip, in any separator", () => {
    const tabs = SALES.replaceAll(",", "\t");
    expect(ka.run(["classify", "-"], tabs).out).toMatch(/Net total\s+1,000\n/);
    const input = ka.write("sales.csv.gz", gzipSync(SALES.replaceAll(",", ";")));
    expect(ka.run(["classify", input]).out).toMatch(/Net total\s+1,000\n/);
  });

  test("speaks Chinese, its columns below each other", () => {
    const input = ka.write("zh.csv", "客户,金额\n安娜,700\n本,300\n");
    const { out } = ka.run(["classify", input, "--language", "zh"]);
    const lines = out.split("\n");
    expect(lines[0]).toBe("类别：ABC");
    const width = (line: string) => [...line].reduce((sum, char) => sum + (char > "\u2e80" ? 2 : 1), 0);
    expect(new Set(lines.slice(1, 4).map(width)).size).toBe(1);
  });

  test("leaves out rows after the day that is given, and says so in the report", () => {
    const input = ka.write("today.csv", SALES);
    const { out } = ka.run(["classify", input, "--today", "2024-06-30"]);
    expect(out).toMatch(/date after today\s+1\s+100\s+4\n/);
    expect(out).toMatch(/Analysis date .*2024-06-01/);
  });
});

describe("methods and policies", () => {
  test("options come from the method's schema", () => {
    const input = ka.write("options.csv", SALES);
    const { out } = ka.run([
      "classify",
      input,
      "--cuts",
      "70%,0.9",
      "--boundary",
      "exclusive",
      "--labels",
      "Key,Mid,Rest",
    ]);
    expect(out).toMatch(/Key\s+1 .*\n\s+Mid\s+1 .*\n\s+Rest\s+1 /);
    const pareto = ka.run(["classify", input, "--method", "pareto", "--share", "0.7"]);
    expect(pareto.out).toMatch(/Vital few\s+1 /);
    const tiers = [
      "--method",
      "tiers",
      "--tiers",
      "钻石:0.05,白金:0.02",
      "--unit",
      "tenThousand",
      "--period",
      "window",
    ];
    expect(ka.run(["classify", input, ...tiers, "--amount-unit", "one"]).out).toMatch(
      /钻石\s+1 .*\n\s+白金\s+1 .*\n\s+No tier\s+1 /,
    );
  });

  test("a saved policy gives the same fingerprint as its flags, and a flag wins over it", () => {
    const input = ka.write("policy.csv", SALES);
    const policy = ka.write(
      "policy.json",
      JSON.stringify({ methods: [{ id: "abc", cuts: [0.7, 0.9], boundary: "exclusive" }] }),
    );
    const fingerprint = (args: string[]) => /fingerprint\s+(\w+)/.exec(ka.run(["classify", input, ...args]).out)?.[1];
    const saved = fingerprint(["--policy", policy]);
    expect(saved).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint(["--cuts", "0.7,0.9", "--boundary", "exclusive"])).toBe(saved);
    expect(fingerprint(["--policy", policy, "--boundary", "inclusive"])).toBe(fingerprint(["--cuts", "0.7,0.9"]));
    expect(fingerprint(["--policy", policy, "--method", "pareto"])).toBe(fingerprint(["--method", "pareto"]));
  });
});

describe("wrong usage ends with 2 and a sentence", () => {
  test.each([
    {
      about: "an unknown option",
      args: ["classify", "x.csv", "--zzzzzz", "0.8"],
      says: /There is no option --zzzzzz\. The options are: --output, .*--cuts/,
    },
    {
      about: "an option that is misspelt",
      args: ["classify", "x.csv", "--cutz", "0.8"],
      says: /^There is no option --cutz\. Did you mean --cuts\? See ka classify --help\.$/m,
    },
    {
      about: "an unknown method",
      args: ["classify", "x.csv", "--method", "rfm5"],
      says: /There is no method “rfm5”.*abc, pareto, tiers/,
    },
    {
      about: "an unknown command",
      args: ["zzzzzz", "x.csv"],
      says: /There is no command zzzzzz\. The commands are: classify/,
    },
    {
      about: "a command that is misspelt",
      args: ["clasify", "x.csv"],
      says: /^There is no command clasify\. Did you mean classify\? See ka --help\.$/m,
    },
    { about: "no command", args: [], says: /No command was given/ },
    { about: "no file", args: ["classify"], says: /Missing required argument 'file'/ },
    {
      about: "a shape that there is not",
      args: ["schema", "x"],
      says: /^“x” cannot stand there\. Choose one of: classify, .*policy-compare\. See ka schema --help\.$/m,
    },
    { about: "no customer", args: ["explain", "x.csv"], says: /'customer'\. See ka explain --help/ },
    { about: "two files", args: ["classify", "x.csv", "y.csv"], says: /Too many arguments/ },
    { about: "an option without its value", args: ["classify", "x.csv", "--amount"], says: /argument missing/ },
    { about: "cut-offs that fall", args: ["classify", "x.csv", "--cuts", "0.9,0.8"], says: /cuts.*must rise/ },
    { about: "a cut-off that is no number", args: ["classify", "x.csv", "--cuts", "most"], says: /methods\.0\.cuts/ },
    {
      about: "an option of another method",
      args: ["classify", "x.csv", "--share", "0.7"],
      says: /--share belongs to the method pareto/,
    },
    {
      about: "a day that is none",
      args: ["classify", "x.csv", "--today", "2025-02-30"],
      says: /“2025-02-30” is not a day/,
    },
    { about: "an unknown language", args: ["classify", "x.csv", "--language", "de"], says: /language/ },
    { about: "an unknown unit", args: ["classify", "x.csv", "--amount-unit", "dozen"], says: /amountUnit/ },
  ])("$about", ({ args, says }) => {
    const { code, out, err } = ka.run(args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(says);
  });
});

describe("a refusal ends with 1 and a sentence", () => {
  test.each([
    { about: "an empty file", csv: "", says: /nothing in bad\.csv/ },
    { about: "headers only", csv: "Customer,Amount\n", says: /header row but no rows/ },
    {
      about: "no numeric column",
      csv: "Customer,Note\nAnn,x\n",
      says: /No column of bad\.csv holds amounts.*--amount <header>/,
    },
    {
      about: "text in every amount",
      csv: "Customer,Amount\nAnn,n.a.\nBen,about 12\n",
      says: /No column of bad\.csv holds amounts|None of the 2 rows/,
    },
    { about: "no customer column", csv: "Amount,Qty\n,2\n5,1\n", says: /customer/ },
    {
      about: "two amounts",
      csv: "Customer,含税金额,不含税金额\nAnn,113,100\n",
      says: /含税金额, 不含税金额.*KA does not guess.*--amount <header>/,
    },
    {
      about: "nothing positive",
      csv: "Customer,Amount\nAnn,-5\nBen,0\n",
      says: /None of the 2 customers has a positive amount/,
    },
    { about: "a quote that never closes", csv: 'Customer,Amount\nAnn,1\n"Ben,2\n', says: /quote that opens in line 3/ },
    {
      about: "not UTF-8",
      csv: Buffer.concat([Buffer.from("Kunde,Amount\n" + "Zoë,1\n".repeat(9)), Buffer.from("Zo\xeb,1\n", "latin1")]),
      says: /Line 11 is not UTF-8 text.*--encoding utf-8\|utf-16le/,
    },
    {
      about: "a column that is not there",
      csv: SALES,
      args: ["--amount", "Umsatz"],
      says: /no column “Umsatz”.*Customer, Amount, Date/,
    },
    {
      about: "one column for two roles",
      csv: SALES,
      args: ["--customer", "Amount", "--amount", "Amount"],
      says: /cannot be the/,
    },
    {
      about: "tiers without a unit",
      csv: SALES,
      args: ["--method", "tiers"],
      says: /unit.*--amount-unit one\|thousand/,
    },
    {
      about: "tiers of a year without dates",
      csv: "Customer,Amount\nAnn,5\n",
      args: ["--method", "tiers", "--amount-unit", "one"],
      says: /date.*--date <header>/,
    },
  ])("$about", ({ csv, args = [], says }) => {
    const { code, out, err } = ka.run(["classify", ka.write("bad.csv", csv), ...args]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\bat .*\.js:/);
  });

  test.each([
    { about: "a missing file", path: "nowhere.csv", says: /There is no file nowhere\.csv/ },
    { about: "a folder", path: ".", says: /^\. is a folder\. Name one of the files in it\.$/m },
    { about: "an archive that is cut off", path: "cut.csv.gz", says: /cannot be read/ },
  ])("$about", ({ path, says }) => {
    ka.write("cut.csv.gz", gzipSync(SALES.repeat(1000)).subarray(0, 60));
    const { code, err } = ka.run(["classify", path]);
    expect(code).toBe(1);
    expect(err).toMatch(says);
    if (path === ".") expect(ka.run(["sheets", path]).err).toMatch(says);
  });

  test.each([
    {
      about: "an unknown key",
      policy: '{"methods":[{"id":"abc","cutz":[0.8]}]}',
      says: /methods\.0: there is no setting “cutz”/,
    },
    { about: "a newer version", policy: '{"version":9}', says: /version 9/ },
    { about: "no JSON", policy: "{", says: /line 1 cannot be read as JSON/ },
  ])("a policy with $about", ({ policy, says }) => {
    const input = ka.write("with-policy.csv", SALES);
    const { code, err } = ka.run(["classify", input, "--policy", ka.write("bad.json", policy)]);
    expect(code).toBe(1);
    expect(err).toMatch(says);
  });

  test("a policy that is not there", () => {
    const { code, err } = ka.run(["classify", ka.write("no-policy.csv", SALES), "--policy", "none.json"]);
    expect(code).toBe(1);
    expect(err).toMatch(/There is no file none\.json/);
  });
});

describe("the output is never", () => {
  test("the input, by whatever name", () => {
    const input = ka.write("own.csv", SALES);
    symlinkSync(input, join(ka.folder, "link.csv"));
    linkSync(input, join(ka.folder, "hard.csv"));
    for (const output of ["own.csv", "./own.csv", "link.csv", "hard.csv"]) {
      const { code, out, err } = ka.run(["classify", input, "-o", output]);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toMatch(/is the input itself/);
    }
    expect(readFileSync(input, "utf8")).toBe(SALES);
  });

  test("in a folder that is not there, or in the place of a folder", () => {
    const input = ka.write("place.csv", SALES);
    mkdirSync(join(ka.folder, "folder"), { recursive: true });
    const cases = [
      ["missing/out.csv", /cannot be written \(ENOENT\)/],
      ["place.csv/out.csv", /cannot be written \(ENOTDIR\)/],
      ["missing/", /cannot be written \(ENOENT\)\. There is no such folder: make it first/],
      ["folder", /cannot be written \(EISDIR\)\. It is a folder: name a file in it\./],
    ] as const;
    for (const [output, says] of cases) {
      const { code, out, err } = ka.run(["classify", input, "-o", output]);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toMatch(says);
    }
    expect(existsSync(join(ka.folder, "missing"))).toBe(false);
  });

  test("where its name is empty, as of a variable that a shell does not know", () => {
    const input = ka.write("unnamed.csv", SALES);
    for (const words of [["classify"], ["compare", input], ["remove"], ["freeze"]]) {
      const { code, out, err } = ka.run([...words, input, "-o", ""]);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(/'-o, --output <file>' argument '' is invalid\. It names no file\. See ka/);
    }
  });

  test("touched when the input is refused", () => {
    const output = ka.write("kept.csv", "mine");
    const { code } = ka.run(["classify", ka.write("refused.csv", "Customer,Amount\n"), "-o", output]);
    expect(code).toBe(1);
    expect(readFileSync(output, "utf8")).toBe("mine");
  });
});

describe("odd data is classified, and nothing of it is lost", () => {
  test("one customer, all equal, one with nearly all", () => {
    const one = ka.run(["classify", ka.write("one.csv", "Customer,Amount\nAnn,5\nAnn,6\n")]);
    expect(one).toMatchObject({ code: 0, err: expect.stringMatching(/only one customer/) as string });
    const equal = ka.run(["classify", ka.write("equal.csv", "Customer,Amount\nAnn,5\nBen,5\nCleo,5\n")]);
    expect(equal.err).toMatch(/same amount/);
    expect(equal.out).toMatch(/A\s+3 /);
    const most = ka.run(["classify", ka.write("most.csv", "Customer,Amount\nAnn,95\nBen,3\nCleo,2\n")]);
    expect(most.out).toMatch(/10% or more of the net total: Ann\s+95\.0%/);
  });

  test("negative and zero customers stand beside the classes; blank names, errors and texts are left out with their reason", () => {
    const csv = "Customer,Amount\nAnn,10\nBen,-4\nCleo,0\n ,3\n#N/A,2\nDan,#VALUE!\nEve,about 12\nFay,\n,\n";
    const { out, code } = ka.run(["classify", ka.write("odd.csv", csv)]);
    expect(code).toBe(0);
    expect(out).toMatch(/Zero\s+1 /);
    expect(out).toMatch(/Negative\s+1\s.*-4\n/);
    for (const line of [
      /no customer\s+1\s+3\s+5\n/,
      /error value instead of a customer\s+1\s+2\s+6\n/,
      /error value instead of an amount\s+1\s+0\s+7\n/,
      /text instead of an amount\s+1\s+0\s+8\n/,
      /no amount\s+1\s+0\s+9\n/,
      /empty row\s+1\s+0\s+10\n/,
    ]) {
      expect(out).toMatch(line);
    }
  });

  test("names that would be formulas, emoji, right-to-left names and very long ones", () => {
    const names = ["=HYPERLINK(1)", "+1", "-Smith", "@home", "＝1", "😀 Ltd", "مؤسسة", 'a "b", c', "客".repeat(32_767)];
    const csv = Papa.unparse([["Customer", "Amount"], ...names.map((name, i) => [name, String(100 - i)])]);
    const output = join(ka.folder, "names-out.csv");
    const { code } = ka.run(["classify", ka.write("names.csv", csv), "-o", output]);
    expect(code).toBe(0);
    const written = accounts(output)
      .slice(1)
      .map(([, name]) => name);
    // ＝1 is shown as it is written; width does not make another customer of it.
    expect(written).toEqual([
      "'=HYPERLINK(1)",
      "'+1",
      "'-Smith",
      "'@home",
      "'＝1",
      "😀 Ltd",
      "مؤسسة",
      'a "b", c',
      "客".repeat(32_767),
    ]);
  });

  test("a name cannot steer the terminal", () => {
    const { out, err } = ka.run(["classify", ka.write("escape.csv", "Customer,Amount\n\u001b[2J\u0007Ann,5\nBen,1\n")]);
    expect(out).toContain("10% or more of the net total");
    expect(out + err).not.toMatch(/[\u0000-\u0008\u001b]/);
  });

  test("a ragged file says which line, and is read", () => {
    const { code, out, err } = ka.run(["classify", ka.write("ragged.csv", "Customer,Amount\nAnn,5\nBen\nCleo,3,x\n")]);
    expect(code).toBe(0);
    expect(err).toMatch(/Line 3 has 1 field instead of 2 \(and 1 more such lines\)/);
    expect(out).toMatch(/Net total\s+8\n/);
  });
});

test("--version and --help answer on stdout", () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string };
  expect(ka.run(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  const help = ka.run(["classify", "--help"]);
  expect(help.code).toBe(0);
  expect(help.out).toMatch(/--cuts[\s\S]*--tiers[\s\S]*Examples:[\s\S]*Exit codes/);
  // What several methods share is said once.
  expect(help.out.match(/A name of your own for this classification/g)).toHaveLength(1);
});

test.each([
  { args: ["help", "classify"], says: /--sheet[\s\S]*--cuts/ },
  { args: ["policy", "--help"], says: /show \[options\]/ },
  { args: ["policy", "show", "-h"], says: /--preset[\s\S]*--cuts/ },
])("help lists options that are only made where they may be asked about: $args", ({ args, says }) => {
  const { code, out } = ka.run(args);
  expect(code).toBe(0);
  expect(out).toMatch(says);
});

test("a start takes what was compiled when the command was built", () => {
  const spy = ka.write(
    "spy.cjs",
    `const vm = require("node:vm");
     vm.Script = class extends vm.Script {
       constructor(...args) { super(...args); process.stderr.write("rejected: " + this.cachedDataRejected); }
     };`,
  );
  const { stderr } = spawnSync(process.execPath, ["--require", spy, ka.file, "--version"], { encoding: "utf8" });
  expect(stderr).toBe("rejected: false");
});

describe("earlier days to compare with", () => {
  const sales = "Customer,Date,Amount\nAnn,2023-01-01,100\nBob,2023-06-01,30\nAnn,2024-06-01,900\nAnn,2025-06-01,90\n";
  const windows = ["--from", "2025-01-01", "--to", "2025-12-31", "--compare-from", "2023-01-01"];

  test("are named by flags, and who bought only then is listed as lost", () => {
    const output = join(ka.folder, "grown.csv");
    const args = ["--method", "growth", ...windows, "--compare-to", "2023-12-31", "-o", output];
    const { code, out, err } = ka.run(["classify", ka.write("windows.csv", sales), ...args]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/Compared with +2023-01-01 – 2023-12-31/);
    const lines = accounts(output).slice(1);
    expect(lines.map((line) => line.slice(0, 4).join())).toEqual(["1,Ann,Declining,90", ",Bob,Lost,0"]);
  });

  test.each([
    { about: "without an end", command: ["classify"], args: [], says: /comparison\.to: it is missing/ },
    {
      about: "after one of two periods",
      command: ["compare"],
      args: ["--compare-to", "2023-12-31", "--before", "2022-01-01..2022-12-31", "--after", "2025-01-01..2025-12-31"],
      says: /period\.from: with a comparison window/,
    },
  ])("are refused $about", ({ command, args, says }) => {
    const input = ka.write("windows.csv", sales);
    const { code, out, err } = ka.run([...command, input, "--method", "growth", ...windows, ...args]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(says);
  });
});
