import type { Columns } from "../core/columns";
import type { Outcome } from "../core/issues";
import type { Moment } from "../core/occasion";
import type { SavedPolicy } from "../core/sheets/saved-policy";
import type { Typed } from "../core/sheets/typed";
import type { AuthorStore, Draft, DraftStore, FormulaStore, PaneWorkbook } from "./ports";
import { Dropped, inSlices, nextTurn, pause, throwIfDropped } from "./slices";
import type { PaneState } from "./state";
import type { FormulasEffect } from "./formulas/formulas-state";
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
  readonly drafts: DraftStore;
  readonly author: AuthorStore;
  readonly formulas: FormulaStore;
  /** By the clock of this machine. */
  readonly now: () => Moment;
  /** KA's version. */
  readonly version?: string | undefined;
}

/** A selection has to rest for so long before it is read, in ms: dragging makes many. */
const SELECTION_RESTS_MS = 250;
/** Whoever edits the policy on its sheet types in several cells, ms apart at most. */
const POLICY_RESTS_MS = 400;
/** Choices are kept once the user pauses for so long, in ms. */
const CHOICES_REST_MS = 600;

/** All that calculates is fetched when there is something to calculate: the pane shows itself before. */
const engine = () => import("../core/analyze");

type EffectOf<K extends Effect["kind"]> = Extract<Effect, { readonly kind: K }>;

/** Runs a pane from its first state: gives every event to `next` and does what it asks for. */
export function runPane(first: PaneState, world: World): Pane {
  const { workbook, drafts, author, now, version } = world;
  const listeners = new Set<() => void>();
  let state = first;
  let preview = new AbortController();
  let writeStopped = new AbortController();
  let lastSave = new AbortController();
  let lastLook = new AbortController();
  let typed: Typed | undefined;
  let unwatchSource: (() => Promise<void>) | undefined;
  let unsaved: Draft | undefined;

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
        go(loading());
        break;
      case "lookAtPolicy":
        lastLook.abort();
        lastLook = new AbortController();
        go(lookingAtPolicy(lastLook.signal), lastLook.signal);
        break;
      case "watchPolicy":
        go(watchPolicy().then(() => undefined));
        break;
      case "saveDraft":
        keep(effect.draft);
        break;
      case "dropDraft":
        lastSave.abort();
        unsaved = undefined;
        go(drafts.drop().then((issues) => ({ kind: "draftSaved", issues })));
        break;
      case "saveAuthor":
        author.save(effect.author);
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
        writeStopped = new AbortController();
        go(write(effect, writeStopped.signal));
        break;
      case "cancelWrite":
        writeStopped.abort();
        break;
      case "watchSource":
        go(watchSource().then(() => undefined));
        break;
      case "checkSource":
        go(workbook.checkSource().then((outcome) => ({ kind: "sourceChecked", outcome })));
        break;
      case "readPointed":
        go(workbook.pointed().then((outcome) => ({ kind: "pointed", outcome })));
        break;
      case "explain":
        preview.abort();
        preview = new AbortController();
        go(explain(effect, preview.signal), preview.signal);
        break;
      case "findFormulas":
      case "freeze":
        go(makeValues(effect));
        break;
      case "listFunctions":
      case "insertFormula":
      case "findFilled":
      case "rewriteFilled":
      case "takeOut":
      case "readStartUp":
      case "changeStartUp":
        go(onFormulas(effect));
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

  function keep(draft: Draft): void {
    lastSave.abort();
    lastSave = new AbortController();
    unsaved = draft;
    go(pause(CHOICES_REST_MS, lastSave.signal).then(saveUnsaved));
  }

  async function saveUnsaved(): Promise<PaneEvent | undefined> {
    if (!unsaved) return undefined;
    const draft = unsaved;
    unsaved = undefined;
    return { kind: "draftSaved", issues: await drafts.save(draft) };
  }

  /** What the workbook keeps: its policy, and choices that were not written. */
  async function loading(): Promise<PaneEvent> {
    await watchPolicy();
    const [draft, own] = [await drafts.load(), await policyOfWorkbook()];
    const issues = [...(own.value ? [] : own.issues), ...draft.issues];
    if (!own.value || draft.issues.length > 0) return { kind: "policyLoaded", outcome: { issues } };
    const kept = { draft: draft.value, own: own.value, author: author.load() };
    return { kind: "policyLoaded", outcome: { value: kept, issues: [] } };
  }

  /** The policy that the workbook keeps, with what is to be said of it; no value where Excel refused to tell. */
  async function policyOfWorkbook(): Promise<Outcome<Outcome<SavedPolicy>>> {
    const recalled = await workbook.recall("policy");
    if (!recalled.value) return { issues: recalled.issues };
    if (Object.keys(recalled.value).length === 0) return { value: { issues: [] }, issues: [] };
    const { savedPolicy } = await import("../core/sheets/saved-policy");
    return { value: savedPolicy(recalled.value), issues: [] };
  }

  async function lookingAtPolicy(signal: AbortSignal): Promise<PaneEvent | undefined> {
    await pause(POLICY_RESTS_MS, signal);
    await watchPolicy();
    const { value } = await policyOfWorkbook();
    // What Excel refuses now is seen when something is to be written.
    return value && { kind: "policySeen", own: value };
  }

  function watchPolicy(): Promise<void> {
    return workbook.onPolicyChanged(() => send({ kind: "policySheetChanged" }));
  }

  /** The rows of the result are watched anew after each run: others may be meant. */
  async function watchSource(): Promise<void> {
    const before = unwatchSource;
    unwatchSource = await workbook.onSourceChanged((change) => send({ kind: "sourceTouched", change }));
    await before?.();
  }

  async function explain({ pointed }: EffectOf<"explain">, signal: AbortSignal): Promise<PaneEvent | undefined> {
    const { explaining } = await import("./live/live-effects");
    return explaining(state, { pointed, today: now().day, typed, signal });
  }

  /** Formulas that call KA: how many there are, or made values once the user agreed. */
  async function makeValues({ kind }: EffectOf<"findFormulas" | "freeze">): Promise<PaneEvent> {
    const { freezing, lookingForFormulas } = await import("./freeze/freeze-effects");
    const report = (done: number, total: number) => send({ kind: "freezeProgressed", at: { done, total } });
    const progress = { report, signal: new AbortController().signal };
    if (kind === "findFormulas") return { kind: "formulasFound", found: await lookingForFormulas(workbook, progress) };
    const { author: by, policy } = state;
    const occasion = { moment: now(), version, ...(by === "" ? {} : { author: by }) };
    return {
      kind: "formulasFrozen",
      issues: await freezing(workbook, { occasion, language: policy.language, progress }),
    };
  }

  /** What the page of formulas asks for. */
  async function onFormulas(effect: FormulasEffect): Promise<PaneEvent> {
    if (effect.kind === "listFunctions") {
      const { language } = effect;
      return { kind: "functionsListed", list: { language, functions: await world.formulas.list(language) } };
    }
    if (effect.kind === "takeOut")
      return { kind: "insertionTakenOut", issues: await workbook.takeOut(effect.inserted) };
    if (effect.kind === "readStartUp") return { kind: "startUpRead", outcome: await workbook.startUp() };
    if (effect.kind === "changeStartUp")
      return { kind: "startUpChanged", outcome: await workbook.setStartUp(effect.startUp) };
    const { findingFilled, inserting, rewriting } = await import("./formulas/formulas-effects");
    const door = { workbook, formulas: world.formulas, listed: state.formulas.list?.functions ?? [] };
    if (effect.kind === "insertFormula") return { kind: "formulaInserted", outcome: await inserting(door, effect) };
    if (effect.kind === "findFilled") return { kind: "filledFound", outcome: await findingFilled(workbook) };
    return { kind: "filledRewritten", outcome: await rewriting(door, effect.block) };
  }

  /** All that writes is fetched when something is to be written. */
  async function write(effect: EffectOf<"write">, signal: AbortSignal): Promise<PaneEvent> {
    const { writing } = await import("./write/writing");
    const { author: by } = state;
    const occasion = { moment: now(), version, ...(by === "" ? {} : { author: by }) };
    return writing(effect, { workbook, occasion, send, signal });
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
        const outcome = await inSlices(gather([rows.table], columns, { policy, today: now().day }), signal);
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
        const about = { where: rows.table.where, columns, policy, today: now().day, typed, author: state.author };
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
    const { readTyped } = await import("../core/sheets/typed");
    return { value: await inSlices(readTyped(recalled.value, columns), signal), issues: [] };
  }

  /** Fetched when the language changes: most never change it. */
  async function translating({ language }: EffectOf<"translateTexts">): Promise<PaneEvent | undefined> {
    const { textsIn } = await import("./policy/preset-language");
    const { methods, policy } = state;
    if (policy.language !== language) return undefined;
    const texts = textsIn({ methods, treatments: policy.treatments, overrides: policy.overrides }, language);
    return texts && { kind: "textsTranslated", texts };
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
