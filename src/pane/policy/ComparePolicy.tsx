import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import type { Issue } from "../../core/issues";
import { PRESET_IDS, isPreset } from "../../core/policies/preset-ids";
import { presetPolicy } from "../../core/policies/presets";
import { defaultPolicy, type Policy } from "../../core/policy";
import { policyDifferences, type PolicyDifference } from "../../core/text/policy-differences";
import { PRESET_WORDS } from "../../core/text/presets";
import { TEXTS } from "../../core/text/text";
import { choose, type ChoiceEvent } from "../choices";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import { Issues } from "../frame/Issues";
import { Section, type View } from "../frame/Section";
import { isWriting, type PaneState } from "../state";
import { FilePicker } from "./FilePicker";

/** Differences that are shown before more are asked for. */
const FIRST = 8;

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
  },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  sides: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: 0, minWidth: 0, overflowWrap: "anywhere", whiteSpace: "pre-line" },
  },
  said: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  plain: { alignSelf: "flex-start" },
  sum: { fontWeight: tokens.fontWeightSemibold },
});

/** A policy of a file that was chosen for comparison. */
interface FromFile {
  readonly file: string;
  readonly policy?: Policy | undefined;
  readonly issues: readonly Issue[];
}

/** The policy beside another one, setting by setting, and a way to take the other one: how choices are reset, too. */
export function ComparePolicy({ state, send }: View) {
  const { t } = useTranslation();
  const { say } = useNumbers();
  const styles = useStyles();
  const [chosen, setChosen] = useState("");
  const [fromFile, setFromFile] = useState<FromFile>();
  const { policy, own } = state;
  const { language } = policy;
  const rules = rulesOf(chosen, state);
  const whole = chosen === "file" ? fromFile?.policy : chosen === "workbook" ? own.written : undefined;
  const other = rules ? choose(state, rules).policy : whole && { ...whole, language };
  const take = () => {
    if (rules) send(rules);
    else if (whole) {
      const file = chosen === "file" ? (fromFile?.file ?? "") : TEXTS[language].sheets.policy;
      send({ kind: "policyImported", file, outcome: { value: whole, issues: [] } });
    }
  };
  return (
    <Section title={t("policy.compareTitle")}>
      <Field label={t("policy.compare")} size="small">
        <ChoiceSelect value={chosen} onChoose={setChosen}>
          <option value="" disabled>
            {t("policy.chooseOther")}
          </option>
          {own.written && <option value="workbook">{t("policy.ofWorkbook")}</option>}
          <option value="standard">{t("policy.standard")}</option>
          {PRESET_IDS.map((id) => (
            <option key={id} value={id}>
              {PRESET_WORDS[language][id].name}
            </option>
          ))}
          <option value="file">{fromFile?.policy ? fromFile.file : t("policy.fromFile")}</option>
        </ChoiceSelect>
      </Field>
      <Button size="small" appearance="subtle" className={styles.plain} onClick={() => setChosen("standard")}>
        {t("policy.reset")}
      </Button>
      {chosen === "file" && (
        <div className={styles.plain}>
          <FilePicker
            label={t("policy.fromFile")}
            state="free"
            onPolicy={(file, { value, issues }) => setFromFile({ file, policy: value, issues })}
          />
        </div>
      )}
      {chosen === "file" && <Issues issues={fromFile?.issues ?? []} language={language} />}
      {other && <DifferenceList key={chosen} differences={say(() => policyDifferences(policy, other, language))} />}
      {other && (
        <>
          <p className={styles.said}>
            {t(rules ? "policy.takeRules" : "policy.takeAll")} {t("policy.undoable")}
          </p>
          <Button size="small" className={styles.plain} disabledFocusable={isWriting(state)} onClick={take}>
            {t("policy.take")}
          </Button>
        </>
      )}
    </Section>
  );
}

/** The choice of a ready-made policy, or of the standard, which leaves what was said of the data; nothing for a policy that is taken as a whole. */
function rulesOf(chosen: string, { policy: { language } }: PaneState): ChoiceEvent | undefined {
  if (chosen === "standard") return { kind: "presetChosen", policy: defaultPolicy(language) };
  if (!isPreset(chosen)) return undefined;
  const { value: policy } = presetPolicy(chosen, language);
  return policy && { kind: "presetChosen", preset: chosen, policy };
}

function DifferenceList({ differences }: { readonly differences: readonly PolicyDifference[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const number = differences.length;
  return (
    <>
      <span role="status" className={styles.sum}>
        {number === 0 ? t("policy.none") : t("policy.differs", { count: number, number })}
      </span>
      <ul className={styles.list}>
        {differences.slice(0, open ? undefined : FIRST).map(({ title, before, after }, place) => (
          <li key={`${title} ${place}`}>
            <div className={styles.title}>{title}</div>
            <dl className={styles.sides}>
              <dt>{t("policy.here")}</dt>
              <dd>{before ?? t("policy.notSet")}</dd>
              <dt>{t("policy.there")}</dt>
              <dd>{after ?? t("policy.notSet")}</dd>
            </dl>
          </li>
        ))}
      </ul>
      {number > FIRST && (
        <Button
          appearance="subtle"
          size="small"
          className={styles.plain}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t("policy.fewer") : t("policy.more", { number: number - FIRST })}
        </Button>
      )}
    </>
  );
}
