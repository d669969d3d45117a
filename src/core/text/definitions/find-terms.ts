import { foldName } from "../../gathering/names";
import { METHOD_IDS } from "../../methods/methods";
import type { Language } from "../../policy";
import { FIGURES, type FigureName } from "./figures";
import { meaningOf, type Explained } from "./terms";

/** The methods and the figures that have all words of a text, in any case and width; all of them where there is none. */
export function findTerms(
  wanted: string,
  language: Language,
): { readonly methods: readonly Explained[]; readonly figures: readonly Explained[] } {
  const words = foldName(wanted).split(" ");
  const isFound = ({ title, says }: Explained) => {
    const text = foldName([title, ...says].join(" "));
    return words.every((word) => text.includes(word));
  };
  const figures = Object.keys(FIGURES[language]) as FigureName[];
  return {
    methods: METHOD_IDS.map((id) => meaningOf(id, language)).filter(isFound),
    figures: figures.map((name) => meaningOf(name, language)).filter(isFound),
  };
}
