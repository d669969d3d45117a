import { fingerprintOfRows } from "../core/source/source-fingerprint";
import type { Steps } from "../core/steps";
import type { Basis, Progress } from "../core/workbook";
import { readTable } from "./read";

/** How long one piece of work may keep the page from answering, in ms. */
const SLICE_MS = 12;

/**
 * Reads the rows of a result once more, just before it is written, and says whether they are still the same. All of them: what Excel could add up
 * without handing it over does not show that two customers have changed their places.
 */
export async function sourceIsSame(
  context: Excel.RequestContext,
  basis: Basis,
  { signal }: Progress,
): Promise<boolean> {
  return (await rowsAgain(context, basis, { signal, report: () => undefined })).same;
}

/** The same, and where the rows begin now: the first of them may have moved down as a whole. */
export async function rowsAgain(
  context: Excel.RequestContext,
  basis: Basis,
  progress: Progress,
): Promise<{ readonly same: boolean; readonly firstRow: number | undefined }> {
  const { value } = await readTable(context, { ...basis.request, progress });
  const same = value !== undefined && (await inTurns(fingerprintOfRows([value.table]))) === basis.fingerprint;
  return { same, firstRow: value?.table.firstRow };
}

/** Runs a sliced computation so that the page goes on answering. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const start = Date.now();
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (Date.now() - start < SLICE_MS);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
