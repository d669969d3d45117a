import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowClockwise16Regular, Dismiss16Regular } from "@fluentui/react-icons";
import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ExplainedCustomer } from "../../core/explanation";
import { count } from "../../core/text/numbers";
import type { Language } from "../../core/policy";
import { Issues } from "../frame/Issues";
import type { Stale } from "./live-state";
import { Section, type View } from "../frame/Section";
import { isWriting } from "../state";
import { LANGUAGE_TAGS } from "../text/words";

const useStyles = makeStyles({
  // Whoever pressed a button of the ribbon is led here.
  place: { outlineStyle: "none", display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  body: { overflowWrap: "anywhere" },
  head: { display: "flex", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  id: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  list: { margin: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  method: { fontWeight: 600, overflowWrap: "anywhere" },
  why: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  treatment: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** What goes on beside the choices: the result is no longer that of its rows, or a button of the ribbon has its answer. */
export function LiveSection({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { live, policy } = state;
  const { stale, explained, issues, wanted } = live;
  const place = useRef<HTMLDivElement>(null);
  // The answer to a button of the ribbon: whoever reads by keyboard or by ear goes on there.
  useEffect(() => {
    if (!explained && issues.length === 0) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "nearest" });
  }, [explained, issues]);
  const busy = isWriting(state) || wanted.kind === "refresh" || state.takingBack === "running";
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      {stale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>{sayStale(stale, state, t)}</MessageBarBody>
          {stale.kind !== "gone" && (
            <MessageBarActions>
              <Button
                size="small"
                icon={<ArrowClockwise16Regular />}
                disabledFocusable={busy}
                onClick={() => send({ kind: "refreshAsked" })}
              >
                {t("live.refresh")}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      <Issues issues={issues} language={policy.language} />
      {explained && <Explanation explained={explained} onClose={() => send({ kind: "explanationClosed" })} />}
    </div>
  );
}

interface ExplanationProps {
  readonly explained: ExplainedCustomer;
  readonly onClose: () => void;
}

/** One customer: its classes by every method, why, and what is recommended. */
function Explanation({ explained, onClose }: ExplanationProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { name, id, methods } = explained;
  return (
    <Section title={name}>
      <div className={styles.head}>
        <span className={styles.id}>{id !== undefined && id !== name ? id : ""}</span>
        <Button
          size="small"
          appearance="subtle"
          icon={<Dismiss16Regular />}
          aria-label={t("live.close")}
          title={t("live.close")}
          onClick={onClose}
        />
      </div>
      <dl className={styles.list}>
        {methods.map(({ method, title, class: label, why, treatment }) => (
          <div key={method}>
            <dt className={styles.method}>{t("live.classBy", { title, label })}</dt>
            <dd className={styles.why}>{why}</dd>
            {treatment && <dd className={styles.treatment}>{treatment}</dd>}
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Since when the result is no longer that of its rows, and how many of them are known to have changed. */
function sayStale(stale: Stale, { lastRun, policy }: View["state"], t: TFunction): string {
  switch (stale.kind) {
    case "edited": {
      const said = { count: stale.rows, number: count(stale.rows), since: moment(stale.since, policy.language) };
      return t(stale.by === "others" ? "live.editedByOthers" : "live.edited", said);
    }
    case "found": {
      const at = lastRun.source?.at ?? "";
      return t("live.found", { count: stale.rows, number: count(stale.rows), at: moment(at, policy.language) });
    }
    case "gone":
      return t("live.gone");
  }
}

/** A time as people of the language read it: the hour alone where it is today. */
function moment(iso: string, language: Language): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const tag = LANGUAGE_TAGS[language];
  const isToday = time.toDateString() === new Date().toDateString();
  const clock = time.toLocaleTimeString(tag, { hour: "2-digit", minute: "2-digit" });
  return isToday ? clock : `${time.toLocaleDateString(tag)} ${clock}`;
}
