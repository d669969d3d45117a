import { assessing } from "../../src/core/analyze";
import { columnsNeeded, findColumns } from "../../src/core/columns";
import { layOut } from "../../src/core/sheets/layout";
import { readPolicy } from "../../src/core/policies/read-policy";
import { fingerprintOfRows } from "../../src/core/source/source-fingerprint";
import { figuresOfRows } from "../../src/core/source/source-figures";
import { finish } from "../../src/core/steps";
import type { KnownRows, LastRun, Pointed, Source, SourceChange, SourceState } from "../../src/core/workbook";
import { checkSource } from "../../src/excel/stale";
import { ExcelWorkbook } from "../../src/excel/workbook";

const clock = {
  after: (milliseconds: number, act: () => void) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  now: () => "2026-06-30T08:00:00.000Z",
};
const workbook = new ExcelWorkbook(clock);
const seen: SourceChange[] = [];
let stop: (() => Promise<void>) | undefined;

/** Classifies and writes a source, as the pane does, and says what was kept of where it is. */
export async function write(source: Source = { kind: "selection" }): Promise<string[]> {
  const policy = readPolicy({}).value;
  const sample = await workbook.read({ source });
  if (!policy || !sample.value) return sample.issues.map(({ kind }) => kind);
  const found = findColumns(sample.value.table, policy);
  if (!found.value) return found.issues.map(({ kind }) => kind);
  const columns = columnsNeeded(found.value, policy).map(({ index }) => index);
  const reading = await workbook.read({ source: sample.value.source, columns });
  if (!reading.value) return reading.issues.map(({ kind }) => kind);
  const { table, source: place, rowsInSource } = reading.value;
  const assessed = finish(assessing([table], found.value, { policy, today: 46_203 }));
  if (!assessed.value) return assessed.issues.map(({ kind }) => kind);
  const kept = {
    ...{ rows: rowsInSource, headRows: table.heading?.rows ?? 1 },
    figures: [...finish(figuresOfRows([table]))],
  };
  const reach = place.kind === "range" ? place.reach : undefined;
  const plan = finish(layOut({ ...assessed.value, live: { ...kept, where: table.where, reach } }));
  if (!plan.value) return plan.issues.map(({ kind }) => kind);
  const progress = { report: () => undefined, signal: new AbortController().signal };
  const written = await workbook.carryOut(plan.value, progress, {
    basis: {
      request: { source: place, columns },
      fingerprint: finish(fingerprintOfRows([table])),
      kept,
    },
  });
  return written.issues.map(({ kind }) => kind);
}

export async function check(): Promise<SourceState | undefined> {
  return (await workbook.checkSource()).value;
}

/** The same where so few rows are too many to be read. */
export function checkFew(): Promise<SourceState> {
  return Excel.run((context) => checkSource(context, 3));
}

export async function lastRun(): Promise<LastRun | undefined> {
  return (await workbook.lastRun()).value;
}

export async function pointed(rows?: KnownRows): Promise<Pointed | undefined> {
  return (await workbook.pointed(rows)).value;
}

export async function watch(): Promise<void> {
  stop = await workbook.onSourceChanged((change) => seen.push(change));
}

export async function unwatch(): Promise<void> {
  await stop?.();
}

/** The changes told so far. */
export function changes(): readonly SourceChange[] {
  return seen;
}

export async function takeBack(made: "remove" | "keep"): Promise<readonly string[]> {
  return (await workbook.takeBack(made)).map(({ kind }) => kind);
}

export async function removeAll(): Promise<readonly string[]> {
  return (await workbook.removeAll()).map(({ kind }) => kind);
}
