import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../src/core/policy";

const folder = join(__dirname, "../../src/pane/text");

type Words = { readonly [key: string]: string | Words };

/** Every word of the pane in a language by its path: those of the first load and those that are fetched with their pages. */
async function wordsOf(language: Language): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  const gather = (part: Words, path: string) => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === "string") words.set(path + key, value);
      else gather(value, `${path}${key}.`);
    }
  };
  for (const name of readdirSync(join(folder, language))) {
    const part = (await import(join(folder, language, name))) as { readonly [name: string]: Words };
    for (const exported of Object.values(part)) gather(exported, "");
  }
  return words;
}

/** Says a word of the pane with its facts put in; throws where there is no such word: a test would wait for it in vain. */
export type Say = (key: string, facts?: { readonly [name: string]: string | number }) => string;

export async function speak(language: Language): Promise<Say> {
  const words = await wordsOf(language);
  return (key, facts = {}) => {
    const found = words.get(key);
    if (found === undefined) throw new Error(`The pane has no word ${key}`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ""));
  };
}
