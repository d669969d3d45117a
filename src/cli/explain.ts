import { sayDistances } from "../core/account/distances";
import type { Customers } from "../core/customer-columns";
import { explainClasses, findCustomer } from "../core/explanation";
import { indexCustomers, searchCustomers } from "../core/search/customer-search";
import { finish } from "../core/steps";
import { assessFile } from "./assess-file";
import type { Flags } from "./flags";
import { setUp } from "./policy-from-flags";
import { EXIT, say, sayRefused, sentencesOf } from "./speak";
import { forTerminal } from "./text-width";
import { WORDS } from "./words";

/** So many names are offered where none has what was typed in it, but some have it with a mistake. */
const MOST_NEAR = 5;

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
    const similar = found.similar.length > 0 ? found.similar : namesNear(gathering.customers, customer);
    say([words.noSuchCustomer(customer, similar)]);
    return EXIT.refused;
  }
  const { place } = found;
  const { amount } = gathering.customers;
  const { name, id, methods: explained } = explainClasses(gathering.customers, place, { results, policy });
  const { language } = policy;
  const methods = explained.map((entry, i) => {
    const result = results[i];
    return { ...entry, toStay: result && sayDistances(result, place, { language, amount }).down };
  });
  if (flags["json"] === true) {
    const document = { customer: name, id: id ?? null, methods };
    process.stdout.write(`${JSON.stringify(document, bigAsText, 2)}\n`);
    return EXIT.done;
  }
  const title = [id, name].filter((part) => part !== undefined && part !== "").join("  ");
  process.stdout.write(`${forTerminal(title)}\n`);
  for (const { title: method, class: label, why, toStay, treatment } of methods) {
    process.stdout.write(`\n${forTerminal(method)}: ${forTerminal(label)}\n  ${forTerminal(why)}\n`);
    if (toStay !== undefined) process.stdout.write(`  ${forTerminal(toStay)}\n`);
    if (treatment) process.stdout.write(`  ${forTerminal(treatment)}\n`);
  }
  say([...sentencesOf(setup.issues, policy.language), ...assessed.sentences]);
  return EXIT.done;
}

function namesNear(customers: Customers, typed: string): readonly string[] {
  return searchCustomers(finish(indexCustomers(customers)), typed, MOST_NEAR).map(({ name }) => name);
}

/** Integers too large for a number are written as texts. */
function bigAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
