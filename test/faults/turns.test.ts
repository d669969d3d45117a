import type { NodeRealm } from "../host/realm";
import { classify, closePanes, lastRun, leavePane, openPane, ours, theirs, workbookBefore } from "./stage";
import type { Beginning } from "./stage";

/** Every request in the whole suite; in the usual one some of them. */
const STEP = process.env.FAULTS === "all" ? 1 : 7;
/** Batches of a run at which the other one comes: more than it has. */
const MOST = 70;

afterAll(closePanes);

/** Holds a pane before one of its batches; gives what lets it go on, and what says that it is there, or done before. */
function hold(page: NodeRealm, batch: number): { readonly there: Promise<void>; readonly letGo: () => void } {
  let [letGo, come]: (() => void)[] = [() => undefined, () => undefined];
  const going = new Promise<void>((resolve) => (letGo = resolve));
  const there = new Promise<void>((resolve) => (come = resolve));
  let batches = 0;
  page.host.turn = async () => {
    if (++batches !== batch) return;
    come?.();
    await going;
  };
  return { there, letGo: () => letGo?.() };
}

test.each<readonly [about: string, beginning: Beginning, other: (page: NodeRealm) => Promise<unknown>]>([
  ["somebody else has KA write", "first run", (page) => classify(page)],
  ["somebody else has KA write", "second run", (page) => classify(page)],
  ["somebody else brings back what was there", "first run", (page) => page.call("takeBack", "remove")],
  ["somebody else brings back what was there", "second run", (page) => page.call("takeBack", "remove")],
])(
  "%s between any two requests of a %s",
  async (_, beginning, other) => {
    let batch = 1;
    for (; batch <= MOST; batch += STEP) {
      const workbook = await workbookBefore(beginning);
      const userBefore = theirs(workbook);
      const [first, second] = [await openPane(workbook), await openPane(workbook)];
      const { there, letGo } = hold(first, batch);
      const run = classify(first);
      const at = await Promise.race([there.then(() => "held"), run]);
      await other(second);
      letGo();
      await run;
      await leavePane(first, "answered");
      expect([batch, theirs(workbook)]).toEqual([batch, userBefore]);
      const { unfinished } = await lastRun(second);
      if (unfinished) await second.call("takeBack", "remove");
      // What either of them wrote is KA's, and the next run makes the result of it.
      const again = await classify(second);
      expect([batch, again.sentences.filter(() => !again.sheets)]).toEqual([batch, []]);
      const once = ours(workbook);
      expect([batch, (await classify(second)).state, ours(workbook) === once]).toEqual([batch, "unchanged", true]);
      await leavePane(second, "answered");
      if (at !== "held") break;
    }
    expect(batch).toBeLessThan(MOST);
  },
  120_000,
);
