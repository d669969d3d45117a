import { assessing } from "../../src/core/analyze";
import { SAMPLE_ROWS } from "../../src/core/column-guess";
import { columnsNeeded, findColumns } from "../../src/core/columns";
import { layOut } from "../../src/core/sheets/layout";
import { defaultPolicy } from "../../src/core/policy";
import { finish } from "../../src/core/steps";
import { ExcelWorkbook } from "../../src/excel/workbook";

/** What the line took in a page: the longest time, in ms, that KA's own code kept the page from answering. */
export interface LineTook {
  readonly customers: number;
  readonly longest: number;
  readonly at: string;
}

let resumed: number | undefined;
let longest = 0;
let at = "";

/** Selected rows in, sheets out, as the pane does it; every piece of work between two requests to Excel is timed. */
export async function runLine(): Promise<LineTook> {
  timeBetweenSyncs();
  const workbook = new ExcelWorkbook();
  const policy = defaultPolicy();
  const signal = new AbortController().signal;
  const progress = { report: () => undefined, signal };
  const sample = await workbook.read({ source: { kind: "selection" }, rows: SAMPLE_ROWS });
  endPiece();
  const found = sample.value && findColumns(sample.value.table, policy).value;
  if (!sample.value || !found) throw new Error("no columns");
  const columns = columnsNeeded(found, policy).map(({ index }) => index);
  const reading = await workbook.read({ source: sample.value.source, columns, progress });
  endPiece();
  if (!reading.value) throw new Error("nothing read");
  const assessed = finish(assessing([reading.value.table], found, { policy, today: 46_000 })).value;
  if (!assessed) throw new Error("nothing assessed");
  const plan = finish(layOut(assessed)).value;
  if (!plan) throw new Error("no plan");
  const written = await workbook.carryOut(plan, progress);
  endPiece();
  if (!written.value) throw new Error(JSON.stringify(written.issues));
  return { customers: assessed.report.customers, longest, at };
}

/** Ends what began with an answer of Excel's. */
function endPiece(): void {
  if (resumed !== undefined) note("between requests", performance.now() - resumed);
  resumed = undefined;
}

function note(name: string, took: number): void {
  if (took > longest) [longest, at] = [took, name];
}

/** What runs between an answer of Excel's and the next request is KA's own. */
function timeBetweenSyncs(): void {
  const client = Object.getPrototypeOf(Excel.RequestContext.prototype) as { sync(this: unknown): Promise<unknown> };
  const { sync } = client;
  client.sync = function (this: unknown, ...args: []) {
    endPiece();
    return sync.apply(this, args).then((value) => {
      resumed = performance.now();
      return value;
    });
  };
}
