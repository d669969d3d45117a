import { Field } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { abc } from "../../core/methods/abc";
import type { MethodChoice } from "../../core/methods/methods";
import { ChoiceSelect } from "../controls/ChoiceSelect";
import { LadderFields } from "./LadderFields";
import { isUsable, type Ladder } from "./options";
import type { FormProps } from "../frame/Section";
import { isWriting } from "../state";

type AbcChoice = Extract<MethodChoice, { readonly id: "abc" }>;

const BOUNDARIES = ["inclusive", "exclusive", "nearest"] as const satisfies readonly AbcChoice["boundary"][];

/** The options of ABC: classes with their cut-offs and names, and the rule for the customer that crosses one. */
export function AbcForm({ state, send, choice }: FormProps<"abc">) {
  const { t } = useTranslation();
  const change = (changed: AbcChoice) => send({ kind: "optionsChanged", choice: changed });
  return (
    <>
      <LadderFields
        ladder={{ ends: choice.cuts, labels: choice.labels }}
        view={{ state, send }}
        isUsable={(ladder) => isUsable(withLadder(choice, ladder))}
        onChange={(ladder) => change(withLadder(choice, ladder))}
        onReset={() => change(abc.options.parse({ id: "abc", name: choice.name }))}
      />
      <Field label={{ children: t("method.boundary"), size: "small" }}>
        <ChoiceSelect
          value={choice.boundary}
          disabled={isWriting(state)}
          onChoose={(value) => {
            const boundary = BOUNDARIES.find((name) => name === value);
            if (boundary) change({ ...choice, boundary });
          }}
        >
          {BOUNDARIES.map((name) => (
            <option key={name} value={name}>
              {t(`boundaries.${name}`)}
            </option>
          ))}
        </ChoiceSelect>
      </Field>
    </>
  );
}

function withLadder({ labels: _, ...choice }: AbcChoice, { ends, labels }: Ladder): AbcChoice {
  return { ...choice, cuts: [...ends], ...(labels ? { labels: [...labels] } : {}) };
}
