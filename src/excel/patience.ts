/** Time as the room for Excel needs it; a test has a faster one. */
export interface Clock {
  /** Calls back after so many milliseconds, unless it is called off by what it gives. */
  after(milliseconds: number, act: () => void): () => void;
  /** An ISO time. */
  now(): string;
}

export const CLOCK: Clock = {
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  now: () => new Date().toISOString(),
};

/** How long Excel may take for one answer, in ms: on the web an answer that was lost never comes, and no error either. */
const MOST_PATIENCE = 60_000;

/** Excel did not answer. What was asked of it may have been done, or may be done yet. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** Which steps Excel makes one step of Undo of: each request, or all of a job together. */
export type UndoSteps = "each" | "one";

/** What a job does while a cell is being edited: it waits until that is over, or is refused at once. */
export type CellEdit = "wait" | "refuse";

/**
 * Runs a job in Excel. Every request is answered in time or ends in `NoAnswer`, so that nothing waits for
 * ever, and a late answer finds nobody. Where Excel can (ExcelApi 1.20), the job is a single step of Undo.
 */
export function inExcel<T>(
  {
    clock,
    undo = "each",
    cellEdit = "wait",
  }: { readonly clock: Clock; readonly undo?: UndoSteps; readonly cellEdit?: CellEdit },
  job: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  const grouped = undo === "one" && canGroupUndo();
  const options = { delayForCellEdit: cellEdit === "wait", ...(grouped ? { mergeUndoGroup: true } : {}) };
  return Excel.run(options, (context) => {
    const send = context.sync.bind(context);
    // In one place, so that no request of the room is left to wait.
    context.sync = (passed) => answered(send(passed), clock);
    return job(context);
  });
}

/** Whether all requests of a job can be one step of Undo: not in Office 2024 and older. */
function canGroupUndo(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.20");
}

/** Waits. */
export function wait(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => clock.after(milliseconds, resolve));
}

function answered<T>(answer: Promise<T>, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(MOST_PATIENCE, () => reject(new NoAnswer("Excel did not answer")));
    answer.then(resolve, reject).finally(callOff);
  });
}
