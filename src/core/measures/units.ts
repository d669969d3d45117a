/** What one unit of money in a sheet or a threshold is worth: one, a thousand, ten thousand (万) or a million. */
export const AMOUNT_UNITS = { one: 1, thousand: 1_000, tenThousand: 10_000, million: 1_000_000 } as const;

export type AmountUnit = keyof typeof AMOUNT_UNITS;

export const AMOUNT_UNIT_NAMES = ["one", "thousand", "tenThousand", "million"] as const satisfies readonly AmountUnit[];
