import { canRevert, isKept, readJournal, unfinishedIn, type Journal } from "../../../src/core/plan/journal";

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
  });
  expect(before).toEqual([{ ...SHEET, tables: [], widths: [], hidden: [], formulas: [], choices: [], mark: "" }]);
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
  expect(isKept(journal({}, sheet))).toBe(is);
  expect(canRevert(journal({}, sheet))).toBe(is);
});

test("one sheet without its copy is enough to keep nothing", () => {
  const before = [SHEET, { ...SHEET, role: "summary", image: undefined }];
  expect(isKept(journal({ before }))).toBe(false);
});

test.each<[string, Journal | undefined]>([
  ["none", undefined],
  ["one that was not completed", journal({ state: "writing" })],
  ["one that says of no sheet what was there", journal({ before: [] })],
])("a run cannot be taken back by a journal: %s", (_, of) => {
  expect(canRevert(of)).toBe(false);
});
