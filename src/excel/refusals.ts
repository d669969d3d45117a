import { refusal, type Issue } from "../core/issues";
import { NoAnswer } from "./patience";

/**
 * Turns a refusal of Excel's into an issue. What did not come from Excel is a bug of ours and is thrown on.
 * Codes and remedies: Microsoft's "application-specific API error handling"; Excel's own message is localised and not for users.
 */
export function refusalOf(error: unknown): Issue {
  if (error instanceof NoAnswer) return refusal("excelSilent", {});
  if (!(error instanceof OfficeExtension.Error)) throw error;
  const { code } = error;
  switch (code) {
    case "InvalidOperationInCellEditMode":
    case "InvalidOperation":
      return refusal("cellEditing", {});
    case "InvalidSelection":
      return refusal("severalAreas", {});
    case "RequestPayloadSizeLimitExceeded":
    case "ResponsePayloadSizeLimitExceeded":
    case "RangeExceedsLimit":
    case "OperationCellsExceedLimit":
    case "MemoryLimitReached":
      return refusal("tooLargeForExcel", {});
    case "InactiveWorkbook":
    case "WriteNotSupportedWhenModalDialogOpen":
    case "ActivityLimitReached":
    case "RequestAborted":
    case "Timeout":
    case "ServiceNotAvailable":
      return refusal("excelBusy", {});
    case "InvalidOrTimedOutSession":
    case "ConnectionFailure":
      return refusal("excelSessionLost", {});
    case "ApiNotFound":
    case "ApiNotAvailable":
    case "NotImplemented":
      return refusal("excelTooOld", { member: error.debugInfo.errorLocation ?? code });
    case "FilteredRangeConflict":
    case "MergedRangeConflict":
    case "PivotTableRangeConflict":
    case "NonBlankCellOffSheet":
    case "InsertDeleteConflict":
    case "Conflict":
      return refusal("somethingInTheWay", { code });
    default:
      return refusal("excelRefused", { code, where: error.debugInfo.errorLocation ?? "" });
  }
}

/** Whether Excel looked for something that is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof OfficeExtension.Error && error.code === "ItemNotFound";
}

/** Whether Excel could do the same with fewer cells at once. */
export function isTooLarge(error: unknown): boolean {
  return (
    error instanceof OfficeExtension.Error &&
    (error.code === "RequestPayloadSizeLimitExceeded" || error.code === "ResponsePayloadSizeLimitExceeded")
  );
}

/**
 * What Excel may do when it is asked once more, because it was asked too much at once or because an answer was lost. Whether something was done of a
 * batch that was broken off, only the workbook says.
 */
const MAY_PASS: readonly string[] = [
  "ActivityLimitReached",
  "RequestAborted",
  "ServiceNotAvailable",
  "Timeout",
  "InactiveWorkbook",
  "WriteNotSupportedWhenModalDialogOpen",
];

/** Whether it helps to wait and try again. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof OfficeExtension.Error)) return false;
  return MAY_PASS.includes(error.code) || isNotCurrent(error);
}

/** "The data is not current on the server": it has no code of its own, and passes. */
function isNotCurrent({ code, message }: OfficeExtension.Error): boolean {
  return code === "GeneralException" && /not current/i.test(message);
}
