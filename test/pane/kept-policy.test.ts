import { note, refusal, type Issue } from "../../src/core/issues";
import { stampOf } from "../../src/core/policies/fingerprint";
import type { Policy } from "../../src/core/policy";
import { presetPolicy } from "../../src/core/policies/presets";
import { readPolicy } from "../../src/core/policies/read-policy";
import type { SavedPolicy } from "../../src/core/sheets/saved-policy";
import type { Outcome } from "../../src/core/issues";
import {
  afterWriting,
  isUnwritten,
  takeImported,
  takeKept,
  takeSeen,
  takeSide,
} from "../../src/pane/policy/kept-policy";
import type { Kept } from "../../src/pane/policy/policy-state";
import type { PaneEvent } from "../../src/pane/events";
import { next } from "../../src/pane/next";
import { draftOf } from "../../src/pane/policy/kept-draft";
import { firstState, type PaneState } from "../../src/pane/state";

function policyOf(share: number): Policy {
  const { value } = readPolicy({ methods: [{ id: "pareto", share }] });
  if (!value) throw new Error("the test's policy is wrong");
  return value;
}

function savedOf(policy: Policy, ...issues: Issue[]): Outcome<SavedPolicy> {
  return { value: { policy, from: "sheet", stamp: stampOf(policy) }, issues };
}

function opened(kept: Partial<Kept>): PaneState {
  return takeKept(firstState("en"), {
    value: { draft: undefined, own: { issues: [] }, author: "", ...kept },
    issues: [],
  });
}

const [WORKBOOK, DRAFT, OTHER] = [policyOf(0.7), policyOf(0.6), policyOf(0.5)];
const USED = note("policyOfWorkbook", { from: "sheet", fingerprint: "f" });
const NEWER = refusal("newerPolicy", { version: 7 });
const BROKEN = refusal("policySheetBroken", { where: "KA Policy", columns: [] });
const shareOf = ({ policy }: PaneState) => {
  const [choice] = policy.methods;
  return choice?.id === "pareto" ? choice.share : choice?.id;
};

test.each<{ about: string; kept: Partial<Kept>; share: unknown; keeping: string; said: readonly Issue[] }>([
  { about: "nothing at all", kept: {}, share: "abc", keeping: "on", said: [] },
  {
    about: "a policy, as a colleague finds it",
    kept: { own: savedOf(WORKBOOK, USED) },
    share: 0.7,
    keeping: "on",
    said: [],
  },
  { about: "choices only", kept: { draft: { of: "", policy: DRAFT } }, share: 0.6, keeping: "on", said: [] },
  { about: "choices of an earlier KA", kept: { draft: DRAFT }, share: 0.6, keeping: "on", said: [] },
  {
    about: "choices that were made on its policy",
    kept: { own: savedOf(WORKBOOK), draft: { of: stampOf(WORKBOOK), policy: DRAFT } },
    share: 0.6,
    keeping: "on",
    said: [note("draftOfPolicy", { counts: "draft" })],
  },
  {
    about: "choices older than its policy",
    kept: { own: savedOf(WORKBOOK), draft: { of: stampOf(OTHER), policy: DRAFT } },
    share: 0.7,
    keeping: "on",
    said: [note("draftOfPolicy", { counts: "policy" })],
  },
  {
    about: "choices that its policy says, too",
    kept: { own: savedOf(WORKBOOK), draft: { of: "", policy: WORKBOOK } },
    share: 0.7,
    keeping: "on",
    said: [],
  },
  { about: "a policy of a newer KA", kept: { own: { issues: [NEWER] } }, share: "abc", keeping: "off", said: [] },
  {
    about: "choices of a newer KA over a policy",
    kept: { own: savedOf(WORKBOOK), draft: { of: "", policy: { version: 7 } } },
    share: 0.7,
    keeping: "off",
    said: [NEWER],
  },
  {
    about: "a policy that cannot be read, and choices",
    kept: { own: { issues: [BROKEN] }, draft: { of: "", policy: DRAFT } },
    share: 0.6,
    keeping: "on",
    said: [],
  },
])("a workbook that keeps $about", ({ kept, share, keeping, said }) => {
  const state = opened(kept);
  expect(shareOf(state)).toBe(share);
  expect(state).toMatchObject({ keeping, keepingIssues: said });
  expect(state.own.issues).toEqual(kept.own?.issues ?? []);
  expect(state.own.taken).toBe(kept.own?.value?.stamp ?? "");
});

test("a policy changed on its sheet counts at once; beside choices that are not written, it has to be said which count", () => {
  const quiet = takeSeen(opened({ own: savedOf(WORKBOOK) }), savedOf(OTHER, USED));
  expect(shareOf(quiet)).toBe(0.5);
  expect(quiet.own).toMatchObject({ taken: stampOf(OTHER), issues: [USED] });
  expect(quiet.own.changed).toBeUndefined();

  const begun = opened({ own: savedOf(WORKBOOK), draft: { of: stampOf(WORKBOOK), policy: DRAFT } });
  expect(isUnwritten(begun)).toBe(true);
  const asked = takeSeen(begun, savedOf(OTHER));
  expect(shareOf(asked)).toBe(0.6);
  expect(asked.own.changed?.stamp).toBe(stampOf(OTHER));

  const theirs = takeSide(asked, "workbook");
  expect([shareOf(theirs), theirs.own.taken, isUnwritten(theirs)]).toEqual([0.5, stampOf(OTHER), false]);
  const mine = takeSide(asked, "pane");
  expect([shareOf(mine), mine.own.taken, isUnwritten(mine)]).toEqual([0.6, stampOf(OTHER), true]);
  // Put back as it was, it asks nothing any more.
  expect(takeSeen(asked, savedOf(WORKBOOK)).own.changed).toBeUndefined();
});

test("a sheet that was broken and mended again is said and forgotten", () => {
  const state = opened({ own: savedOf(WORKBOOK, USED) });
  const broken = takeSeen(state, { issues: [BROKEN] });
  expect([shareOf(broken), broken.own.issues]).toEqual([0.7, [USED, BROKEN]]);
  expect(takeSeen(broken, { issues: [BROKEN] }).own.issues).toEqual([USED, BROKEN]);
  expect(takeSeen(broken, savedOf(WORKBOOK)).own.issues).toEqual([USED]);
  expect(takeSeen(state, { issues: [] }).own).toMatchObject({ taken: "", issues: [] });
});

test("a policy from a file takes the place of the choices, and of one that cannot be read; a wrong file changes nothing", () => {
  const state = opened({ own: { issues: [BROKEN] } });
  const wrong = refusal("notPolicyFile", { file: "a.xlsx", found: "workbook" });
  const refused = takeImported(state, { file: "a.xlsx", outcome: { issues: [wrong] } });
  expect([shareOf(refused), refused.own.unreadable, refused.own.issues]).toEqual(["abc", "leave", [wrong]]);
  const taken = takeImported(state, { file: "p.json", outcome: { value: OTHER, issues: [] } });
  expect([shareOf(taken), taken.own.unreadable]).toEqual([0.5, "replace"]);
  expect(taken.own.issues).toEqual([note("policyImported", { file: "p.json" })]);
});

test("what was written is what the workbook says from then on", () => {
  const begun = opened({ draft: { of: "", policy: DRAFT } });
  const written = { ...DRAFT, columns: { customer: "Customer" } };
  const state = afterWriting({ ...begun, policy: DRAFT }, written);
  expect(state.own).toMatchObject({ taken: stampOf(written), unreadable: "leave", issues: [] });
  expect(isUnwritten(state)).toBe(false);
  expect(takeSeen(state, savedOf(written)).policy).toBe(DRAFT);
});

test("whose choices count is kept: the workbook's need no draft, the pane's are one on what the workbook says now", () => {
  const begun = opened({ own: savedOf(WORKBOOK), draft: { of: stampOf(WORKBOOK), policy: DRAFT } });
  const asked = takeSeen(begun, savedOf(OTHER));
  const kinds = (whose: "workbook" | "pane") => next(asked, { kind: "policyTaken", whose }).effects;
  expect(kinds("workbook")).toEqual([{ kind: "dropDraft" }, { kind: "dropPreview" }]);
  expect(kinds("pane")).toEqual([{ kind: "saveDraft", draft: { of: stampOf(OTHER), policy: asked.policy } }]);
});

test("choices that cannot be used yet come back as the forms showed them, and so does the ready-made policy that was chosen", () => {
  const first = opened({});
  const preset = presetPolicy("abc-xyz", "en").value;
  if (!preset) throw new Error("abc-xyz is no policy");
  const events: PaneEvent[] = [
    { kind: "presetChosen", preset: "abc-xyz", policy: preset },
    { kind: "periodChanged", period: { from: "2026-03-01", to: "2026-01-01" } },
  ];
  const chosen = events.reduce((state, event) => next(state, event).state, first);
  expect(chosen.problems).not.toEqual([]);
  const document: unknown = JSON.parse(JSON.stringify(draftOf(chosen, "")));
  const again = opened({ draft: document });
  for (const key of ["policy", "methods", "period", "comparison", "preset", "problems"] as const)
    expect([key, again[key]]).toEqual([key, chosen[key]]);
  // On the policy of the workbook, too, where the draft was made on it.
  const stamp = stampOf(chosen.policy);
  expect(opened({ own: savedOf(chosen.policy), draft: { ...draftOf(chosen, stamp) } }).period).toEqual(chosen.period);
  // A draft of an older policy is not laid over a newer one, nor what was typed with it.
  expect(opened({ own: savedOf(WORKBOOK), draft: draftOf(chosen, "other") }).problems).toEqual([]);
});

test.each([
  { about: "no choices", typed: "x" },
  { about: "no methods", typed: { methods: [] } },
  { about: "a method that nobody knows", typed: { methods: [{ id: "magic" }] } },
  { about: "values of another kind", typed: { methods: [{ id: "abc", cuts: "many", boundary: "inclusive" }] } },
])("$about beside the policy of a draft are left out, and the policy is used", ({ typed }) => {
  const state = opened({ draft: { of: "", policy: DRAFT, typed, preset: "none of KA's" } });
  expect(shareOf(state)).toBe(0.6);
  expect(state).toMatchObject({ problems: [], keeping: "on" });
  expect(state.preset).toBeUndefined();
});
