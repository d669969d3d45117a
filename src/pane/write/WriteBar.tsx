import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Fragment, Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "../frame/Section";
import { canWrite, isUnfinished, isWriting } from "../state";

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
  unfinished: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
});

/** Fetched when something was written, or was not. */
const WriteOutcome = lazy(async () => ({ default: (await import("./WriteOutcome")).WriteOutcome }));

/** Fetched with the first result: before it there is nothing to write. */
const Foreseen = lazy(async () => ({ default: (await import("./Foreseen")).Foreseen }));

/** Fetched with the first writing. */
const WriteProgress = lazy(async () => ({ default: (await import("./WriteProgress")).WriteProgress }));

/** Writes the result to the workbook: progress, cancel, and what became of it. */
export function WriteBar({ state, send }: View) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { writing, report } = state;
  return (
    <footer className={styles.bar}>
      {(writing.kind === "done" || writing.kind === "stopped") && (
        <Suspense fallback={null}>
          <WriteOutcome state={state} send={send} />
        </Suspense>
      )}
      {isWriting(state) ? (
        // Two buttons, not one with another word: whoever holds the key down would cancel what it has just begun.
        <Fragment key="running">
          <Suspense fallback={null}>
            <WriteProgress writing={writing} />
          </Suspense>
          <Button disabledFocusable={writing.kind === "cancelling"} onClick={() => send({ kind: "cancelAsked" })}>
            {t("write.cancel")}
          </Button>
        </Fragment>
      ) : (
        <Fragment key="idle">
          {report && (
            <Suspense fallback={null}>
              <Foreseen state={state} send={send} report={report} />
            </Suspense>
          )}
          <Button
            appearance="primary"
            disabledFocusable={!canWrite(state)}
            onClick={() => send({ kind: "writeAsked" })}
          >
            {t("write.action")}
          </Button>
          {isUnfinished(state) && (
            <div role="status" className={styles.unfinished}>
              {t("write.unfinished")}
            </div>
          )}
        </Fragment>
      )}
    </footer>
  );
}
