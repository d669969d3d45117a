import { fingerprintOfRows } from "../core/source/source-fingerprint";
import { isSameFigures } from "../core/source/source-figures";
import type { SourceOfRun } from "../core/plan/journal";
import type { SourceState } from "../core/workbook";
import { loadJournal } from "./journal";
import { readTable } from "./read";
import { findRegion } from "./region";
import { inTurns } from "./source-check";
import { placeOfSource } from "./source-place";

/** Rows up to which all of them are read to be sure; of more, only what Excel counts and adds up is asked for. */
const MOST_READ = 50_000;

/** The rows of the result that stands in the workbook; nothing where none does, or an unfinished one. */
export async function sourceOfResult(
  context: Excel.RequestContext,
): Promise<{ readonly source: SourceOfRun; readonly at: string } | undefined> {
  const journal = await loadJournal(context);
  const { source, at } = journal ?? {};
  return source && journal?.state === "complete" ? { source, at: at ?? "" } : undefined;
}

/**
 * Whether the rows are still those of the result: first by how many there are, then by what Excel counts and adds up of them without handing them
 * over, and only then, unless they are too many, by reading them.
 */
export async function checkSource(context: Excel.RequestContext, mostRead = MOST_READ): Promise<SourceState> {
  const { source } = (await sourceOfResult(context)) ?? {};
  if (!source) return { kind: "unknown" };
  const place = await placeOfSource(context, source);
  if (place === "gone") return { kind: "gone" };
  const region = await findRegion(context, place);
  // Nothing stands there any more.
  if (!region.value) return { kind: "changed", rows: source.rows };
  const { sheet, row, column, rows } = region.value;
  const difference = rows - source.headRows - source.rows;
  if (difference !== 0) return { kind: "changed", rows: Math.abs(difference) };

  const worksheet = context.workbook.worksheets.getItem(sheet);
  const { functions } = context.workbook;
  const asked = source.figures.map((then) => {
    const range = worksheet.getRangeByIndexes(row + source.headRows, column + then.column, source.rows, 1);
    const [empty, sum] = [functions.countBlank(range), functions.sum(range)];
    empty.load("value");
    sum.load("value,error");
    return { then, empty, sum };
  });
  if (asked.length > 0) await context.sync();
  const same = asked.every(({ then, empty, sum }) =>
    isSameFigures(then, { empty: empty.value, ...(typeof sum.value === "number" ? { sum: sum.value } : {}) }),
  );
  if (!same) return { kind: "changed", rows: 1 };
  if (source.rows > mostRead) return asked.length > 0 ? { kind: "same", by: "figures" } : { kind: "unknown" };
  const { value } = await readTable(context, { source: place, columns: source.columns });
  if (!value) return { kind: "unknown" };
  const fingerprint = await inTurns(fingerprintOfRows([value.table]));
  return fingerprint === source.fingerprint ? { kind: "same", by: "values" } : { kind: "changed", rows: 1 };
}
