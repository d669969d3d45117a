import { data } from "./en/data";
import { frame } from "./en/frame";
import { help } from "./en/help";
import { method } from "./en/method";
import { result } from "./en/result";
import { write } from "./en/write";
/** The pane's own words in English. Sentences of issues and names of classes, roles and rules come from core. */
export const en = {
  ...frame,
  ...data,
  ...method,
  ...result,
  ...write,
  ...help,
} as const;

/** Every word of English, to be said in another language; forms for one thing only where the language has them. */
export type Words = WordsOf<typeof en>;

export type WordsOf<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : WordsOf<T[K]>;
};
