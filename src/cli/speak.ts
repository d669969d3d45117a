import type { Issue } from "../core/issues";
import type { Language } from "../core/policy";
import { describeIssue } from "../core/text/sentences";
import { AMOUNT_UNIT_NAMES } from "../core/measures/units";
import { ENCODINGS } from "../files/encoding";
import { INTAKE_FLAGS, writtenFlag } from "./intake-from-flags";
import { flagOf } from "./method-options";
import { forTerminal } from "./text-width";
import { WORDS } from "./words";

/** How the command ends: done, refused with a sentence, or used wrongly. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** The longest sentence on a terminal; a header may be 32,767 characters long. */
export const LONGEST_SENTENCE = 1_000;

/** What tells how a column of discounts is meant. */
const DISCOUNT_FLAGS = {
  salesAre: "--sales-are before|after",
  discountAs: "--discount-as money|rate|percent",
} as const;

/** Why a command cannot go on: the file or the data is at fault, or the command line is. */
export interface Refused {
  readonly kind: "usage" | "refused";
  readonly sentences: readonly string[];
}

/** Says why a command cannot go on, and gives its exit code. */
export function sayRefused({ kind, sentences }: Refused): number {
  say(sentences);
  return EXIT[kind];
}

/** Puts sentences on stderr, one a line. */
export function say(sentences: readonly string[]): void {
  for (const sentence of sentences) process.stderr.write(`${forTerminal(sentence, LONGEST_SENTENCE)}\n`);
}

/** Issues as sentences, each with the flag that answers it. */
export function sentencesOf(issues: readonly Issue[], language: Language): string[] {
  return issues.map((issue) => describeIssue(issue, language) + hintFor(issue, language));
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
    case "mergesUnknown":
      return "--merge <name=other>";
    case "noCustomerColumn":
      return "--customer <header>, --customer-id <header>";
    case "noNumericColumn":
      return "--amount <header>";
    case "discountUnclear":
      return issue.facts.asks.map((ask) => DISCOUNT_FLAGS[ask]).join(", ");
    case "ratesOutOfRange":
      return DISCOUNT_FLAGS.discountAs;
    case "nothingToDeduct":
      return "--profit <header>, --cost <header>, --cost-per-order <number>";
    case "nothingBefore":
    case "windowNotCovered":
      return issue.facts.by ? "--compare-from <day>, --compare-to <day>" : "--months <number>";
    case "windowsDiffer":
      return "--from <day>, --to <day>, --compare-from <day>, --compare-to <day>";
    case "encodingTaken":
    case "notInEncoding":
      return `--encoding ${ENCODINGS.join("|")}`;
    case "amountUnitUnknown":
      return `--amount-unit ${AMOUNT_UNIT_NAMES.join("|")}`;
    default: {
      const flag = INTAKE_FLAGS.find(({ asked }) => asked.includes(issue.kind));
      return flag && writtenFlag(flag);
    }
  }
}
