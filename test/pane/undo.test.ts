import fc from "fast-check";
import { note, type Issue } from "../../src/core/issues";
import { stampOf } from "../../src/core/policies/fingerprint";
import { METHOD_IDS } from "../../src/core/methods/methods";
import { LANGUAGES, type Policy } from "../../src/core/policy";
import { PRESET_IDS } from "../../src/core/policies/preset-ids";
import { presetPolicy } from "../../src/core/policies/presets";
import { readPolicy } from "../../src/core/policies/read-policy";
import { standardOptions } from "../../src/pane/choices";
import type { PaneEvent } from "../../src/pane/events";
import { next } from "../../src/pane/next";
import { MOST_STEPS } from "../../src/pane/policy/undo";
import { firstState, type PaneState } from "../../src/pane/state";

const step = (state: PaneState, event: PaneEvent) => next(state, event).state;
const play = (events: readonly PaneEvent[], from = opened()) => events.reduce(step, from);

/** The pane with the choices of the workbook known: it keeps none. */
function opened(): PaneState {
  const kept = { draft: undefined, own: { issues: [] as Issue[] }, author: "" };
  return play([{ kind: "started" }, { kind: "policyLoaded", outcome: { value: kept, issues: [] } }], firstState("en"));
}

/** All that the user chose, as it would be written, kept and shown; the language is not undone. */
const choicesIn = ({ policy, methods, place, period, comparison, preset, problems }: PaneState) => ({
  policy: { ...policy, language: "en" },
  ...{ methods, place, period, comparison, preset, problems },
});

function policyOf(share: number): Policy {
  const { value } = readPolicy({ methods: [{ id: "pareto", share }], merges: [{ into: "A", names: ["B"] }] });
  if (!value) throw new Error("the test's policy is wrong");
  return value;
}

const cutAt = (cut: number): PaneEvent => ({
  kind: "optionsChanged",
  choice: { ...standardOptions("abc"), cuts: [cut, 0.95] } as ReturnType<typeof standardOptions>,
});
const abcCuts = ({ policy: { methods } }: PaneState) => (methods[0]?.id === "abc" ? methods[0].cuts[0] : undefined);

const name = fc.constantFrom("Ana", "Bo", "Cy");
const day = fc.constantFrom(undefined, "2025-01-01", "2025-06-30");
const choice: fc.Arbitrary<PaneEvent> = fc.oneof(
  fc.constantFrom(...METHOD_IDS).map((method): PaneEvent => ({ kind: "methodChosen", method })),
  fc.constantFrom(...METHOD_IDS).map((method): PaneEvent => ({ kind: "methodAdded", method })),
  fc.nat(2).map((place): PaneEvent => ({ kind: "methodRemoved", place })),
  fc.nat(2).map((place): PaneEvent => ({ kind: "methodRaised", place })),
  fc.constantFrom(...PRESET_IDS).map((preset): PaneEvent => {
    const { value: policy } = presetPolicy(preset, "en");
    if (!policy) throw new Error(`${preset} is no policy`);
    return { kind: "presetChosen", preset, policy };
  }),
  // 1.2 cannot be used: the forms show it, and the policy stays.
  fc.constantFrom(0.5, 0.7, 1.2).map(cutAt),
  fc.record({ from: day, to: day }).map(({ from, to }): PaneEvent => ({
    kind: "periodChanged",
    period: { ...(from && { from }), ...(to && { to }) },
  })),
  fc.tuple(name, name).map(([into, other]): PaneEvent => ({ kind: "customersMerged", into, name: other })),
  name.map((header): PaneEvent => ({ kind: "columnChosen", role: "amount", header })),
  fc.constantFrom(0.4, 0.6).map((share): PaneEvent => {
    return { kind: "policyImported", file: "a.json", outcome: { value: policyOf(share), issues: [] } };
  }),
  fc.constantFrom(0.3, 0.9).map((share): PaneEvent => {
    const policy = policyOf(share);
    return { kind: "policySeen", own: { value: { policy, from: "sheet", stamp: stampOf(policy) }, issues: [] } };
  }),
);
const beside: fc.Arbitrary<PaneEvent> = fc.oneof(
  fc.constantFrom(...LANGUAGES).map((language): PaneEvent => ({ kind: "languageChosen", language })),
  fc.nat(2).map((place): PaneEvent => ({ kind: "methodShown", place })),
  fc.constant<PaneEvent>({ kind: "touched" }),
  fc.constant<PaneEvent>({ kind: "tabChosen", tab: "policy" }),
);
const walk = fc.array(
  fc.oneof(choice, beside, fc.constant<PaneEvent>({ kind: "undone" }), fc.constant<PaneEvent>({ kind: "redone" })),
  { maxLength: 25 },
);

test("undo gives the choices of before any choice, redo gives them back, whatever was done before", () => {
  fc.assert(
    fc.property(walk, choice, (events, last) => {
      const before = step(play(events), { kind: "touched" });
      const after = step(before, last);
      if (after.undo.past.length === before.undo.past.length) {
        // What changed nothing is no step.
        expect(choicesIn(after)).toEqual(choicesIn(before));
        return;
      }
      const back = step(after, { kind: "undone" });
      expect(choicesIn(back)).toEqual(choicesIn(before));
      expect(choicesIn(step(back, { kind: "redone" }))).toEqual(choicesIn(after));
    }),
    { numRuns: 300 },
  );
});

test("as many steps back lead to the beginning, as many forth to the end", () => {
  fc.assert(
    fc.property(walk, (events) => {
      const end = play(events);
      const steps = [...end.undo.past, ...end.undo.future].length;
      const again = Array.from({ length: steps }, (): PaneEvent => ({ kind: "redone" }));
      const last = play(again, end);
      const back = Array.from({ length: steps }, (): PaneEvent => ({ kind: "undone" }));
      const start = play(back, last);
      expect(choicesIn(start)).toEqual(choicesIn(opened()));
      expect(start.undo.past).toEqual([]);
      expect(choicesIn(play(again, start))).toEqual(choicesIn(last));
    }),
  );
});

test("a new choice drops those that were taken back", () => {
  const back = play([cutAt(0.5), { kind: "undone" }]);
  expect(back.undo.future).toHaveLength(1);
  const other = step(back, { kind: "methodAdded", method: "rfm" });
  expect(other.undo.future).toEqual([]);
  expect(choicesIn(step(other, { kind: "redone" }))).toEqual(choicesIn(other));
});

test("one drag is one step; what is touched next is another", () => {
  const dragged = play([cutAt(0.7), cutAt(0.6), cutAt(0.5)]);
  expect(dragged.undo.past).toHaveLength(1);
  expect(abcCuts(step(dragged, { kind: "undone" }))).toBe(0.8);
  const again = play([{ kind: "touched" }, cutAt(0.4)], dragged);
  expect(abcCuts(step(again, { kind: "undone" }))).toBe(0.5);
  // Another kind of choice in between ends it as well, and so does a step back.
  expect(
    play([cutAt(0.7), { kind: "methodAdded", method: "rfm" }, { kind: "methodRemoved", place: 1 }]).undo.past,
  ).toHaveLength(3);
  expect(abcCuts(play([cutAt(0.7), { kind: "undone" }, cutAt(0.6), { kind: "undone" }]))).toBe(0.8);
});

test("the oldest steps are forgotten", () => {
  const many = play(
    Array.from({ length: MOST_STEPS + 20 }, (_, i) => [{ kind: "touched" } as const, cutAt(0.1 + i / 1000)]).flat(),
  );
  expect(many.undo.past).toHaveLength(MOST_STEPS);
});

test("what was undone is kept for the next session and calculated like any choice; the language stays", () => {
  const chosen = play([cutAt(0.5), { kind: "languageChosen", language: "zh" }]);
  const { state, effects } = next(chosen, { kind: "undone" });
  expect([abcCuts(state), state.policy.language]).toEqual([0.8, "zh"]);
  expect(effects).toContainEqual({
    kind: "saveDraft",
    draft: expect.objectContaining({ policy: state.policy }) as unknown,
  });
});

test("texts of a ready-made policy that come back are put into the language of now", () => {
  const { value: policy } = presetPolicy("key-accounts", "en");
  if (!policy) throw new Error("key-accounts is no policy");
  const chosen = play([
    { kind: "presetChosen", preset: "key-accounts", policy },
    { kind: "presetChosen", preset: "rfm-western", policy: presetPolicy("rfm-western", "en").value ?? policy },
    { kind: "languageChosen", language: "zh" },
  ]);
  const { effects } = next(chosen, { kind: "undone" });
  expect(effects).toContainEqual({ kind: "translateTexts", language: "zh" });
});

test("a policy from a file is one step: its choices, and that one that nobody can read may be replaced", () => {
  const imported = play([{ kind: "policyImported", file: "a.json", outcome: { value: policyOf(0.6), issues: [] } }]);
  expect(imported.own).toMatchObject({ unreadable: "replace", issues: [note("policyImported", { file: "a.json" })] });
  const back = step(imported, { kind: "undone" });
  expect(back.own).toMatchObject({ unreadable: "leave", issues: [] });
  expect(step(back, { kind: "redone" }).own.unreadable).toBe("replace");
});

test("nothing is undone while the result is written, and writing forgets no step", () => {
  const chosen = { ...play([cutAt(0.5)]), writing: { kind: "running", stage: "writing" } } as const;
  expect(step(chosen, { kind: "undone" })).toBe(chosen);
  const written = { sheets: { accounts: "KA Accounts", summary: "KA Summary" }, cells: 9 };
  const done = step(chosen, { kind: "writeEnded", outcome: { value: written, issues: [] } });
  expect(abcCuts(step(done, { kind: "undone" }))).toBe(0.8);
});

test("long lists that no step asked about are held once, not once for each step", () => {
  const merged = step(opened(), { kind: "customersMerged", into: "Ana", name: "Bo" });
  const far = play([cutAt(0.5), { kind: "touched" }, cutAt(0.6)], merged);
  for (const { policy } of far.undo.past.slice(1)) expect(policy.merges).toBe(merged.policy.merges);
});
