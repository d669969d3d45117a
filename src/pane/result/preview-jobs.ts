import type { Columns } from "../../core/columns";
import type { Outcome } from "../../core/issues";
import type { Typed } from "../../core/sheets/typed";
import type { PaneEvent } from "../events";
import { Newest, type EffectOf, type Jobs, type Running } from "../jobs";
import { inSlices, nextTurn, pause, throwIfDropped } from "../slices";

/** A selection has to rest for so long before it is read, in ms: dragging makes many. */
const SELECTION_RESTS_MS = 250;

/** All that calculates is fetched when there is something to calculate: the pane shows itself before. */
const engine = () => import("../../core/analyze");

type Kinds = "watchSelection" | "readSample" | "readRows" | "gather" | "classify" | "explain" | "dropPreview";

/** From the selection to the figures that the pane shows: one job at a time, a newer one takes the place of the one before. */
export function previewJobs({ world, state, send, go }: Running): Jobs<Kinds> {
  const { workbook, now } = world;
  const previews = new Newest();
  let typed: Typed | undefined;

  function begin<E>(job: (effect: E, signal: AbortSignal) => Promise<PaneEvent | undefined>): (effect: E) => void {
    return (effect) => {
      const signal = previews.begin();
      go(job(effect, signal), signal);
    };
  }

  async function readSample({ after, source, rows }: EffectOf<"readSample">, signal: AbortSignal): Promise<PaneEvent> {
    // A look that is overtaken while it waits costs Excel nothing.
    if (after === "pause") await pause(SELECTION_RESTS_MS, signal);
    return { kind: "sampleRead", outcome: await workbook.read({ source, rows }) };
  }

  async function readRows({ source, columns }: EffectOf<"readRows">, signal: AbortSignal): Promise<PaneEvent> {
    const report = (done: number, total: number) => {
      if (!signal.aborted) send({ kind: "rowsProgressed", at: { done, total } });
    };
    return { kind: "rowsRead", outcome: await workbook.read({ source, columns, progress: { report, signal } }) };
  }

  async function gatherRows({ rows, columns, policy }: EffectOf<"gather">, signal: AbortSignal): Promise<PaneEvent> {
    const { gather } = await engine();
    const outcome = await inSlices(gather([rows.table], columns, { policy, today: now().day }), signal);
    // What stands in the way of it is said when something is to be written over it.
    typed = (await recall(columns, signal)).value;
    return { kind: "gathered", outcome };
  }

  async function classifyCustomers(
    { rows, columns, gathering, policy }: EffectOf<"classify">,
    signal: AbortSignal,
  ): Promise<PaneEvent> {
    // A turn of the event loop first: the controls move before the figures do.
    await nextTurn();
    throwIfDropped(signal);
    const { assessCustomers } = await engine();
    const about = { where: rows.table.where, columns, policy, today: now().day, typed, author: state().author };
    const { value, issues } = await inSlices(assessCustomers(gathering, about), signal);
    return { kind: "classified", outcome: value ? { value: value.report, issues } : { issues } };
  }

  async function explain({ pointed }: EffectOf<"explain">): Promise<PaneEvent | undefined> {
    const { explaining } = await import("../live/live-effects");
    return explaining(state(), pointed);
  }

  /** What people typed in KA's lists of the workbook. */
  async function recall(columns: Columns, signal: AbortSignal): Promise<Outcome<Typed>> {
    const recalled = await workbook.recall();
    throwIfDropped(signal);
    if (!recalled.value) return { issues: recalled.issues };
    const { readTyped } = await import("../../core/sheets/typed");
    return { value: await inSlices(readTyped(recalled.value, columns), signal), issues: [] };
  }

  return {
    watchSelection: () =>
      go(workbook.onSelectionChanged(() => send({ kind: "selectionChanged" })).then(() => undefined)),
    readSample: begin(readSample),
    readRows: begin(readRows),
    gather: begin(gatherRows),
    classify: begin(classifyCustomers),
    explain: begin(explain),
    dropPreview: () => previews.drop(),
  };
}
