import { basename } from "node:path";
import { assessing, type Assessment } from "../core/analyze";
import type { Issue, Outcome } from "../core/issues";
import { listAccounts } from "../core/layout";
import type { Language, Policy } from "../core/policy";
import { finish } from "../core/steps";
import { describeIssue } from "../core/text/text";
import { AMOUNT_UNIT_NAMES } from "../core/units";
import { openFile, streamed, type ByteSource } from "../files/byte-source";
import { readCsv } from "../files/csv-reader";
import { writeCsv } from "../files/csv-writer";
import { chooseTarget } from "../files/atomic-file";
import { flagOf } from "./method-options";
import { setUp, type Flags } from "./policy-from-flags";
import { printReport } from "./print-report";
import { startProgress } from "./progress";
import { forTerminal } from "./text-width";
import { WORDS } from "./words";

/** How the command ends: done, refused with a sentence, or used wrongly. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** The longest sentence on a terminal; a header may be 32,767 characters long. */
const LONGEST_SENTENCE = 1_000;

/** Classifies the customers of a file: reads it, prints the report, writes the account list where one is wanted. */
export async function classifyFile(path: string, flags: Flags): Promise<number> {
  const setup = setUp(flags, new Date());
  if (setup.kind !== "ready") {
    say(setup.sentences);
    return setup.kind === "usage" ? EXIT.usage : EXIT.refused;
  }
  const { policy, today } = setup;
  const refuse = (issues: readonly Issue[]) => {
    say(issues.map((issue) => describeIssue(issue, policy.language) + hintFor(issue, policy.language)));
    return EXIT.refused;
  };

  const output = typeof flags["output"] === "string" ? flags["output"] : undefined;
  const target = output === undefined ? undefined : chooseTarget(output, path);
  if (target && !target.value) return refuse(target.issues);

  const assessment = await assessFile(path, { policy, today });
  if (!assessment.value) return refuse(assessment.issues);
  const { report, gathering, results } = assessment.value;

  if (target?.value) {
    const written = await writeCsv(finish(listAccounts(gathering, results, policy.language)), target.value);
    if (!written.value) return refuse(written.issues);
  }
  const sentences = assessment.issues.map((issue) => describeIssue(issue, policy.language));
  if (flags["json"] === true) {
    const issues = assessment.issues.map((issue, i) => ({ ...issue, sentence: sentences[i] }));
    process.stdout.write(`${JSON.stringify({ ...report, issues, output: output ?? null }, undefined, 2)}\n`);
    return EXIT.done;
  }
  process.stdout.write(printReport(report));
  if (output !== undefined)
    process.stdout.write(`\n${WORDS[policy.language].written(forTerminal(output), report.customers)}\n`);
  // What was left out stands in the report already.
  say(sentences.filter((_, i) => assessment.issues[i]?.kind !== "rowsLeftOut"));
  return EXIT.done;
}

async function assessFile(
  path: string,
  { policy, today }: { readonly policy: Policy; readonly today: number },
): Promise<Outcome<Assessment>> {
  const words = WORDS[policy.language];
  const isStream = path === "-";
  const source: Outcome<ByteSource> = isStream ? { value: streamed(process.stdin), issues: [] } : openFile(path);
  if (!source.value) return { issues: source.issues };
  const where = isStream ? words.standardInput : basename(path);
  const progress = await startProgress(words.reading, source.value.size);
  const reading = await readCsv(source.value, { path, where, policy, onProgress: progress.report });
  progress.stop();
  if (!reading.value) return { issues: reading.issues };
  const assessment = finish(assessing(reading.value.table, reading.value.columns, { policy, today }));
  return { ...assessment, issues: [...reading.issues, ...assessment.issues] };
}

/** The flag that answers what an issue asks, since there is nothing to click on here. */
function hintFor(issue: Issue, language: Language): string {
  const flags = flagsFor(issue);
  return flags === undefined ? "" : WORDS[language].hint(flags);
}

function flagsFor(issue: Issue): string | undefined {
  switch (issue.kind) {
    case "whichColumn":
    case "columnNotThere":
    case "roleMissing":
      return `--${flagOf(issue.facts.role)} <header>`;
    case "noCustomerColumn":
      return "--customer <header>, --customer-id <header>";
    case "noNumericColumn":
      return "--amount <header>";
    case "amountUnitUnknown":
      return `--amount-unit ${AMOUNT_UNIT_NAMES.join("|")}`;
    default:
      return undefined;
  }
}

function say(sentences: readonly string[]): void {
  for (const sentence of sentences) process.stderr.write(`${forTerminal(sentence, LONGEST_SENTENCE)}\n`);
}
