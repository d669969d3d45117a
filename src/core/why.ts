import { textOf } from "./checks";
import type { Result } from "./classes";
import type { Explanation } from "./methods/method";
import type { Language } from "./policy";
import { TEXTS, classLabel } from "./text/text";

/** Why a customer has its class, as one sentence. */
export function describeWhy(result: Result, explanation: Explanation, language: Language): string {
  const { measure, list } = result.classes;
  const { rule, gapUp, rank, ranked, equals, shareBefore, shareAfter } = explanation;
  const better = gapUp && list[gapUp.class];
  return TEXTS[language].why({
    rule: rule.kind,
    rank,
    ranked,
    equals,
    shareBefore,
    shareAfter,
    ...(rule.kind === "share" ? { boundary: rule.boundary, within: rule.within, beyond: rule.beyond } : {}),
    ...(rule.kind === "threshold"
      ? {
          from: rule.from === undefined ? undefined : textOf(measure, rule.from),
          below: rule.below === undefined ? undefined : textOf(measure, rule.below),
        }
      : {}),
    gap: gapUp && better ? { amount: textOf(measure, gapUp.gap), label: classLabel(better, language) } : undefined,
  });
}
