import { tableFromRows } from "../../../src/core/intake/head-table";
import { pastRuns } from "../../../src/core/sheets/past-runs";
import type { CellValue } from "../../../src/core/table";

const logOf = (...rows: readonly (readonly CellValue[])[]) => ({ table: tableFromRows(rows, "KA Log!A1") });

test("runs are told the newest first, whatever the language and the order of the lines; frozen formulas are none", () => {
  const log = logOf(
    [
      "时间",
      "Author (as typed)",
      "来源",
      "Rows",
      "净额合计",
      "Policy fingerprint",
      "Policy name",
      "Formula made values",
    ],
    ["2026-01-02 08:00", "Wu", "Sales!A1:D9", 8, 12.5, "aaaa", null, null],
    ["2026-03-01 09:30", "", "Sales!A1:D12", 11, 20, "bbbb", "Key accounts", null],
    ["2026-02-01 10:00", "Wu", "Sheet1!F2", null, null, "", null, "=KA.ABC(B2:B9)"],
    [null, null, null, null, null, null, null, null],
    ["2026-03-01 09:30", "Zoë", "Sales!A1:D13", "many", 21, "bbbb", null, null],
  );
  const runs = pastRuns(log);
  expect(runs.map(({ when, author, rows, net }) => [when, author, rows, net])).toEqual([
    // Of two runs of one minute the lower line is the newer.
    ["2026-03-01 09:30", "Zoë", undefined, 21],
    ["2026-03-01 09:30", "", 11, 20],
    ["2026-01-02 08:00", "Wu", 8, 12.5],
  ]);
  expect(runs[1]).toMatchObject({
    source: "Sales!A1:D12",
    policy: "bbbb",
    policyName: "Key accounts",
    customers: undefined,
    counts: "",
  });
});

test("without a log there are none", () => {
  expect(pastRuns(undefined)).toEqual([]);
  expect(pastRuns(logOf(["Notes"], ["mine"]))).toEqual([]);
});
