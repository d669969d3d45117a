import { refusal } from "../../src/core/issues";
import { abc } from "../../src/core/methods/abc";
import type { Edit } from "../../src/core/plan";
import { runPane, type Pane } from "../../src/pane/run";
import { canWrite, firstState, type PaneState } from "../../src/pane/state";
import { Dropped, inSlices } from "../../src/pane/slices";
import { MemoryWorkbook, memoryStore, SALES, TWO_AMOUNTS, worldOf } from "./memory-workbook";

function open(workbook = new MemoryWorkbook({ Sales: SALES, Zwei: TWO_AMOUNTS }), store = memoryStore()) {
  const pane = runPane(firstState("en"), worldOf(workbook, store));
  pane.send({ kind: "started" });
  return { pane, workbook, store };
}

/** Waits until the pane is in a state. */
function until(pane: Pane, wanted: (state: PaneState) => boolean): Promise<PaneState> {
  return new Promise((resolve) => {
    const look = () => {
      if (!wanted(pane.state())) return;
      stop();
      resolve(pane.state());
    };
    const stop = pane.subscribe(look);
    look();
  });
}

const settled = (pane: Pane) => until(pane, ({ underWay, sample }) => !underWay && sample !== undefined);

/** The figures of the classes as a person reads them. */
function figures({ report }: PaneState) {
  return report?.methods[0]?.classes.map(({ label, kind, customers, amount }) => [
    label ?? kind,
    customers,
    amount.text,
  ]);
}

test("a selection becomes a preview, read column by column", async () => {
  const { pane, workbook } = open();
  const state = await settled(pane);
  expect(figures(state)).toEqual([
    ["A", 2, "900.0"],
    ["B", 1, "60.5"],
    ["C", 1, "39.5"],
  ]);
  expect(state.report?.leftOut.map(({ reason, rows }) => [reason, rows])).toEqual([
    ["blankCustomer", 1],
    ["textAmount", 1],
  ]);
  expect(workbook.requests.map(({ rows, columns }) => ({ rows, columns }))).toEqual([
    { rows: 200, columns: undefined },
    { rows: undefined, columns: [0, 1, 2] },
  ]);
});

test("other options change the preview without another read", async () => {
  const { pane, workbook, store } = open();
  await settled(pane);
  pane.send({
    kind: "optionsChanged",
    choice: { ...abc.options.parse({ id: "abc" }), cuts: [0.6], labels: ["big", "small"] },
  });
  expect(figures(await settled(pane))).toEqual([
    ["big", 1, "700.0"],
    ["small", 3, "300.0"],
  ]);
  expect(workbook.requests).toHaveLength(2);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(store.saved).toEqual([{ of: "", policy: pane.state().policy }]);
});

test("many choices in a row are kept once", async () => {
  const { pane, store } = open();
  await settled(pane);
  for (const share of [0.5, 0.6, 0.7]) pane.send({ kind: "optionsChanged", choice: { id: "pareto", share } });
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(store.saved).toHaveLength(1);
  expect(store.saved).toMatchObject([{ policy: { methods: [{ id: "pareto", share: 0.7 }] } }]);
});

test("a choice is kept at once, and once, when the page goes", async () => {
  const { pane, store } = open();
  await settled(pane);
  pane.send({ kind: "optionsChanged", choice: { id: "pareto", share: 0.6 } });
  expect(store.saved).toEqual([]);
  pane.send({ kind: "pageHidden" });
  expect(store.saved).toMatchObject([{ policy: { methods: [{ id: "pareto", share: 0.6 }] } }]);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(store.saved).toHaveLength(1);
});

test("nothing is read behind a hidden page; the selection is when it is shown", async () => {
  const { pane, workbook } = open();
  await settled(pane);
  pane.send({ kind: "pageHidden" });
  workbook.select("Zwei");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(workbook.requests).toHaveLength(2);
  pane.send({ kind: "pageShown" });
  const { sample } = await until(pane, (state) => state.sample?.table.where === "Zwei!A1:D3");
  expect(sample?.rowsInSource).toBe(2);
});

test("dragging over many selections reads only the last of them", async () => {
  const { pane, workbook } = open();
  await settled(pane);
  for (const sheet of ["Zwei", "Sales", "Zwei"]) workbook.select(sheet);
  const { sample } = await until(pane, (state) => !state.underWay && state.sample?.table.where === "Zwei!A1:D3");
  expect(sample?.rowsInSource).toBe(2);
  expect(workbook.requests.filter(({ rows }) => rows === 200)).toHaveLength(2);
});

test("a newer preview takes the place of the older one, which never speaks again", async () => {
  const { pane, workbook } = open();
  await settled(pane);
  let release: () => void = () => undefined;
  workbook.holding = () => new Promise((resolve) => (release = resolve));
  pane.send({ kind: "readAgain" });
  workbook.holding = () => Promise.resolve();
  workbook.selected = "Zwei";
  pane.send({ kind: "unpinned" });
  const newer = await until(pane, ({ underWay }) => !underWay);
  release();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(pane.state()).toBe(newer);
  expect(newer.sample?.table.where).toBe("Zwei!A1:D3");
});

test("what is written is what the workbook holds at that moment", async () => {
  const { pane, workbook } = open();
  await settled(pane);
  workbook.fill(
    "Sales",
    [...SALES, ["Fir", 5_000, 45_710, "North"]].slice(0, 8).concat([["Fir", 5_000, 45_710, "North"]]),
  );
  workbook.selected = "Zwei";
  pane.send({ kind: "writeAsked" });
  const state = await until(pane, ({ writing }) => writing.kind === "done");
  expect(state.writing).toMatchObject({ written: { sheets: { accounts: "KA Accounts" } }, issues: [] });
  expect(namesIn(workbook)).toEqual(["Fir", "Alder", "Birch", "Cedar", "Dogwood"]);
  expect(figures(state)?.[0]).toEqual(["A", 1, "5000.0"]);
  expect(state.following).toBe("pinned");
});

function namesIn(workbook: MemoryWorkbook): unknown[] {
  const cells = workbook.plans[0]?.edits.find(
    (edit): edit is Extract<Edit, { kind: "setCells" }> =>
      edit.kind === "setCells" && edit.sheet === "accounts" && edit.at.row === 1,
  );
  return [...(cells?.columns[1]?.values ?? [])];
}

test("columns that moved since the preview are not written", async () => {
  const { pane, workbook } = open();
  await settled(pane);
  workbook.fill(
    "Sales",
    SALES.map(([customer, revenue, ...rest]) => [revenue ?? null, customer ?? null, ...rest]),
  );
  pane.send({ kind: "writeAsked" });
  const { writing } = await until(pane, ({ writing: { kind } }) => kind === "stopped");
  expect(workbook.plans).toEqual([]);
  expect(writing).toMatchObject({ issues: [{ kind: "columnNotThere" }, { kind: "columnNotThere" }] });
});

test.each([
  { about: "while it reads", stage: "reading", written: "nothing" },
  { about: "while it calculates", stage: "calculating", written: "nothing" },
  { about: "while it writes", stage: "writing", written: "part" },
])("cancelling $about leaves no result", async ({ stage, written }) => {
  const { pane, workbook } = open();
  await settled(pane);
  pane.subscribe(() => {
    const { writing } = pane.state();
    if (writing.kind === "running" && writing.stage === stage && (stage === "calculating" || writing.at))
      pane.send({ kind: "cancelAsked" });
  });
  pane.send({ kind: "writeAsked" });
  const { writing, ...state } = await until(pane, ({ writing: { kind } }) => kind === "stopped");
  expect(writing).toEqual({
    kind: "stopped",
    issues: [expect.objectContaining({ kind: "cancelled", facts: { written } })],
  });
  expect(workbook.plans).toEqual([]);
  expect(canWrite({ ...state, writing })).toBe(true);
});

test("what a ready-made policy says follows the language, and comes back with it", async () => {
  const { pane } = open();
  await settled(pane);
  const { presetPolicy } = await import("../../src/core/policies/presets");
  const [english, chinese] = (["en", "zh"] as const).map(
    (language) => presetPolicy("core-important-ordinary", language).value,
  );
  if (!english || !chinese) throw new Error("the preset is no policy");
  pane.send({ kind: "presetChosen", preset: "core-important-ordinary", policy: english });
  for (const [language, wanted] of [
    ["zh", chinese],
    ["en", english],
  ] as const) {
    pane.send({ kind: "languageChosen", language });
    const state = await until(
      pane,
      ({ policy, underWay, report }) =>
        !underWay &&
        policy.treatments?.["zero"] === wanted.treatments?.["zero"] &&
        report?.methods[0]?.classes[0]?.label === (language === "zh" ? "核心" : "Core"),
    );
    expect(state.policy).toMatchObject({ language, methods: wanted.methods, treatments: wanted.treatments });
  }
});

test("a refusal of Excel's is shown, and reading again goes on", async () => {
  const workbook = new MemoryWorkbook({ Sales: SALES });
  workbook.refusals = [refusal("excelBusy", {})];
  const { pane } = open(workbook);
  const refused = await until(pane, ({ lookIssues }) => lookIssues.length > 0);
  expect(refused.lookIssues).toEqual([refusal("excelBusy", {})]);
  pane.send({ kind: "readAgain" });
  expect((await settled(pane)).report?.customers).toBe(4);
});

test("a long computation gives the page its turn, and ends early when it is not wanted", async () => {
  let steps = 0;
  const wanted = new AbortController();
  function* endless() {
    for (;;) {
      steps++;
      yield;
    }
  }
  const job = inSlices(endless(), wanted.signal);
  const first = steps;
  setTimeout(() => wanted.abort(), 30);
  await expect(job).rejects.toThrow(Dropped);
  expect(steps).toBeGreaterThan(first);
});

test("policy, log and history are written with the result, and by whom; the choices are then the workbook's", async () => {
  const { pane, workbook, store } = open();
  await settled(pane);
  pane.send({ kind: "authorTyped", author: "Zoë" });
  pane.send({ kind: "optionsChanged", choice: { id: "pareto", share: 0.6 } });
  await until(pane, (state) => canWrite(state));
  pane.send({ kind: "writeAsked" });
  const { own } = await until(pane, ({ writing }) => writing.kind === "done");
  const edits = workbook.plans[0]?.edits ?? [];
  expect(edits.filter(({ kind }) => kind === "openSheet").map(({ sheet }) => sheet)).toEqual(
    expect.arrayContaining(["policy", "log", "history"]),
  );
  expect(JSON.stringify(edits.filter(({ sheet }) => sheet === "log"))).toContain('"Zoë"');
  const xml = edits.flatMap((edit) => (edit.kind === "setXmlPart" ? [edit.xml] : []));
  expect(xml).toEqual([expect.stringContaining('"pareto"')]);
  expect(own.taken).toHaveLength(16);
  expect(store.kept()).toBeUndefined();

  // Another session over what was written: the same choices, with nothing left to write.
  const colleague = new MemoryWorkbook({ Sales: SALES });
  colleague.recalled = { parts: xml };
  const next = open(colleague);
  const state = await settled(next.pane);
  expect(state.policy.methods).toEqual(pane.state().policy.methods);
  expect(state.own).toMatchObject({ taken: own.taken, issues: [{ kind: "policyOfWorkbook" }] });
  next.pane.send({ kind: "optionsChanged", choice: { id: "pareto", share: 0.5 } });
  await until(next.pane, (now) => canWrite(now));

  // Meanwhile somebody writes another policy: nothing is written over it unasked.
  colleague.changePolicy({ parts: [xml[0]?.replace("0.6", "0.7") ?? ""] });
  next.pane.send({ kind: "writeAsked" });
  const refused = await until(next.pane, ({ writing }) => writing.kind === "stopped");
  expect(refused.writing).toMatchObject({ issues: [{ kind: "policyChanged" }] });
  expect(colleague.plans).toEqual([]);
  await until(next.pane, (now) => now.own.changed !== undefined);
  next.pane.send({ kind: "policyTaken", whose: "workbook" });
  const taken = await until(next.pane, (now) => !now.underWay && now.report !== undefined);
  expect(taken.policy.methods).toMatchObject([{ id: "pareto", share: 0.7 }]);
});
