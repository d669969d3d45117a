import { readJournal, type Journal } from "../../../src/core/plan/journal";
import {
  canRevert,
  cellsFrozen,
  isBlank,
  isKept,
  loggedSince,
  takenBack,
  unfinishedIn,
  withLogOf,
} from "../../../src/core/plan/taking-back";

const SHEET = { role: "accounts", name: "KA Accounts", was: "there", image: "KA_Image1", rows: 5, columns: 3 };
const DOCUMENT = { run: "r1", state: "complete", at: "2026-01-31 10:00", print: "p", before: [SHEET] };

function journal(change: object = {}, sheet: object = {}): Journal {
  const read = readJournal(JSON.stringify({ ...DOCUMENT, before: [{ ...SHEET, ...sheet }], ...change }));
  if (!read) throw new Error("the journal is sound");
  return read;
}

test("a journal comes back as it was kept, what it did not say being nothing", () => {
  const { before, ...others } = journal();
  expect(others).toEqual({
    ...{ run: "r1", state: "complete", at: "2026-01-31 10:00", print: "p", printBefore: "" },
    documents: [],
    names: [],
    open: "run",
  });
  expect(before).toEqual([
    { ...SHEET, tables: [], widths: [], hidden: [], formulas: [], choices: [], pointed: [], mark: "" },
  ]);
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["a number", 7],
  ["an empty text", ""],
  ["what is no JSON", '{"run":'],
  ["a list", "[]"],
  ["another document", '{"version":1}'],
  ["a state that there is not", JSON.stringify({ ...DOCUMENT, state: "done" })],
  ["a key that is not KA's", JSON.stringify({ ...DOCUMENT, script: "x" })],
  ["a role that there is not", JSON.stringify({ ...DOCUMENT, before: [{ ...SHEET, role: "sales" }] })],
  ["a place before the first", JSON.stringify({ ...DOCUMENT, before: [{ ...SHEET, rows: -1 }] })],
])("%s is no journal", (_, text) => {
  expect(readJournal(text)).toBeUndefined();
});

test.each<[string, Journal | undefined, object | undefined]>([
  ["no journal", undefined, undefined],
  ["a complete one", journal(), undefined],
  ["one of a run that copies still", journal({ state: "keeping" }), undefined],
  ["one of a run that writes", journal({ state: "writing" }), { at: "2026-01-31 10:00", sheets: ["KA Accounts"] }],
])("what is unfinished by %s", (_, of, is) => {
  expect(unfinishedIn(of)).toEqual(is);
});

test.each<[string, object, boolean]>([
  ["a sheet with its copy", {}, true],
  ["a sheet without its copy", { image: undefined }, false],
  ["an empty sheet, which needs none", { image: undefined, rows: 0 }, true],
  ["a sheet that the run added", { image: undefined, was: "missing" }, true],
])("what was there is kept, %s: %s", (_, sheet, is) => {
  expect(isKept(journal({}, sheet).before)).toBe(is);
  expect(canRevert(journal({}, sheet))).toBe(is);
});

test("one sheet without its copy is enough to keep nothing", () => {
  const before = [SHEET, { ...SHEET, role: "summary", image: undefined }];
  expect(isKept(journal({ before }).before)).toBe(false);
});

test.each<[string, Journal | undefined]>([
  ["none", undefined],
  ["one that was not completed", journal({ state: "writing" })],
  ["one that says of no sheet what was there", journal({ before: [] })],
])("a run cannot be taken back by a journal: %s", (_, of) => {
  expect(canRevert(of)).toBe(false);
});

const LOG = { ...SHEET, role: "log", name: "KA Log", image: "KA_Image2" };
const LINES = { language: "en", lines: [{ when: "2026-02-01 09:00", cells: 7 }] };
const FREEZING = {
  ...{ at: "2026-02-01 09:00", order: "afterRun", before: [LOG], logged: LINES },
  formulas: { image: "KA_Before_formulas", areas: 2, cells: 7 },
};

test.each<[string, object, object | undefined, number | undefined]>([
  ["it is complete", {}, undefined, 7],
  ["a run copies still", { state: "keeping" }, undefined, 7],
  [
    "it is unfinished",
    { state: "writing", open: "freezing" },
    { at: "2026-02-01 09:00", sheets: ["KA Log"] },
    undefined,
  ],
  ["a run is unfinished", { state: "writing" }, { at: "2026-01-31 10:00", sheets: ["KA Accounts"] }, undefined],
  ["the log has no copy", { freezing: { ...FREEZING, before: [{ ...LOG, image: undefined }] } }, undefined, undefined],
])("formulas that are frozen: %s", (_, change, unfinished, cells) => {
  const of = journal({ freezing: FREEZING, ...change });
  expect(unfinishedIn(of)).toEqual(unfinished);
  expect(cellsFrozen(of)).toBe(cells);
});

test("a run and a freezing are taken back one without the other, and then nothing is left", () => {
  const columns = { name: "KA_Columns_1", was: "missing", rows: 1, columns: 1, row: 0, column: 0 };
  const whole = journal({ freezing: FREEZING, columns, logged: LINES, printBefore: "", state: "writing" });
  const { freezing, ...run } = whole;
  expect(takenBack({ ...whole, open: "freezing" })).toEqual({ ...run, state: "complete" });
  const frozen = takenBack(whole);
  expect(frozen).toMatchObject({ state: "complete", print: "", before: [], freezing });
  expect([frozen.columns, frozen.logged]).toEqual([undefined, undefined]);
  expect([isBlank(whole), isBlank(frozen), isBlank(takenBack({ ...frozen, open: "freezing" }))]).toEqual([
    ...[false, false, true],
  ]);
});

test.each<["run" | "freezing", "beforeRun" | "afterRun", string | undefined]>([
  ["run", "afterRun", "freezing"],
  ["run", "beforeRun", undefined],
  ["freezing", "beforeRun", "run"],
  ["freezing", "afterRun", undefined],
])("whose lines of the log stay where the %s is taken back and the freezing is %s: %s", (open, order, stays) => {
  const lines = { run: { language: "run", lines: [] }, freezing: { language: "freezing", lines: [] } };
  const of = journal({ open, logged: lines.run, freezing: { ...FREEZING, order, logged: lines.freezing } });
  expect(loggedSince(of)?.language).toBe(stays);
});

test.each(["run", "freezing"] as const)(
  "what the other one kept of the log is that of before both, the %s first",
  (open) => {
    const before = [SHEET, LOG];
    const of = journal({ open, before, freezing: FREEZING });
    const [log] = journal({ before: [{ ...LOG, was: "missing", rows: 0 }] }).before;
    if (!log) throw new Error("the log is there");
    const swapped = withLogOf(of, log);
    expect((open === "run" ? swapped.freezing?.before : swapped.before)?.map(({ role, was }) => [role, was])).toEqual([
      ...(open === "run" ? [] : [["accounts", "there"]]),
      ["log", "missing"],
    ]);
    expect(open === "run" ? swapped.before : swapped.freezing?.before).toEqual(
      open === "run" ? of.before : of.freezing?.before,
    );
  },
);
