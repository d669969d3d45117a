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

function listed(texts: readonly string[], type: "conjunction" | "disjunction", language: Language): string {
  // British English has no comma before the last one, like KA's other sentences.
  const tag = language === "en" ? "en-GB" : LANGUAGE_TAGS[language];
  return new Intl.ListFormat(tag, { type }).format(texts);
}
