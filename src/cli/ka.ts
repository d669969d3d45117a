#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { METHOD_IDS } from "../core/methods/methods";
import { LANGUAGES } from "../core/policy";
import { AMOUNT_UNIT_NAMES } from "../core/units";
import { EXIT, LONGEST_SENTENCE, classifyFile } from "./classify";
import { DECIMALS } from "./csv-format-from-flags";
import { ENCODINGS } from "../files/encoding";
import { methodOptions } from "./method-options";
import type { Flags } from "./policy-from-flags";
import { printSheets } from "./sheets";
import { forTerminal } from "./text-width";

const EXAMPLES = `
Examples:
  $ ka classify sales.csv
  $ ka classify sales.xlsx -o classified.xlsx
  $ ka sheets sales.xlsx
  $ ka classify sales.xlsm --table Orders -o classified.xlsm
  $ ka classify sales.csv --cuts 0.7,0.9 --boundary exclusive -o accounts.csv
  $ ka classify sales.csv --method pareto --customer-id "Customer No" --amount "Net amount"
  $ ka classify sales.csv --method tiers --tiers "钻石:500,白金:100,黄金:50" --unit tenThousand --amount-unit one
  $ ka classify sales.csv.gz --policy policy.json --json > report.json
  $ ka classify - < sales.csv

Exit codes: 0 done, 1 refused (a sentence on stderr says why), 2 wrong usage.
`;

function buildProgram(done: (code: number) => void): Command {
  const program = new Command("ka")
    .description("Classifies customers by their sales: ABC, 80/20 or tiers.")
    .version(process.env.KA_VERSION ?? "unbuilt", "--version", "show the version")
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", EXAMPLES);
  const classify = program
    .command("classify")
    .description(
      "Classify the customers of a workbook (.xlsx, .xlsm) or a CSV file (.csv.gz too; - for standard input).",
    )
    .argument("<file>", "rows of sales, the headers in the first row")
    .option("--method <name>", `how to classify: ${METHOD_IDS.join(", ")} (default: abc, or the policy's)`)
    .option("--policy <file>", "a saved policy (JSON); options given here win over it")
    .option(
      "-o, --output <file>",
      "write the result: .xlsx for a workbook with KA's sheets, else the account list as CSV",
    )
    .option("--sheet <name>", "sheet of the workbook that has the rows (default: the first with values)")
    .option("--table <name>", "Excel table that has the rows")
    .option("--range <address>", "cells that have the rows: A1:D500 with --sheet, or Sales!A1:D500")
    .option("--encoding <name>", `encoding of a CSV file: ${ENCODINGS.join(", ")} (default: told from its bytes)`)
    .option(
      "--decimal <sign>",
      `sign before the decimals of a CSV file: ${DECIMALS.join(", ")} (default: told from the amounts)`,
    )
    .option("--json", "print the report as one JSON document")
    .option("--customer <header>", "column of the customer's name")
    .option("--customer-id <header>", "column of the customer's id")
    .option("--amount <header>", "column of the amount")
    .option("--date <header>", "column of the date (empty for none)")
    .option("--order <header>", "column of the order (empty for none)")
    .option("--within <header>", "classify within the groups of this column: industry, region, size")
    .option("--amount-unit <unit>", `unit of the amounts: ${AMOUNT_UNIT_NAMES.join(", ")}`)
    .option("--language <language>", `language of the report: ${LANGUAGES.join(", ")}`)
    .option("--today <day>", "rows dated after this day are left out (default: today)");
  const options = methodOptions();
  for (const { flag, placeholder } of options.filter(({ key }, i) => options.findIndex((o) => o.key === key) === i)) {
    const same = options.filter((option) => option.flag === flag);
    const about = same.map(({ method, description }) => `${method}: ${description}`).join("; ");
    classify.addOption(new Option(`--${flag} <${placeholder}>`, about));
  }
  classify.addHelpText("after", EXAMPLES).action(async (file: string, flags: Flags) => {
    done(await classifyFile(file, flags));
  });
  const sheets = program
    .command("sheets")
    .description("List the sheets and tables of a workbook that rows can be read from.")
    .argument("<file>", "a workbook (.xlsx, .xlsm)")
    .option("--json", "print the list as one JSON document")
    .option("--language <language>", `language of the list: ${LANGUAGES.join(", ")}`)
    .action(async (file: string, flags: Flags) => {
      const language = LANGUAGES.find((known) => known === flags["language"]) ?? "en";
      const printed = await printSheets(file, language, flags["json"] === true ? "json" : "text");
      if (printed.kind === "listed") process.stdout.write(printed.text);
      else
        for (const sentence of printed.sentences) process.stderr.write(`${forTerminal(sentence, LONGEST_SENTENCE)}\n`);
      done(printed.kind === "listed" ? EXIT.done : EXIT.refused);
    });
  for (const command of [program, classify, sheets]) {
    // Commander would end the process itself: the sentence and the exit code are said in one place, below.
    command.exitOverride().configureOutput({ outputError: () => undefined });
  }
  return program;
}

function usageSentence(error: CommanderError, program: Command): string {
  const commands = program.commands;
  if (error.code === "commander.unknownOption") {
    const flag = /'([^']*)'/.exec(error.message)?.[1] ?? "";
    const known = commands.flatMap((command) => command.options.map((option) => option.long ?? option.flags));
    return `There is no option ${flag}. The options are: ${known.join(", ")}.`;
  }
  if (error.code === "commander.unknownCommand" || error.code === "commander.help") {
    const name = /'([^']*)'/.exec(error.message)?.[1];
    const known = commands.map((command) => command.name()).join(", ");
    return `${name === undefined ? "No command was given" : `There is no command ${name}`}. The commands are: ${known}. See ka --help.`;
  }
  const plain =
    error.message
      .replace(/^error: /, "")
      .split("\n")[0]
      ?.replace(/\.$/, "") ?? "";
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}. See ka classify --help.`;
}

async function main(): Promise<void> {
  // A reader that closes early, such as `head`, is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const program = buildProgram((code) => {
    process.exitCode = code;
  });
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    process.stderr.write(`${forTerminal(usageSentence(error, program), 2_000)}\n`);
    process.exitCode = EXIT.usage;
  }
}

void main();
