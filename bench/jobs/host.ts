/** The line in Excel at a full sheet of three columns: the real Office.js client on a workbook in memory. Prints what it took. */
import { openRealm } from "../../test/host/realm";
import { newWorkbook } from "../../test/host/workbook";
import { assessing } from "../../src/core/analyze";
import { findColumns } from "../../src/core/columns";
import { layOut } from "../../src/core/sheets/layout";
import { defaultPolicy } from "../../src/core/policy";
import type { Steps } from "../../src/core/steps";
import { makeColumns, tableOf, type Columns } from "./columns";
import type { LineTook } from "./host-line";

async function main(): Promise<void> {
  const columns = makeColumns("tenth");
  const core = timeCore(columns);
  const { codes, pool, amounts } = columns;
  const workbook = newWorkbook({ Sales: [["Customer", "Amount", "Date"]] });
  const step = 50_000;
  for (let from = 0; from < codes.length; from += step) {
    const rows = Array.from({ length: Math.min(step, codes.length - from) }, (_, i) => [
      pool[codes[from + i] ?? 0] ?? "",
      amounts[from + i] ?? 0,
      45_000 + ((from + i) % 730),
    ]);
    workbook.put(`Sales!A${from + 2}:C${from + 1 + rows.length}`, rows);
  }
  workbook.select("Sales!A1:C1048576");
  const realm = await openRealm({ workbook, entry: "bench/jobs/host-line.ts" });
  // The realm copies what the code answers.
  const line = (await realm.call("runLine")) as LineTook;
  const took = core.longest > line.longest ? { ...line, ...core } : line;
  const { largestRequest, largestResponse, requests } = realm.host.counts;
  await realm.close();
  process.stdout.write(JSON.stringify({ ...took, largestRequest, largestResponse, requests }));
}

/** Core's own pieces, as the pane runs them. Outside the page's realm: globals of a Node context are looked up so slowly that nothing else would show. */
function timeCore(columns: Columns): { readonly longest: number; readonly at: string } {
  const table = tableOf(columns);
  const policy = defaultPolicy();
  const found = findColumns(table, policy).value;
  if (!found) throw new Error("no columns");
  const assess = inTurns(assessing([table], found, { policy, today: 46_000 }));
  const assessed = assess.value.value;
  if (!assessed) throw new Error("nothing assessed");
  const lay = inTurns(layOut(assessed));
  return assess.longest > lay.longest
    ? { longest: assess.longest, at: "assess" }
    : { longest: lay.longest, at: "lay out" };
}

/** The longest turn, in ms, when a turn ends after the first 12 ms of work, as in the pane. */
function inTurns<T>(steps: Steps<T>): { readonly value: T; readonly longest: number } {
  let longest = 0;
  for (;;) {
    const start = performance.now();
    for (;;) {
      const step = steps.next();
      const took = performance.now() - start;
      if (step.done) return { value: step.value, longest: Math.max(longest, took) };
      if (took < 12) continue;
      longest = Math.max(longest, took);
      break;
    }
  }
}

void main();
