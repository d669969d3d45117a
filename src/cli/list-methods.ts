import { METHOD_IDS } from "../core/methods/methods";
import type { Language } from "../core/policy";
import { PRESET_IDS } from "../core/policies/preset-ids";
import { TEXTS } from "../core/text/text";
import { methodOptions } from "./method-options";
import { WORDS } from "./words";

/** Every method with its options, and the presets: for reading, or as one JSON document. */
export function listMethods(language: Language, form: "text" | "json"): string {
  const options = methodOptions();
  const methods = METHOD_IDS.map((id) => ({
    id,
    title: TEXTS[language].methods[id],
    options: options
      .filter(({ method }) => method === id)
      .map(({ key, flag, placeholder, description }) => ({ key, flag: `--${flag}`, value: placeholder, description })),
  }));
  if (form === "json") return `${JSON.stringify({ methods, presets: PRESET_IDS }, undefined, 2)}\n`;
  const parts = methods.map(({ id, title, options: own }) =>
    [
      `${id}  ${title}`,
      ...own.map(({ flag, value, description }) => `  ${flag} <${value}>\n      ${description}`),
    ].join("\n"),
  );
  return `${parts.join("\n\n")}\n\n${WORDS[language].presets}: ${PRESET_IDS.join(", ")}\n`;
}
