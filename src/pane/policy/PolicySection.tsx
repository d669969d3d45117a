import { Field, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import { nameOf } from "../../core/methods/methods";
import { readPolicy } from "../../core/policies/read-policy";
import { describeRule } from "../../core/text/rules";
import { methodLabel } from "../choices";
import { ExactInput, type Taken } from "../controls/ExactInput";
import { Issues } from "../frame/Issues";
import { Section, type View } from "../frame/Section";
import { problemSentence } from "../method/problem-sentence";
import { isWriting } from "../state";
import { isUnwritten, shownFingerprint } from "./kept-policy";

const useStyles = makeStyles({
  said: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  rules: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** The policy in words: its name, a sentence for each method, its notes, and whether the workbook says the same. */
export function PolicySection({ state, send }: View) {
  const { t } = useTranslation();
  const { say } = useNumbers();
  const styles = useStyles();
  const { policy, own } = state;
  const { language } = policy;
  return (
    <Section title={t("policy.title")}>
      <Issues issues={own.issues.filter(({ severity }) => severity === "note")} language={language} />
      <p className={styles.said}>{t("policy.about")}</p>
      <TextField setting="name" state={state} send={send} />
      <h4 className={styles.title}>{t("policy.rules")}</h4>
      <ol className={styles.rules}>
        {policy.methods.map((choice) => (
          <li key={nameOf(choice)}>
            <strong>{methodLabel(choice, language)}</strong>
            {language === "zh" ? "：" : ": "}
            {say(() => describeRule(choice, language, policy))}
          </li>
        ))}
      </ol>
      <TextField setting="notes" state={state} send={send} />
      <p className={styles.said}>
        {isUnwritten(state) || own.taken === "" ? t("policy.unwritten") : t("policy.written")}
      </p>
      <p className={styles.said}>
        <strong>{t("policy.fingerprint", { fingerprint: shownFingerprint(state) })}</strong>
        {language === "zh" ? "：" : ": "}
        {t("policy.fingerprintAbout")}
      </p>
    </Section>
  );
}

/** A text that belongs to the policy and changes no figure. */
function TextField({ setting, state, send }: View & { readonly setting: "name" | "notes" }) {
  const { t } = useTranslation();
  const { say } = useNumbers();
  const { policy } = state;
  const take = (typed: string): Taken => {
    const wanted = typed.trim() === "" ? undefined : typed.trim();
    const { value, issues } = readPolicy({ ...policy, [setting]: wanted });
    const [problem] = issues;
    if (!value) return problem ? { problem: say(() => problemSentence(problem, policy.language)) } : "not understood";
    send({ kind: "settingChanged", change: { [setting]: value[setting] } });
    return "understood";
  };
  const label = t(`policy.${setting}`);
  return (
    <Field label={label} hint={t(`policy.${setting}Hint`)} size="small">
      <ExactInput
        label={label}
        kind={setting === "name" ? "text" : "lines"}
        text={policy[setting] ?? ""}
        state={isWriting(state) ? "blocked" : "free"}
        onText={take}
      />
    </Field>
  );
}
