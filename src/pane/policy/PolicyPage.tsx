import { useTranslation } from "react-i18next";
import { FreezeSection } from "../freeze/FreezeSection";
import type { View } from "../frame/Section";
import { addPolicyWords } from "../text/policy-words";
import { ComparePolicy } from "./ComparePolicy";
import { EarlierRuns } from "./EarlierRuns";
import { PolicySection } from "./PolicySection";
import { ShareSection } from "./ShareSection";

addPolicyWords();

/** The policy of the workbook in words and beside another one, who works with it, what was done with it, and how the workbook is handed on. */
export function PolicyPage({ state, send }: View) {
  const { t } = useTranslation();
  // What the workbook keeps would take the place of what is chosen before it is known.
  if (state.underWay?.kind === "loading") return t("status.loading");
  return (
    <>
      <PolicySection state={state} send={send} />
      <ComparePolicy state={state} send={send} />
      <EarlierRuns state={state} />
      <ShareSection state={state} send={send} />
      <FreezeSection state={state} send={send} />
    </>
  );
}
