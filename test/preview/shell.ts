import type { IWorkbookData } from "@univerjs/core";
import type { FunctionsMetadata } from "../../scripts/functions-metadata";
import { JOURNAL_KEY } from "../../src/excel/journal";
import { TURN } from "../../src/excel/turn";
import { Book } from "../host/book";
import { ExcelHost } from "../host/external";
import { drawChartsBeside } from "./charts-beside";
import { moveByF6 } from "./f6";
import { viewGrid } from "./grid-view";
import { fillRibbon, makeResizable, type RibbonButton } from "./ribbon";
import { sampleWorkbook } from "./sample-workbook";
import { type Grid, startGrid } from "./univer";
import { UniverStore } from "./univer-store";
import { FileButtons } from "./xlsx/file-buttons";
import { GridChanges } from "./xlsx/grid-changes";
import type { OpenedBook } from "./xlsx/opened-book";
import { furnish, snapshotOf } from "./xlsx/show-book";

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} #${id}`);
  return found;
}

async function load<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T; // the server of this page makes these files
}

const [metadata, buttons] = await Promise.all([
  load<FunctionsMetadata>("/functions.json"),
  load<readonly RibbonButton[]>("/preview/ribbon.json"),
]);
const pane = element("pane", HTMLIFrameElement);

/** The workbook that is on the page. */
interface Desk {
  readonly grid: Grid;
  readonly store: UniverStore;
  readonly book: Book;
  /** No more charts of it are drawn. */
  readonly clearCharts: () => void;
}
/** What of it came from a file. */
interface OpenFile {
  readonly opened: OpenedBook;
  readonly changes: GridChanges;
}

let desk = lay(sampleWorkbook());
let file: OpenFile | undefined;
let host: ExcelHost | undefined;

/** Puts a workbook on the page. */
function lay(workbook: IWorkbookData): Desk {
  const grid = startGrid("grid", workbook);
  const store = new UniverStore(grid, metadata.functions);
  const book = new Book(store);
  book.name = workbook.name ?? "";
  // `?culture=de-DE`: Excel of somebody who writes 1.234,50.
  book.application.culture = new URLSearchParams(location.search).get("culture") ?? book.application.culture;
  window.__kaPreviewGrid = viewGrid(grid, store);
  return { grid, store, book, clearCharts: drawChartsBeside(element("charts", HTMLElement), book) };
}

/** Each load of the pane is a new add-in page to Excel. */
function loadPane(): void {
  // The client keeps what it learnt of its host for the session; this page may have had another one.
  sessionStorage.clear();
  pane.src = "/taskpane.html";
}

window.__kaPreviewHost = {
  external: () => {
    host?.close();
    // As Office does, the page speaks the language and has the theme of whoever opens it.
    const appearance = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    host = new ExcelHost({ book: desk.book, functions: metadata, uiLanguage: navigator.language, appearance });
    return host.external;
  },
};

const files = new FileButtons(
  {
    async show(opened) {
      host?.close();
      host = undefined;
      file = undefined;
      desk.clearCharts();
      desk.grid.close();
      desk = lay(snapshotOf(opened));
      const { grid, store, book } = desk;
      const unshown = furnish(desk, opened);
      // A grid that has just been made calculates nothing for a moment.
      await grid.api.getFormula().onCalculationResultApplied(5_000);
      // What is a change later is told from what the grid itself makes of the formulas.
      store.recalculate();
      await store.settle();
      // What was there before a run can only be brought back where it is kept: in the grid.
      const settings = () =>
        JSON.stringify([...book.settings].filter(([key]) => key !== JOURNAL_KEY && !key.startsWith(TURN)));
      const changes = new GridChanges({ grid, store, book }, opened, settings);
      file = { opened, changes };
      loadPane();
      return [...unshown, ...changes.uncalculated()];
    },
    async collect() {
      if (!file) return undefined;
      await desk.grid.book.endEditingAsync(true);
      await host?.idle();
      await desk.store.settle();
      return { book: file.opened, ...file.changes.collect() };
    },
  },
  element("message", HTMLElement),
);
const ribbon = element("ribbon", HTMLElement);
fillRibbon(ribbon, buttons, {
  showPane: () => {
    pane.hidden = false;
  },
  runCommand: (name) => {
    pane.hidden = false;
    void host?.runCommand(name);
  },
});
files.addTo(ribbon);
makeResizable(element("handle", HTMLElement), pane);
moveByF6(element("grid", HTMLElement), pane);
pane.addEventListener("load", () => {
  if (pane.contentWindow) files.takeDrops(pane.contentWindow);
});
loadPane();
