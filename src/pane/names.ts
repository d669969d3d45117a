import { nameOf } from "../core/methods/methods";
import { classLabel } from "../core/text/text";
import { methodLabel } from "./choices";
import type { Names } from "./field-control";
import type { PaneState } from "./state";

/** What stands to choice in this workbook: its columns, the policy's methods, and their classes as they were found last. */
export function namesOf({ sample, methods, report, policy }: PaneState, leading: string): Names {
  const { language } = policy;
  const headers = new Set(sample?.table.columns.map(({ header }) => header));
  const classes = (report?.methods ?? []).flatMap((method) =>
    method.classes.map((entry) => classLabel(entry, language)),
  );
  return {
    header: [...headers].filter((name) => name !== "").map((name) => ({ name, label: name })),
    class: [...new Set(classes)].filter((name) => name !== "").map((name) => ({ name, label: name })),
    method: methods.map((choice, place) => {
      const label = methodLabel(choice, language);
      return { name: nameOf(choice), label: place === 0 ? `${label} (${leading})` : label };
    }),
  };
}
