import { note, refusal, warning, type Issue, type Outcome } from "../core/issues";
import { markedSample, sampleMark, type SampleSales } from "../core/sample-sales";
import type { AddedSample } from "../core/workbook";

/** A way to write days that every language of Excel reads. */
const DAY_FORMAT = "yyyy-mm-dd";

/** Custom property of a sheet of sample rows: what they are. It goes with the sheet, whatever that is called and whoever opens it. */
const SAMPLE_PROPERTY = "KA_sample";

/** Adds sample rows on a new sheet, brings it to the front and selects them. */
export async function addSample(context: Excel.RequestContext, sample: SampleSales): Promise<Outcome<AddedSample>> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const sheet = freeName(
    sample.sheet,
    worksheets.items.map(({ name }) => name),
  );
  const added = worksheets.add(sheet);
  const days = added.getRangeByIndexes(1, sample.days, sample.rows.length, 1);
  days.numberFormat = sample.rows.map(() => [DAY_FORMAT]);
  const all = added.getRangeByIndexes(0, 0, sample.rows.length + 1, sample.headers.length);
  all.values = [[...sample.headers], ...sample.rows.map((row) => [...row])];
  added.getRangeByIndexes(0, 0, 1, sample.headers.length).format.font.bold = true;
  all.format.autofitColumns();
  added.customProperties.add(SAMPLE_PROPERTY, sampleMark(sample));
  added.activate();
  all.select();
  await context.sync();
  return { value: { sheet, sample }, issues: [note("sampleAdded", { sheet })] };
}

/** Takes sample rows out again; a sheet on which anything was changed stays. */
export async function removeSample(
  context: Excel.RequestContext,
  { sheet, sample }: AddedSample,
): Promise<readonly Issue[]> {
  const { worksheets } = context.workbook;
  const found = worksheets.getItemOrNullObject(sheet);
  const used = found.getUsedRangeOrNullObject(true).load("values");
  worksheets.load("items/name,items/visibility");
  await context.sync();
  if (found.isNullObject || used.isNullObject || !isUnchanged(used.values, sample))
    return [warning("sampleChanged", { sheet })];
  const others = worksheets.items.filter(({ name, visibility }) => {
    return name !== sheet && visibility === Excel.SheetVisibility.visible;
  });
  if (others.length === 0) return [refusal("onlyOwnSheets", {})];
  found.delete();
  await context.sync();
  return [note("sampleRemoved", { sheet })];
}

/** Asks of sheets whether one holds sample rows, with the next request; gives the first that does then. */
export function askSample(sheets: readonly Excel.Worksheet[]): () => AddedSample | undefined {
  const asked = sheets.map(({ name, customProperties }) => ({
    sheet: name,
    mark: customProperties.getItemOrNullObject(SAMPLE_PROPERTY).load("value"),
  }));
  return () => {
    for (const { sheet, mark } of asked) {
      const sample = mark.isNullObject ? undefined : markedSample(mark.value);
      if (sample) return { sheet, sample };
    }
    return undefined;
  };
}

/** Finds sample rows that were added at any time. */
export async function findSample(context: Excel.RequestContext): Promise<AddedSample | undefined> {
  const worksheets = context.workbook.worksheets.load("items/name");
  await context.sync();
  const sample = askSample(worksheets.items);
  await context.sync();
  return sample();
}

/** A name that no sheet has; Excel does not tell large letters from small ones. */
function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  let name = wanted;
  for (let number = 2; names.has(name.toLowerCase()); number++) name = `${wanted} ${number}`;
  return name;
}

function isUnchanged(values: readonly (readonly unknown[])[], { headers, rows }: SampleSales): boolean {
  return JSON.stringify(values) === JSON.stringify([headers, ...rows]);
}
