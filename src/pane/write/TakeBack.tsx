import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { onEscape } from "../frame/escape";
import { Issues } from "../frame/Issues";
import { Section, type View } from "../frame/Section";
import { canWrite } from "../state";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  about: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** What KA did before: to be finished, taken back, or taken out. Nothing of it happens at the first click. */
export function TakeBack({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [pressed, setPressed] = useState<"nothing" | "revert" | "formulas" | "remove">("nothing");
  const { lastRun, takingBack, takeBackIssues, policy, live } = state;
  // A button of the ribbon asks what the one here asks.
  const asked = live.asks === "revert" ? ribbonAsks(lastRun) : pressed;
  const setAsked = (what: typeof pressed) => {
    setPressed(what);
    if (live.asks !== "nothing") send({ kind: "askTaken" });
  };
  const busy = takingBack === "running";
  const question = useRef<HTMLDivElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const before = useRef(asked);
  // The button that was pressed gives way to others: whoever types goes on there, and sees them above the bar at the bottom, and then on that button again.
  useEffect(() => {
    const was = before.current;
    before.current = asked;
    if (asked === "nothing" && was === "nothing") return;
    const shown = asked === "nothing" ? buttons.current : question.current;
    const button = shown?.querySelector<HTMLButtonElement>(`button[name="${was}"]`) ?? shown?.querySelector("button");
    button?.focus();
    shown?.scrollIntoView({ block: "center" });
  }, [asked]);
  const act = (event: Parameters<typeof send>[0]) => {
    setAsked("nothing");
    send(event);
  };
  return (
    <Section title={t("takeBack.title")}>
      <Issues issues={takeBackIssues} language={policy.language} />
      {lastRun.unfinished && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t("takeBack.unfinished")}</MessageBarBody>
          <MessageBarActions>
            <Button
              size="small"
              disabledFocusable={!canWrite(state)}
              onClick={() => act({ kind: "writeAsked", unfinished: "finish" })}
            >
              {t("takeBack.finish")}
            </Button>
            <Button
              size="small"
              disabledFocusable={busy}
              onClick={() => act({ kind: "takeBackAsked", made: "remove" })}
            >
              {t("takeBack.bringBack")}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {asked === "nothing" ? (
        <div className={styles.actions} ref={buttons}>
          {lastRun.revertible !== undefined && (
            <Button name="revert" size="small" disabledFocusable={busy} onClick={() => setAsked("revert")}>
              {t("takeBack.revert")}
            </Button>
          )}
          {lastRun.frozen !== undefined && (
            <Button name="formulas" size="small" disabledFocusable={busy} onClick={() => setAsked("formulas")}>
              {t("takeBack.formulas")}
            </Button>
          )}
          <Button name="remove" size="small" disabledFocusable={busy} onClick={() => setAsked("remove")}>
            {t("takeBack.remove")}
          </Button>
        </div>
      ) : (
        <>
          <div className={styles.about}>{t(`takeBack.${asked}About`)}</div>
          <div className={styles.actions} ref={question} onKeyDown={onEscape(() => setAsked("nothing"))}>
            {asked === "revert" && (
              <>
                <Button size="small" onClick={() => act({ kind: "takeBackAsked", made: "remove" })}>
                  {t("takeBack.revertRemoving")}
                </Button>
                <Button size="small" onClick={() => act({ kind: "takeBackAsked", made: "keep" })}>
                  {t("takeBack.revertKeeping")}
                </Button>
              </>
            )}
            {asked === "formulas" && (
              <Button size="small" onClick={() => act({ kind: "takeBackAsked", made: "remove", what: "freezing" })}>
                {t("freeze.back")}
              </Button>
            )}
            {asked === "remove" && (
              <Button size="small" onClick={() => act({ kind: "removeAsked", sample: "keep" })}>
                {t(lastRun.sample === undefined ? "takeBack.removeNow" : "takeBack.removeOnly")}
              </Button>
            )}
            {asked === "remove" && lastRun.sample !== undefined && (
              <Button size="small" onClick={() => act({ kind: "removeAsked", sample: "remove" })}>
                {t("takeBack.removeSample", { sheet: lastRun.sample })}
              </Button>
            )}
            <Button size="small" appearance="subtle" onClick={() => setAsked("nothing")}>
              {t("takeBack.not")}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

/** What a button of the ribbon asks: after the run, or after the formulas where no run can be taken back. */
function ribbonAsks({ revertible, frozen }: View["state"]["lastRun"]) {
  if (revertible !== undefined) return "revert";
  return frozen === undefined ? "nothing" : "formulas";
}
