import type { MethodId } from "../../methods/methods";
import type { InLanguages } from "../words";
import definitions from "./methods.json";

/** A method in two sentences: what it does, and the rule with what holds at its edges. */
export interface Definition {
  readonly what: string;
  readonly rule: string;
}

/** The definitions that the pane, the command and the pages of the functions show. Data apart from code: the scripts that make those pages read it too. */
export const DEFINITIONS: { readonly [M in MethodId]: InLanguages<Definition> } = definitions;
