import type { JSX } from "react";
import type { MethodChoice } from "../../core/methods/methods";
import { AbcForm } from "./AbcForm";
import { ParetoForm } from "./ParetoForm";
import { PercentileForm } from "./PercentileForm";
import { RfmForm } from "./RfmForm";
import { SchemaForm } from "./SchemaForm";
import type { View } from "../frame/Section";
import { TiersForm } from "./TiersForm";

interface MethodFormProps extends View {
  readonly choice: MethodChoice;
}

/** The form of a method; what no form of its own shows has plain controls from the schema. */
export function MethodForm(props: MethodFormProps): JSX.Element {
  return (
    <>
      <OwnForm {...props} />
      <SchemaForm {...props} />
    </>
  );
}

function OwnForm({ choice, ...view }: MethodFormProps): JSX.Element | null {
  switch (choice.id) {
    case "abc":
      return <AbcForm choice={choice} {...view} />;
    case "pareto":
      return <ParetoForm choice={choice} {...view} />;
    case "tiers":
      return <TiersForm choice={choice} {...view} />;
    case "percentile":
      return <PercentileForm choice={choice} {...view} />;
    case "rfm":
      return <RfmForm choice={choice} {...view} />;
    default:
      return null;
  }
}
