import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Issues } from "../frame/Issues";
import type { View } from "../frame/Section";
import { sayWritten } from "./say-written";

/** What became of the writing. */
export function WriteOutcome({ state: { writing, policy } }: View) {
  const { t } = useTranslation();
  return (
    <>
      {writing.kind === "done" && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{sayWritten(writing.written, t)}</MessageBarBody>
        </MessageBar>
      )}
      {(writing.kind === "done" || writing.kind === "stopped") && (
        <Issues issues={writing.issues} language={policy.language} />
      )}
    </>
  );
}
