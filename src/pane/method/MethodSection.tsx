import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { Issues } from "../frame/Issues";
import { Section, type View } from "../frame/Section";

/** Fetched after the pane has shown itself: it brings the controls and the words of every option. */
const MethodPanel = lazy(async () => ({ default: (await import("./MethodPanel")).MethodPanel }));

/** The methods with their options. */
export function MethodSection({ state, send }: View) {
  const { t } = useTranslation();
  const { language } = state.policy;
  return (
    <Section title={t("method.title")}>
      <Suspense fallback={null}>
        <MethodPanel state={state} send={send} />
      </Suspense>
      <Issues issues={state.reportIssues.filter(({ kind }) => kind !== "amountUnitUnknown")} language={language} />
    </Section>
  );
}
