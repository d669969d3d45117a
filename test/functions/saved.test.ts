import { registered, refusalOf, shown } from "./custom-functions";
import "../../src/functions/functions";
import { indexSaved } from "../../src/core/formulas/saved-index";
import type { Saved } from "../../src/core/formulas/saved";
import { tableFromRows } from "../../src/core/intake/head-table";
import { finish } from "../../src/core/steps";
import { readSavedFrom } from "../../src/functions/saved";
import { SavedSource } from "../../src/functions/saved-source";

const LIST = [
  [
    "Rank",
    "Customer ID",
    "Customer",
    "Class",
    "Amount",
    "KA's class",
    "Tier colour",
    "Why",
    "Class (Lifecycle)",
    "Why (Lifecycle)",
  ],
  [1, "C1", "Acme", "A", 800, "A", "gold", "Rank 1 of 4.", "Active", "Bought last week."],
  [2, "C2", "Birch GmbH", "A", 150, "B", "", "Set by hand.", "New", "First order in May."],
  [3, "C3", "Cedar", "C", 40, "C", "red", "Rank 3 of 4.", "Lost", "No order for a year."],
  [4, "C4", "Cedar", "C", 10, "C", "red", "Rank 4 of 4.", "Lost", "No order for two years."],
  [5, "Acme", "Dune", "C", 1, "C", "red", "Rank 5.", "Lost", "None."],
];

function savedOf(rows = LIST, stamp = "run 1"): Saved {
  const list = { table: tableFromRows(rows, "KA Accounts!A1"), stamp, leading: "Classes: ABC" };
  return { kind: "list", index: finish(indexSaved(list)) };
}

/** What a function shows, or the code and the sentence that it ends with. */
async function answer(id: string, ...args: unknown[]): Promise<unknown> {
  try {
    return shown(await registered.get(id)?.(...args));
  } catch (error) {
    return refusalOf(() => {
      throw error;
    });
  }
}

beforeEach(() => readSavedFrom({ now: () => savedOf() }));

test.each<{ about: string; args: unknown[]; is: unknown }>([
  { about: "the class that counts", args: [[["Birch GmbH"]]], is: [["A"]] },
  { about: "width, case and spaces", args: [[[" ｂirch  gmbh "]]], is: [["A"]] },
  { about: "an id", args: [[["c3"]], "amount"], is: [[40]] },
  { about: "an id before a name", args: [[["Acme"]], "Amount"], is: [[1]] },
  { about: "a column by its id in code", args: [[["C2"]], "systemClass"], is: [["B"]] },
  { about: "a column in the other language", args: [[["C1"]], "金额"], is: [[800]] },
  { about: "a column that somebody added", args: [[["C1"]], "tier COLOUR"], is: [["gold"]] },
  { about: "an empty cell of the list", args: [[["C2"]], "Tier colour"], is: [[""]] },
  {
    about: "a range, each cell by itself",
    args: [[["C1"], [""], ["Nobody"], [{ code: "#DIV/0!" }], [0]]],
    is: [["A"], [""], ["#N/A"], ["#DIV/0!"], [""]],
  },
  { about: "nobody", args: [[["Nobody"]]], is: expect.stringMatching(/^#N\/A “Nobody” is not in KA's account list/) },
  {
    about: "a name of two",
    args: [[["Cedar"]]],
    is: expect.stringMatching(/^#VALUE! Several customers are called “Cedar”/),
  },
  {
    about: "no such column",
    args: [[["C1"]], "Colour"],
    is: expect.stringMatching(/^#VALUE! .*no column “Colour”.*Rank, Customer ID, Customer, Class/),
  },
])("CLASSOF: $about", async ({ args, is }) => {
  expect(await answer("CLASSOF", ...args)).toEqual(is);
});

test.each<{ method: unknown; is: unknown }>([
  { method: undefined, is: [["Set by hand."]] },
  { method: "abc", is: [["Set by hand."]] },
  { method: "ABC", is: [["Set by hand."]] },
  { method: "lifecycle", is: [["First order in May."]] },
  { method: "客户生命周期", is: [["First order in May."]] },
  { method: "RFM", is: expect.stringMatching(/^#VALUE! .*“RFM”.*ABC, Lifecycle/) },
])("WHY by $method", async ({ method, is }) => {
  expect(await answer("WHY", [["C2"]], method)).toEqual(is);
});

test.each([
  ["noResult", /^#N\/A This workbook has no account list/],
  ["resultUnfinished", /^#N\/A KA's last run did not finish/],
  ["resultUnread", /^#N\/A KA could not read/],
] as const)("%s is #N/A with a sentence", async (kind, sentence) => {
  readSavedFrom({ now: () => ({ kind }) });
  expect(await answer("CLASSOF", [["Acme"]])).toMatch(sentence);
});

/** A source that counts how often it is read, with what each reading finds. */
function sourceOf(...found: Saved[]): { readonly source: SavedSource; readonly read: () => number } {
  let read = 0;
  const load = () => Promise.resolve(found[Math.min(read++, found.length - 1)] ?? { kind: "noResult" as const });
  return { source: new SavedSource(load, () => Promise.resolve()), read: () => read };
}

test("the list is read once for all calls, and again for a run that it is not of, once", async () => {
  const { source, read } = sourceOf(savedOf(), savedOf(LIST, "run 2"));
  await Promise.all(Array.from({ length: 50 }, () => source.now("run 1")));
  expect(read()).toBe(1);
  expect(source.now("run 1")).not.toBeInstanceOf(Promise);
  await Promise.all([source.now("run 2"), source.now("run 2")]);
  expect(read()).toBe(2);
  await source.now("run 3");
  await source.now("run 3");
  expect(read()).toBe(3);
  source.forget();
  await source.now("");
  expect(read()).toBe(4);
});

test("a result that is being written is waited for, and given up in time", async () => {
  const busy = { kind: "resultUnfinished" } as const;
  const { source, read } = sourceOf(busy, { kind: "resultUnread" }, savedOf());
  expect(await source.now("run 1")).toMatchObject({ kind: "list" });
  expect(read()).toBe(3);
  const never = sourceOf(busy);
  expect(await never.source.now("run 1")).toEqual(busy);
  expect(never.read()).toBe(4);
});

test("what changed while it was read is read again", async () => {
  let reads = 0;
  const source: SavedSource = new SavedSource(() => {
    if (++reads === 1) source.forget();
    return Promise.resolve(savedOf(LIST, `run ${reads}`));
  });
  expect(await source.now("")).toMatchObject({ index: { stamp: "run 2" } });
});
