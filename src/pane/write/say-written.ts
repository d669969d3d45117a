import type { TFunction } from "i18next";
import type { Written } from "../../core/workbook";

/** What became of the writing, in words. */
export function sayWritten({ state, sheets, also = [] }: Written, t: TFunction): string {
  if (state === "unchanged") return t("write.unchanged");
  if (also.length === 0) return t("write.done", sheets);
  return t("write.doneAlso", {
    ...sheets,
    also: also.map((name) => `“${name}”`).join(t("write.comma")),
  });
}
