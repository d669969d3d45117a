import { Button, Field, Input, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section, type View } from "../frame/Section";
import { isUnfinished, isWriting } from "../state";
import { LONGEST_AUTHOR } from "./author";
import { FilePicker } from "./FilePicker";
import { download, policyText } from "./policy-file";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  said: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
});

const FILE_NAME = "ka-policy.json";

/** What travels with the workbook and what does not, who works here, and the policy as a file: out of the workbook, and into it. */
export function ShareSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { policy, author } = state;
  const [exported, setExported] = useState<string>();
  const hand = () => {
    const text = policyText(policy);
    setExported(text);
    download(text, FILE_NAME);
  };
  return (
    <Section title={t("policy.shareTitle")}>
      <ul className={styles.said}>
        <li>{t("policy.travels")}</li>
        <li>{t("policy.stays")}</li>
        <li>{t("policy.withoutKa")}</li>
      </ul>
      <Field label={t("policy.author")} hint={t("policy.authorAbout")} size="small">
        <Input
          size="small"
          value={author}
          maxLength={LONGEST_AUTHOR}
          disabled={isWriting(state)}
          onChange={(_, { value }) => send({ kind: "authorTyped", author: value })}
        />
      </Field>
      <div className={styles.actions}>
        <Button size="small" disabledFocusable={isUnfinished(state)} onClick={hand}>
          {t("policy.export")}
        </Button>
        <FilePicker
          label={t("policy.import")}
          state={isWriting(state) ? "blocked" : "free"}
          onPolicy={(file, outcome) => {
            setExported(undefined);
            send({ kind: "policyImported", file, outcome });
          }}
        />
      </div>
      {exported !== undefined && (
        <Field label={t("policy.exported", { name: FILE_NAME })} size="small">
          <Textarea size="small" readOnly rows={4} value={exported} textarea={{ className: styles.text }} />
        </Field>
      )}
    </Section>
  );
}
