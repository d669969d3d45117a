import { Field, Select } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { MethodChoice } from "../core/methods/methods";
import { ExactInput } from "./ExactInput";
import { readNumber } from "./numbers";
import type { View } from "./Section";
import { formState, isWriting } from "./state";

type BreaksChoice = Extract<MethodChoice, { readonly id: "breaks" }>;

const SCALES = ["linear", "log"] as const satisfies readonly BreaksChoice["scale"][];

/** The options of tiers by natural breaks: how many, and whether large amounts weigh as much as small ones. */
export function BreaksForm({ state, send }: View) {
  const { t } = useTranslation();
  const { labels, ...choice } = state.drafts.breaks;
  const change = (changed: BreaksChoice) => send({ kind: "optionsChanged", choice: changed });
  const take = (typed: string) => {
    const classes = readNumber(typed);
    if (classes === undefined) return "not understood";
    // Names are for a number of tiers: with another number they are the standard ones again.
    change({ ...choice, ...(labels?.length === classes ? { labels } : {}), classes });
    return "understood";
  };
  return (
    <>
      <Field label={{ children: t("method.tiers"), size: "small" }}>
        <ExactInput
          label={t("method.tiers")}
          kind="number"
          text={String(choice.classes)}
          state={formState(state)}
          onText={take}
        />
      </Field>
      <Field label={{ children: t("method.scale"), size: "small" }}>
        <Select
          size="small"
          value={choice.scale}
          disabled={isWriting(state)}
          onChange={(_, { value }) => {
            const scale = SCALES.find((name) => name === value);
            if (scale) change({ ...choice, ...(labels ? { labels } : {}), scale });
          }}
        >
          {SCALES.map((name) => (
            <option key={name} value={name}>
              {t(`scales.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
