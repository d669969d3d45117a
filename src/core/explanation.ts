import { finalClasses, explain, type Result } from "./classes";
import type { Customers } from "./customer-columns";
import { nameOf } from "./methods/methods";
import { foldName } from "./gathering/names";
import type { Policy } from "./policy";
import { TEXTS, classLabel } from "./text/text";
import { whyOf } from "./why";

/** Similar names that are offered where a customer is not found. */
const MOST_OFFERED = 10;

/** Why a customer has its class by one method. */
export interface ExplainedClass {
  readonly method: string;
  readonly title: string;
  readonly class: string;
  readonly kind: string;
  readonly why: string;
  readonly treatment?: string | undefined;
  /** What the sentence says, as the method has it. */
  readonly facts: unknown;
}

/** A customer with its classes by all methods of a policy. */
export interface ExplainedCustomer {
  readonly name: string;
  readonly id?: string | undefined;
  readonly methods: readonly ExplainedClass[];
}

/** Where a customer stands, by its id or its name as people type it; else those whose name has the text in it. */
export function findCustomer(
  { names, ids }: Customers,
  wanted: string,
): { readonly place: number | undefined; readonly similar: readonly string[] } {
  const folded = foldName(wanted);
  for (const texts of [ids ?? [], names]) {
    const place = folded === "" ? -1 : texts.findIndex((text) => foldName(text) === folded);
    if (place >= 0) return { place, similar: [] };
  }
  const similar = names.filter((name) => foldName(name).includes(folded)).slice(0, MOST_OFFERED);
  return { place: undefined, similar };
}

/** Why the customer at a place has its classes, by every method. */
export function explainClasses(
  { names, ids }: Customers,
  place: number,
  { results, policy }: { readonly results: readonly Result[]; readonly policy: Policy },
): ExplainedCustomer {
  const { language, treatments } = policy;
  const methods = results.map((result): ExplainedClass => {
    const { list, of } = finalClasses(result);
    const entry = list[of[place] ?? 0] ?? { kind: "none" };
    const label = classLabel(entry, language);
    return {
      method: nameOf(result.choice),
      title: result.choice.name ?? TEXTS[language].methods[result.choice.id],
      class: label,
      kind: entry.kind,
      why: whyOf(result, language)(place),
      treatment: treatments?.[label] ?? treatments?.[entry.kind],
      facts: explain(result, place).facts,
    };
  });
  return { name: names[place] ?? "", id: ids?.[place], methods };
}
