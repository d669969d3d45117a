import { Field } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ExactInput } from "./ExactInput";
import { readNumber } from "./numbers";
import type { View } from "./Section";
import { formState } from "./state";

/** The option of tiers by number of customers: the place at which each tier ends, such as `10, 50`. */
export function TopForm({ state, send }: View) {
  const { t } = useTranslation();
  const choice = state.drafts.top;
  const take = (typed: string) => {
    const counts = typed
      .split(/[,;，、\s]+/)
      .filter((part) => part !== "")
      .map(readNumber);
    if (counts.length === 0 || counts.some((count) => count === undefined)) return "not understood";
    // Names are for a number of tiers: with another number they are the standard ones again.
    const { labels, ...rest } = choice;
    const kept = labels?.length === counts.length + 1 ? { labels } : {};
    send({ kind: "optionsChanged", choice: { ...rest, ...kept, counts: counts.map((count) => count ?? 0) } });
    return "understood";
  };
  return (
    <Field label={{ children: t("method.counts"), size: "small" }}>
      <ExactInput
        label={t("method.counts")}
        kind="text"
        text={choice.counts.join(", ")}
        state={formState(state)}
        onText={take}
      />
    </Field>
  );
}
