import { METHOD_IDS, type MethodId } from "../../methods/methods";
import type { Language } from "../../policy";
import { TEXTS } from "../text";
import { FIGURES, type FigureName } from "./figures";
import { DEFINITIONS } from "./methods";

/** Whatever the pane explains on request: a figure, or a method. */
export type Term = FigureName | MethodId;

/** What a term is called, and its sentences. */
export interface Explained {
  readonly title: string;
  readonly says: readonly string[];
}

/** What a term means, in a language. */
export function meaningOf(term: Term, language: Language): Explained {
  const method = METHOD_IDS.find((id) => id === term);
  if (method !== undefined) {
    const { what, rule } = DEFINITIONS[method][language];
    return { title: TEXTS[language].methods[method], says: [what, rule] };
  }
  const { title, says } = FIGURES[language][term as FigureName];
  return { title, says: [says] };
}
