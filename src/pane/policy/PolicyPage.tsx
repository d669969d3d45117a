import { useTranslation } from "react-i18next";
import { FreezeSection } from "../freeze/FreezeSection";
import type { View } from "../frame/Section";
import { PolicySection } from "./PolicySection";

/** The policy of the workbook, who works with it, and how the workbook is handed on. */
export function PolicyPage({ state, send }: View) {
  const { t } = useTranslation();
  // What the workbook keeps would take the place of what is chosen before it is known.
  if (state.underWay?.kind === "loading") return t("status.loading");
  return (
    <>
      <PolicySection state={state} send={send} />
      <FreezeSection state={state} send={send} />
    </>
  );
}
