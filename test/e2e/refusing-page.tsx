import { createRoot, type Root } from "react-dom/client";
import type { Language } from "../../src/core/policy";
import { TEXTS } from "../../src/core/text/text";
import { App } from "../../src/pane/App";
import { cultureFrom } from "../../src/pane/frame/culture";
import { runPane, type Pane } from "../../src/pane/run";
import { firstState } from "../../src/pane/state";
import { dropDraft, loadDraft, saveDraft } from "../../src/excel/settings";
import { ExcelWorkbook } from "../../src/excel/workbook";
import type { Clock } from "../../src/excel/patience";
import type { ExcelHost } from "../host/external";
import type { Content } from "../host/store";
import type { Workbook } from "../host/workbook";

/** The whole pane over the real client on a workbook that a test can spoil: what a person sees of each refusal. */

declare const stage: { readonly host: ExcelHost; readonly workbook: Workbook };

/** A minute of patience and the pauses of tries are over sooner. */
const clock: Clock = {
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds >= 60_000 ? 1_500 : milliseconds / 1_000);
    return () => clearTimeout(timer);
  },
  now: () => "2026-06-30T08:00:00.000Z",
};

/** What KA calls its list in the language of the pane. */
function accounts(): string {
  return TEXTS[pane?.state().policy.language ?? "en"].sheets.accounts;
}

let pane: Pane | undefined;
let root: Root | undefined;

/** Fills the sheet of sales, selects its first cell, and opens the pane. */
export function open(rows: readonly (readonly Content[])[], language: Language): void {
  if (rows.length > 0) fill(rows);
  stage.workbook.select("Sales!A1");
  start(language);
}

/** Opens the pane, anew where it was open: of the one before nothing is left but what stands in the workbook. */
export function start(language: Language): void {
  root?.unmount();
  stage.host.fault = undefined;
  const workbook = new ExcelWorkbook(clock);
  const drafts = {
    load: async () => ({ value: await loadDraft(), issues: [] }),
    save: (draft: object) => saveDraft(draft).then(() => []),
    drop: () => dropDraft().then(() => []),
  };
  const first = firstState(language);
  const opened = runPane(
    { ...first, places: { ...first.places, welcome: "answered" } },
    {
      ...{ workbook, drafts, author: { load: () => "", save: () => undefined } },
      formulas: { list: () => Promise.resolve([]), answer: () => Promise.resolve({ kind: "cells", cells: [] }) },
      culture: cultureFrom(() => workbook.culture()),
      now: () => ({ day: 46_203, minute: 495, second: 0 }),
    },
  );
  pane = opened;
  opened.send({ kind: "started" });
  const place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  root.render(<App pane={opened} appearanceOfHost={() => undefined} />);
}

export function fill(rows: readonly (readonly Content[])[]): void {
  const { workbook } = stage;
  const last = String.fromCharCode(64 + (rows[0]?.length ?? 1));
  workbook.put(`Sales!A1:${last}${rows.length}`, rows);
}

/** What happens to the workbook while the pane is open. */
const DEEDS = {
  protectStructure: ({ book }: Workbook) => void (book.structure = "protected"),
  freeStructure: ({ book }: Workbook) => void (book.structure = "free"),
  protectAccounts: (workbook: Workbook) => workbook.store.setProtected(workbook.sheetId(accounts()), "on"),
  freeAccounts: (workbook: Workbook) => workbook.store.setProtected(workbook.sheetId(accounts()), "off"),
  addForeignSheet: (workbook: Workbook) => void workbook.store.addSheet(accounts()),
  addSheet: (workbook: Workbook) => void workbook.store.addSheet("Other"),
  selectOther: (workbook: Workbook) => {
    workbook.put("Other!A1:B3", [
      ["Customer", "Amount"],
      ["Dan", 50],
      ["Eve", 5],
    ]);
    workbook.select("Other!A1");
  },
  deleteSales: (workbook: Workbook) => workbook.store.removeSheet(workbook.sheetId("Sales")),
  beginEdit: (workbook: Workbook) => workbook.store.setEditing("begin"),
  endEdit: (workbook: Workbook) => workbook.store.setEditing("end"),
  editRow: (workbook: Workbook) => workbook.type("Sales!B2", "7000"),
} satisfies Readonly<Record<string, (workbook: Workbook) => void>>;

export type Deed = keyof typeof DEEDS;

export function happen(deed: Deed): void {
  DEEDS[deed](stage.workbook);
}

/** From now on Excel answers nothing, or with a code, once the first cells are written. */
export function fail(how: "silence" | number): void {
  stage.host.fault = (_, actionNo) => {
    if (actionNo !== 0 || !isWriting("cells")) return undefined;
    return how === "silence" ? { kind: "hang", done: "nothing" } : { kind: "refuse", code: how };
  };
}

/** Somebody does something while the pane writes, before the first cell or after it. */
export function happenWhile(deed: Deed, moment: Moment): void {
  const { host, workbook } = stage;
  let left = 1;
  host.turn = () => {
    if (isWriting(moment) && left-- > 0) DEEDS[deed](workbook);
    return Promise.resolve();
  };
}

/** Holds Excel back from the first cells on, until it is let go. */
export function hold(): void {
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  stage.host.turn = () => (isWriting("cells") ? gate : Promise.resolve());
}

let letGo: () => void = () => undefined;
export function release(): void {
  stage.host.turn = undefined;
  letGo();
}

/** All that people see in the workbook. */
export function shown(): string {
  const { workbook } = stage;
  return JSON.stringify(
    workbook
      .sheetNames()
      .filter((name) => !name.startsWith("KA before"))
      .map((name) => [name, workbook.values(`'${name}'!A1:T60`)]),
  );
}

export function sheetNames(): readonly string[] {
  return stage.workbook.sheetNames().filter((name) => !name.startsWith("KA before"));
}

/** How far the writing is: rows are read and figures made, or the first cells are written. */
type Moment = "calculated" | "cells";

function isWriting(moment: Moment): boolean {
  const writing = pane?.state().writing;
  if (writing?.kind !== "running" || writing.stage === "reading") return false;
  return moment === "calculated" || (writing.stage === "writing" && (writing.at?.done ?? 0) > 0);
}
