import { textOf } from "./checks";
import type { Result, explain } from "./classes";
import type { Exact } from "./exact";
import type { Language } from "./policy";
import { TEXTS, classLabel } from "./text/text";

/** Why a customer has its class, as one sentence. */
export function describeWhy(result: Result, explanation: ReturnType<typeof explain>, language: Language): string {
  const { measure, list } = result.classes;
  const { group, rule, gapUp, rank, ranked, equals, shareBefore, shareAfter } = explanation;
  const written = (value: Exact | undefined) => (value === undefined ? undefined : textOf(measure, value));
  const better = gapUp && list[gapUp.class];
  return TEXTS[language].why({
    group,
    rule: rule.kind,
    rank,
    ranked,
    equals,
    shareBefore,
    shareAfter,
    ...("boundary" in rule ? { boundary: rule.boundary } : {}),
    ...("within" in rule ? { within: rule.within, beyond: rule.beyond } : {}),
    ...("from" in rule ? { from: written(rule.from), below: written(rule.below) } : {}),
    gap: gapUp && better ? { amount: textOf(measure, gapUp.gap), label: classLabel(better, language) } : undefined,
  });
}
