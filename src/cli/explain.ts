import { explainClasses, findCustomer } from "../core/explanation";
import { assessFile } from "./assess-file";
import type { Flags } from "./flags";
import { setUp } from "./policy-from-flags";
import { EXIT, say, sayRefused, sentencesOf } from "./speak";
import { forTerminal } from "./text-width";
import { WORDS } from "./words";

/** Says why a customer has its class, by every method of the policy. */
export async function explainCustomer(path: string, customer: string, flags: Flags): Promise<number> {
  const setup = await setUp(flags, new Date(), [path]);
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
  const { name, id, methods } = explainClasses(gathering.customers, place, { results, policy });
  if (flags["json"] === true) {
    const document = { customer: name, id: id ?? null, methods };
    process.stdout.write(`${JSON.stringify(document, bigAsText, 2)}\n`);
    return EXIT.done;
  }
  const title = [id, name].filter((part) => part !== undefined && part !== "").join("  ");
  process.stdout.write(`${forTerminal(title)}\n`);
  for (const { title: method, class: label, why, treatment } of methods) {
    process.stdout.write(`\n${forTerminal(method)}: ${forTerminal(label)}\n  ${forTerminal(why)}\n`);
    if (treatment) process.stdout.write(`  ${forTerminal(treatment)}\n`);
  }
  say([...sentencesOf(setup.issues, policy.language), ...assessed.sentences]);
  return EXIT.done;
}

/** Integers too large for a number are written as texts. */
function bigAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
