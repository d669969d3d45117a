import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowClockwise16Regular } from "@fluentui/react-icons";
import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../core/policy";
import { Issues } from "../frame/Issues";
import type { Stale } from "./live-state";
import { useNumbers, type Numbers } from "../frame/numbers";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { LANGUAGE_TAGS } from "../text/words";

const useStyles = makeStyles({
  // Whoever pressed a button of the ribbon is led here.
  place: { outlineStyle: "none", display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  body: { overflowWrap: "anywhere" },
});

/** What goes on beside the choices: the result is no longer that of its rows, or what a button of the ribbon asked for cannot be done. */
export function LiveSection({ state, send }: View) {
  const { t } = useTranslation();
  const numbers = useNumbers();
  const styles = useStyles();
  const { live, policy } = state;
  const { stale, issues, wanted } = live;
  const place = useRef<HTMLDivElement>(null);
  // The answer to a button of the ribbon: whoever reads by keyboard or by ear goes on there.
  useEffect(() => {
    if (issues.length === 0) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "nearest" });
  }, [issues]);
  const busy = isWriting(state) || wanted.kind === "refresh" || state.takingBack === "running";
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      {stale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>{sayStale(stale, state, { t, numbers })}</MessageBarBody>
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
    </div>
  );
}

/** Since when the result is no longer that of its rows, and how many of them are known to have changed. */
function sayStale(
  stale: Stale,
  { lastRun, policy }: View["state"],
  { t, numbers }: { readonly t: TFunction; readonly numbers: Numbers },
): string {
  const { count } = numbers;
  const at = (iso: string) => moment(iso, policy.language, numbers);
  switch (stale.kind) {
    case "edited": {
      const said = { count: stale.rows, number: count(stale.rows), since: at(stale.since) };
      return t(stale.by === "others" ? "live.editedByOthers" : "live.edited", said);
    }
    case "found": {
      const read = at(lastRun.source?.at ?? "");
      return t("live.found", { count: stale.rows, number: count(stale.rows), at: read });
    }
    case "gone":
      return t("live.gone");
  }
}

/** A time as people of the language read it: the hour alone where it is today. */
function moment(iso: string, language: Language, { dayText }: Numbers): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const tag = LANGUAGE_TAGS[language];
  const isToday = time.toDateString() === new Date().toDateString();
  const clock = time.toLocaleTimeString(tag, { hour: "2-digit", minute: "2-digit" });
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, "0"));
  return isToday ? clock : `${dayText(day.join("-"))} ${clock}`;
}
