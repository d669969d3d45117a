import { LANGUAGES } from "../../core/policy";
import { customer as en } from "./en/customer";
import { WORDS } from "./words";
import { customer as zh } from "./zh/customer";

/** Adds the words of the pages of customers to the others: they come with these pages, not with the first load. */
export function addCustomerWords(): void {
  const words = { en, zh };
  for (const language of LANGUAGES) WORDS[language].addResourceBundle(language, "translation", words[language], true);
}
