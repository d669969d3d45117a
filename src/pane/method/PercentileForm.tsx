import { percentile } from "../../core/methods/percentile";
import type { MethodChoice } from "../../core/methods/methods";
import { LadderFields } from "./LadderFields";
import { isUsable, type Ladder } from "./options";
import type { FormProps } from "../frame/Section";

type PercentileChoice = Extract<MethodChoice, { readonly id: "percentile" }>;

/** The options of tiers by share of the customers: where each tier ends, counted from the best customer, and its name. */
export function PercentileForm({ state, send, choice }: FormProps<"percentile">) {
  const change = (changed: PercentileChoice) => send({ kind: "optionsChanged", choice: changed });
  return (
    <LadderFields
      ladder={{ ends: choice.parts, labels: choice.labels }}
      view={{ state, send }}
      isUsable={(ladder) => isUsable(withLadder(choice, ladder))}
      onChange={(ladder) => change(withLadder(choice, ladder))}
      onReset={() => change(percentile.options.parse({ id: "percentile", name: choice.name }))}
    />
  );
}

function withLadder({ labels: _, ...choice }: PercentileChoice, { ends, labels }: Ladder): PercentileChoice {
  return { ...choice, parts: [...ends], ...(labels ? { labels: [...labels] } : {}) };
}
