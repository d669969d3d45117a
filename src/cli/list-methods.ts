import { METHOD_IDS } from "../core/methods/methods";
import type { Language } from "../core/policy";
import { PRESET_IDS } from "../core/policies/preset-ids";
import { PRESET_WORDS } from "../core/text/presets";
import { DEFINITIONS } from "../core/text/definitions/methods";
import { TEXTS } from "../core/text/text";
import { methodOptions } from "./method-options";
import { WORDS } from "./words";

/** Every method with its definition and its options, and the presets: for reading, or as one JSON document. */
export function listMethods(language: Language, form: "text" | "json"): string {
  const options = methodOptions();
  const methods = METHOD_IDS.map((id) => ({
    id,
    title: TEXTS[language].methods[id],
    definition: DEFINITIONS[id][language],
    options: options
      .filter(({ method }) => method === id)
      .map(({ key, flag, placeholder, description }) => ({ key, flag: `--${flag}`, value: placeholder, description })),
  }));
  if (form === "json") return `${JSON.stringify({ methods, presets: PRESET_IDS }, undefined, 2)}\n`;
  const parts = methods.map(({ id, title, definition: { what, rule }, options: own }) =>
    [
      `${id}  ${title}`,
      `  ${what}`,
      `  ${rule}`,
      "",
      ...own.map(({ flag, value, description }) => `  ${flag} <${value}>\n      ${description}`),
    ].join("\n"),
  );
  const presets = PRESET_IDS.map((id) => {
    const { name, summary } = PRESET_WORDS[language][id];
    return `${id}  ${name}\n    ${summary}`;
  });
  return `${parts.join("\n\n")}\n\n${WORDS[language].presets}:\n\n${presets.join("\n")}\n`;
}
