import { METHOD_IDS } from "../../core/methods/methods";
import { useTranslation } from "react-i18next";
import { MOST_METHODS } from "../choices";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import type { View } from "../frame/Section";
import { isWriting } from "../state";
import { MethodOptions } from "./MethodOptions";

/** One more method, by name: what is chosen is added and shown. */
export function AddMethod({ state, send }: View) {
  const { t } = useTranslation();
  const { methods } = state;
  return (
    <ChoiceSelect
      // Once a method is added, the next one is asked for.
      key={methods.length}
      value=""
      appearance="filled-darker"
      aria-label={t("method.addMethod")}
      disabled={isWriting(state) || methods.length >= MOST_METHODS}
      onChoose={(value) => {
        const method = METHOD_IDS.find((id) => id === value);
        if (method) send({ kind: "methodAdded", method });
      }}
    >
      <option value="" disabled>
        {t("method.addMethodChoice")}
      </option>
      <MethodOptions state={state} />
    </ChoiceSelect>
  );
}
