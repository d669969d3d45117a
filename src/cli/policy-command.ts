import { existsSync, writeFileSync } from "node:fs";
import { nameOf } from "../core/methods/methods";
import { fingerprintOf } from "../core/policies/fingerprint";
import type { Policy } from "../core/policy";
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
  process.stdout.write(describePolicy(setup.policy));
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

function asJson(policy: Policy): string {
  return `${JSON.stringify(policy, undefined, 2)}\n`;
}

function describePolicy(policy: Policy): string {
  const { language, methods, treatments = {} } = policy;
  const lines = methods.map((choice) => {
    const title = choice.name ?? TEXTS[language].methods[choice.id];
    return `${forTerminal(`${title} (${nameOf(choice)})`)}: ${forTerminal(describeRule(choice, language, policy))}`;
  });
  const texts = Object.entries(treatments).map(([name, text]) => `  ${forTerminal(name)}: ${forTerminal(text)}`);
  const { summary, headers } = TEXTS[language];
  const fingerprint = `${summary.policy}: ${fingerprintOf(policy)}`;
  return [...lines, ...(texts.length > 0 ? [`${headers.treatment}:`, ...texts] : []), fingerprint, ""].join("\n");
}
