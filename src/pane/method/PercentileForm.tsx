import { percentile } from "../../core/methods/percentile";
import type { MethodChoice } from "../../core/methods/methods";
import { LadderFields } from "./LadderFields";
import { isUsable, type Ladder } from "./options";
import { renamedTreatments } from "./treatments";
import type { FormProps } from "../frame/Section";
import { formState } from "../state";

type PercentileChoice = Extract<MethodChoice, { readonly id: "percentile" }>;

/** The options of tiers by share of the customers: where each tier ends, counted from the best customer, and its name. */
export function PercentileForm({ state, send, choice }: FormProps<"percentile">) {
  const change = (changed: PercentileChoice) => send({ kind: "optionsChanged", choice: changed });
  return (
    <LadderFields
      ladder={{ ends: choice.parts, labels: choice.labels }}
      state={formState(state)}
      isUsable={(ladder) => isUsable(withLadder(choice, ladder))}
      onChange={(ladder) => change(withLadder(choice, ladder))}
      onReset={() => change(percentile.options.parse({ id: "percentile", name: choice.name }))}
      onRename={(from, to) => {
        const treatments = renamedTreatments(state.policy.treatments, from, to.trim());
        if (treatments) send({ kind: "settingChanged", change: { treatments } });
      }}
    />
  );
}

function withLadder({ labels: _, ...choice }: PercentileChoice, { ends, labels }: Ladder): PercentileChoice {
  return { ...choice, parts: [...ends], ...(labels ? { labels: [...labels] } : {}) };
}
