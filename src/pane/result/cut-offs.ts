import type { MethodChoice } from "../../core/methods/methods";
import type { CurvePoint } from "../../core/stats/shares";
import { namesOf, setEnd, slideEnd, type Ladder } from "../method/options";

/** Where the classes of a method end on a curve, and the options with one of them elsewhere. */
export interface CutOffs {
  /** `value`: shares of what is added up, counted from the largest customer; `customers`: shares of the customers. */
  readonly along: "value" | "customers";
  readonly ladder: Ladder;
  readonly moved: (ladder: Ladder) => MethodChoice;
}

/** The cut-offs of a method that can be dragged; nothing where it has none on a curve. */
export function cutOffsOf(choice: MethodChoice, namesOfTwo: readonly [string, string]): CutOffs | undefined {
  if (choice.id === "abc") {
    // Where the data decides, nobody else does.
    if (choice.limits !== undefined && choice.limits !== "cuts") return undefined;
    const ladder = { ends: choice.cuts, labels: choice.labels };
    return { along: "value", ladder, moved: ({ ends }) => ({ ...choice, cuts: [...ends] }) };
  }
  if (choice.id === "pareto") {
    const ladder = { ends: [choice.share], labels: namesOfTwo };
    return { along: "value", ladder, moved: ({ ends: [share = choice.share] }) => ({ ...choice, share }) };
  }
  if (choice.id === "percentile") {
    const ladder = { ends: choice.parts, labels: choice.labels };
    return { along: "customers", ladder, moved: ({ ends }) => ({ ...choice, parts: [...ends] }) };
  }
  return undefined;
}

/** What one step of the keyboard or of the mouse is: whole per cent, a tenth of it with Shift. */
export const STEPS = { whole: 0.01, exact: 0.001, page: 0.05 } as const;

/** The cut-offs with one of them at a share, as near to it as the step and its neighbours allow. */
export function moveEnd(ladder: Ladder, place: number, to: { readonly share: number; readonly step: number }): Ladder {
  const share = Math.round(to.share / to.step) * to.step;
  const moved = slideEnd(ladder, place, share);
  return moved.ends[place] === ladder.ends[place] ? ladder : setEnd(ladder, place, moved.ends[place] ?? share);
}

/** The names of the classes, best first. */
export function classNames({ ladder }: CutOffs): readonly string[] {
  return namesOf(ladder);
}

/** A place on a curve, as parts of its width and height from the lower left. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

type Curve = readonly Pick<CurvePoint, "customerShare" | "valueShare">[];

/** Where a share lies on a curve; `ranked` is the part of all customers that the shares of customers are of. */
export function spotOf(
  curve: Curve,
  share: number,
  { along, ranked }: { readonly along: CutOffs["along"]; readonly ranked: number },
): Spot {
  const wanted = along === "value" ? share : share * ranked;
  const at = (point: Curve[number]) => (along === "value" ? point.valueShare : point.customerShare);
  const after = curve.findIndex((point) => at(point) >= wanted);
  const [before, next] = [curve[Math.max(0, after - 1)], after < 0 ? curve.at(-1) : curve[after]];
  if (!before || !next) return { x: 0, y: 0 };
  const width = at(next) - at(before);
  const part = width > 0 ? (wanted - at(before)) / width : 1;
  const between = (from: number, to: number) => from + (to - from) * Math.min(1, part);
  return {
    x: between(before.customerShare, next.customerShare),
    y: between(before.valueShare, next.valueShare),
  };
}

/** The spot of a curve that is nearest to another one, in a plot of so many pixels: whoever drags moves along the curve, up or sideways. */
export function nearestSpot(
  curve: Curve,
  { x, y }: Spot,
  { width, height }: { readonly width: number; readonly height: number },
): Spot {
  let found: Spot = { x: 0, y: 0 };
  let least = Infinity;
  for (let i = 1; i < curve.length; i++) {
    const [a, b] = [curve[i - 1], curve[i]];
    if (!a || !b) continue;
    const [dx, dy] = [(b.customerShare - a.customerShare) * width, (b.valueShare - a.valueShare) * height];
    const [px, py] = [(x - a.customerShare) * width, (y - a.valueShare) * height];
    const length = dx * dx + dy * dy;
    const part = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
    const distance = (px - dx * part) ** 2 + (py - dy * part) ** 2;
    if (distance >= least) continue;
    least = distance;
    found = { x: a.customerShare + (dx * part) / width, y: a.valueShare + (dy * part) / height };
  }
  return found;
}
