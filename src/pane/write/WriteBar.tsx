import { Button, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../../core/text/numbers";
import type { View } from "../frame/Section";
import { canWrite, isUnfinished, isWriting, type Writing } from "../state";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    bottom: 0,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    zIndex: 1,
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  unfinished: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
  progress: { fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
});

/** Fetched when something was written, or was not. */
const WriteOutcome = lazy(async () => ({ default: (await import("./WriteOutcome")).WriteOutcome }));

/** Writes the result to the workbook: progress, cancel, and what became of it. */
export function WriteBar({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { writing, policy } = state;
  return (
    <footer className={styles.bar}>
      {(writing.kind === "done" || writing.kind === "stopped") && (
        <Suspense fallback={null}>
          <WriteOutcome state={state} send={send} />
        </Suspense>
      )}
      {isWriting(state) ? (
        <>
          <WritingProgress writing={writing} />
          <Button disabledFocusable={writing.kind === "cancelling"} onClick={() => send({ kind: "cancelAsked" })}>
            {t("write.cancel")}
          </Button>
        </>
      ) : (
        <>
          <Button
            appearance="primary"
            disabledFocusable={!canWrite(state)}
            onClick={() => send({ kind: "writeAsked" })}
          >
            {t("write.action")}
          </Button>
          {isUnfinished(state) ? (
            <div role="status" className={styles.unfinished}>
              {t("write.unfinished")}
            </div>
          ) : (
            writing.kind === "idle" && (
              <div className={styles.quiet}>
                {t(policy.outputs?.includes("columns") ? "write.aboutColumns" : "write.about")}
              </div>
            )
          )}
        </>
      )}
    </footer>
  );
}

function WritingProgress({ writing }: { readonly writing: Writing }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const at = writing.kind === "running" ? writing.at : undefined;
  const stage = t(`write.stage.${writing.kind === "running" ? writing.stage : "cancelling"}`);
  return (
    <>
      <div className={styles.progress}>
        {at ? t("write.progress", { stage, done: count(at.done), total: count(at.total) }) : stage}
      </div>
      <ProgressBar aria-label={stage} {...(at ? { value: at.done, max: at.total } : {})} />
    </>
  );
}
