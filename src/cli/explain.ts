import { finalClasses, explain, type Result } from "../core/classes";
import type { Customers } from "../core/measures";
import { nameOf } from "../core/methods/methods";
import { foldName } from "../core/names";
import type { Policy } from "../core/policy";
import { TEXTS, classLabel } from "../core/text/text";
import { whyOf } from "../core/why";
import { assessFile } from "./assess-file";
import type { Flags } from "./flags";
import { setUp } from "./policy-from-flags";
import { EXIT, say, sayRefused, sentencesOf } from "./speak";
import { forTerminal } from "./text-width";
import { WORDS } from "./words";

/** Similar names that are offered where a customer is not found. */
const MOST_OFFERED = 10;

/** Says why a customer has its class, by every method of the policy. */
export async function explainCustomer(path: string, customer: string, flags: Flags): Promise<number> {
  const setup = await setUp(flags, new Date(), path);
  if (setup.kind !== "ready") return sayRefused(setup);
  const { policy } = setup;
  const assessed = await assessFile(path, flags, setup);
  if (assessed.kind !== "ready") return sayRefused(assessed);
  const { gathering, results } = assessed.assessment;
  const found = findCustomer(gathering.customers, customer);
  if (found.place === undefined) {
    const words = WORDS[policy.language];
    say([words.noSuchCustomer(customer, found.similar)]);
    return EXIT.refused;
  }
  const { place } = found;
  const { names, ids } = gathering.customers;
  const explained = results.map((result) => explainBy(result, place, policy));
  if (flags["json"] === true) {
    const document = { customer: names[place] ?? "", id: ids?.[place] ?? null, methods: explained };
    process.stdout.write(`${JSON.stringify(document, bigAsText, 2)}\n`);
    return EXIT.done;
  }
  const id = ids?.[place];
  const title = [id, names[place]].filter((part) => part !== undefined && part !== "").join("  ");
  process.stdout.write(`${forTerminal(title)}\n`);
  for (const { title: method, class: label, why, treatment } of explained) {
    process.stdout.write(`\n${forTerminal(method)}: ${forTerminal(label)}\n  ${forTerminal(why)}\n`);
    if (treatment) process.stdout.write(`  ${forTerminal(treatment)}\n`);
  }
  say([...sentencesOf(setup.issues, policy.language), ...assessed.sentences]);
  return EXIT.done;
}

function explainBy(result: Result, place: number, { language, treatments }: Policy) {
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
}

function findCustomer(
  { names, ids }: Customers,
  wanted: string,
): { readonly place: number | undefined; readonly similar: readonly string[] } {
  const folded = foldName(wanted);
  for (const texts of [ids ?? [], names]) {
    const place = texts.findIndex((text) => foldName(text) === folded);
    if (place >= 0) return { place, similar: [] };
  }
  const similar = names.filter((name) => foldName(name).includes(folded)).slice(0, MOST_OFFERED);
  return { place: undefined, similar };
}

/** Integers too large for a number are written as texts. */
function bigAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
