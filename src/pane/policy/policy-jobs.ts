import type { Outcome } from "../../core/issues";
import type { SavedPolicy } from "../../core/sheets/saved-policy";
import type { PaneEvent } from "../events";
import { Newest, type EffectOf, type Jobs, type Running } from "../jobs";
import type { Draft } from "../ports";
import { pause } from "../slices";

/** Whoever edits the policy on its sheet types in several cells, ms apart at most. */
const POLICY_RESTS_MS = 400;
/** Choices are kept once the user pauses for so long, in ms. */
const CHOICES_REST_MS = 600;

type Kinds =
  | "loadPolicy"
  | "lookAtPolicy"
  | "watchPolicy"
  | "saveDraft"
  | "dropDraft"
  | "saveAtOnce"
  | "saveAuthor"
  | "readRuns"
  | "translateTexts";

/** The policy of the workbook, choices that are not written yet, and who works here. */
export function policyJobs({ world, state, send, go }: Running): Jobs<Kinds> {
  const { workbook, drafts, author } = world;
  const saves = new Newest();
  const looks = new Newest();
  let unsaved: Draft | undefined;

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
    const { savedPolicy } = await import("../../core/sheets/saved-policy");
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

  async function readingRuns(): Promise<PaneEvent> {
    const { value: recalled, issues } = await workbook.recall("log");
    if (!recalled) return { kind: "runsRead", outcome: { issues } };
    const { pastRuns } = await import("../../core/sheets/past-runs");
    return { kind: "runsRead", outcome: { value: pastRuns(recalled.log), issues: [] } };
  }

  /** Fetched when the language changes: most never change it. */
  async function translating({ language }: EffectOf<"translateTexts">): Promise<PaneEvent | undefined> {
    const { textsIn } = await import("./preset-language");
    const { methods, policy } = state();
    if (policy.language !== language) return undefined;
    const texts = textsIn({ ...policy, methods }, language);
    return texts && { kind: "textsTranslated", texts };
  }

  return {
    loadPolicy: () => go(loading()),
    lookAtPolicy: () => {
      const signal = looks.begin();
      go(lookingAtPolicy(signal), signal);
    },
    watchPolicy: () => go(watchPolicy().then(() => undefined)),
    saveDraft: ({ draft }) => {
      unsaved = draft;
      go(pause(CHOICES_REST_MS, saves.begin()).then(saveUnsaved));
    },
    dropDraft: () => {
      saves.drop();
      unsaved = undefined;
      go(drafts.drop().then((issues) => ({ kind: "draftSaved", issues })));
    },
    saveAtOnce: () => {
      saves.drop();
      go(saveUnsaved());
    },
    saveAuthor: (effect) => author.save(effect.author),
    readRuns: () => go(readingRuns()),
    translateTexts: (effect) => go(translating(effect)),
  };
}
