import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Section, type View } from "../frame/Section";
import { Issues } from "../frame/Issues";
import { isWriting } from "../state";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What KA does, and the two ways to begin. */
export function Welcome({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { places, policy } = state;
  const adding = places.doing === "adding";
  return (
    <Section title={t("welcome.title")}>
      <div>{t("welcome.about")}</div>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={adding || isWriting(state)}
          onClick={() => send({ kind: "sampleAsked" })}
        >
          {t("welcome.sample")}
        </Button>
        <Button
          onClick={() => {
            send({ kind: "welcomeAnswered" });
            send({ kind: "tabChosen", tab: "classify" });
          }}
        >
          {t("welcome.selection")}
        </Button>
      </div>
      <div role="status" className={styles.quiet}>
        {t(adding ? "welcome.adding" : "welcome.sampleAbout")}
      </div>
      {!places.added && <Issues issues={places.issues} language={policy.language} />}
    </Section>
  );
}
