/** What stands in fields and is not taken: half of an entry, or no number yet. By the field, as it was typed. */
export type KeptTexts = Readonly<Record<string, string>>;

export const NO_TEXTS: KeptTexts = {};

/** What stands in a field is kept with the choices until it is taken; nothing where nothing is left to keep. */
export interface TextEvent {
  readonly kind: "textKept";
  readonly field: string;
  readonly text: string | undefined;
}
