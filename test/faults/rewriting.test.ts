import type { CellValue, FunctionArgument, FunctionResult } from "../host/store";
import { openRealm, type NodeRealm } from "../host/realm";
import { copyOf, newWorkbook, type Workbook } from "../host/workbook";
import { fromNow } from "./stage";
import { newTally, tell } from "./tally";

/** Every action in the whole suite; some of them in the usual one. */
const EVERY = process.env.FAULTS === "all" ? 1 : Math.min(12, Number(process.env.FAULTS ?? 12));

const tally = newTally();
let page: NodeRealm | undefined;

afterAll(async () => {
  tell("while formulas that were filled down are rewritten, and brought back", tally);
  await page?.close();
});

/** KA's functions, as far as it matters here. */
function answer(id: string, [amounts]: readonly FunctionArgument[]): Promise<FunctionResult> {
  if (id === "CUTOFFS")
    return Promise.resolve([
      ["Class", "From"],
      ["A", 100],
      ["B", 0],
    ]);
  const cells: readonly (readonly CellValue[])[] = Array.isArray(amounts) ? amounts : [[]];
  return Promise.resolve(cells.map((line) => line.map((value) => (Number(value) >= 100 ? "A" : "B"))));
}

function filledDown(): Workbook {
  const workbook = newWorkbook({
    Sales: [
      ["Customer", "Amount"],
      ["Acme", 900],
      ["Best", 60],
      ["Cole", 300],
    ],
  });
  for (const row of [2, 3, 4]) workbook.type(`Sales!D${row}`, `=KA.TIER(B${row},B$2:B$4)`);
  return workbook;
}

async function paneOn(workbook: Workbook): Promise<NodeRealm> {
  page ??= await openRealm({ workbook, entry: "test/excel/formulas-door.ts" });
  if (page.workbook !== workbook) await page.turnTo(workbook);
  page.host.fault = undefined;
  workbook.store.useFunctions(answer);
  await workbook.store.calculation.finished();
  return page;
}

/** All that stands on the user's sheet. */
function standing(workbook: Workbook): string {
  return JSON.stringify([workbook.formulas("Sales!A1:L6"), workbook.values("Sales!D1:D6")]);
}

/** The places of all actions of a job, batch by batch. */
async function placesOf(pane: NodeRealm, job: () => Promise<unknown>): Promise<(readonly [number, number])[]> {
  const actions: number[] = [];
  fromNow(pane, (batch, action) => void (actions[batch - 1] = action));
  await job();
  pane.host.fault = undefined;
  return actions.flatMap((count, i) => Array.from({ length: count }, (_, k) => [i + 1, k + 1] as const));
}

test.each(["one", "cutOffs"])(
  "refused at any action, the formulas are as they were or all of them rewritten, and come back (%s)",
  async (way) => {
    const original = filledDown();
    // In a table nothing spills, and there are cut-offs to look up.
    const pane = await paneOn(original);
    if (way === "cutOffs") await pane.call("makeTable", "Sales", "A1:D4");
    const before = standing(original);
    const done = copyOf(original);
    const rewriting = await placesOf(await paneOn(done), () => pane.call("rewrite", way));
    const after = standing(done);
    expect(after).not.toBe(before);
    for (const [batch, action] of rewriting.filter((_, i) => i % EVERY === 0)) {
      const workbook = copyOf(original);
      await paneOn(workbook);
      fromNow(pane, (at, no) =>
        at === batch && no === action ? { kind: "refuse", code: "GeneralException" } : undefined,
      );
      await pane.call("rewrite", way);
      await paneOn(workbook);
      expect([batch, action, [before, after].includes(standing(workbook))]).toEqual([batch, action, true]);
      if (standing(workbook) === after) await pane.call("bringBack");
      await workbook.store.calculation.finished();
      expect([batch, action, standing(workbook)]).toEqual([batch, action, before]);
      tally.faults++;
      tally.trials++;
      tally.invariants += 2;
    }
    const first = copyOf(done);
    const back = await placesOf(await paneOn(first), () => pane.call("bringBack"));
    for (const [batch, action] of back.filter((_, i) => i % EVERY === 0)) {
      const workbook = copyOf(done);
      await paneOn(workbook);
      fromNow(pane, (at, no) =>
        at === batch && no === action ? { kind: "refuse", code: "GeneralException" } : undefined,
      );
      await pane.call("bringBack");
      await paneOn(workbook);
      if (standing(workbook) !== before) await pane.call("bringBack");
      await workbook.store.calculation.finished();
      expect([batch, action, standing(workbook)]).toEqual([batch, action, before]);
      tally.faults++;
      tally.trials++;
      tally.invariants++;
    }
  },
  600_000,
);
