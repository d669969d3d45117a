import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { LANGUAGES, type Language } from "../../core/policy";
import { en } from "./en";
import type { customer } from "./en/customer";
import type { figures } from "./en/figures";
import type { formulas } from "./en/formulas";
import type { guide } from "./en/guide";
import type { methodForms } from "./en/method-forms";
import type { policy } from "./en/policy";
import type { quality } from "./en/quality";
import type { writing } from "./en/writing";
import { zh } from "./zh";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: {
      translation: typeof en &
        typeof customer &
        typeof figures &
        typeof formulas &
        typeof guide &
        typeof methodForms &
        typeof policy &
        typeof quality &
        typeof writing;
    };
  }
}

/** The languages as browsers and screen readers know them. */
export const LANGUAGE_TAGS: { readonly [L in Language]: string } = { en: "en", zh: "zh-CN" };

/** The pane's words, an instance for each language: to switch is to take the other one. */
export const WORDS: { readonly [L in Language]: i18n } = { en: speaking("en"), zh: speaking("zh") };

function speaking(language: Language): i18n {
  const words = createInstance();
  void words.use(initReactI18next).init({
    lng: language,
    resources: { en: { translation: en }, zh: { translation: zh } },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return words;
}

/** Adds the words of a page to the others, in every language: they come with the page, not with the first load. */
export function addWords(words: { readonly [L in Language]: object }): void {
  for (const language of LANGUAGES) WORDS[language].addResourceBundle(language, "translation", words[language], true);
}
