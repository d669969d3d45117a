import { note, type Issue, type Outcome } from "../../core/issues";
import { fingerprintOf, stampOf } from "../../core/policies/fingerprint";
import type { Policy } from "../../core/policy";
import type { SavedPolicy } from "../../core/sheets/saved-policy";
import { choicesOf } from "../choices";
import type { PaneState } from "../state";
import { draftFrom, withDraft } from "./kept-draft";
import { NO_TEXTS } from "./texts-state";
import type { Kept } from "./policy-state";

/**
 * The pane on what was kept. The policy of the workbook counts, so that a colleague gets the same; choices that were made on it and are not written yet are
 * laid over it, and older ones are not.
 */
export function takeKept(state: PaneState, { value: kept, issues }: Outcome<Kept>): PaneState {
  if (!kept) return { ...state, keeping: "unknown", keepingIssues: issues };
  const { own, author } = kept;
  const known: PaneState = {
    ...state,
    author,
    keepingIssues: [],
    own: {
      ...{ taken: own.value?.stamp ?? "", written: own.value?.policy },
      ...{ settled: own.value?.stamp ?? stampOf(state.policy) },
      ...{ unreadable: "leave", issues: own.issues },
    },
  };
  if (own.issues.some(isNewer)) return { ...known, keeping: "off" };
  const draft = draftFrom(kept.draft);
  const begun = draft?.policy.value;
  const texts = draft?.texts ?? NO_TEXTS;
  const base = { ...(own.value ? withPolicy(known, own.value.policy) : known), texts };
  if (!draft || draft.only === "texts") return { ...base, keeping: "on" };
  if (!begun) return { ...base, keeping: "off", keepingIssues: draft.policy.issues };
  if (!own.value) return { ...withDraft(withPolicy(base, begun), draft), keeping: "on" };
  const { stamp } = own.value;
  if (stampOf(begun) === stamp) return { ...withDraft(base, draft), keeping: "on" };
  return draft.of === stamp
    ? {
        ...withDraft(withPolicy(base, begun), draft),
        keeping: "on",
        keepingIssues: [note("draftOfPolicy", { counts: "draft" })],
      }
    : { ...base, keeping: "on", keepingIssues: [note("draftOfPolicy", { counts: "policy" })] };
}

/** The pane after another look at the workbook's policy: one that somebody changed counts at once, unless there are choices that are not written. */
export function takeSeen(state: PaneState, own: Outcome<SavedPolicy>): PaneState {
  const { value, issues } = own;
  if (!value && issues.length === 0)
    return { ...state, own: { ...state.own, taken: "", written: undefined, changed: undefined, issues: [] } };
  if (!value || value.stamp === state.own.taken) {
    const said = value ? state.own.issues.filter(isFine) : [...state.own.issues.filter(isFine), ...issues];
    return { ...state, own: { ...state.own, changed: undefined, issues: said } };
  }
  if (isUnwritten(state)) return { ...state, own: { ...state.own, changed: value } };
  return settled(withPolicy(state, value.policy), value, issues);
}

/** The pane after it was said whose choices count. */
export function takeSide(state: PaneState, whose: "workbook" | "pane"): PaneState {
  const { changed } = state.own;
  if (!changed) return state;
  if (whose === "workbook") return settled(withPolicy(state, changed.policy), changed, []);
  return {
    ...state,
    own: { ...state.own, taken: changed.stamp, written: changed.policy, settled: "", changed: undefined },
  };
}

/** The pane with a policy from a file in place of its choices; one that cannot be used changes nothing. */
export function takeImported(
  state: PaneState,
  { file, outcome }: { readonly file: string; readonly outcome: Outcome<Policy> },
): PaneState {
  const { value, issues } = outcome;
  if (!value) return { ...state, own: { ...state.own, issues: [...state.own.issues.filter(isFine), ...issues] } };
  const taken = withPolicy(state, value);
  const said = note("policyImported", { file });
  // Who names a policy as a whole wants it instead of one that nobody can read.
  return { ...taken, own: { ...state.own, unreadable: "replace", changed: undefined, issues: [said] } };
}

/** The pane after its choices were written: the workbook says the same now. */
export function afterWriting(state: PaneState, written: Policy): PaneState {
  const own = {
    taken: stampOf(written),
    written: state.policy,
    settled: stampOf(state.policy),
    unreadable: "leave",
    issues: [],
  } as const;
  return { ...state, own, keepingIssues: [] };
}

/** Whether there are choices that the workbook's policy does not say. */
export function isUnwritten({ policy, own }: PaneState): boolean {
  return stampOf(policy) !== own.settled;
}

/** Whether the workbook's policy says all that was chosen, what cannot be used yet included. */
export function saysAll(state: PaneState): boolean {
  return !isUnwritten(state) && state.problems.length === 0;
}

/** The fingerprint that a result of these choices has: with the columns that were found, where they are known. */
export function shownFingerprint({ policy, report, reportOf }: PaneState): string {
  return report && reportOf === policy ? report.fingerprint : fingerprintOf(policy);
}

/** A refusal of the workbook's policy that a later look may find mended. */
function isFine({ severity }: Issue): boolean {
  return severity !== "error";
}

function isNewer({ kind }: Issue): boolean {
  return kind === "newerPolicy";
}

function withPolicy(state: PaneState, policy: Policy): PaneState {
  return { ...state, ...choicesOf(policy), preset: undefined };
}

function settled(state: PaneState, { stamp, policy }: SavedPolicy, issues: readonly Issue[]): PaneState {
  const own = {
    taken: stamp,
    written: policy,
    settled: stampOf(state.policy),
    unreadable: "leave",
    changed: undefined,
    issues,
  } as const;
  return { ...state, own, keepingIssues: [] };
}
