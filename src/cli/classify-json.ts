import { dayToText } from "../core/days";
import type { Issue } from "../core/issues";
import type { Language } from "../core/policy";
import type { ClassFigures, Report } from "../core/report";
import { classLabel } from "../core/text/text";
import type { OutputState } from "./write-result";

/** A report as `ka classify --json` prints it (its shape is in documents.ts): days as dates, every class with its name, every issue with its sentence. */
export function classifyJson(
  report: Report,
  issues: readonly { readonly issue: Issue; readonly sentence: string }[],
  {
    output,
    state,
    earlier,
    language,
  }: {
    readonly output: string | undefined;
    readonly state: OutputState | "none";
    readonly earlier: string | undefined;
    readonly language: Language;
  },
): string {
  const named = (classes: readonly ClassFigures[]) =>
    classes.map((entry) => ({ ...entry, label: classLabel(entry, language) }));
  const document = {
    ...report,
    analysisDate: report.analysisDate === undefined ? undefined : dayToText(report.analysisDate),
    methods: report.methods.map((method) => ({
      ...method,
      classes: named(method.classes),
      groups: method.groups?.map((group) => ({ ...group, classes: named(group.classes) })),
    })),
    issues: issues.map(({ issue, sentence }) => ({ ...issue, sentence })),
    output: output ?? null,
    outputState: state === "none" ? null : state,
    outputBefore: earlier ?? null,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
