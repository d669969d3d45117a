import { textOf } from "./checks";
import type { Result, explain } from "./classes";
import type { Exact } from "./exact";
import type { Language } from "./policy";
import { wordsOf } from "./text/methods/methods";
import { money } from "./text/numbers";
import { TEXTS, classLabel } from "./text/text";
import type { Speaker } from "./text/words";

/** How to say why a customer has its class by one result, as one sentence. */
export function whyOf(result: Result, language: Language): (explanation: ReturnType<typeof explain>) => string {
  const { measure, list } = result.classes;
  const words = wordsOf(result.choice)[language];
  const speaker: Speaker = {
    money: (value: Exact) => money(textOf(measure, value)),
    label: (place) => classLabel(list[place] ?? { kind: "none" }, language),
  };
  const { within } = TEXTS[language];
  return ({ group, facts }) => {
    const why = words.why(facts, speaker);
    return group === undefined ? why : within(group, why);
  };
}
