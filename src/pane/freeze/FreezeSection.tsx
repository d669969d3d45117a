import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../frame/numbers";
import { onEscape } from "../frame/escape";
import { BringFormulasBack } from "./BringFormulasBack";
import { Issues } from "../frame/Issues";
import { Section, type View } from "../frame/Section";
import { isWriting } from "../state";

const useStyles = makeStyles({
  about: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  body: { overflowWrap: "anywhere" },
  sheets: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

/** Makes formulas that call KA values, for people who do not have KA. Nothing of it happens at the first click. */
export function FreezeSection({ state, send }: View) {
  const { t } = useTranslation();
  const { count } = useNumbers();
  const styles = useStyles();
  const { freezing, lastRun, policy, takingBack } = state;
  const { kind } = freezing;
  const busy = isWriting(state) || takingBack === "running" || kind === "looking";
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLDivElement>(null);
  const before = useRef(kind);
  // The button that was pressed gives way to the question, and the question to what became of it: whoever types goes on there.
  useEffect(() => {
    const was = before.current;
    before.current = kind;
    if (was === kind) return;
    const asked = kind === "asking" ? place.current?.querySelector("button") : undefined;
    const back = was === "asking" && kind === "idle" ? button.current?.querySelector("button") : undefined;
    (asked ?? back)?.focus();
    if (kind === "asking" || kind === "ended") place.current?.scrollIntoView({ block: "nearest" });
  }, [kind]);
  return (
    <Section title={t("freeze.title")}>
      {kind !== "asking" && <div className={styles.about}>{t("freeze.about")}</div>}
      <div role="status">
        {(kind === "looking" || kind === "running") && (
          <div className={styles.about}>
            {t(`freeze.${kind}`)}
            {freezing.at && freezing.at.total > 0
              ? ` ${Math.floor((100 * freezing.at.done) / freezing.at.total)}%`
              : ""}
          </div>
        )}
      </div>
      <div ref={place}>
        {kind === "asking" && (
          <MessageBar intent="warning" layout="multiline" onKeyDown={onEscape(() => send({ kind: "freezeCancelled" }))}>
            <MessageBarBody className={styles.body}>
              {t("freeze.asks", { count: freezing.cells, number: count(freezing.cells) })}
              <ul className={styles.sheets}>
                {freezing.on.map(({ sheet, cells }) => (
                  <li key={sheet}>{t("freeze.on", { sheet, count: cells, number: count(cells) })}</li>
                ))}
              </ul>
            </MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={() => send({ kind: "freezeConfirmed" })}>
                {t("freeze.now")}
              </Button>
              <Button size="small" appearance="subtle" onClick={() => send({ kind: "freezeCancelled" })}>
                {t("takeBack.not")}
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
        {(kind === "asking" || kind === "ended") && <Issues issues={freezing.issues} language={policy.language} />}
      </div>
      {kind !== "asking" && (
        <div ref={button}>
          <Button size="small" disabledFocusable={busy} onClick={() => send({ kind: "freezeAsked" })}>
            {t("freeze.ask")}
          </Button>
          {kind === "ended" && lastRun.frozen !== undefined && (
            <BringFormulasBack send={send} state={busy ? "blocked" : "free"} />
          )}
        </div>
      )}
    </Section>
  );
}
