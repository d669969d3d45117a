import { Argument, Command, CommanderError, Option } from "commander";
import { METHOD_IDS } from "../core/methods/methods";
import { LANGUAGES, type Language } from "../core/policy";
import { PRESET_IDS } from "../core/preset-ids";
import { ROLES } from "../core/roles";
import { TEXTS } from "../core/text/text";
import { AMOUNT_UNIT_NAMES } from "../core/units";
import { classifyFile } from "./classify";
import { INTAKE_FLAGS } from "./intake-from-flags";
import { ENCODINGS } from "../files/encoding";
import { compareFiles } from "./compare";
import { DOCUMENT_NAMES, jsonSchemaOf, type DocumentName } from "./documents";
import { explainCustomer } from "./explain";
import { listMethods } from "./list-methods";
import { flagOf, methodOptions } from "./method-options";
import { checkPolicy, initPolicy, showPolicy } from "./policy-command";
import type { Flags } from "./flags";
import { printSheets } from "./sheets";
import { EXIT, LONGEST_SENTENCE } from "./speak";
import { forTerminal } from "./text-width";

const EXAMPLES = `
Examples:
  $ ka classify sales.csv
  $ ka classify sales.xlsx -o classified.xlsx
  $ ka sheets sales.xlsx
  $ ka explain sales.xlsx "Ernst Handel"
  $ ka compare sales.csv --before 2024-01-01..2024-12-31 --after 2025-01-01..2025-12-31
  $ ka policy init mine.json --preset key-accounts
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
    .option(
      "-o, --output <file>",
      "write the result: .xlsx for a workbook with KA's sheets, else the account list as CSV",
    );
  addPolicyOptions(addSourceOptions(classify))
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, flags: Flags) => done(await classifyFile(file, flags)));
  const explain = program
    .command("explain")
    .description("Say why a customer has its class, by every method.")
    .argument("<file>", "rows of sales, as for classify")
    .argument("<customer>", "the customer's id or name");
  addPolicyOptions(addSourceOptions(explain)).action(async (file: string, customer: string, flags: Flags) =>
    done(await explainCustomer(file, customer, flags)),
  );
  const compare = program
    .command("compare")
    .description("Say who moved between two files, or between two periods of one file.")
    .argument("<file>", "rows of sales, as for classify")
    .argument("[after]", "rows of the later time; left out where --before and --after name periods")
    .option("--before <period>", "first period of one file, such as 2024-01-01..2024-12-31")
    .option("--after <period>", "second period of one file")
    .option("--frozen", "judge the later customers by the cut-offs that the earlier ones gave");
  addPolicyOptions(addSourceOptions(compare)).action(async (before: string, after: string | undefined, flags: Flags) =>
    done(await compareFiles(before, after, flags)),
  );
  const policy = program
    .command("policy")
    .description("Show, check or begin a policy: the choices that decide a result.");
  const show = policy.command("show").description("Print a policy with every choice filled in.").argument("[file]");
  addPolicyOptions(show).action((file: string | undefined, flags: Flags) => done(showPolicy(file, flags)));
  const check = policy.command("check").description("Say whether a policy file can be used.").argument("<file>");
  addLanguage(check).action((file: string, flags: Flags) => done(checkPolicy(file, flags)));
  const init = policy.command("init").description("Write a policy file to start from.").argument("<file>");
  addPolicyOptions(init).action((file: string, flags: Flags) => done(initPolicy(file, flags)));
  const methods = program
    .command("methods")
    .description("List the methods with their options, and the presets.")
    .option("--json", "print the list as one JSON document");
  addLanguage(methods).action((flags: Flags) => {
    process.stdout.write(listMethods(languageFrom(flags), flags["json"] === true ? "json" : "text"));
    done(EXIT.done);
  });
  const schema = program
    .command("schema")
    .description("Print the shape of what a command prints with --json, or of a policy, as JSON Schema.")
    .addArgument(new Argument("<document>").choices(DOCUMENT_NAMES))
    .action((name: DocumentName) => {
      process.stdout.write(jsonSchemaOf(name));
      done(EXIT.done);
    });
  const sheets = program
    .command("sheets")
    .description("List the sheets and tables of a workbook that rows can be read from.")
    .argument("<file>", "a workbook (.xlsx, .xlsm)")
    .option("--json", "print the list as one JSON document")
    .option("--language <language>", `language of the list: ${LANGUAGES.join(", ")}`)
    .action(async (file: string, flags: Flags) => {
      const printed = await printSheets(file, languageFrom(flags), flags["json"] === true ? "json" : "text");
      if (printed.kind === "listed") process.stdout.write(printed.text);
      else
        for (const sentence of printed.sentences) process.stderr.write(`${forTerminal(sentence, LONGEST_SENTENCE)}\n`);
      done(printed.kind === "listed" ? EXIT.done : EXIT.refused);
    });
  for (const command of [program, classify, explain, compare, policy, show, check, init, methods, schema, sheets]) {
    // Commander would end the process itself: the sentence and the exit code are said in one place, below.
    command.exitOverride().configureOutput({ outputError: () => undefined });
  }
  return program;
}

/** The options that say where the rows are and what they hold. */
function addSourceOptions(command: Command): Command {
  command
    .option("--sheet <name>", "sheet of the workbook that has the rows (default: the first with values)")
    .option("--table <name>", "Excel table that has the rows")
    .option("--range <address>", "cells that have the rows: A1:D500 with --sheet, or Sales!A1:D500")
    .option("--encoding <name>", `encoding of a CSV file: ${ENCODINGS.join(", ")} (default: told from its bytes)`)
    .option("--today <day>", "rows dated after this day are left out (default: today)");
  return command;
}

/** The options that make a policy. */
function addPolicyOptions(command: Command): Command {
  command
    .option(
      "--method <names>",
      `how to classify: one or more of ${METHOD_IDS.join(", ")} (default: abc, or the policy's)`,
    )
    .option("--preset <name>", `a ready-made policy: ${PRESET_IDS.join(", ")}`)
    .option("--policy <file>", "a saved policy (JSON); options given here win over it")
    .option("--from <day>", "first day that counts, such as 2025-01-01")
    .option("--to <day>", "last day that counts")
    .option("--analysis-date <day>", "day at which figures “until now” end (default: the latest in the data)")
    .option("--amount-unit <unit>", `unit of the amounts: ${AMOUNT_UNIT_NAMES.join(", ")}`)
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
    .addOption(repeated("--merge <name=other>", "count the other customer as the first one; may be given again"));
  const options = methodOptions();
  const taken = new Set(command.options.map(({ long }) => long));
  for (const { flag } of options) {
    if (taken.has(`--${flag}`)) continue;
    taken.add(`--${flag}`);
    const same = options.filter((option) => option.flag === flag);
    const about = same.map(({ method, description }) => `${method}: ${description}`).join("; ");
    const values = [...new Set(same.map(({ placeholder }) => placeholder))].join(" or ");
    command.addOption(new Option(`--${flag} <${values}>`, about));
  }
  return addLanguage(command);
}

/** An option that may be given several times. */
function repeated(flags: string, about: string): Option {
  return new Option(flags, about).argParser((text: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    text,
  ]);
}

function addLanguage(command: Command): Command {
  return command.option("--language <language>", `language of what is said: ${LANGUAGES.join(", ")}`);
}

function languageFrom(flags: Flags): Language {
  return LANGUAGES.find((known) => known === flags["language"]) ?? "en";
}

function usageSentence(error: CommanderError, program: Command): string {
  const commands = program.commands;
  if (error.code === "commander.unknownOption") {
    const flag = /'([^']*)'/.exec(error.message)?.[1] ?? "";
    const asked = commands.find((command) => process.argv.includes(command.name()));
    const known = (asked ? [asked] : commands).flatMap((command) =>
      command.options.map(({ long, flags }) => long ?? flags),
    );
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
