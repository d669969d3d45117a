import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { View } from "../frame/Section";

interface BringFormulasBackProps {
  readonly send: View["send"];
  readonly state: "free" | "blocked";
}

/** Takes back the last change of formulas of the user's: frozen ones, or filled-down ones made one. */
export function BringFormulasBack({ send, state }: BringFormulasBackProps) {
  const { t } = useTranslation();
  return (
    <Button
      size="small"
      appearance="subtle"
      disabledFocusable={state === "blocked"}
      onClick={() => send({ kind: "takeBackAsked", made: "remove", what: "freezing" })}
    >
      {t("freeze.back")}
    </Button>
  );
}
