import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { foresee, type Foreseen as Expectation, type ForeseenSheet } from "../../core/sheets/foreseen";
import { OUTPUTS, type Output } from "../../core/policy";
import type { Report } from "../../core/report";
import { useNumbers, type Numbers } from "../frame/numbers";
import { OPTION_WORDS } from "../../core/text/options";
import { Fold, type View } from "../frame/Section";
import { isWriting } from "../state";
import { addWritingWords } from "../text/writing-words";

addWritingWords();

const useStyles = makeStyles({
  line: { display: "flex", flexDirection: "column" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  // Above the button, which stays in sight.
  list: {
    maxHeight: "42vh",
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    // What goes on below its edge is seen to.
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    marginBottom: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
  },
  heading: { fontWeight: tokens.fontWeightSemibold },
  sheets: { margin: 0, padding: 0 },
  sheet: { listStyleType: "none", display: "flex", columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  state: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
  also: { marginInlineStart: tokens.spacingHorizontalXXXL, color: tokens.colorNeutralForeground3 },
});

/** What writing will do, above its button: to which sheets, which of them are new, and what else can be written. */
export function Foreseen({ state, send, report }: View & { readonly report: Report }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { sheets: standing } = state.lastRun;
  const foreseen = foresee(state.policy, standing ?? []);
  const [accounts, summary, ...more] = foreseen.sheets;
  if (!accounts || !summary) return null;
  const sheets = t("foreseen.writes", {
    ...{ accounts: accounts.name, summary: summary.name, more: count(more.length) },
    ...{ count: report.customers, number: count(report.customers) },
  });
  // What was just written needs no announcement of how it would be written again.
  const isSaid = state.writing.kind === "done" && !open;
  const toggle = () => {
    // Somebody may have deleted one meanwhile.
    if (!open) send({ kind: "sheetsAsked" });
    setOpen(!open);
  };
  return (
    <div className={styles.line}>
      <Fold
        label={foreseen.columns > 0 ? t("foreseen.beside", { sheets }) : sheets}
        open={open ? "open" : "shut"}
        onToggle={toggle}
      >
        <div className={styles.list}>
          <div className={styles.heading}>{t("foreseen.further")}</div>
          <Further state={state} send={send} foreseen={foreseen} />
          <div className={styles.heading}>{t("foreseen.always")}</div>
          <ul className={styles.sheets} aria-label={t("foreseen.always")}>
            {foreseen.sheets
              .filter(({ because }) => because === "always")
              .map((sheet) => (
                <li key={sheet.role} className={styles.sheet}>
                  <span className={styles.name}>{sheet.name}</span>
                  {standing && <span className={styles.state}>{stateOf(t, sheet)}</span>}
                </li>
              ))}
          </ul>
        </div>
      </Fold>
      {standing && !isSaid && (
        <>
          <div className={styles.quiet}>{said(t, foreseen, count)}</div>
          {isKept(foreseen) && <div className={styles.quiet}>{t("foreseen.kept")}</div>}
        </>
      )}
    </div>
  );
}

/** What is written on request, each with what will become of it. */
function Further({ state, send, foreseen }: View & { readonly foreseen: Expectation }) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const { policy } = state;
  const { choices = {} } = OPTION_WORDS[policy.language].settings.outputs;
  const asked = policy.outputs ?? [];
  const choose = (output: Output, isWanted: boolean) => {
    const outputs = OUTPUTS.filter((other) => (other === output ? isWanted : asked.includes(other)));
    send({ kind: "settingChanged", change: { outputs: outputs.length > 0 ? outputs : undefined } });
  };
  return (
    <div role="group" aria-label={t("foreseen.further")}>
      {OUTPUTS.map((output) => {
        const sheet = foreseen.sheets.find(({ role }) => role === output);
        const stands = sheet?.because === "standing";
        const isAsked = asked.includes(output);
        const also = stands
          ? t("foreseen.standing")
          : isAsked && output === "columns"
            ? t("foreseen.columns", { number: count(foreseen.columns) })
            : isAsked && output === "migration" && !sheet
              ? t("foreseen.nothingToCompare")
              : undefined;
        return (
          <div key={output}>
            <Checkbox
              label={choices[output] ?? output}
              checked={isAsked || stands}
              disabled={isWriting(state) || stands}
              onChange={(_, { checked }) => choose(output, checked === true)}
            />
            {also !== undefined && <div className={styles.also}>{also}</div>}
          </div>
        );
      })}
    </div>
  );
}

type Words = ReturnType<typeof useTranslation>["t"];

function stateOf(t: Words, { state }: ForeseenSheet): string {
  return t(state === "new" ? "foreseen.new" : "foreseen.replacedState");
}

/** What is changed, counted. */
function said(t: Words, { added, replaced }: Expectation, count: Numbers["count"]): string {
  if (replaced === 0) return t("foreseen.added", { count: added, number: count(added) });
  if (added === 0) return t("foreseen.replaced", { count: replaced, number: count(replaced) });
  return t("foreseen.both", { added: count(added), replaced: count(replaced) });
}

/** Whether there is a list that people may have typed in. */
function isKept({ sheets }: Expectation): boolean {
  return sheets.some(({ role, state }) => role === "accounts" && state === "replaced");
}
