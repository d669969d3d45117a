import { refusal, type Issue } from "../core/issues";

/**
 * Turns a refusal of Excel's into an issue. What did not come from Excel is a bug of ours and is thrown on.
 * Codes and remedies: Microsoft's "application-specific API error handling"; Excel's own message is localised and not for users.
 */
export function refusalOf(error: unknown): Issue {
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

/** Whether Excel could do the same with fewer cells at once. */
export function isTooLarge(error: unknown): boolean {
  return (
    error instanceof OfficeExtension.Error &&
    (error.code === "RequestPayloadSizeLimitExceeded" || error.code === "ResponsePayloadSizeLimitExceeded")
  );
}
