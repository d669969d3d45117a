import {
  closePanes,
  fromNow,
  lastRun,
  leavePane,
  openPane,
  ours,
  prepare,
  theirs,
  work,
  workbookBefore,
  type Beginning,
} from "./stage";
import type { Revertible } from "../../src/core/workbook";
import { copyOf, type Workbook } from "../host/workbook";
import { newTally, tell } from "./tally";

/** Every action in the whole suite; some of them in the usual one. */
const EVERY = process.env.FAULTS === "all" ? 1 : Math.min(12, Number(process.env.FAULTS ?? 12));

const tally = newTally();

afterAll(async () => {
  tell("while the last run is taken back", tally);
  await closePanes();
});

function kindOf(beginning: Beginning): Revertible {
  return beginning === "formulas" ? "freezing" : "run";
}

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
    await page.call("takeBack", "remove", kindOf(beginning));
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
      await again.call("takeBack", "remove", kindOf(beginning));
      await leavePane(again, "answered");
      const next = await openPane(copy, beginning);
      // Where it was refused at its very end, or only what tells of it, it was done.
      if (ours(copy, beginning) !== before) await next.call("takeBack", "remove", kindOf(beginning));
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

/** A run and a freezing of formulas, one after the other, and which of them is taken back first. */
const ORDERS: readonly (readonly [done: readonly [Revertible, Revertible], first: Revertible])[] = [
  [["run", "freezing"], "freezing"],
  [["run", "freezing"], "run"],
  [["freezing", "run"], "run"],
  [["freezing", "run"], "freezing"],
];

/** A workbook in which this was done, one after the other; none of it is a user's workbook with formulas that call KA. */
async function workbookAfter(done: readonly Revertible[]): Promise<Workbook> {
  const workbook = await workbookBefore("formulas alone");
  const page = await openPane(workbook, "formulas");
  for (const what of done) await work(page, what === "run" ? "second run" : "formulas");
  await leavePane(page, "answered");
  return workbook;
}

/** All that is KA's and seen; the number of a run counts the lines that the log had then. */
function seen(workbook: Workbook): string {
  return ours(workbook, "formulas").replaceAll(/( · )\d+"/g, '$1"');
}

test.each(ORDERS)(
  "after %j %s is taken back first: it is as if only the other one had been, and then none, whatever action is refused on the way",
  async (done, first) => {
    const after = await workbookAfter(done);
    const user = theirs(after, "formulas");
    const [second = first] = done.filter((what) => what !== first);
    const wanted = [await workbookAfter([second]), await workbookAfter([])].map(seen);
    const actions: { readonly turn: number; readonly place: readonly [number, number] }[] = [];
    const whole = copyOf(after);
    const page = await openPane(whole, "formulas");
    for (const [turn, what] of [first, second].entries()) {
      const counts: number[] = [];
      fromNow(page, (batchNo, actionNo) => void (counts[batchNo - 1] = actionNo));
      await page.call("takeBack", "remove", what);
      await whole.store.calculation.finished();
      expect(seen(whole)).toBe(wanted[turn]);
      expect(theirs(whole, "formulas")).toBe(user);
      counts.forEach((count, i) => {
        for (let k = 1; k <= count; k++) actions.push({ turn, place: [i + 1, k] });
      });
      page.host.fault = undefined;
    }
    const { sheets: _sheets, ...known } = await lastRun(page);
    expect(known).toEqual({});
    expect([...whole.book.settings.keys()].filter((key) => key.startsWith("KA_run"))).toEqual([]);
    await leavePane(page, "answered");

    for (const { turn, place } of actions.filter((_, i) => i % EVERY === 0)) {
      const copy = copyOf(after);
      for (const [now, what] of [first, second].entries()) {
        const again = await openPane(copy, "formulas");
        if (now === turn)
          fromNow(again, (batchNo, actionNo) =>
            batchNo === place[0] && actionNo === place[1] ? { kind: "refuse", code: "GeneralException" } : undefined,
          );
        await again.call("takeBack", "remove", what);
        await leavePane(again, "answered");
        const next = await openPane(copy, "formulas");
        if (seen(copy) !== wanted[now]) await next.call("takeBack", "remove", what);
        await copy.store.calculation.finished();
        expect([turn, place, now, seen(copy)]).toEqual([turn, place, now, wanted[now]]);
        expect([turn, place, now, theirs(copy, "formulas")]).toEqual([turn, place, now, user]);
        await leavePane(next, "answered");
        tally.invariants += 2;
      }
      tally.faults++;
      tally.trials++;
    }
  },
  1_200_000,
);
