import { InvalidArgumentError, Option, type Command } from "commander";
import { METHOD_IDS } from "../core/methods/methods";
import { LANGUAGES, OUTPUTS } from "../core/policy";
import { PRESET_IDS } from "../core/policies/preset-ids";
import { ROLES } from "../core/roles";
import { TEXTS } from "../core/text/text";
import { AMOUNT_UNIT_NAMES } from "../core/measures/units";
import { ENCODINGS } from "../files/encoding";
import { INTAKE_FLAGS } from "./intake-from-flags";
import { flagOf, methodOptions } from "./method-options";

/** Characters of what stands for a value in the help: the longest of all sets how far the explanations are moved to the right. */
const LONGEST_PLACEHOLDER = 40;

/** A file that is written, as it was named: a shell hands over an empty text for a name that it does not know. */
export function fileNamed(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("It names no file.");
  return value;
}

/** The options that say where the rows are and what they hold. */
export function addSourceOptions(command: Command): Command {
  command
    .option("--sheet <name>", "sheet of the workbook that has the rows (default: the first with values)")
    .option("--table <name>", "Excel table or named range that has the rows")
    .option("--range <address>", "cells that have the rows: A1:D500 with --sheet, Sales!A1:D500, or a range's name")
    .option("--encoding <name>", `encoding of a CSV file: ${ENCODINGS.join(", ")} (default: told from its bytes)`)
    .option("--today <day>", "rows dated after this day are left out (default: today)");
  return command;
}

/**
 * The options that make a policy. Those of the methods only where `words`, the command line, has something that the others do not take: to
 * describe them takes as long as to classify a small file.
 */
export function addPolicyOptions(command: Command, words: readonly string[]): Command {
  command
    .option(
      "--method <names>",
      `how to classify: one or more of ${METHOD_IDS.join(", ")} (default: abc, or the policy's)`,
    )
    .option("--preset <name>", `a ready-made policy: ${PRESET_IDS.join(", ")}`)
    .option("--policy <file>", "a saved policy (JSON); options given here win over it")
    .option("--policy-name <name>", 'what people call the policy, such as "Key accounts 2026"')
    .option("--from <day>", "first day that counts, such as 2025-01-01")
    .option("--to <day>", "last day that counts")
    .option("--compare-from <day>", "first of the earlier days that growth compares the period with")
    .option("--compare-to <day>", "last of these earlier days")
    .option("--analysis-date <day>", "day at which figures “until now” end (default: the latest in the data)")
    .option("--amount-unit <unit>", `unit of the amounts: ${AMOUNT_UNIT_NAMES.join(", ")}`)
    .option("--with <sheets>", `further sheets to write to a workbook: one or more of ${OUTPUTS.join(", ")}`)
    .option("--json", "print the result as one JSON document");
  for (const role of ROLES) {
    command.option(`--${flagOf(role)} <header>`, `column for the ${TEXTS.en.roles[role]} (empty for none)`);
  }
  for (const { flag, answers, about } of INTAKE_FLAGS) {
    const choices = answers ? `: ${Object.keys(answers).join(", ")}` : "";
    command.option(`--${flag} <answer>`, `${about}${choices}`);
  }
  command
    .addOption(repeated("--attribute <header>", "a further column to show in the account list; may be given again"))
    .addOption(repeated("--criterion <header>", "a further column of numbers to judge by; may be given again"))
    .addOption(repeated("--merge <name=other>", "count the other customer as the first one; may be given again"))
    .addOption(
      repeated("--different <name=other>", "not the same customer: not proposed as duplicates; may be given again"),
    );
  addLanguage(command);
  return asksForMore(command, words) ? addMethodOptions(command) : command;
}

/** Whether there are words on the command line that stand for none of the command's options yet, such as `--cuts` or `--help`. */
function asksForMore(command: Command, words: readonly string[]): boolean {
  const known = new Set(command.options.flatMap(({ short, long }) => [short, long]));
  return words.some((word) => word === "help" || (/^-./.test(word) && !known.has(word.replace(/=.*$/s, ""))));
}

/** The options of all methods; those that several methods have are one. */
function addMethodOptions(command: Command): Command {
  const options = methodOptions();
  const taken = new Set(command.options.map(({ long }) => long));
  for (const { flag } of options) {
    if (taken.has(`--${flag}`)) continue;
    taken.add(`--${flag}`);
    const same = options.filter((option) => option.flag === flag);
    const about = [...new Set(same.map(({ description }) => description))]
      .map((description) => {
        const methods = same.filter((option) => option.description === description).map(({ method }) => method);
        return `${methods.join(", ")}: ${description}`;
      })
      .join("; ");
    const placeholders = [...new Set(same.map(({ placeholder }) => placeholder))];
    const values = placeholders.join(" or ");
    const words = [...new Set(placeholders.flatMap((placeholder) => placeholder.split("|")))].join(", ");
    command.addOption(
      values.length > LONGEST_PLACEHOLDER
        ? new Option(`--${flag} <name>`, `${about} (${words})`)
        : new Option(`--${flag} <${values}>`, about),
    );
  }
  return command;
}

/** An option that may be given several times. */
function repeated(flags: string, about: string): Option {
  return new Option(flags, about).argParser((text: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    text,
  ]);
}

export function addLanguage(command: Command): Command {
  return command.option("--language <language>", `language of what is said: ${LANGUAGES.join(", ")}`);
}
