import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findColumns } from "../../src/core/columns";
import { gatherCustomers } from "../../src/core/customers";
import { dayFrom, dayToText } from "../../src/core/days";
import { exactText } from "../../src/core/measures/exact";
import { tableFromRows } from "../../src/core/intake/head-table";
import type { Issue } from "../../src/core/issues";
import { valueOf } from "../../src/core/measures";
import { readPolicy } from "../../src/core/policies/read-policy";
import { finish } from "../../src/core/steps";
import type { CellValue, Table } from "../../src/core/table";
import { describeIssue } from "../../src/core/text/sentences";
import { readXlsx } from "../../src/files/xlsx/read";
import { inParts } from "../core/parts";
import { bytesOf, readTable } from "../files/bytes";
import { bookFile, rowsXml } from "../files/xlsx/book-file";
import { removeTempFiles } from "../files/xlsx/zip-file";

/**
 * A folder is a case: `input.csv`, `rows.json` or, for rows as a workbook file has them, `sheet.json`, a `policy.json` where one answers, and what
 * comes of it in `expected.json`.
 */
const folder = join(__dirname, "intake");
afterAll(removeTempFiles);

const TODAY = dayFrom(2026, 6, 30) ?? 0;

const read = (name: string, file: string): unknown =>
  existsSync(join(folder, name, file)) ? JSON.parse(readFileSync(join(folder, name, file), "utf8")) : undefined;

async function tableOf(
  name: string,
  policy: ReturnType<typeof policyOf>,
): Promise<{ table?: Table; issues: readonly Issue[] }> {
  const rows = read(name, "rows.json") as CellValue[][] | undefined;
  if (rows) return { table: tableFromRows(rows, "Sales"), issues: [] };
  const cells = read(name, "sheet.json") as (string | number | null)[][] | undefined;
  if (cells) {
    const book = bookFile({ sheets: [{ name: "Sales", rows: rowsXml(cells) }] });
    const { value, issues } = await readXlsx(book, { source: { kind: "selection" } });
    return value ? { table: value.table, issues } : { issues };
  }
  const bytes = bytesOf(readFileSync(join(folder, name, "input.csv"), "utf8"));
  const { value, issues } = await readTable(bytes, { path: "sales.csv", where: "sales.csv", policy });
  // What is said of the columns is found again below.
  const ofFile = issues.filter(({ kind }) => kind === "raggedRow");
  return value ? { table: value.table, issues: ofFile } : { issues };
}

function policyOf(name: string) {
  const { value, issues } = readPolicy(read(name, "policy.json") ?? {});
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}

/** What a person would want to know of the outcome. */
async function outcomeOf(name: string, partRows = Infinity): Promise<object> {
  const policy = policyOf(name);
  const { table, issues } = await tableOf(name, policy);
  const found = table && findColumns(table, policy);
  const gathered =
    table && found?.value
      ? finish(
          gatherCustomers(inParts(table, partRows), found.value, { today: TODAY, needs: [], intake: policy.intake }),
        )
      : undefined;
  const all = [...issues, ...(found?.issues ?? []), ...(gathered?.issues ?? [])];
  for (const issue of all) {
    for (const language of ["en", "zh"] as const) expect(describeIssue(issue, language)).toMatch(/^\S.{8,}[.。]$/u);
  }
  const said = all
    .filter(({ kind }) => kind !== "rowsLeftOut")
    .map(({ kind, severity, facts }) => ({ kind, severity, facts }));
  const value = gathered?.value;
  if (!value) return { issues: said };
  const { customers, leftOut, rowsRead, rowsUsed, amountRead, analysisDate } = value;
  const { decimals } = customers.amount;
  const used = Array.from({ length: customers.count }, (_, i) => BigInt(valueOf(customers.amount, i)));
  const away = leftOut.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  expect(used.reduce((sum, one) => sum + one, 0n) + away).toBe(BigInt(amountRead));
  expect(rowsUsed + leftOut.reduce((sum, { rows }) => sum + rows, 0)).toBe(rowsRead);
  return {
    customers: Object.fromEntries(customers.names.map((customer, i) => [customer, exactText(used[i] ?? 0n, decimals)])),
    leftOut: leftOut.map(({ reason, firstRows, amount }) => ({
      reason,
      rows: firstRows,
      amount: exactText(amount, decimals),
    })),
    ...(analysisDate === undefined ? {} : { analysisDate: dayToText(analysisDate) }),
    issues: said,
  };
}

test.each(readdirSync(folder))("%s", async (name) => {
  const outcome = await outcomeOf(name);
  expect(outcome).toEqual(read(name, "expected.json"));
});

test.each(readdirSync(folder))("%s, its rows part by part", async (name) => {
  const whole = JSON.stringify(await outcomeOf(name));
  for (const rows of [1, 2, 7, 65_536]) expect(JSON.stringify(await outcomeOf(name, rows))).toBe(whole);
});
