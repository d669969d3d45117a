import { textOf } from "./checks";
import { explain, type Result } from "./classes";
import { traitsOf } from "./measures/derived";
import type { Exact } from "./measures/exact";
import { inUnits } from "./measures";
import type { Language } from "./policy";
import { measureValue } from "./text/measures";
import { wordsOf } from "./text/methods/methods";
import { money } from "./text/numbers";
import { TEXTS, classLabel } from "./text/text";
import type { Speaker } from "./text/words";

/** How to say why a customer has its class by one result, as one sentence, or two where the class was set by hand. */
export function whyOf(result: Result, language: Language): (customer: number) => string {
  const { list, ranked } = result.classes;
  const measure = ranked?.measure ?? result.classes.measure;
  const words = wordsOf(result.choice)[language];
  const { within, setByHand, methods } = TEXTS[language];
  const methodNames: Readonly<Record<string, string>> = methods;
  const label = (place: number) => classLabel(list[place] ?? { kind: "none" }, language);
  const speaker: Speaker = {
    money: (value: Exact) =>
      ranked && (traitsOf(ranked.choice).unit !== "money" || measure.precision === "rounded")
        ? measureValue(ranked.choice, inUnits(measure, value), language)
        : money(textOf(measure, value)),
    label,
    nameOf: (entry) => classLabel(entry, language),
    methodName: (name) => methodNames[name] ?? name,
  };
  const byHand = new Map(
    result.overrides?.flatMap((entry) => (entry.state === "holds" ? [[entry.customer, entry]] : [])),
  );
  return (customer) => {
    const { group, facts } = explain(result, customer);
    const said = words.why(facts, speaker);
    const why = group === undefined ? said : within(group, said);
    const entry = byHand.get(customer);
    return entry ? setByHand(entry.override, label(entry.system ?? 0), why) : why;
  };
}
