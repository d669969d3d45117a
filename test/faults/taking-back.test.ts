import { closePanes, fromNow, leavePane, openPane, ours, prepare, theirs, work, type Beginning } from "./stage";
import { copyOf } from "../host/workbook";
import { newTally, tell } from "./tally";

/** Every action in the whole suite; some of them in the usual one. */
const EVERY = process.env.FAULTS === "all" ? 1 : Number(process.env.FAULTS ?? 12);

const tally = newTally();

afterAll(async () => {
  tell("while the last run is taken back", tally);
  await closePanes();
});

test.each<Beginning>(["second run", "class columns", "formulas"])(
  "taking a run back is refused at any action, and done again: all is as it was before that run (%s)",
  async (beginning) => {
    const page = await prepare(beginning);
    const { workbook } = page;
    const before = ours(workbook, beginning);
    await work(page, beginning);
    const after = copyOf(workbook);
    const userAfter = theirs(after, beginning);
    const actions: number[] = [];
    fromNow(page, (batchNo, actionNo) => void (actions[batchNo - 1] = actionNo));
    await page.call("takeBack", "remove");
    await workbook.store.calculation.finished();
    expect(ours(workbook, beginning)).toBe(before);
    await leavePane(page, "answered");

    const places = actions.flatMap((count, i) => Array.from({ length: count }, (_, k) => [i + 1, k + 1] as const));
    for (const [batch, action] of places.filter((_, i) => i % EVERY === 0)) {
      const copy = copyOf(after);
      const again = await openPane(copy, beginning);
      fromNow(again, (batchNo, actionNo) =>
        batchNo === batch && actionNo === action ? { kind: "refuse", code: "GeneralException" } : undefined,
      );
      await again.call("takeBack", "remove");
      await leavePane(again, "answered");
      const next = await openPane(copy, beginning);
      // Where it was refused at its very end, or only what tells of it, it was done.
      if (ours(copy, beginning) !== before) await next.call("takeBack", "remove");
      await copy.store.calculation.finished();
      expect([batch, action, ours(copy, beginning)]).toEqual([batch, action, before]);
      expect([batch, action, theirs(copy, beginning)]).toEqual([batch, action, userAfter]);
      await leavePane(next, "answered");
      tally.faults++;
      tally.trials++;
      tally.invariants += 2;
    }
  },
  600_000,
);
