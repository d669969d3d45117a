import * as z from "zod";
import type { Need } from "../measures/needs";
import { abc } from "./abc";
import { breaks } from "./breaks";
import { clv } from "./clv";
import { grid } from "./grid";
import { growth } from "./growth";
import { margin } from "./margin";
import type { Method } from "./method";
import { pareto } from "./pareto";
import { payment } from "./payment";
import { percentile } from "./percentile";
import { rfm } from "./rfm";
import { rules } from "./rules";
import { scorecard } from "./scorecard";
import { tiers } from "./tiers";
import { top } from "./top";
import { xyz } from "./xyz";
import { lifecycle } from "./lifecycle";

/** Every method KA knows, in the order in which they are offered. */
export const METHODS = {
  abc,
  pareto,
  tiers,
  percentile,
  top,
  breaks,
  rfm,
  xyz,
  lifecycle,
  payment,
  margin,
  growth,
  grid,
  scorecard,
  rules,
  clv,
} as const;

export type MethodId = keyof typeof METHODS;

/** The names of the methods, as policies and the command spell them. */
export const METHOD_IDS = [
  "abc",
  "pareto",
  "tiers",
  "percentile",
  "top",
  "breaks",
  "rfm",
  "xyz",
  "lifecycle",
  "payment",
  "margin",
  "growth",
  "grid",
  "scorecard",
  "rules",
  "clv",
] as const satisfies readonly MethodId[];

/** A method with its options, as a policy holds it. */
export const methodSchema = z.discriminatedUnion("id", [
  abc.options,
  pareto.options,
  tiers.options,
  percentile.options,
  top.options,
  breaks.options,
  rfm.options,
  xyz.options,
  lifecycle.options,
  payment.options,
  margin.options,
  growth.options,
  grid.options,
  scorecard.options,
  rules.options,
  clv.options,
]);

/** A chosen method with all its options. */
export type MethodChoice = z.infer<typeof methodSchema>;

/** What a classification is called in its policy: its own name, or the method's id. */
export function nameOf(choice: MethodChoice): string {
  return choice.name ?? choice.id;
}

/** The method of a choice, with the options it expects. */
export function methodOf(choice: MethodChoice): Method<MethodChoice> {
  // The id ties the method to its options, which TypeScript does not follow through the lookup.
  return METHODS[choice.id] as unknown as Method<MethodChoice>;
}

/** A need of a method, with the method's id for the sentence that says it is missing. */
export interface MethodNeed {
  readonly need: Need;
  readonly method: MethodId;
}

/** What the chosen methods and the sheets to write need to have gathered. */
export function needsOf({
  methods,
  outputs = [],
}: {
  readonly methods: readonly MethodChoice[];
  readonly outputs?: readonly string[] | undefined;
}): readonly MethodNeed[] {
  const needs = methods.flatMap((choice) =>
    methodOf(choice)
      .needs(choice)
      .map((need): MethodNeed => ({ need, method: choice.id })),
  );
  const [leading] = methods;
  if (leading && outputs.includes("facts")) needs.push({ need: { kind: "months" }, method: leading.id });
  return needs;
}
