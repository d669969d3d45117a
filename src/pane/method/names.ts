import { holdsNumbers } from "../../core/column-guess";
import { nameOf } from "../../core/methods/methods";
import { kindOf, ROLES } from "../../core/roles";
import { classLabel } from "../../core/text/text";
import { methodLabel } from "../choices";
import type { Name, Names } from "./field-control";
import type { PaneState } from "../state";

/** What stands to choice in this workbook: its columns, the policy's methods, and their classes as they were found last. */
export function namesOf({ sample, columns: found, methods, report, policy }: PaneState, leading: string): Names {
  const { language } = policy;
  const headers = new Set(sample?.table.columns.map(({ header }) => header));
  const classes = (report?.methods ?? []).flatMap((method) =>
    method.classes.map((entry) => classLabel(entry, language)),
  );
  // Order numbers and days are numbers too, but none to judge by.
  const other = new Set(ROLES.flatMap((role) => (kindOf(role) === "number" ? [] : (found[role]?.header ?? []))));
  const numbers = (sample?.table.columns ?? []).filter((column) => !other.has(column.header) && holdsNumbers(column));
  return {
    header: named(headers),
    numbers: named(numbers.map(({ header }) => header)),
    class: named(classes),
    method: methods.map((choice, place) => {
      const label = methodLabel(choice, language);
      return { name: nameOf(choice), label: place === 0 ? `${label} (${leading})` : label };
    }),
  };
}

/** Each name once, under itself. */
function named(names: Iterable<string>): readonly Name[] {
  return [...new Set(names)].filter((name) => name !== "").map((name) => ({ name, label: name }));
}
