import { createContext, useContext } from "react";

/** What stands in fields and is not taken, wherever the fields are; told what changes of it. */
export interface Texts {
  readonly texts: Readonly<Record<string, string>>;
  readonly keep: (field: string, text: string | undefined) => void;
}

export const TextsContext = createContext<Texts>({ texts: {}, keep: () => undefined });

/** What the fields inside belong to, so that those of the same name are told apart; without it, nothing is kept. */
export const FieldsOfContext = createContext<string | undefined>(undefined);

/** What stands in a field by its name, and what to tell when that changes. */
export function useKeptText(name: string): readonly [string | undefined, (text: string | undefined) => void] {
  const { texts, keep } = useContext(TextsContext);
  const of = useContext(FieldsOfContext);
  if (of === undefined) return [undefined, () => undefined];
  const field = `${of}/${name}`;
  const kept = Object.hasOwn(texts, field) ? texts[field] : undefined;
  return [
    kept,
    (text) => {
      if (text !== kept) keep(field, text);
    },
  ];
}

/** Whether something stands in the fields of something that is not taken. */
export function useHasTexts(of: string): boolean {
  const { texts } = useContext(TextsContext);
  return Object.keys(texts).some((field) => field.startsWith(`${of}/`));
}
