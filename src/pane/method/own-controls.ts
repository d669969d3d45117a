import type { MethodChoice, MethodId } from "../../core/methods/methods";

const OWN_CONTROLS: { readonly [M in MethodId]?: readonly string[] } = {
  abc: ["cuts", "labels", "boundary"],
  pareto: ["share"],
  tiers: ["tiers", "unit", "period"],
  percentile: ["parts", "labels"],
  rfm: ["segments", "bins"],
};

/** The options that have controls of their own; all others have plain ones, which say beside them what is wrong. */
export function ownControls({ id }: MethodChoice): readonly string[] {
  return OWN_CONTROLS[id] ?? [];
}

/** The options that say nothing as the others are: they are not shown, and keep what they are. */
export function idleOptions(choice: MethodChoice): readonly string[] {
  if (choice.id !== "rfm") return [];
  const { map, segments } = choice;
  return [...(segments === "eight" && !map ? [] : ["bound", "ownBounds"]), ...(map ? [] : ["map"])];
}
