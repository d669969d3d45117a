import type { Result } from "../classes";
import { isBeside } from "../customer-class";
import { inUnits, valueOf } from "../measures";
import { gapUpTo } from "../ranking/place";
import { rankingOf } from "../ranking/levels";
import { RANKING, edgesBelow } from "../watch";

/** How far a customer stands from the classes above and below its own, in units of what is ranked, as the customers stand now. */
export interface Distances {
  readonly up?: { readonly class: number; readonly gap: number } | undefined;
  /** What it may lose before it stands where the class below begins. */
  readonly down?: { readonly class: number; readonly slack: number } | undefined;
}

/** The distances of a customer by a method that ranks one value; none by others, which say by themselves what it takes to move. */
export function distancesOf({ choice, classes, groups }: Result, customer: number): Distances {
  if (!RANKING.has(choice.id)) return {};
  for (const { members, classes: own } of groups ?? []) {
    const place = members.indexOf(customer);
    if (place >= 0) return own ? distancesIn(choice, own, place) : {};
  }
  return groups ? {} : distancesIn(choice, classes, customer);
}

function distancesIn(choice: Result["choice"], classes: Result["classes"], customer: number): Distances {
  const { list, of, ranked } = classes;
  const { measure } = rankingOf(classes);
  const place = of[customer] ?? 0;
  const entry = list[place];
  if (!entry || ranked?.unknown[customer] === 1) return {};
  const value = valueOf(measure, customer);
  const above = gapUpTo(classes, place, value);
  const up = above && { class: above.class, gap: inUnits(measure, above.gap) };
  const edge = isBeside(entry) ? undefined : edgesBelow(choice, classes)[place];
  const down = edge && { class: edge.class, slack: inUnits(measure, value) - edge.at };
  return { ...(up ? { up } : {}), ...(down && down.slack >= 0 ? { down } : {}) };
}
