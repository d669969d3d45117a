import { existsSync, writeFileSync } from "node:fs";
import { nameOf } from "../core/methods/methods";
import { fingerprintOf } from "../core/policies/fingerprint";
import { isPreset } from "../core/policies/preset-ids";
import type { Policy } from "../core/policy";
import { MEMORY_WORDS } from "../core/text/memory";
import { policyDifferences } from "../core/text/policy-differences";
import { describeRule } from "../core/text/rules";
import { TEXTS } from "../core/text/text";
import type { Flags } from "./flags";
import { setUp } from "./policy-from-flags";
import { EXIT, say, sayRefused, sentencesOf } from "./speak";
import { forTerminal } from "./text-width";
import { WORDS } from "./words";

/** Prints a policy in full: the defaults, a preset, a file, with the flags laid over it. */
export async function showPolicy(file: string | undefined, flags: Flags): Promise<number> {
  const setup = await setUp({ ...flags, ...(file === undefined ? {} : { policy: file }) }, new Date());
  if (setup.kind !== "ready") return sayRefused(setup);
  process.stdout.write(flags["json"] === true ? asJson(setup.policy) : describePolicy(setup.policy));
  say(sentencesOf(setup.issues, setup.policy.language));
  return EXIT.done;
}

/** Says whether a policy file can be used, and what it decides. */
export async function checkPolicy(file: string, flags: Flags): Promise<number> {
  const setup = await setUp({ ...flags, policy: file }, new Date());
  if (setup.kind !== "ready") return sayRefused({ ...setup, kind: "refused" });
  const { policy } = setup;
  const document = { policy, fingerprint: fingerprintOf(policy) };
  process.stdout.write(flags["json"] === true ? asJson(document) : describePolicy(policy));
  return EXIT.done;
}

/** Says in which settings two policies differ; each is a file, a workbook that keeps one, or the name of a ready-made one. */
export async function comparePolicies(before: string, after: string, flags: Flags): Promise<number> {
  const policies: Policy[] = [];
  for (const one of [before, after]) {
    const setup = await setUp({ ...flags, ...(isPreset(one) ? { preset: one } : { policy: one }) }, new Date());
    if (setup.kind !== "ready") return sayRefused({ ...setup, kind: "refused" });
    policies.push(setup.policy);
  }
  const [first, second] = policies;
  if (!first || !second) throw new Error("a comparison has two sides");
  const { language } = second;
  const words = MEMORY_WORDS[language];
  const differences = policyDifferences(first, second, language);
  if (flags["json"] === true) {
    process.stdout.write(asJson({ differences }));
    return EXIT.done;
  }
  const lines = differences.map(
    ({ title, before: was = words.notSet, after: is = words.notSet }) =>
      `${title}${TEXTS[language].summary.colon}${was} → ${is}`,
  );
  process.stdout.write(
    `${(lines.length > 0 ? lines : [words.noDifference]).map((line) => onLines(line)).join("\n")}\n`,
  );
  return EXIT.done;
}

/** Writes a policy file to start from; one that is there already is left alone. */
export async function initPolicy(file: string, flags: Flags): Promise<number> {
  const setup = await setUp(flags, new Date());
  if (setup.kind !== "ready") return sayRefused(setup);
  const words = WORDS[setup.policy.language];
  if (existsSync(file)) return sayRefused({ kind: "refused", sentences: [words.alreadyThere(file)] });
  writeFileSync(file, asJson(setup.policy), { flag: "wx" });
  process.stdout.write(`${words.policyWritten(forTerminal(file))}\n`);
  return EXIT.done;
}

/** A text of several lines, those after the first moved in. */
function onLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => forTerminal(line))
    .join("\n  ");
}

function asJson(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function describePolicy(policy: Policy): string {
  const { language, name, notes, methods, treatments = {} } = policy;
  const { settings } = MEMORY_WORDS[language];
  const { colon } = TEXTS[language].summary;
  const said = [[settings["name"]?.label, name] as const, [settings["notes"]?.label, notes] as const];
  const about = said.flatMap(([label, text]) => (text === undefined ? [] : [`${label}${colon}${onLines(text)}`]));
  const lines = methods.map((choice) => {
    const title = choice.name ?? TEXTS[language].methods[choice.id];
    return `${forTerminal(`${title} (${nameOf(choice)})`)}: ${forTerminal(describeRule(choice, language, policy))}`;
  });
  const texts = Object.entries(treatments).map(([name, text]) => `  ${forTerminal(name)}: ${forTerminal(text)}`);
  const { summary, headers } = TEXTS[language];
  const fingerprint = `${summary.policy}: ${fingerprintOf(policy)}`;
  return [...about, ...lines, ...(texts.length > 0 ? [`${headers.treatment}:`, ...texts] : []), fingerprint, ""].join(
    "\n",
  );
}
