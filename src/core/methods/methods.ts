import * as z from "zod";
import { abc } from "./abc";
import type { Method } from "./method";
import { pareto } from "./pareto";
import { tiers } from "./tiers";

/** Every method KA knows, in the order in which they are offered. */
export const METHODS = { abc, pareto, tiers } as const;

export type MethodId = keyof typeof METHODS;

/** The names of the methods, as policies and the command spell them. */
export const METHOD_IDS = ["abc", "pareto", "tiers"] as const satisfies readonly MethodId[];

/** A method with its options, as a policy holds it. */
export const methodSchema = z.discriminatedUnion("id", [abc.options, pareto.options, tiers.options]);

/** A chosen method with all its options. */
export type MethodChoice = z.infer<typeof methodSchema>;

/** The method of a choice, with the options it expects. */
export function methodOf(choice: MethodChoice): Method<MethodChoice> {
  // The id ties the method to its options, which TypeScript does not follow through the lookup.
  return METHODS[choice.id] as unknown as Method<MethodChoice>;
}
