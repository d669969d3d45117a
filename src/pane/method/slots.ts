import type { OptionField } from "../../core/policies/options";

/** What one control shows: a field, or two of which one names a measure and the other a column of numbers in its place. */
export interface Slot {
  readonly field: OptionField;
  readonly column?: OptionField;
  /** The measure that is meant where neither is named; without one, a measure has to be chosen. */
  readonly usual?: string;
}

/** The fields that are chosen together, by the one that names a measure. */
const TOGETHER: Readonly<Record<string, { readonly column: string; readonly usual?: string }>> = {
  by: { column: "byColumn", usual: "amount" },
  measure: { column: "header" },
};

/** The controls of fields, in their order. */
export function slotsOf(fields: readonly OptionField[]): readonly Slot[] {
  const slots = fields.map((field): Slot => {
    const { column: key, usual } = TOGETHER[field.key] ?? {};
    const column = key === undefined ? undefined : fields.find((other) => other.key === key);
    return column ? { field, column, ...(usual === undefined ? {} : { usual }) } : { field };
  });
  const taken = new Set(slots.flatMap(({ column }) => column?.key ?? []));
  return slots.filter(({ field }) => !taken.has(field.key));
}
