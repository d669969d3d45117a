import type { Issue, Outcome } from "../core/issues";
import type { Policy } from "../core/policy";
import type { TakesBack, Workbook } from "../core/workbook";

/** The workbook as the pane needs it: it also tells when the user selects something else. */
export interface PaneWorkbook extends Workbook, TakesBack {
  /** Calls the listener after every change of the selection, in any sheet, until the function it gives back is called. */
  onSelectionChanged(listener: () => void): Promise<() => Promise<void>>;
}

/** Where the user's choices are kept between two sessions: in the workbook itself. */
export interface PolicyStore {
  /** The document as it was kept, unchecked; no value where the workbook has none. */
  load(): Promise<Outcome<unknown>>;
  /** Keeps the document in place of the one before, and says what stood in the way. */
  save(policy: Policy): Promise<readonly Issue[]>;
}
