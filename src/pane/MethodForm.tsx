import type { JSX } from "react";
import type { MethodChoice } from "../core/methods/methods";
import { AbcForm } from "./AbcForm";
import { ParetoForm } from "./ParetoForm";
import { PercentileForm } from "./PercentileForm";
import { SchemaForm } from "./SchemaForm";
import type { View } from "./Section";
import { TiersForm } from "./TiersForm";

/** The form of a method; what no form of its own shows has plain controls from the schema. */
export function MethodForm({ choice, ...view }: View & { readonly choice: MethodChoice }): JSX.Element {
  switch (choice.id) {
    case "abc":
      return (
        <>
          <AbcForm choice={choice} {...view} />
          <SchemaForm choice={choice} except={["cuts", "labels", "boundary"]} {...view} />
        </>
      );
    case "pareto":
      return (
        <>
          <ParetoForm choice={choice} {...view} />
          <SchemaForm choice={choice} except={["share"]} {...view} />
        </>
      );
    case "tiers":
      return (
        <>
          <TiersForm choice={choice} {...view} />
          <SchemaForm choice={choice} except={["tiers", "unit", "period"]} {...view} />
        </>
      );
    case "percentile":
      return (
        <>
          <PercentileForm choice={choice} {...view} />
          <SchemaForm choice={choice} except={["parts", "labels"]} {...view} />
        </>
      );
    default:
      return <SchemaForm choice={choice} except={[]} {...view} />;
  }
}
