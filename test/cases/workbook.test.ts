import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dayFrom } from "../../src/core/days";
import { layOut } from "../../src/core/sheets/layout";
import type { CellColumn, Edit, Plan } from "../../src/core/plan";
import type { SourcePlace } from "../../src/core/sheets/class-columns";
import type { LiveSource } from "../../src/core/source/live-source";
import type { Recalled } from "../../src/core/sheets/recalled";
import { finish } from "../../src/core/steps";
import { describeIssue } from "../../src/core/text/sentences";
import { assess, partsOf, policyOf, printOf, recalledFrom, sheetsOf, type Grid } from "../core/book";

/**
 * A folder is a case: rows, policy and what the workbook remembers in `case.json`, and in `expected.txt` all that KA writes: every sheet as a person
 * reads it, with formats, widths, looks, page and drawings. `KA_WRITE_CASES=1 npx jest test/cases/workbook` writes it anew; then its difference is to be
 * read as what users will see.
 */
const folder = join(__dirname, "workbook");

const TODAY = dayFrom(2026, 1, 31) ?? 0;

interface Case {
  readonly rows: Grid;
  readonly policy: object;
  /** Rows and policy of an earlier run in the same workbook. */
  readonly before?: { readonly rows: Grid; readonly policy: object };
  /** What people typed in the account list meanwhile: customer, header, cell. */
  readonly typed?: readonly (readonly [string, string, string])[];
  /** Columns that people added to the account list. */
  readonly added?: readonly string[];
  readonly place?: SourcePlace;
  readonly live?: LiveSource;
  /** How many rows come at a time; all of them when left out. */
  readonly partRows?: number;
}

function ran(
  rows: Grid,
  policy: object,
  { recalled, place, live, partRows }: Pick<Case, "place" | "live" | "partRows"> & { recalled?: Recalled },
) {
  const { value, issues } = assess(rows, policyOf(policy), { today: TODAY, recalled, partRows });
  if (!value) return { issues };
  const plan = finish(
    layOut(
      { ...value, place, live },
      {
        ...{ recalled: recalled ?? {}, unreadable: "leave", source: printOf(rows) },
        occasion: { moment: { day: TODAY, minute: recalled ? 545 : 480 }, author: "Wu", version: "1.2.3" },
      },
    ),
  );
  return { value: plan.value, issues: [...issues, ...plan.issues] };
}

function outcomeOf({ rows, policy, before, typed = [], added = [], place, live, partRows }: Case): string {
  let recalled: Recalled | undefined;
  if (before) {
    const first = ran(before.rows, before.policy, {}).value;
    if (!first) throw new Error("the first run comes to an end");
    const sheets = sheetsOf(first);
    const accounts = sheets.get("accounts") ?? [];
    const [head = []] = accounts;
    head.push(...added);
    for (const [customer, header, cell] of typed) {
      const line = accounts.find((row) => row.includes(customer));
      if (!line || !head.includes(header)) throw new Error(`no such cell: ${customer}, ${header}`);
      line[head.indexOf(header)] = cell;
    }
    for (const line of accounts) while (line.length < head.length) line.push(null);
    recalled = recalledFrom(sheets, partsOf(first), first.edits);
  }
  const given = {
    ...(recalled ? { recalled } : {}),
    ...(place ? { place } : {}),
    ...(live ? { live } : {}),
    ...(partRows === undefined ? {} : { partRows }),
  };
  const { value, issues } = ran(rows, policy, given);
  const said = issues.map((issue) => `${issue.severity} ${issue.kind}: ${describeIssue(issue, "en")}`);
  const lines = [...said, ...(value ? printed(value) : ["nothing is written"]), ""];
  // What stands for rows and policies is tested by itself.
  return lines.join("\n").replaceAll(/"[\da-f]{16}"/g, '"(16 digits)"');
}

function printed({ edits, closing = [], everyRun = [], beside }: Plan): string[] {
  const lines = edits.flatMap((edit) => {
    const when = closing.includes(edit) ? " (closing)" : everyRun.includes(edit) ? " (every run)" : "";
    return edit.kind === "setCells" ? cells(edit, when) : [`${edit.sheet} ${edit.kind}${when} ${fields(edit)}`];
  });
  return [
    ...lines,
    ...(beside ? [`beside ${JSON.stringify({ ...beside, customers: [...beside.customers] }, lists)}`] : []),
  ];
}

function cells({ sheet, at, columns }: Extract<Edit, { kind: "setCells" }>, when: string): string[] {
  const formats = columns.map(({ format }) => format);
  const shared = new Set(formats).size === 1 ? formats.slice(0, 1) : formats;
  const rows = Math.max(0, ...columns.map(({ values }) => values.length));
  const at0 = (column: CellColumn, row: number) => (row < column.values.length ? shown(column.values[row]) : "/");
  return [
    `${sheet} setCells${when} at ${at.row},${at.column} as ${shared.join(" | ")}`,
    ...Array.from({ length: rows }, (_, row) => `  ${columns.map((column) => at0(column, row)).join(" | ")}`),
  ];
}

function shown(value: CellColumn["values"][number] | undefined): string {
  if (value === null || value === undefined) return "–";
  // The last digits of a quotient are not the same on every machine.
  return typeof value === "number" ? String(Number(value.toPrecision(12))) : JSON.stringify(value);
}

function fields(edit: Edit): string {
  const { sheet: _sheet, kind: _kind, ...others } = edit;
  return JSON.stringify(others, lists);
}

function lists(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? [...value] : typeof value === "number" ? Number(value.toPrecision(12)) : value;
}

const caseOf = (name: string) => JSON.parse(readFileSync(join(folder, name, "case.json"), "utf8")) as Case; // cases are ours

test.each(readdirSync(folder))("%s", (name) => {
  const found = outcomeOf(caseOf(name));
  const expected = join(folder, name, "expected.txt");
  if (process.env["KA_WRITE_CASES"] === "1") writeFileSync(expected, found);
  expect(existsSync(expected) ? readFileSync(expected, "utf8").split("\n") : []).toEqual(found.split("\n"));
});

test.each(readdirSync(folder).flatMap((name) => [1, 2, 5].map((partRows) => ({ name, partRows }))))(
  "$name, the same of rows that come $partRows at a time",
  ({ name, partRows }) => {
    const given = caseOf(name);
    expect(outcomeOf({ ...given, partRows }).split("\n")).toEqual(outcomeOf(given).split("\n"));
  },
);
