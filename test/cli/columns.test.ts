import { join } from "node:path";
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { Command } from "./command";

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => ka.remove());

const SALES = `客户名称,成交金额(万元),下单日期,负责人,上级客户,成本,等级
华新科技有限公司,60,2025-01-02,王芳,华新集团,40,A
华新科技股份有限公司,30,2025-02-02,王芳,华新集团,20,B
Birch Ltd,8,2025-02-03,李雷,,5,A
Alder,2,2025-02-04,李雷,,1,A
`;

/** The account list that a run writes, by header. */
function accounts(args: readonly string[]): { headers: string[]; rows: Record<string, string>[]; err: string } {
  const input = ka.write("sales.csv", SALES);
  const output = join(ka.folder, "accounts.csv");
  const { code, err } = ka.run(["classify", input, "-o", output, ...args]);
  expect({ code, err: code === 0 ? "" : err }).toEqual({ code: 0, err: "" });
  const text = readFileSync(output, "utf8").replace(/^\ufeff/, "");
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return { headers: meta.fields ?? [], rows: data, err };
}

test("what the headers tell is found, carried to the account list and named in the report", () => {
  const { rows } = accounts(["--attribute", "等级"]);
  expect(rows.map((row) => [row["Customer"], row["负责人"], row["上级客户"], row["等级"]])).toEqual([
    ["华新科技有限公司", "王芳", "华新集团", "A"],
    ["华新科技股份有限公司", "王芳", "华新集团", "B"],
    ["Birch Ltd", "李雷", "", "A"],
    ["Alder", "李雷", "", "A"],
  ]);
  const { out } = ka.run(["classify", join(ka.folder, "sales.csv")]);
  expect(out).toMatch(/owner = 负责人/);
  expect(out).toMatch(/10% or more of the net total: 华新集团 \(2 customers\)\s+90\.0%/);
});

test("each role has a flag, and an empty header means that there is no such column", () => {
  expect(accounts(["--owner", "", "--group", "等级"]).headers).not.toContain("负责人");
  expect(accounts(["--industry", "等级"]).headers).toContain("等级");
  const { code, err } = ka.run(["classify", join(ka.folder, "sales.csv"), "--cost", "Kosten"]);
  expect(code).toBe(1);
  expect(err).toMatch(/There is no column “Kosten” for the cost\..*\(--cost <header>\)/);
});

test("likely duplicates are proposed with their money, and merged when the user says so", () => {
  const before = ka.run(["classify", ka.write("sales.csv", SALES)]).out;
  expect(before).toMatch(/Likely duplicates/);
  expect(before).toMatch(/华新科技股份有限公司\s+30\s+华新科技有限公司\s+60\s+same but for the legal form/);
  const merge = ["--merge", "华新科技有限公司=华新科技股份有限公司"];
  const after = ka.run(["classify", join(ka.folder, "sales.csv"), ...merge]).out;
  expect(after).not.toMatch(/Likely duplicates/);
  expect(after).toMatch(/Merged by your policy\n\s*华新科技有限公司\s+华新科技股份有限公司/);
  const { rows } = accounts([...merge, "--merge", "Birch Ltd=Alder"]);
  expect(rows.map((row) => [row["Customer"], row["Amount"]])).toEqual([
    ["华新科技有限公司", "90"],
    ["Birch Ltd", "10"],
  ]);
});

test.each([
  { merge: "Birch Ltd", code: 2, says: "does not say which customers are one" },
  { merge: "=Birch Ltd", code: 2, says: "does not say which customers are one" },
  { merge: "a=b=c", code: 2, says: "does not say which customers are one" },
])("--merge $merge is refused: $says", ({ merge, code, says }) => {
  const run = ka.run(["classify", ka.write("sales.csv", SALES), "--merge", merge]);
  expect(run.code).toBe(code);
  expect(run.err).toContain(says);
});

test("a merge of a name that no row has is said, with its flag", () => {
  const { err } = ka.run(["classify", ka.write("sales.csv", SALES), "--merge", "Alder=Adler"]);
  expect(err).toMatch(/Adler.*\(--merge <name=other>\)/);
});
