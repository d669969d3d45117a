import type { MethodChoice } from "../../core/methods/methods";
import { rulesOfGrid, type ScoreGrid } from "../../core/segments/score-grid";

/** The rules of a map of one's own, as a policy holds them. */
export type OwnRules = NonNullable<Extract<MethodChoice, { readonly id: "rfm" }>["map"]>;

/** The rules of a grid, as a policy holds them. */
export function rulesIn(grid: ScoreGrid): OwnRules {
  return rulesOfGrid(grid).map((rule) => ({ ...rule }));
}
