import { Button, Field, Input, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState, type ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import { LONGEST_AUTHOR } from "./author";
import { Issues } from "../frame/Issues";
import { download, policyFromFile, policyText } from "./policy-file";
import { Section, type View } from "../frame/Section";
import { isUnfinished, isWriting } from "../state";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase100 },
});

const FILE_NAME = "ka-policy.json";

/** Who works here, and the policy as a file: out of the workbook, and into it. */
export function PolicySection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { policy, own, author } = state;
  const chooser = useRef<HTMLInputElement>(null);
  const [exported, setExported] = useState<string>();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    // The same file may be chosen again after it was mended.
    target.value = "";
    if (!file) return;
    setExported(undefined);
    void policyFromFile(file).then((outcome) => send({ kind: "policyImported", file: file.name, outcome }));
  };
  const hand = () => {
    const text = policyText(policy);
    setExported(text);
    download(text, FILE_NAME);
  };
  return (
    <Section title={t("policy.title")}>
      <Issues issues={own.issues.filter(({ severity }) => severity === "note")} language={policy.language} />
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
        <Button size="small" disabledFocusable={isWriting(state)} onClick={() => chooser.current?.click()}>
          {t("policy.import")}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t("policy.import")}
          onChange={choose}
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
