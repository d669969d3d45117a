import { tableFromRows } from "../../../src/core/intake/head-table";
import { layOutRun } from "../../../src/core/sheets/formula-names";

/** What stands in the cell of KA_Run after a run. */
function stampOf(lines: number, second?: number): unknown {
  const log = { table: tableFromRows([["When"], ...Array.from({ length: lines }, () => ["2026-06-30 08:15"])], "Log") };
  const occasion = { moment: { day: 46_203, minute: 495, second } };
  const { stamping } = layOutRun({ occasion, recalled: { log }, source: "", unreadable: "leave" }, "en");
  if (stamping.kind !== "setCells") throw new Error("the stamp is written into a cell");
  return stamping.columns.at(-1)?.values[0];
}

test("each run that writes has a stamp of its own: by the lines of the log, and by the second where a full log has no more of them", () => {
  expect([stampOf(0), stampOf(1)]).toEqual(["2026-06-30 08:15 · 1", "2026-06-30 08:15 · 2"]);
  expect([stampOf(900, 7), stampOf(900, 42)]).toEqual(["2026-06-30 08:15:07 · 901", "2026-06-30 08:15:42 · 901"]);
});
