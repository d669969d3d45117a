import { ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import { Section, type View } from "../frame/Section";
import { SettingFold } from "../method/SettingFold";
import type { UnderWay } from "./preview-state";

/** There is nothing to draw before rows are read: what draws is fetched then. */
const Figures = lazy(async () => ({ default: (await import("./Figures")).Figures }));

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  bar: { height: "2px" },
  place: { height: "2px", marginTop: "-6px", marginBottom: "-4px" },
});

/** The live preview: who brings how much. */
export function ResultSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { report, underWay } = state;
  return (
    <Section title={t("result.title")}>
      <div className={styles.place}>{underWay && <UnderWayBar underWay={underWay} />}</div>
      {report ? (
        <>
          <Suspense fallback={null}>
            <Figures report={report} state={state} send={send} />
          </Suspense>
          <SettingFold setting="overrides" state={state} send={send} />
        </>
      ) : (
        <div className={styles.quiet}>{underWay ? <UnderWayText underWay={underWay} /> : t("result.waiting")}</div>
      )}
    </Section>
  );
}

function UnderWayBar({ underWay }: { readonly underWay: UnderWay }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const at = underWay.kind === "reading" ? underWay.at : undefined;
  return (
    <ProgressBar
      className={styles.bar}
      aria-label={t(`status.${underWay.kind}`)}
      {...(at ? { value: at.done, max: at.total } : {})}
    />
  );
}

function UnderWayText({ underWay }: { readonly underWay: UnderWay }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const at = underWay.kind === "reading" ? underWay.at : undefined;
  const far = at ? `: ${t("status.progress", { done: count(at.done), total: count(at.total) })}` : "";
  return `${t(`status.${underWay.kind}`)}${far}`;
}
