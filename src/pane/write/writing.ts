import type { FoundColumn } from "../../core/column-guess";
import { columnsNeeded } from "../../core/columns";
import { note, refusal, type Issue, type Outcome } from "../../core/issues";
import type { Moment, Occasion } from "../../core/occasion";
import type { Reading, ReadRequest, Written } from "../../core/workbook";
import type { Effect, PaneEvent } from "../events";
import type { PaneWorkbook } from "../ports";
import { Dropped, inSlices, nextTurn, throwIfDropped } from "../slices";
import type { Run } from "../result/preview-state";
import { pace } from "./pace";

/** What writing needs of the world. */
export interface WriteJob {
  readonly workbook: PaneWorkbook;
  readonly occasion: Occasion;
  readonly now: () => Moment;
  readonly send: (event: PaneEvent) => void;
  readonly signal: AbortSignal;
}

type WriteEffect = Extract<Effect, { readonly kind: "write" }>;

/** Writes the result to the workbook; gives the event that it ends in. */
export async function writing(effect: WriteEffect, job: WriteJob): Promise<PaneEvent> {
  try {
    return await writeAnew(effect, job);
  } catch (error) {
    if (!(error instanceof Dropped)) throw error;
    return { kind: "writeEnded", outcome: { issues: [note("cancelled", { written: "nothing" })] } };
  }
}

/** Reads the rows once more, so that the workbook gets what it holds now and not what it held at the preview. */
async function writeAnew(
  { sample, columns, policy, unfinished, taken, unreadable }: WriteEffect,
  { workbook, occasion, now, send, signal }: WriteJob,
): Promise<PaneEvent> {
  const ends = (outcome: Outcome<Written>, run?: Run): PaneEvent => ({ kind: "writeEnded", outcome, run });
  const reports = (stage: "reading" | "writing") => {
    const left = pace(now);
    return {
      signal,
      report(done: number, total: number) {
        send({ kind: "writeProgressed", stage, at: { done, total }, left: left({ done, total }) });
      },
    };
  };
  const needed = columnsNeeded(columns, policy);
  const wanted: ReadRequest = { source: sample.source, columns: needed.map(({ index }) => index) };
  // What stands half written on KA's sheets is no memory of anything: what was there before comes back first.
  if (unfinished) await workbook.takeBack("remove");
  const read = await workbook.read({ ...wanted, progress: reports("reading") });
  throwIfDropped(signal);
  if (!read.value) return ends({ issues: read.issues });
  const missing = columnsThatMoved(needed, read.value);
  if (missing.length > 0) return ends({ issues: missing });

  const recalled = await workbook.recall("everything");
  throwIfDropped(signal);
  if (!recalled.value) return ends({ issues: recalled.issues });

  send({ kind: "writeProgressed", stage: "calculating" });
  const rows = read.value;
  const [
    { assessing },
    { readTyped },
    { layOut },
    { placeOf },
    { fingerprintOfRows },
    { figuresOfRows },
    { printPlan },
  ] = await Promise.all([
    import("../../core/analyze"),
    import("../../core/sheets/typed"),
    import("../../core/sheets/layout"),
    import("../../core/sheets/class-columns"),
    import("../../core/source/source-fingerprint"),
    import("../../core/source/source-figures"),
    import("../../core/plan/plan-print"),
  ]);
  const typed = await inSlices(readTyped(recalled.value, columns), signal);
  const { moment, author } = occasion;
  const assessed = await inSlices(
    assessing([rows.table], columns, { policy, today: moment.day, typed, author }),
    signal,
  );
  if (!assessed.value) return ends({ issues: assessed.issues });
  const { report, gathering } = assessed.value;
  const fingerprint = await inSlices(fingerprintOfRows([rows.table]), signal);
  const figures = await inSlices(figuresOfRows([rows.table]), signal);
  const remembered = { recalled: recalled.value, source: fingerprint, occasion, unreadable, taken };
  const headRows = rows.table.heading?.rows ?? 1;
  const { where } = rows.table;
  const { reach } = rows.source.kind === "range" ? rows.source : {};
  const kept = { rows: rows.rowsInSource, headRows, figures: [...figures] };
  const live = { ...kept, where, reach };
  const plan = await inSlices(
    layOut({ ...assessed.value, place: placeOf(rows.source, rows.table), live }, remembered),
    signal,
  );
  if (!plan.value) return ends({ issues: plan.issues });
  const print = await inSlices(printPlan(plan.value), signal);

  await nextTurn();
  throwIfDropped(signal);
  const written = await workbook.carryOut(plan.value, reports("writing"), {
    basis: {
      request: { ...wanted, source: rows.source },
      fingerprint,
      kept,
    },
    print,
    ...(unfinished ? { unfinished } : {}),
  });
  return ends({ ...written, issues: [...plan.issues, ...written.issues] }, { rows, gathering, report });
}

/** The columns that no longer stand where they stood at the preview. */
function columnsThatMoved(needed: readonly FoundColumn[], { table }: Reading): Issue[] {
  const headers = table.columns.map(({ header }) => header);
  return needed
    .filter(({ index, header }) => headers[index] !== header)
    .map(({ role, header }) => refusal("columnNotThere", { role, header, headers }));
}
