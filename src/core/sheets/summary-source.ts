import { dayToText } from "../days";
import type { RunFacts } from "./log-sheet";
import { momentText } from "../occasion";
import type { Edit } from "../plan";
import type { Report } from "../report";
import { ROLES } from "../roles";
import type { SummaryLines } from "./summary-lines";
import { MEMORY_WORDS } from "../text/memory";
import { describeFound, describeRule } from "../text/rules";
import { TEXTS } from "../text/text";

/**
 * Puts what was read and by which rules it was judged, when and by whom, and what it adds up to. Gives the edits that are new in every run:
 * when and by whom.
 */
export function putSource(sheet: SummaryLines, report: Report, run: RunFacts | undefined): readonly Edit[] {
  const { language, name } = report.policy;
  const text = TEXTS[language];
  const { summary } = text;
  sheet.heading(summary.source);
  const columns = ROLES.flatMap((role) => {
    const column = report.columns[role];
    return column ? [`${text.roles[role]} = ${column.header}`] : [];
  }).join(summary.semicolon);
  sheet.lines(
    [
      [summary.source, report.where],
      [summary.columns, columns],
      ...report.methods.flatMap((method) =>
        [describeRule(method.choice, language, report.policy), ...describeFound(method, language)].map((line) => [
          summary.rule,
          line,
        ]),
      ),
      [summary.policy, name === undefined ? report.fingerprint : `${name} (${report.fingerprint})`],
      ...periodLines(report),
      ...(report.analysisDate === undefined ? [] : [[summary.analysisDate, dayToText(report.analysisDate)]]),
      [summary.precision, report.precision === "exact" ? summary.exact : summary.rounded],
    ],
    ["@", "@"],
  );
  const everyRun: Edit[] = [];
  if (run) {
    const { occasion, source } = run;
    const made = MEMORY_WORDS[language].log;
    sheet.lines(
      [[made.sourceFingerprint, source], ...(occasion.version ? [[made.version, occasion.version]] : [])],
      ["@", "@"],
    );
    const first = sheet.edits.length;
    sheet.lines([[made.when, momentText(occasion.moment)]], ["@", "@"]);
    sheet.lines([[made.author, occasion.author ?? ""]], ["@", "@"]);
    everyRun.push(...sheet.edits.slice(first));
  }
  sheet.lines(
    [
      [summary.rowsRead, report.rowsRead],
      [summary.rowsUsed, report.rowsUsed],
      [summary.customers, report.customers],
    ],
    ["@", "#,##0"],
  );
  sheet.lines(
    [
      [summary.positive, report.positive.value],
      [summary.negative, report.negative.value],
      [summary.net, report.net.value],
    ],
    ["@", sheet.money],
  );
  sheet.space();
  return everyRun;
}

/** The days, months and orders that count or do not, with the policy's reasons. */
function periodLines({ policy: { period, comparison, leaveOut = [], language } }: Report): string[][] {
  const { summary } = TEXTS[language];
  const days =
    period?.from === undefined && period?.to === undefined
      ? []
      : [[summary.period, `${period.from ?? "…"} – ${period.to ?? "…"}`]];
  return [
    ...days,
    ...(comparison ? [[summary.comparedWith, `${comparison.from} – ${comparison.to}`]] : []),
    ...leaveOut.map(({ month, order, reason }) => [
      summary.excluded,
      `${month ?? order ?? ""}${summary.colon}${reason}`,
    ]),
  ];
}
