import { dayFrom } from "../../src/core/days";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

async function classify(workbook: Workbook): Promise<{ readonly issues: readonly string[]; readonly state?: string }> {
  workbook.select("Sales!A1");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  const seen = await realm.call("classifySelection", { outputs: ["migration"] }, dayFrom(2026, 6, 30));
  await realm.close();
  // What the door answers is what `Seen` says.
  return seen as { readonly issues: readonly string[]; readonly state?: string };
}

test("who moved since the last run stands in the workbook, stays on a second run, and is shaded", async () => {
  const workbook = newWorkbook({
    Sales: [
      ["Customer", "Amount"],
      ["Ada", 900],
      ["Bob", 60],
      ["Cy", 30],
      ["Di", 10],
    ],
  });
  expect(await classify(workbook)).toMatchObject({ issues: ["nothingToCompare"] });
  workbook.put("Sales!B2", [[20], [900]]);
  expect(await classify(workbook)).toMatchObject({ issues: [] });
  const movers = () => workbook.values("KA Movers!A1:G5");
  const written = movers();
  expect(written).toEqual([
    ["Customer", "Class before", "Class after", "Move", "Before", "After", "Change"],
    ["Ada", "A", "C", "down", 900, 20, -880],
    ["Bob", "B", "A", "up", 60, 900, 840],
    ["Cy", "C", "B", "up", 30, 30, 0],
    ["Di", "C", "C", "kept", 10, 10, 0],
  ]);
  expect(await classify(workbook)).toMatchObject({ state: "unchanged" });
  workbook.put("Sales!B2", [[21]]);
  expect(await classify(workbook)).toMatchObject({ issues: [] });
  expect(movers()[1]).toEqual(["Ada", "C", "C", "kept", 20, 21, 1]);
});
