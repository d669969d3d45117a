import {
  Button,
  Checkbox,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Issues } from "../frame/Issues";
import { Section, type View } from "../frame/Section";

const useStyles = makeStyles({
  about: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Whether KA is loaded with the workbook, so that formulas answer before anybody opens the pane; chosen here, and taken back here. */
export function StartUpSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { startUp, startUpIssues, doing } = state.formulas;
  if (startUp === undefined || startUp === "fixed") return null;
  return (
    <Section title={t("formulas.startUp.title")}>
      <Checkbox
        label={t("formulas.startUp.load")}
        checked={startUp === "withWorkbook"}
        disabled={doing !== "nothing"}
        onChange={(_, { checked }) =>
          send({ kind: "startUpChosen", startUp: checked === true ? "withWorkbook" : "withPane" })
        }
      />
      <div className={styles.about}>{t("formulas.startUp.about")}</div>
      <Issues issues={startUpIssues} language={state.policy.language} />
    </Section>
  );
}

/** The same, offered once a formula stands in the workbook: until then it would do nothing. */
export function StartUpOffer({ state, send }: View) {
  const { t } = useTranslation();
  const { startUp, undo } = state.formulas;
  if (startUp !== "withPane" || !undo || undo.kind === "values") return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t("formulas.startUp.offer")}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => send({ kind: "startUpChosen", startUp: "withWorkbook" })}>
          {t("formulas.startUp.load")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
