import { classify } from "../../src/core/classes";
import { gatherCustomers, type Gathering } from "../../src/core/customers";
import { note, refusal, type Outcome } from "../../src/core/issues";
import { abc as abcMethod } from "../../src/core/methods/abc";
import { composeReport, type Report } from "../../src/core/report";
import { finish } from "../../src/core/steps";
import { tableFromRows } from "../../src/core/intake/head-table";
import { unreadColumn } from "../../src/core/table";
import type { Reading } from "../../src/core/workbook";
import type { PaneEvent } from "../../src/pane/events";
import type { Kept } from "../../src/pane/policy/policy-state";
import { next } from "../../src/pane/next";
import { canWrite, firstState, type PaneState } from "../../src/pane/state";
import { SALES, TWO_AMOUNTS } from "./memory-workbook";

const sales = readingOf(SALES, "Sales!A1:D8");
const twoAmounts = readingOf(TWO_AMOUNTS, "Blatt!A1:C3");

function readingOf(rows: Parameters<typeof tableFromRows>[0], where: string): Reading {
  const source = { kind: "range", sheet: where, address: where } as const;
  return { table: tableFromRows(rows, where), source, rowsInSource: rows.length - 1 };
}

/** The events that lead from the start to a preview of a reading. */
function upTo(last: "sample" | "rows" | "gathered" | "classified", reading = sales): PaneEvent[] {
  const events: PaneEvent[] = [
    { kind: "started" },
    { kind: "policyLoaded", outcome: keptOutcome(undefined) },
    { kind: "sampleRead", outcome: { value: reading, issues: [] } },
    { kind: "rowsRead", outcome: { value: reading, issues: [] } },
    { kind: "gathered", outcome: { value: gathering, issues: [] } },
    { kind: "classified", outcome: { value: report, issues: [] } },
  ];
  return events.slice(0, 3 + ["sample", "rows", "gathered", "classified"].indexOf(last));
}

const [gathering, report] = ((): [Gathering, Report] => {
  const state = play([
    { kind: "started" },
    { kind: "policyLoaded", outcome: keptOutcome(undefined) },
    { kind: "sampleRead", outcome: { value: sales, issues: [] } },
  ]).state;
  const gathered = finish(gatherCustomers([sales.table], state.columns, { today: 46_000, needs: [] })).value;
  const results = gathered && finish(classify(gathered.customers, state.policy)).value;
  const about = { where: sales.table.where, columns: state.columns, policy: state.policy };
  const composed = gathered && results && finish(composeReport(gathered, results, about)).value;
  if (!gathered || !composed) throw new Error("the sample rows make a report");
  return [gathered, composed];
})();

function play(events: readonly PaneEvent[], from: PaneState = firstState("en")) {
  return events.reduce(
    (turn, event) => {
      const { state, effects } = next(turn.state, event);
      return { state, effects: effects.map(({ kind }) => kind), last: effects };
    },
    { state: from, effects: [] as string[], last: [] as ReturnType<typeof next>["effects"] },
  );
}

const abc = abcMethod.options.parse({ id: "abc" });
const tooHigh = { ...abc, cuts: [0.95, 0.8] };

test.each<{ about: string; events: PaneEvent[]; asks: string[]; under?: string | undefined; state?: object }>([
  {
    about: "the start loads what was kept",
    events: [{ kind: "started" }],
    asks: ["watchSelection", "loadPolicy", "lookAtLastRun"],
    under: "loading",
  },
  {
    about: "with the choices known, it looks at the selection",
    events: upTo("sample").slice(0, 2),
    asks: ["readSample"],
    under: "looking",
    state: { keeping: "on" },
  },
  {
    about: "from the first rows it tells the columns and reads those",
    events: upTo("sample"),
    asks: ["readRows"],
    under: "reading",
  },
  { about: "all rows are gathered", events: upTo("rows"), asks: ["gather"], under: "gathering" },
  { about: "customers are classified", events: upTo("gathered"), asks: ["classify"], under: "classifying" },
  {
    about: "then the preview stands",
    events: upTo("classified"),
    asks: ["findFurther"],
    under: undefined,
    state: { report },
  },
  {
    about: "two columns that could be the amount are asked about",
    events: upTo("sample", twoAmounts),
    asks: ["dropPreview"],
    under: undefined,
    state: { columnIssues: [refusal("whichColumn", { role: "amount", headers: ["含税金额", "不含税金额"] })] },
  },
  {
    about: "the answer lets it go on",
    events: [...upTo("sample", twoAmounts), { kind: "columnChosen", role: "amount", header: "含税金额" }],
    asks: ["saveDraft", "readRows"],
    under: "reading",
    state: { columnIssues: [] },
  },
  {
    about: "other options classify anew, and nothing else",
    events: [...upTo("classified"), { kind: "optionsChanged", choice: { ...abc, cuts: [0.5] } }],
    asks: ["saveDraft", "classify"],
    under: "classifying",
  },
  {
    about: "options that cannot be used are shown, and kept beside those that can",
    events: [...upTo("classified"), { kind: "optionsChanged", choice: tooHigh }],
    asks: ["saveDraft", "classify"],
    state: { methods: [tooHigh], policy: { methods: [abc] } },
  },
  {
    about: "a method that judges the last year gathers anew",
    events: [...upTo("classified"), { kind: "methodChosen", method: "tiers" }],
    asks: ["saveDraft", "gather"],
    under: "gathering",
  },
  {
    about: "a choice during the read of the rows does not start the read over",
    events: [...upTo("sample"), { kind: "methodChosen", method: "pareto" }],
    asks: ["saveDraft"],
    under: "reading",
  },
  {
    about: "a choice during the gathering does not start that over either",
    events: [...upTo("rows"), { kind: "methodChosen", method: "pareto" }],
    asks: ["saveDraft"],
    under: "gathering",
  },
  {
    about: "a role that was not needed before reads its column",
    events: [...upTo("classified"), { kind: "columnChosen", role: "order", header: "Channel" }],
    // This reading holds every column already.
    asks: ["saveDraft", "gather"],
    under: "gathering",
  },
  {
    about: "what waits to be kept is kept at once when the page is hidden",
    events: [...upTo("classified"), { kind: "pageHidden" }],
    asks: ["saveAtOnce"],
    state: { page: "hidden", report },
  },
  {
    about: "a selection behind a hidden page is not read",
    events: [...upTo("classified"), { kind: "pageHidden" }, { kind: "selectionChanged" }],
    asks: [],
    under: undefined,
    state: { page: "behind", report },
  },
  {
    about: "it is read when the page is shown again",
    events: [
      ...upTo("classified"),
      { kind: "pageHidden" },
      { kind: "selectionChanged" },
      { kind: "pageHidden" },
      { kind: "pageShown" },
    ],
    asks: ["readSample"],
    under: "looking",
    state: { page: "shown" },
  },
  {
    about: "a page that missed nothing looks at nothing",
    events: [...upTo("classified"), { kind: "pageHidden" }, { kind: "pageShown" }],
    asks: [],
    under: undefined,
    state: { page: "shown" },
  },
  {
    about: "rows that were pinned meanwhile stay",
    events: [
      ...upTo("classified"),
      { kind: "pageHidden" },
      { kind: "selectionChanged" },
      { kind: "pinned" },
      { kind: "pageShown" },
    ],
    asks: [],
    under: undefined,
    state: { page: "shown" },
  },
  {
    about: "a change of the selection looks again after a pause",
    events: [...upTo("classified"), { kind: "selectionChanged" }],
    asks: ["readSample"],
    under: "looking",
    state: { report },
  },
  {
    about: "the same rows found again are not read again",
    events: [
      ...upTo("classified"),
      { kind: "selectionChanged" },
      { kind: "sampleRead", outcome: { value: sales, issues: [] } },
    ],
    asks: [],
    under: undefined,
    state: { report },
  },
  {
    about: "a choice made while it looked shows when the same rows are found",
    events: [
      ...upTo("classified"),
      { kind: "selectionChanged" },
      { kind: "methodChosen", method: "pareto" },
      { kind: "sampleRead", outcome: { value: sales, issues: [] } },
    ],
    asks: ["classify"],
    under: "classifying",
  },
  {
    about: "other rows take the place of the ones before, figures included",
    events: [
      ...upTo("classified"),
      { kind: "selectionChanged" },
      { kind: "sampleRead", outcome: { value: { ...sales, rowsInSource: 9 }, issues: [] } },
    ],
    asks: ["readRows"],
    under: "reading",
    state: { report: undefined },
  },
  {
    about: "a click beside the data says so and keeps the preview",
    events: [
      ...upTo("classified"),
      { kind: "selectionChanged" },
      { kind: "sampleRead", outcome: { issues: [refusal("oneCell", { where: "Sales!K9" })] } },
    ],
    asks: [],
    under: undefined,
    state: { report, lookIssues: [note("oneCell", { where: "Sales!K9" })] },
  },
  {
    about: "a refusal of Excel's takes the preview away",
    events: [
      ...upTo("classified"),
      { kind: "selectionChanged" },
      { kind: "sampleRead", outcome: { issues: [refusal("excelBusy", {})] } },
    ],
    asks: [],
    state: { report: undefined, lookIssues: [refusal("excelBusy", {})] },
  },
  {
    about: "a pinned pane does not go with the selection",
    events: [...upTo("classified"), { kind: "pinned" }, { kind: "selectionChanged" }],
    asks: [],
    under: undefined,
  },
  {
    about: "unpinned, it looks at once",
    events: [...upTo("classified"), { kind: "pinned" }, { kind: "unpinned" }],
    asks: ["readSample"],
    under: "looking",
  },
  {
    about: "reading again starts from the sample and forgets the rows",
    events: [...upTo("classified"), { kind: "readAgain" }],
    asks: ["readSample"],
    state: { rows: undefined },
  },
  {
    about: "headers that changed between sample and rows are looked at anew",
    events: [...upTo("sample"), { kind: "rowsRead", outcome: { value: twoAmounts, issues: [] } }],
    asks: ["readSample"],
    under: "looking",
  },
  {
    about: "rows of which none can be used leave nothing to show",
    events: [...upTo("rows"), { kind: "gathered", outcome: { issues: [refusal("noRowsLeft", { rows: 7 })] } }],
    asks: [],
    state: { report: undefined, gatherIssues: [refusal("noRowsLeft", { rows: 7 })] },
  },
  {
    about: "the language changes words, not figures",
    events: [...upTo("classified"), { kind: "languageChosen", language: "zh" }],
    // Names of classes are words.
    asks: ["saveDraft", "findFurther"],
    under: undefined,
    state: { report, policy: { language: "zh" } },
  },
  {
    about: "treatments of a ready-made policy follow the language",
    events: [
      ...upTo("classified"),
      { kind: "textsTranslated", texts: { methods: [abc], treatments: { A: "Visit." } } },
      { kind: "classified", outcome: { value: report, issues: [] } },
      { kind: "languageChosen", language: "zh" },
    ],
    asks: ["saveDraft", "translateTexts", "findFurther"],
    under: undefined,
    state: { policy: { language: "zh", treatments: { A: "Visit." } } },
  },
  {
    about: "the language stays while it is written in one",
    events: [...upTo("classified"), { kind: "writeAsked" }, { kind: "languageChosen", language: "zh" }],
    asks: [],
    state: { policy: { language: "en" } },
  },
  {
    about: "writing pins the rows, because the sheet that is written comes to the front",
    events: [...upTo("classified"), { kind: "writeAsked" }],
    asks: ["write"],
    state: { following: "pinned", writing: { kind: "running", stage: "reading" } },
  },
  {
    about: "nothing is written before there is a preview",
    events: [...upTo("gathered"), { kind: "writeAsked" }],
    asks: [],
  },
  {
    about: "nothing is written with options that cannot be used",
    events: [...upTo("classified"), { kind: "optionsChanged", choice: tooHigh }, { kind: "writeAsked" }],
    asks: [],
  },
  {
    about: "nothing is written while an entry is unfinished",
    events: [...upTo("classified"), { kind: "entryBegun", id: "a" }, { kind: "writeAsked" }],
    asks: [],
    state: { unfinished: ["a"] },
  },
  {
    about: "an entry that is finished, or gone, stands in nobody's way",
    events: [
      ...upTo("classified"),
      { kind: "entryBegun", id: "a" },
      { kind: "entryBegun", id: "b" },
      { kind: "entryEnded", id: "a" },
      { kind: "entryEnded", id: "b" },
      { kind: "writeAsked" },
    ],
    asks: ["write"],
    state: { unfinished: [] },
  },
  {
    about: "choices wait until writing has ended",
    events: [...upTo("classified"), { kind: "writeAsked" }, { kind: "methodChosen", method: "pareto" }],
    asks: [],
    state: { methods: [abc] },
  },
  {
    about: "cancelling is asked for, and shown",
    events: [...upTo("classified"), { kind: "writeAsked" }, { kind: "cancelAsked" }],
    asks: ["cancelWrite"],
    state: { writing: { kind: "cancelling" } },
  },
  {
    about: "progress that comes after the wish to cancel does not hide it",
    events: [
      ...upTo("classified"),
      { kind: "writeAsked" },
      { kind: "cancelAsked" },
      { kind: "writeProgressed", stage: "writing", at: { done: 1, total: 2 } },
    ],
    asks: [],
    state: { writing: { kind: "cancelling" } },
  },
  {
    about: "a refused writing says why",
    events: [
      ...upTo("classified"),
      { kind: "writeAsked" },
      { kind: "writeEnded", outcome: { issues: [refusal("protectedWorkbook", {})] } },
    ],
    // How it ended may have left something to finish.
    asks: ["lookAtLastRun"],
    state: { writing: { kind: "stopped", issues: [refusal("protectedWorkbook", {})] }, report },
  },
  {
    about: "an unfinished run is finished by a writing that says so",
    events: [
      ...upTo("classified"),
      { kind: "lastRunRead", outcome: { value: { unfinished: { at: "", sheets: [] } }, issues: [] } },
      { kind: "writeAsked", unfinished: "finish" },
    ],
    asks: ["write"],
    state: { writing: { kind: "running", stage: "reading" } },
  },
  {
    about: "while something is taken back nothing is written, and nothing else taken back",
    events: [
      ...upTo("classified"),
      { kind: "takeBackAsked", made: "remove" },
      { kind: "writeAsked" },
      { kind: "removeAsked", sample: "keep" },
    ],
    asks: [],
    state: { takingBack: "running", writing: { kind: "idle" } },
  },
  {
    about: "what was taken back is said, and the workbook asked what can be taken back now",
    events: [...upTo("classified"), { kind: "removeAsked", sample: "keep" }, { kind: "takenBack", issues: [] }],
    asks: ["lookAtLastRun", "lookAtPolicy"],
    state: { takingBack: "idle", takeBackIssues: [] },
  },
  {
    about: "a bug stops everything",
    events: [...upTo("classified"), { kind: "broke" }, { kind: "writeAsked" }],
    asks: [],
    state: { health: "broken" },
  },
])("$about", ({ events, asks, state, ...rest }) => {
  const turn = play(events);
  expect(turn.effects).toEqual(asks);
  if ("under" in rest) expect(turn.state.underWay?.kind).toBe(rest.under);
  if (state) expect(turn.state).toMatchObject(state);
});

test("rows are read of the columns that serve a role, not of the others", () => {
  expect(play(upTo("sample")).last).toEqual([{ kind: "readRows", source: sales.source, columns: [0, 1, 2] }]);
});

test("rows that were read without a column that is needed now are read once more", () => {
  const columns = sales.table.columns.map((column, place) => (place === 3 ? unreadColumn(column.header) : column));
  const partly = { ...sales, table: { ...sales.table, columns } };
  const before = [...upTo("sample"), { kind: "rowsRead", outcome: { value: partly, issues: [] } } as const];
  expect(play(before).effects).toEqual(["gather"]);
  const chosen = play([...before, { kind: "columnChosen", role: "order", header: "Channel" }]);
  expect(chosen.last.at(-1)).toMatchObject({ kind: "readRows", columns: [0, 1, 2, 3] });
});

test("a column chosen for one sheet does not stand in the way on another, and is not forgotten", () => {
  const events: PaneEvent[] = [
    ...upTo("sample", twoAmounts),
    { kind: "columnChosen", role: "amount", header: "含税金额" },
    { kind: "sampleRead", outcome: { value: sales, issues: [] } },
  ];
  const { state, effects } = play(events);
  expect(effects).toEqual(["readRows"]);
  expect(state.columns.amount?.header).toBe("Revenue");
  expect(state.policy.columns.amount).toBe("含税金额");
});

/** A workbook that keeps no policy, with choices that were not written. */
function keptOutcome(draft: unknown): Outcome<Kept> {
  return { value: { draft, own: { issues: [] }, author: "" }, issues: [] };
}

test("choices kept in the workbook come back", () => {
  const kept = { version: 1, language: "zh", methods: [{ id: "pareto", share: 0.7 }] };
  const { state } = play([{ kind: "started" }, { kind: "policyLoaded", outcome: keptOutcome(kept) }]);
  expect(state).toMatchObject({ methods: [{ id: "pareto", share: 0.7 }], place: 0, policy: { language: "zh" } });
});

test.each([
  { about: "of a newer KA", outcome: keptOutcome({ version: 7 }), keeping: "off", kind: "newerPolicy" },
  { about: "that cannot be read", outcome: keptOutcome({ methods: 3 }), keeping: "off", kind: "badPolicy" },
  {
    about: "that Excel did not hand over",
    outcome: { issues: [refusal("cellEditing", {})] },
    keeping: "unknown",
    kind: "cellEditing",
  },
])("choices $about are not overwritten", ({ outcome, keeping, kind }) => {
  const { state, effects } = play([
    { kind: "started" },
    { kind: "policyLoaded", outcome },
    ...upTo("classified").slice(2),
    { kind: "methodChosen", method: "pareto" },
  ]);
  expect(state.keeping).toBe(keeping);
  expect(state.keepingIssues.map((issue) => issue.kind)).toEqual([kind]);
  expect(effects).toEqual(["classify"]);
});

test("what Excel did not hand over at the start is asked for again with the rows", () => {
  const failed: PaneEvent = { kind: "policyLoaded", outcome: { issues: [refusal("cellEditing", {})] } };
  expect(play([{ kind: "started" }, failed, { kind: "readAgain" }]).effects).toEqual(["loadPolicy"]);
});

test("only a preview that stands may be written", () => {
  expect(canWrite(play(upTo("gathered")).state)).toBe(false);
  expect(canWrite(play(upTo("classified")).state)).toBe(true);
  expect(canWrite(play([...upTo("classified"), { kind: "writeAsked" }]).state)).toBe(false);
});
