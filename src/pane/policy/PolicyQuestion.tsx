import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { addPolicyWords } from "../text/policy-words";

addPolicyWords();

/** Asks whose choices count: somebody changed the policy of the workbook while there were choices here that are not written. */
export function PolicyQuestion({ state, send }: View) {
  const { t } = useTranslation();
  const busy = isWriting(state);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t("policy.changed")}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabledFocusable={busy} onClick={() => send({ kind: "policyTaken", whose: "workbook" })}>
          {t("policy.takeWorkbook")}
        </Button>
        <Button size="small" disabledFocusable={busy} onClick={() => send({ kind: "policyTaken", whose: "pane" })}>
          {t("policy.takePane")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
