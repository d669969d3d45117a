import { findCustomer } from "../../core/explanation";
import { warning } from "../../core/issues";
import type { Pointed } from "../../core/workbook";
import type { PaneEvent } from "../events";
import type { PaneState } from "../state";

/** The customer that a cell points at, whose card is then shown; a sentence where it is not among those of the rows. */
export function explaining({ gathering }: PaneState, { texts, where }: Pointed): PaneEvent | undefined {
  if (!gathering) return undefined;
  const { customers } = gathering;
  const found = texts.map((text) => findCustomer(customers, text));
  const place = found.find((one) => one.place !== undefined)?.place;
  if (place !== undefined)
    return { kind: "customerChosen", key: customers.ids?.[place] ?? customers.names[place] ?? "" };
  // Of what the cell itself says; other texts of its row may be anything.
  const similar = found[0]?.similar.slice(0, 5) ?? [];
  return { kind: "notExplained", issues: [warning("noSuchCustomer", { name: texts[0] ?? "", where, similar })] };
}
