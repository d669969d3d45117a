import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PastRun } from "../../core/sheets/past-runs";
import { Issues } from "../frame/Issues";
import { useNumbers } from "../frame/numbers";
import { Section, type View } from "../frame/Section";
import { shownFingerprint } from "./kept-policy";

/** Runs that are shown before more are asked for. */
const FIRST = 5;

const useStyles = makeStyles({
  runs: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
  },
  run: { margin: 0, overflowWrap: "anywhere", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  when: { display: "block", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  line: { display: "block" },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { alignSelf: "flex-start" },
});

/** The runs that the log tells of: when and by whom, what came out, and by which policy. */
export function EarlierRuns({ state }: Pick<View, "state">) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { found, issues } = state.runs;
  if (!found && issues.length === 0) return null;
  const runs = found ?? [];
  const now = shownFingerprint(state);
  return (
    <Section title={t("policy.runsTitle")}>
      <Issues issues={issues} language={state.policy.language} />
      {found?.length === 0 && <span className={styles.run}>{t("policy.noRuns")}</span>}
      <ol className={styles.runs}>
        {runs.slice(0, open ? undefined : FIRST).map((run, place) => (
          <li key={`${run.when} ${place}`} className={styles.run}>
            <RunLines run={run} now={now} />
          </li>
        ))}
      </ol>
      {runs.length > FIRST && (
        <Button
          appearance="subtle"
          size="small"
          className={styles.more}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t("policy.fewer") : t("policy.more", { number: count(runs.length - FIRST) })}
        </Button>
      )}
    </Section>
  );
}

function RunLines({ run, now }: { readonly run: PastRun; readonly now: string }) {
  const { t } = useTranslation();
  const { count, moneyOf, dayText } = useNumbers();
  const styles = useStyles();
  const { when, author, source, customers, rows, net, method, counts, checks, policy, policyName } = run;
  const said = (value: number | undefined, words: (number: number) => string) =>
    value === undefined ? "?" : words(value);
  const named = [policyName, policy === now ? t("policy.samePolicy") : policy]
    .filter((part) => part !== "")
    .join(" · ");
  return (
    <>
      <span className={styles.when}>
        {author === "" ? dayText(when) : t("policy.runBy", { when: dayText(when), author })}
      </span>
      <span className={styles.line}>
        {t("policy.runSaid", { customers: said(customers, count), rows: said(rows, count), net: said(net, moneyOf) })}
      </span>
      {counts !== "" && (
        <span className={styles.line}>{[method, counts].filter((part) => part !== "").join(" · ")}</span>
      )}
      <span className={styles.quiet}>
        {[
          source,
          named !== "" && t("policy.runPolicy", { policy: named }),
          checks !== "" && t("policy.runChecks", { checks }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </>
  );
}
