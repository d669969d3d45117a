import type { Concentration, MajorCustomer } from "../concentration";
import { count, percent, ungrouped } from "./numbers";

/** How concentrated the business is, as people read it. */
export interface ConcentrationFigures {
  readonly top20: { readonly customers: string; readonly share: string };
  /** From 0 to 1, with two decimals; nothing where there is none. */
  readonly gini?: string;
  /** In points: 10,000 is one customer that has everything. */
  readonly hhi: string;
  /** How many customers of equal amounts would be as concentrated. */
  readonly equals: string;
  /** Customers with a tenth or more of the net total, the largest first. */
  readonly major: readonly { readonly name: string; readonly share: string; readonly customers: number }[];
}

/** Writes the figures of the concentration of a business. */
export function concentrationFigures(concentration: Concentration): ConcentrationFigures {
  const { top20, gini, hhi, effectiveCustomers, major } = concentration;
  return {
    top20: { customers: count(top20.customers), share: percent(top20.share) },
    ...(gini === undefined ? {} : { gini: ungrouped(gini.toFixed(2)) }),
    hhi: count(Math.round(hhi * 10_000)),
    // Below ten a tenth is a difference: 1.4 is not 1.
    equals:
      effectiveCustomers < 9.95
        ? ungrouped(String(Math.round(effectiveCustomers * 10) / 10))
        : count(Math.round(effectiveCustomers)),
    major: major.map(({ name, share, customers = 1 }: MajorCustomer) => ({ name, share: percent(share), customers })),
  };
}
