import type { FunctionsMetadata } from "../../scripts/functions-metadata";
import { Book } from "../host/book";
import { ExcelHost } from "../host/external";
import { viewGrid } from "./grid-view";
import { fillRibbon, makeResizable, type RibbonButton } from "./ribbon";
import { sampleWorkbook } from "./sample-workbook";
import { startGrid } from "./univer";
import { UniverStore } from "./univer-store";

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
const workbook = sampleWorkbook();
const grid = startGrid("grid", workbook);
const store = new UniverStore(grid, metadata.functions);
const book = new Book(store);
book.name = workbook.name;

const pane = element("pane", HTMLIFrameElement);
let host: ExcelHost | undefined;
window.__kaPreviewHost = {
  external: () => {
    // Each load of the pane is a new add-in page to Excel.
    host?.close();
    host = new ExcelHost({ book, functions: metadata });
    return host.external;
  },
};
window.__kaPreviewGrid = viewGrid(grid, store);

fillRibbon(element("ribbon", HTMLElement), buttons, {
  showPane: () => {
    pane.hidden = false;
  },
  runCommand: (name) => void host?.runCommand(name),
});
makeResizable(element("handle", HTMLElement), pane);
// The client keeps what it learnt of its host for the session; this page may have had another one.
sessionStorage.clear();
pane.src = "/taskpane.html";
