import { letters } from "../core/methods/abc";
import { methodSchema, type MethodChoice } from "../core/methods/methods";

/** The options of ABC, and of tiers, as a policy holds them. */
export type AbcChoice = Extract<MethodChoice, { readonly id: "abc" }>;
export type TiersChoice = Extract<MethodChoice, { readonly id: "tiers" }>;

/** The smallest distance that a slider leaves between two cut-offs. */
const STEP = 0.01;

/** Whether a method could work with these options. */
export function isUsable(choice: MethodChoice): boolean {
  return methodSchema.safeParse(choice).success;
}

/** The names of the classes of ABC, best first. */
export function classNames({ cuts, labels }: AbcChoice): readonly string[] {
  return labels ?? letters(cuts.length + 1);
}

/** Moves a cut-off as far as its neighbours allow. */
export function slideCut(choice: AbcChoice, place: number, share: number): AbcChoice {
  const least = (choice.cuts[place - 1] ?? 0) + STEP;
  const most = (choice.cuts[place + 1] ?? 1) - STEP;
  return setCut(choice, place, roundShare(Math.min(Math.max(share, least), most)));
}

/** Sets a cut-off to a share, whatever its neighbours are. */
export function setCut(choice: AbcChoice, place: number, share: number): AbcChoice {
  return { ...choice, cuts: choice.cuts.map((cut, i) => (i === place ? share : cut)) };
}

/** Splits the last class in two. */
export function addClass(choice: AbcChoice): AbcChoice {
  const last = choice.cuts.at(-1) ?? 0;
  const cuts = [...choice.cuts, roundShare((1 + last) / 2)];
  return withNames({ ...choice, cuts }, [...classNames(choice), letters(cuts.length + 1).at(-1) ?? ""]);
}

/** Takes a class away: its customers fall to the class below. */
export function removeClass(choice: AbcChoice, place: number): AbcChoice {
  const cuts = choice.cuts.filter((_, i) => i !== place);
  const standard = classNames(choice).join() === letters(choice.cuts.length + 1).join();
  const names = standard ? letters(cuts.length + 1) : classNames(choice).filter((_, i) => i !== place);
  return withNames({ ...choice, cuts }, names);
}

/** Gives a class a name. */
export function nameClass(choice: AbcChoice, place: number, name: string): AbcChoice {
  return withNames(
    choice,
    classNames(choice).map((old, i) => (i === place ? name : old)),
  );
}

/** The standard letters are not kept as names, so that the same rule has the same fingerprint. */
function withNames({ labels: _, ...choice }: AbcChoice, names: readonly string[]): AbcChoice {
  const standard = names.join("\n") === letters(names.length).join("\n");
  return standard ? choice : { ...choice, labels: [...names] };
}

function roundShare(share: number): number {
  return Number(share.toFixed(3));
}

/** Changes one tier. */
export function setTier(
  choice: TiersChoice,
  place: number,
  change: Partial<TiersChoice["tiers"][number]>,
): TiersChoice {
  return { ...choice, tiers: choice.tiers.map((tier, i) => (i === place ? { ...tier, ...change } : tier)) };
}

/** Adds a tier below the lowest, at a tenth of its threshold, under a name that is not taken. */
export function addTier(choice: TiersChoice): TiersChoice {
  const taken = new Set(choice.tiers.map(({ label }) => label));
  const label = letters(26).find((letter) => !taken.has(letter)) ?? String(choice.tiers.length + 1);
  const lowest = choice.tiers.at(-1)?.from ?? 0;
  return { ...choice, tiers: [...choice.tiers, { label, from: lowest > 0 ? lowest / 10 : lowest - 1 }] };
}

/** Takes a tier away. */
export function removeTier(choice: TiersChoice, place: number): TiersChoice {
  return { ...choice, tiers: choice.tiers.filter((_, i) => i !== place) };
}
