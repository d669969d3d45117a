import type { Language } from "../../core/policy";
import type { Role } from "../../core/roles";
import { TEXTS } from "../../core/text/text";
import { LANGUAGE_TAGS } from "../text/words";

/** What is missing as one text: all of the entries, and one role of each is enough. */
export function missingNames(missing: readonly (readonly Role[])[], language: Language): string {
  const name = (role: Role) => TEXTS[language].roles[role];
  const each = missing.map((roles) => listed(roles.map(name), "disjunction", language));
  return listed([...new Set(each)], "conjunction", language);
}

/** What puts lists into words, made once a kind: to make it takes longer than to draw the line that it is for. */
const LISTERS = new Map<string, Intl.ListFormat>();

function listed(texts: readonly string[], type: "conjunction" | "disjunction", language: Language): string {
  // British English has no comma before the last one, like KA's other sentences.
  const tag = language === "en" ? "en-GB" : LANGUAGE_TAGS[language];
  const key = `${tag} ${type}`;
  const lister = LISTERS.get(key) ?? new Intl.ListFormat(tag, { type });
  LISTERS.set(key, lister);
  return lister.format(texts);
}
