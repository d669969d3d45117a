import { columnsNeeded, type Columns, type FoundColumn } from "../core/columns";
import type { Day } from "../core/days";
import { note, refusal, type Issue, type Outcome } from "../core/issues";
import type { Policy } from "../core/policy";
import type { Typed } from "../core/typed";
import type { Reading, ReadRequest, Written } from "../core/workbook";
import type { PaneWorkbook, PolicyStore } from "./ports";
import { Dropped, inSlices, nextTurn, pause, throwIfDropped } from "./slices";
import type { PaneState, Run } from "./state";
import type { Effect, PaneEvent } from "./events";
import { next } from "./next";

/** The pane alive: its state, and a way in for events. */
export interface Pane {
  readonly state: () => PaneState;
  readonly send: (event: PaneEvent) => void;
  /** Calls the listener after every change of the state until the function it gives back is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** What the pane needs of the world. */
export interface World {
  readonly workbook: PaneWorkbook;
  readonly store: PolicyStore;
  readonly today: () => Day;
}

/** A selection has to rest for so long before it is read, in ms: dragging makes many. */
const SELECTION_RESTS_MS = 250;
/** Choices are kept once the user pauses for so long, in ms. */
const CHOICES_REST_MS = 600;

/** All that calculates is fetched when there is something to calculate: the pane shows itself before. */
const engine = () => import("../core/analyze");

type EffectOf<K extends Effect["kind"]> = Extract<Effect, { readonly kind: K }>;

/** Runs a pane from its first state: gives every event to `next` and does what it asks for. */
export function runPane(first: PaneState, world: World): Pane {
  const { workbook, store, today } = world;
  const listeners = new Set<() => void>();
  let state = first;
  let preview = new AbortController();
  let write = new AbortController();
  let lastSave = new AbortController();
  let typed: Typed | undefined;
  let unsaved: Policy | undefined;

  /** The one way in: an event makes a new state, whoever watches is told, and its effects begin. */
  function send(event: PaneEvent): void {
    const turn = next(state, event);
    const changed = turn.state !== state;
    state = turn.state;
    if (changed) for (const listener of listeners) listener();
    for (const effect of turn.effects) start(effect);
  }

  function start(effect: Effect): void {
    switch (effect.kind) {
      case "watchSelection":
        go(workbook.onSelectionChanged(() => send({ kind: "selectionChanged" })).then(() => undefined));
        break;
      case "loadPolicy":
        go(store.load().then((outcome) => ({ kind: "policyLoaded", outcome })));
        break;
      case "savePolicy":
        keep(effect.policy);
        break;
      case "saveAtOnce":
        lastSave.abort();
        go(saveUnsaved());
        break;
      case "dropPreview":
        preview.abort();
        break;
      case "translateTexts":
        go(translating(effect));
        break;
      case "readSample":
      case "readRows":
      case "gather":
      case "classify":
        preview.abort();
        preview = new AbortController();
        go(previewing(effect, preview.signal), preview.signal);
        break;
      case "write":
        write = new AbortController();
        go(writing(effect, write.signal));
        break;
      case "cancelWrite":
        write.abort();
        break;
      case "lookAtLastRun":
        go(workbook.lastRun().then((outcome) => ({ kind: "lastRunRead", outcome })));
        break;
      case "takeBack":
        go(workbook.takeBack(effect.made).then((issues) => ({ kind: "takenBack", issues })));
        break;
      case "removeAll":
        go(workbook.removeAll().then((issues) => ({ kind: "takenBack", issues })));
        break;
    }
  }

  /** Sends the event that a job ends in, unless the job was dropped meanwhile. A bug in a job is shown, and thrown to the page. */
  function go(job: Promise<PaneEvent | undefined>, signal?: AbortSignal): void {
    job.then(
      (event) => {
        if (event && !signal?.aborted) send(event);
      },
      (error: unknown) => {
        if (error instanceof Dropped) return;
        send({ kind: "broke" });
        throw error;
      },
    );
  }

  function keep(policy: Policy): void {
    lastSave.abort();
    lastSave = new AbortController();
    unsaved = policy;
    go(pause(CHOICES_REST_MS, lastSave.signal).then(saveUnsaved));
  }

  async function saveUnsaved(): Promise<PaneEvent | undefined> {
    if (!unsaved) return undefined;
    const policy = unsaved;
    unsaved = undefined;
    return { kind: "policySaved", issues: await store.save(policy) };
  }

  async function previewing(
    effect: EffectOf<"readSample" | "readRows" | "gather" | "classify">,
    signal: AbortSignal,
  ): Promise<PaneEvent> {
    switch (effect.kind) {
      case "readSample": {
        // A look that is overtaken while it waits costs Excel nothing.
        if (effect.after === "pause") await pause(SELECTION_RESTS_MS, signal);
        const { source, rows } = effect;
        return { kind: "sampleRead", outcome: await workbook.read({ source, rows }) };
      }
      case "readRows": {
        const { source, columns } = effect;
        const report = (done: number, total: number) => {
          if (!signal.aborted) send({ kind: "rowsProgressed", at: { done, total } });
        };
        return { kind: "rowsRead", outcome: await workbook.read({ source, columns, progress: { report, signal } }) };
      }
      case "gather": {
        const { rows, columns, policy } = effect;
        const { gather } = await engine();
        const outcome = await inSlices(gather([rows.table], columns, { policy, today: today() }), signal);
        // What stands in the way of it is said when something is to be written over it.
        typed = (await recall(columns, signal)).value;
        return { kind: "gathered", outcome };
      }
      case "classify": {
        // A turn of the event loop first: the controls move before the figures do.
        await nextTurn();
        throwIfDropped(signal);
        const { rows, columns, gathering, policy } = effect;
        const { assessCustomers } = await engine();
        const about = { where: rows.table.where, columns, policy, today: today(), typed };
        const { value, issues } = await inSlices(assessCustomers(gathering, about), signal);
        return { kind: "classified", outcome: value ? { value: value.report, issues } : { issues } };
      }
    }
  }

  /** What people typed in KA's lists of the workbook. */
  async function recall(columns: Columns, signal: AbortSignal): Promise<Outcome<Typed>> {
    const recalled = await workbook.recall();
    throwIfDropped(signal);
    if (!recalled.value) return { issues: recalled.issues };
    const { readTyped } = await import("../core/typed");
    return { value: await inSlices(readTyped(recalled.value, columns), signal), issues: [] };
  }

  /** Fetched when the language changes: most never change it. */
  async function translating({ language }: EffectOf<"translateTexts">): Promise<PaneEvent | undefined> {
    const { textsIn } = await import("./preset-language");
    const { methods, policy } = state;
    if (policy.language !== language) return undefined;
    const texts = textsIn({ methods, treatments: policy.treatments, overrides: policy.overrides }, language);
    return texts && { kind: "textsTranslated", texts };
  }

  async function writing(effect: EffectOf<"write">, signal: AbortSignal): Promise<PaneEvent> {
    try {
      return await writeAnew(effect, signal);
    } catch (error) {
      if (!(error instanceof Dropped)) throw error;
      return { kind: "writeEnded", outcome: { issues: [note("cancelled", { written: "nothing" })] } };
    }
  }

  /** Reads the rows once more, so that the workbook gets what it holds now and not what it held at the preview. */
  async function writeAnew(
    { sample, columns, policy, unfinished }: EffectOf<"write">,
    signal: AbortSignal,
  ): Promise<PaneEvent> {
    const ends = (outcome: Outcome<Written>, run?: Run): PaneEvent => ({ kind: "writeEnded", outcome, run });
    const reports = (stage: "reading" | "writing") => ({
      signal,
      report: (done: number, total: number) => send({ kind: "writeProgressed", stage, at: { done, total } }),
    });
    const needed = columnsNeeded(columns, policy);
    const wanted: ReadRequest = { source: sample.source, columns: needed.map(({ index }) => index) };
    const read = await workbook.read({ ...wanted, progress: reports("reading") });
    throwIfDropped(signal);
    if (!read.value) return ends({ issues: read.issues });
    const missing = columnsThatMoved(needed, read.value);
    if (missing.length > 0) return ends({ issues: missing });

    const entries = await recall(columns, signal);
    if (!entries.value) return ends({ issues: entries.issues });

    send({ kind: "writeProgressed", stage: "calculating" });
    const rows = read.value;
    const { assessing } = await engine();
    const request = { policy, today: today(), typed: entries.value };
    const assessed = await inSlices(assessing([rows.table], columns, request), signal);
    if (!assessed.value) return ends({ issues: assessed.issues });
    const { report, gathering } = assessed.value;
    const { layOut } = await import("../core/layout");
    const plan = await inSlices(layOut(assessed.value), signal);
    if (!plan.value) return ends({ issues: plan.issues });

    const [{ fingerprintOfRows }, { printPlan }] = await Promise.all([
      import("../core/source-fingerprint"),
      import("../core/plan-print"),
    ]);
    const fingerprint = await inSlices(fingerprintOfRows([rows.table]), signal);
    const print = await inSlices(printPlan(plan.value), signal);

    await nextTurn();
    throwIfDropped(signal);
    const written = await workbook.carryOut(plan.value, reports("writing"), {
      basis: { request: wanted, fingerprint },
      print,
      ...(unfinished ? { unfinished } : {}),
    });
    return ends(written, { rows, gathering, report });
  }

  return {
    state: () => state,
    send,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The columns that no longer stand where they stood at the preview. */
function columnsThatMoved(needed: readonly FoundColumn[], { table }: Reading): Issue[] {
  const headers = table.columns.map(({ header }) => header);
  return needed
    .filter(({ index, header }) => headers[index] !== header)
    .map(({ role, header }) => refusal("columnNotThere", { role, header, headers }));
}
