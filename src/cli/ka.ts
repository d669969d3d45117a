import { Argument, Command, CommanderError } from "commander";
import { LANGUAGES, type Language } from "../core/policy";
import { classifyFile } from "./classify";
import { addLanguage, addPolicyOptions, addSourceOptions, fileNamed } from "./command-options";
import { compareFiles } from "./compare";
import { DOCUMENT_NAMES, jsonSchemaOf, type DocumentName } from "./documents";
import { explainCustomer } from "./explain";
import { listMethods } from "./list-methods";
import { checkPolicy, comparePolicies, initPolicy, showPolicy } from "./policy-command";
import type { Flags } from "./flags";
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

/** The command with what the words of the command line may ask of it. */
function buildProgram(words: readonly string[], done: (code: number) => void): Command {
  const program = new Command("ka")
    .description("Classifies customers by their sales, explains each class, and writes the answer to a workbook.")
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
      fileNamed,
    )
    .option("--author <name>", "who makes this run, as KA Log and KA Summary shall say; it proves nothing")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, flags: Flags) => done(await classifyFile(file, flags)));
  const explain = program
    .command("explain")
    .description("Say why a customer has its class, by every method.")
    .argument("<file>", "rows of sales, as for classify")
    .argument("<customer>", "the customer's id or name")
    .action(async (file: string, customer: string, flags: Flags) => done(await explainCustomer(file, customer, flags)));
  const compare = program
    .command("compare")
    .description("Say who moved between two files, or between two periods of one file.")
    .argument("<file>", "rows of sales, as for classify")
    .argument("[after]", "rows of the later time; left out where --before and --after name periods")
    .option("--before <period>", "first period of one file, such as 2024-01-01..2024-12-31")
    .option("--after <period>", "second period of one file")
    .option("--frozen", "judge the later customers by the cut-offs that the earlier ones gave")
    .option(
      "-o, --output <file>",
      "write who moved: .xlsx for a workbook with matrix and money, else the list as CSV",
      fileNamed,
    )
    .action(async (before: string, after: string | undefined, flags: Flags) =>
      done(await compareFiles(before, after, flags)),
    );
  const policy = program
    .command("policy")
    .description("Show, check, compare or begin a policy: the choices that decide a result.");
  const show = policy
    .command("show")
    .description("Print a policy with every choice filled in.")
    .argument("[file]")
    .action(async (file: string | undefined, flags: Flags) => done(await showPolicy(file, flags)));
  const check = policy
    .command("check")
    .description("Say whether a policy file can be used.")
    .argument("<file>")
    .option("--json", "print the policy with every choice filled in, and its fingerprint, as one JSON document");
  addLanguage(check).action(async (file: string, flags: Flags) => done(await checkPolicy(file, flags)));
  const differences = policy
    .command("compare")
    .description("Say in which settings two policies differ: files, workbooks that keep one, or presets by name.")
    .argument("<before>")
    .argument("<after>")
    .option("--json", "print the differences as one JSON document");
  addLanguage(differences).action(async (before: string, after: string, flags: Flags) =>
    done(await comparePolicies(before, after, flags)),
  );
  const init = policy
    .command("init")
    .description("Write a policy file to start from.")
    .argument("<file>")
    .action(async (file: string, flags: Flags) => done(await initPolicy(file, flags)));
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
      const { printSheets } = await import("./sheets");
      const printed = await printSheets(file, languageFrom(flags), flags["json"] === true ? "json" : "text");
      if (printed.kind === "listed") process.stdout.write(printed.text);
      else
        for (const sentence of printed.sentences) process.stderr.write(`${forTerminal(sentence, LONGEST_SENTENCE)}\n`);
      done(printed.kind === "listed" ? EXIT.done : EXIT.refused);
    });
  const verify = program
    .command("verify")
    .description("Say whether results, source, policy and classes set by hand of a workbook still agree.")
    .argument("<file>", "a workbook that KA wrote")
    .option("--source <file>", "the rows, where they are not in the workbook itself: a CSV file or another workbook")
    .option("--json", "print the findings as one JSON document")
    .addHelpText("after", "\nExit codes: 0 all agrees, 1 something differs, 2 it cannot be checked.\n")
    .action(async (file: string, flags: Flags) => {
      const { verifyFile } = await import("./verify");
      done(await verifyFile(file, flags));
    });
  addLanguage(addSourceOptions(verify));
  const remove = program
    .command("remove")
    .description("Write a copy of a workbook without KA's sheets, tables, names, charts, PivotTables and documents.")
    .argument("<file>", "a workbook that KA wrote")
    .requiredOption("-o, --output <file>", "the copy, with all else as it is", fileNamed)
    .option("--entries <file>", "write what people typed in KA's lists to a CSV file", fileNamed)
    .option("--with-entries", "what people typed in KA's lists may go")
    .action(async (file: string, flags: Flags) => {
      const { removeFile } = await import("./remove");
      done(await removeFile(file, flags));
    });
  addLanguage(remove);
  const freeze = program
    .command("freeze")
    .description("Write a copy of a workbook in which formulas that call KA are the values that they show.")
    .argument("<file>", "a workbook with formulas such as =KA.TIER(B2:B99)")
    .requiredOption(
      "-o, --output <file>",
      "the copy, with all else as it is, and a line for each area in KA Log",
      fileNamed,
    )
    .option("--author <name>", "who does it, as KA Log shall say; it proves nothing")
    .action(async (file: string, flags: Flags) => {
      const { freezeFile } = await import("./freeze");
      done(await freezeFile(file, flags));
    });
  addLanguage(freeze);
  const revert = program
    .command("revert")
    .description("Bring back the workbook that the last run replaced; the one of now is kept in its place.")
    .argument("<file>", "a workbook that ka classify -o wrote over an earlier one")
    .action(async (file: string, flags: Flags) => {
      const { revertFile } = await import("./revert");
      done(revertFile(file, flags));
    });
  addLanguage(revert);
  const isMeant = (command: Command) => isAskedFor(command, words);
  for (const command of [classify, explain, compare].filter(isMeant))
    addPolicyOptions(addSourceOptions(command), words);
  for (const command of [show, init].filter(isMeant)) addPolicyOptions(command, words);
  for (const command of [
    program,
    classify,
    explain,
    compare,
    policy,
    show,
    check,
    init,
    methods,
    schema,
    sheets,
    verify,
    remove,
    freeze,
    revert,
  ]) {
    // Commander would end the process itself: the sentence and the exit code are said in one place, below.
    command.exitOverride().configureOutput({ outputError: () => undefined });
  }
  return program;
}

/** Whether the words name a command, or all beside it, since they name none: only such a command needs its many options. */
function isAskedFor(command: Command, words: readonly string[]): boolean {
  const { parent } = command;
  const isNamed = (one: Command) => words.includes(one.name());
  return !parent || (isAskedFor(parent, words) && (isNamed(command) || !parent.commands.some(isNamed)));
}

function languageFrom(flags: Flags): Language {
  return LANGUAGES.find((known) => known === flags["language"]) ?? "en";
}

function usageSentence(error: CommanderError, program: Command): string {
  const commands = program.commands;
  const given = commands.find((command) => process.argv[2] === command.name());
  const help = `See ka ${given ? `${given.name()} ` : ""}--help.`;
  const near = /\((Did you mean .*\?)\)/.exec(error.message)?.[1];
  if (error.code === "commander.unknownOption") {
    const flag = /'([^']*)'/.exec(error.message)?.[1] ?? "";
    if (near !== undefined) return `There is no option ${flag}. ${near} ${help}`;
    const asked = commands.find((command) => process.argv.includes(command.name()));
    const known = (asked ? [asked] : commands).flatMap((command) =>
      command.options.map(({ long, flags }) => long ?? flags),
    );
    return `There is no option ${flag}. The options are: ${known.join(", ")}.`;
  }
  if (error.code === "commander.unknownCommand" || error.code === "commander.help") {
    const name = /'([^']*)'/.exec(error.message)?.[1];
    if (near !== undefined) return `There is no command ${name}. ${near} ${help}`;
    const known = commands.map((command) => command.name()).join(", ");
    return `${name === undefined ? "No command was given" : `There is no command ${name}`}. The commands are: ${known}. See ka --help.`;
  }
  const [, value, choices] = /argument value '(.*)' is invalid.*Allowed choices are (.*)\.$/.exec(error.message) ?? [];
  if (choices !== undefined) return `“${value}” cannot stand there. Choose one of: ${choices}. ${help}`;
  const plain =
    error.message
      .replace(/^error: /, "")
      .split("\n")[0]
      ?.replace(/\.$/, "") ?? "";
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}. ${help}`;
}

async function main(): Promise<void> {
  // A reader that closes early, such as `head`, is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const program = buildProgram(process.argv.slice(2), (code) => {
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
