import type { Assessment } from "../core/analyze";
import { assessCsv, assessWorkbook, isWorkbook, rowsOf, type AssessRequest } from "./assess";
import { csvFormatFrom } from "./csv-format-from-flags";
import type { Flags } from "./flags";
import { sourceFrom } from "./source-from-flags";
import { sentencesOf, type Refused } from "./speak";

/** An assessment with what is to be said beside it, or why there is none. */
export type FileAssessment =
  { readonly kind: "ready"; readonly assessment: Assessment; readonly sentences: readonly string[] } | Refused;

/** Assesses the customers of a CSV file or a workbook that is only read. */
export async function assessFile(path: string, flags: Flags, request: AssessRequest): Promise<FileAssessment> {
  const { language } = request.policy;
  const source = sourceFrom(path, flags, language);
  if (source.kind === "usage") return source;
  const format = csvFormatFrom(path, flags, language);
  if (format.kind === "usage") return format;
  const { value, issues } = isWorkbook(path)
    ? await assessWorkbook(rowsOf(path), source.source, request)
    : await assessCsv(path, format.format, request);
  if (!value) return { kind: "refused", sentences: sentencesOf(issues, language) };
  const worthSaying = issues.filter(({ kind }) => kind !== "rowsLeftOut");
  return { kind: "ready", assessment: value, sentences: sentencesOf(worthSaying, language) };
}
