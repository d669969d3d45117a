import type { Assessment } from "../../core/analyze";
import type { Columns } from "../../core/columns";
import type { Typed } from "../../core/sheets/typed";
import type { PaneEvent } from "../events";
import { Newest, type EffectOf, type Jobs, type Running } from "../jobs";
import { inSlices, nextTurn, pause, throwIfDropped } from "../slices";
import type { PaneState } from "../state";

/** A selection has to rest for so long before it is read, in ms: dragging makes many. */
const SELECTION_RESTS_MS = 250;

/** All that calculates is fetched when there is something to calculate: the pane shows itself before. */
const engine = () => import("../../core/analyze");

type Kinds =
  "watchSelection" | "readSample" | "readRows" | "gather" | "classify" | "findFurther" | "explain" | "dropPreview";

/** From the selection to the figures that the pane shows: one job at a time, a newer one takes the place of the one before. */
export function previewJobs({ world, state, send, go }: Running): Jobs<Kinds> {
  const { workbook, culture, now } = world;
  const [previews, furthers] = [new Newest(), new Newest()];
  /** What people typed in KA's lists, and the run that the lists were of. */
  let typed: Typed | undefined;
  let typedOf: string | undefined;
  /** The classes that the figures are of. */
  let assessed: Assessment | undefined;

  function begin<E>(job: (effect: E, signal: AbortSignal) => Promise<PaneEvent | undefined>): (effect: E) => void {
    return (effect) => {
      const signal = previews.begin();
      go(job(effect, signal), signal);
    };
  }

  /** What comes of these jobs is followed by further figures of its own: those of before need not be found any more. */
  function overtaking<E>(job: (effect: E) => void): (effect: E) => void {
    return (effect) => {
      furthers.drop();
      job(effect);
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
    await recall(columns, signal);
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
    assessed = value;
    return { kind: "classified", outcome: value ? { value: value.report, issues } : { issues } };
  }

  async function explain({ pointed }: EffectOf<"explain">): Promise<PaneEvent | undefined> {
    const { explaining } = await import("../live/live-effects");
    return explaining(state(), pointed);
  }

  /** Reads what people typed in KA's lists of the workbook. What stands in the way of it is said when something is to be written over it. */
  async function recall(columns: Columns, signal: AbortSignal): Promise<void> {
    const of = runOf(state());
    const { value } = await workbook.recall();
    throwIfDropped(signal);
    const { readTyped } = await import("../../core/sheets/typed");
    typed = value && (await inSlices(readTyped(value, columns), signal));
    typedOf = of;
  }

  /** What is shown below the classes: of the same classes, unless a run was written or taken back since. */
  async function findFurther({ of: report }: EffectOf<"findFurther">, signal: AbortSignal): Promise<PaneEvent> {
    const { gathering, sample, columns, policy, author } = state();
    const { findPictures, findMovesOf } = await import("./further-effects");
    if (typedOf !== runOf(state())) await recall(columns, signal);
    throwIfDropped(signal);
    let found: Pick<Assessment, "results" | "gathering"> | undefined =
      assessed?.report === report ? assessed : undefined;
    if (!found && gathering && sample) {
      const { assessCustomers } = await engine();
      const about = { where: sample.table.where, columns, policy, today: now().day, typed, author };
      found = (await inSlices(assessCustomers(gathering, about), signal)).value;
    }
    if (!found) return { kind: "furtherFound", of: report, found: {} };
    send({ kind: "furtherFound", of: report, found: await findPictures(found, signal) });
    const { language } = policy;
    return {
      kind: "furtherFound",
      of: report,
      found: await findMovesOf(found, { lists: typed?.lists ?? {}, language, culture: culture.current(), signal }),
    };
  }

  return {
    watchSelection: () =>
      go(workbook.onSelectionChanged(() => send({ kind: "selectionChanged" })).then(() => undefined)),
    readSample: begin(readSample),
    readRows: overtaking(begin(readRows)),
    gather: overtaking(begin(gatherRows)),
    classify: overtaking(begin(classifyCustomers)),
    findFurther: (effect) => {
      const signal = furthers.begin();
      go(findFurther(effect, signal), signal);
    },
    explain: begin(explain),
    dropPreview: () => previews.drop(),
  };
}

/** The run whose result stands in the workbook, told from the one before it. */
function runOf({ lastRun: { source, revertible } }: PaneState): string {
  return `${source?.at ?? ""} ${revertible ?? ""}`;
}
