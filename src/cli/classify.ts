import { existsSync } from "node:fs";
import { refusal, type Issue, type Outcome } from "../core/issues";
import { chooseTarget } from "../files/atomic-file";
import { earlierPath } from "../files/earlier-file";
import type { XlsxSource } from "../files/xlsx/find-rows";
import {
  assessCsv,
  assessWorkbook,
  isWorkbook,
  rowsOf,
  type AssessRequest,
  type CsvFormat,
  type FileResult,
} from "./assess";
import { csvFormatFrom } from "./csv-format-from-flags";
import { classifyJson } from "./classify-json";
import type { Flags } from "./flags";
import { setUp } from "./policy-from-flags";
import { printReport } from "./print-report";
import { sourceFrom } from "./source-from-flags";
import { EXIT, say, sentencesOf } from "./speak";
import { forTerminal } from "./text-width";
import { WORDS } from "./words";
import { newWorkbook, outputKind, writeAccounts, writeSheets, type OutputState, type RunOf } from "./write-result";

/** Classifies the customers of a file: reads it, prints the report, writes the account list where one is wanted. */
export async function classifyFile(path: string, flags: Flags): Promise<number> {
  const output = typeof flags["output"] === "string" ? flags["output"] : undefined;
  const replaces = output !== undefined && outputKind(output).value === "workbook" && existsSync(output);
  const setup = await setUp(flags, new Date(), replaces ? [path, output] : [path]);
  if (setup.kind !== "ready") {
    say(setup.sentences);
    return setup.kind === "usage" ? EXIT.usage : EXIT.refused;
  }
  const { policy, today } = setup;
  const refuse = (issues: readonly Issue[]) => {
    say(sentencesOf(issues, policy.language));
    return EXIT.refused;
  };

  const source = sourceFrom(path, flags, policy.language);
  if (source.kind === "usage") {
    say(source.sentences);
    return EXIT.usage;
  }
  const format = csvFormatFrom(path, flags, policy.language);
  if (format.kind === "usage") {
    say(format.sentences);
    return EXIT.usage;
  }
  const job = await prepare(path, { output, format: format.format });
  if (!job.value) return refuse(job.issues);

  const assessment = await job.value.assess(
    {
      policy,
      today,
      author: setup.occasion.author,
      replaced: output,
      remembering: job.value.remembering,
      writing: job.value.writing,
    },
    source.source,
  );
  if (!assessment.value) return refuse(assessment.issues);
  const { report } = assessment.value;

  const written = await job.value.write(assessment.value, setup);
  if (written.value === undefined) return refuse(written.issues);
  const earlier = replaces && written.value === "written" ? earlierPath(output) : undefined;
  const issues = [...setup.issues, ...assessment.issues, ...written.issues];
  const sentences = sentencesOf(issues, policy.language);
  if (flags["json"] === true) {
    const spoken = issues.map((issue, i) => ({ issue, sentence: sentences[i] ?? "" }));
    const state = { output, state: written.value, earlier };
    process.stdout.write(classifyJson(report, spoken, { ...state, language: policy.language }));
    return EXIT.done;
  }
  process.stdout.write(printReport(report));
  if (output !== undefined) {
    const words = WORDS[policy.language];
    const said = written.value === "unchanged" ? words.unchanged : words.written;
    process.stdout.write(`\n${said(forTerminal(output), report.customers)}\n`);
    if (earlier !== undefined) process.stdout.write(`${forTerminal(words.earlier(output, earlier))}\n`);
  }
  // What was left out stands in the report already.
  say(sentences.filter((_, i) => issues[i]?.kind !== "rowsLeftOut"));
  return EXIT.done;
}

/** How the rows of one file are assessed and where the result goes. */
interface Job {
  readonly assess: (request: AssessRequest, source: XlsxSource) => Promise<Outcome<FileResult>>;
  readonly remembering?: "everything";
  readonly writing?: AssessRequest["writing"];
  readonly write: (result: FileResult, run: RunOf) => Promise<Outcome<OutputState | "none">>;
}

/** Joins what is read with what is written. What forbids the output is found out before anything is read. */
async function prepare(
  path: string,
  { output, format }: { readonly output: string | undefined; readonly format: CsvFormat },
): Promise<Outcome<Job>> {
  const fromWorkbook = isWorkbook(path);
  const assess: Job["assess"] = (request, source) =>
    fromWorkbook ? assessWorkbook(rowsOf(path), source, request) : assessCsv(path, format, request);
  if (output === undefined)
    return { value: { assess, write: () => Promise.resolve({ value: "none", issues: [] }) }, issues: [] };
  const kind = outputKind(output);
  if (!kind.value) return { issues: kind.issues };
  const target = chooseTarget(output, path);
  if (!target.value) return { issues: target.issues };
  const list = target.value;
  const place = { ...list, earlier: "kept" } as const;
  // The kept file may be what is read: that is never overwritten either.
  const beside = chooseTarget(earlierPath(output), path);
  if (kind.value === "workbook" && !beside.value) return { issues: beside.issues };
  if (kind.value === "csv")
    return {
      value: { assess, writing: "list", write: (result, { policy }) => writeAccounts(result, list, policy.language) },
      issues: [],
    };
  // A zip is mended at its beginning when its end is known, which a pipe does not allow.
  if (place.kind === "stream") return { issues: [refusal("cannotWrite", { path: output, code: "ESPIPE", kept: "" })] };
  if (!fromWorkbook) {
    const extension = ".xlsx";
    if (!output.toLowerCase().endsWith(extension))
      return { issues: [refusal("wrongExtension", { path: output, extension })] };
    return {
      value: {
        ...{ assess, remembering: "everything", writing: "workbook" },
        write: (result, run) => writeSheets(result, newWorkbook(place), run),
      },
      issues: [],
    };
  }
  const { XlsxFile } = await import("../files/xlsx/workbook");
  const file = new XlsxFile(path, place);
  const wrong = await file.nameIssue();
  if (wrong) return { issues: [wrong] };
  return {
    value: {
      assess: (request, source) => assessWorkbook(file, source, request),
      ...{ remembering: "everything", writing: "workbook" },
      write: (result, run) => writeSheets(result, (...args) => file.carryOut(...args), run),
    },
    issues: [],
  };
}
