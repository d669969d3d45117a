import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Issues } from "../frame/Issues";
import type { View } from "../frame/Section";

/** What became of sample rows and of cells that were to be shown; the rows can be taken out again. */
export function SampleNotice({ state, send }: View) {
  const { t } = useTranslation();
  const { added, doing, issues } = state.places;
  return (
    <>
      <Issues issues={issues} language={state.policy.language} />
      {added && (
        <div>
          <Button
            size="small"
            disabledFocusable={doing !== "nothing"}
            onClick={() => send({ kind: "sampleRemovalAsked" })}
          >
            {t("welcome.remove", { sheet: added.sheet })}
          </Button>
        </div>
      )}
    </>
  );
}
