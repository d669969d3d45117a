/**
 * The workbook of the pane's figures, in a worker: as Excel does, it works beside the page, and hands texts over. So what is measured in the page is the
 * page's: KA and the client.
 */
import { ExcelHost } from "../../../test/host/external";
import { itemsOf } from "../../../test/host/safe-array";
import { newWorkbook } from "../../../test/host/workbook";
import type { FromHost, ToHost } from "./wire";

/** What a worker has of the page; the types of pages know no workers. */
const page = globalThis as unknown as {
  postMessage(message: FromHost): void;
  onmessage: ((message: { readonly data: ToHost }) => void) | null;
};

const ROWS_PER_PUT = 50_000;

/** Rows of sales: a tenth as many customers as rows, in cents, 2 % of them returns; the same on every machine. */
function sales(rows: number): ExcelHost {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / (2 ** 32 + 1);
  };
  const workbook = newWorkbook({ Sales: [["Customer", "Amount", "Date"]] });
  for (let from = 0; from < rows; from += ROWS_PER_PUT) {
    const count = Math.min(ROWS_PER_PUT, rows - from);
    const part = Array.from({ length: count }, (_, i) => {
      const normal = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
      const amount = Math.round(Math.exp(5 + 1.5 * normal) * (next() < 0.02 ? -100 : 100)) / 100;
      return [`Customer ${Math.floor((next() * rows) / 10)} 科技`, amount, 45_000 + ((from + i) % 730)];
    });
    workbook.put(`Sales!A${from + 2}:C${from + 1 + count}`, part);
  }
  workbook.select(`Sales!A1:C${rows + 1}`);
  return new ExcelHost({ book: workbook.book });
}

/** Arrays of Excel's as arrays that a message can carry. */
function plain(value: unknown): unknown {
  const items = itemsOf(value);
  return typeof value === "object" && value !== null ? items.map(plain) : value;
}

let host: ExcelHost | undefined;

page.onmessage = ({ data }) => {
  if (data.kind === "rows") {
    host = sales(data.rows);
    page.postMessage({ kind: "ready" });
  } else if (data.kind === "execute") {
    host?.external.Execute(data.dispId, data.params, (answer) =>
      page.postMessage({ kind: "answer", id: data.id, answer: plain(answer) }),
    );
  } else {
    const { dispId } = data;
    host?._register(dispId, (_, payload) => page.postMessage({ kind: "event", dispId, payload: plain(payload) }));
  }
};
