import { existsSync, mkdtempSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { assessing } from "../../src/core/analyze";
import { dayFrom } from "../../src/core/days";
import { listAccounts } from "../../src/core/sheets/account-list";
import { METHOD_IDS } from "../../src/core/methods/methods";
import { defaultPolicy, type Policy } from "../../src/core/policy";
import { readPolicy } from "../../src/core/policies/read-policy";
import { finish } from "../../src/core/steps";
import { describeIssue } from "../../src/core/text/sentences";
import { encodeCsv } from "../../src/files/csv-encoder";
import { readCsv } from "../../src/files/csv-reader";
import type { PartSizes } from "../../src/files/row-store";
import { bytesOf } from "./bytes";

const TODAY = dayFrom(2026, 6, 30) ?? 0;
const WHOLE: PartSizes = { inMemory: 1 << 20, setAside: 1 << 16 };
/** Rows in memory, and rows of a part once they are more than those. */
const SIZES: readonly PartSizes[] = [
  { inMemory: 1, setAside: 1 },
  { inMemory: 7, setAside: 7 },
  { inMemory: 7, setAside: 3 },
  { inMemory: 3, setAside: 65_536 },
];
const cases = join(__dirname, "../cases/intake");

/** All that a user sees of a file: the report, the account list as bytes, and every sentence. */
async function seen(text: string, policy: Policy, { partSizes = WHOLE, room = Infinity } = {}): Promise<string> {
  const reading = await readCsv(bytesOf(text), { path: "x.csv", where: "x.csv", policy, partSizes });
  const said = reading.issues.map((issue) => describeIssue(issue, "en"));
  if (!reading.value) return JSON.stringify(said);
  const { parts, columns } = reading.value;
  const { value, issues } = finish(
    assessing(parts, columns, { policy, today: TODAY, room: { rows: room, customers: Infinity, perCustomer: 0 } }),
  );
  reading.value.close();
  said.push(...issues.map((issue) => describeIssue(issue, "en")));
  if (!value) return JSON.stringify(said);
  const accounts = finish(listAccounts(value.gathering, value.results, value.report.policy));
  const list = Array.from(encodeCsv(accounts), (piece) => Buffer.from(piece).toString("utf8"));
  return JSON.stringify([value.report, list, said]);
}

function policyOf(given: unknown): Policy {
  return readPolicy(given).value ?? defaultPolicy();
}

test.each(readdirSync(cases).filter((name) => existsSync(join(cases, name, "input.csv"))))(
  "the untidy file %s gives the same bytes, however many rows a part has",
  async (name) => {
    const answers = join(cases, name, "policy.json");
    const policy = policyOf(existsSync(answers) ? JSON.parse(readFileSync(answers, "utf8")) : {});
    const text = readFileSync(join(cases, name, "input.csv"), "utf8");
    const whole = await seen(text, policy);
    for (const partSizes of SIZES) expect(await seen(text, policy, { partSizes })).toBe(whole);
  },
);

/** Rows with all that methods read: two spellings of a name, orders of several rows, returns, gaps, errors, notes. */
const row = fc.record({
  id: fc.constantFrom("7", "007", "A-1", "a-1", "b", "", "#N/A", "Total"),
  name: fc.constantFrom("Ann", "ANN ", "Ben", ""),
  amount: fc.constantFrom("10", "12.5", "-3.25", "1,234.50", "", "n/a", "#REF!", "0.1", "€ 5.00", "0.123456"),
  date: fc.constantFrom("2025-03-01", "2025-11-30", "2026-01-15", "2027-01-01", "soon", ""),
  order: fc.constantFrom("S1", "S2", "S3", ""),
  region: fc.constantFrom("North", "South", "#N/A", ""),
  contact: fc.constantFrom("2026-02-01", "2026-03-01", ""),
  note: fc.constantFrom("call", "visit", ""),
  due: fc.constantFrom("2025-12-30", "2026-01-30", ""),
});

test("any rows give the same bytes for every method, however many rows a part has", async () => {
  const header = "Customer ID,Customer,Amount,Date,Order,Region,Last contact,Note,Due date,Paid date\n";
  const size = fc.constantFrom(...SIZES);
  const method = fc.constantFrom(...METHOD_IDS.filter((id) => !["rules", "scorecard", "formula"].includes(id)));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), size, method, async (rows, partSizes, id) => {
      const lines = rows.map(
        ({ id: key, name, amount, date, order, region, contact, note, due }) =>
          `${key},${name},"${amount}",${date},${order},${region},${contact},${note},${due},${due}\n`,
      );
      const text = header + lines.join("");
      const policy = policyOf({ methods: [{ id }], columns: { within: "Region" } });
      expect(await seen(text, policy, { partSizes })).toBe(await seen(text, policy));
    }),
    { numRuns: 120 },
  );
});

const SALES = `Customer,Amount,Date\n${Array.from({ length: 40 }, (_, i) => `c${i % 9},${i},2025-0${(i % 9) + 1}-01\n`).join("")}`;

test.each<{ about: string; id: string; outputs?: readonly string[]; room: number; says: RegExp | undefined }>([
  {
    about: "a method that looks at every row says when they do not fit",
    id: "rfm",
    room: 1_000,
    says: /^RFM looks at every row by itself: 40 rows/,
  },
  {
    about: "the sheet of facts says so itself, not the method that only adds up",
    id: "abc",
    outputs: ["facts"],
    room: 1_000,
    says: /^KA Facts looks at every row by itself: 40 rows/,
  },
  { about: "one that adds up needs no room", id: "abc", room: 0, says: undefined },
  { about: "rows that fit are used", id: "rfm", room: 100_000, says: undefined },
])("$about", async ({ id, outputs, room, says }) => {
  const policy = policyOf({ methods: [{ id }], ...(outputs ? { outputs } : {}) });
  const whole = await seen(SALES, policy);
  const parts = await seen(SALES, policy, { partSizes: { inMemory: 10, setAside: 10 }, room });
  if (says) expect((JSON.parse(parts) as string[]).at(-1)).toMatch(says);
  else expect(parts).toBe(whole);
});

test("nothing of what was set aside stays behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "set-aside-"));
  await seen(SALES, policyOf({}), { partSizes: { inMemory: 10, setAside: 10, folder } });
  expect(readdirSync(folder)).toEqual([]);
  rmdirSync(folder);
});

test("a folder that cannot be written is named, with what to do", async () => {
  const { value, issues } = await readCsv(bytesOf(SALES), {
    ...{ path: "x.csv", where: "x.csv", policy: defaultPolicy() },
    partSizes: { inMemory: 10, setAside: 10, folder: "/nowhere/at/all" },
  });
  expect(value).toBeUndefined();
  expect(issues.map((issue) => describeIssue(issue, "en")).join()).toMatch(
    /set aside in \/nowhere\/at\/all \(ENOENT\)/,
  );
});
