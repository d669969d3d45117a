/** The line in Excel at a full sheet of three columns: the real Office.js client on a workbook in memory. Prints what it took. */
import { openRealm } from "../../test/host/realm";
import { newWorkbook } from "../../test/host/workbook";
import { makeColumns } from "./columns";

async function main(): Promise<void> {
  const { codes, pool, amounts } = makeColumns("tenth");
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
  const took = (await realm.call("runLine")) as object;
  const { largestRequest, largestResponse, requests } = realm.host.counts;
  await realm.close();
  process.stdout.write(JSON.stringify({ ...took, largestRequest, largestResponse, requests }));
}

void main();
