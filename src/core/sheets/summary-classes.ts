import type { MethodReport, GroupReport, Money, Report } from "../report";
import type { Language } from "../policy";
import { CLASSES_TABLE } from "../plan/own-sheets";
import { COLUMNS, type Cell, type SummaryLines } from "./summary-lines";
import { measureTitle, measureValue } from "../text/measures";
import { money as grouped } from "../text/numbers";
import { describeFound } from "../text/rules";
import { describeIssue } from "../text/sentences";
import { TEXTS, classLabel } from "../text/text";

/** Puts the classes of each method with count, money and shares; the leading one's are a table. */
export function putClasses(sheet: SummaryLines, report: Report): void {
  const { language } = report.policy;
  const { summary, headers, methods } = TEXTS[language];
  report.methods.forEach((method, i) => {
    sheet.heading(`${summary.classes}${summary.colon}${method.choice.name ?? methods[method.choice.id]}`);
    const start = sheet.row;
    sheet.lines(
      [[headers.class, headers.customers, headers.shareOfCustomers, ...measureHeaders(method, language)]],
      ["@", "@", "@", "@", "@"],
    );
    sheet.lines(
      method.classes.map((entry) => [
        classLabel(entry, language),
        entry.customers,
        entry.customerShare,
        entry.amount.value,
        entry.share ?? null,
      ]),
      ["@", "#,##0", "0.0%", addedFormat(method, sheet.money), "0.0%"],
    );
    if (i === 0) {
      const block = { row: start, column: 0, rows: sheet.row - start, columns: COLUMNS };
      sheet.edits.push({ kind: "makeTable", sheet: "summary", name: CLASSES_TABLE, block, style: "TableStyleLight1" });
    }
    sheet.space();
  });
}

/** Puts the classes within each group, where a method classifies within groups, and what its rule found there. */
export function putGroups(sheet: SummaryLines, report: Report): void {
  const { language } = report.policy;
  const { summary, headers } = TEXTS[language];
  for (const method of report.methods) {
    const { groups = [] } = method;
    if (groups.length === 0) continue;
    sheet.heading(summary.byGroup(report.within ?? ""));
    sheet.lines(
      [[report.within ?? "", headers.class, headers.customers, ...measureHeaders(method, language)]],
      ["@", "@", "@", "@", "@"],
    );
    sheet.lines(
      groups.flatMap(({ name, classes }) =>
        classes.map((entry): Cell[] => [
          name,
          classLabel(entry, language),
          entry.customers,
          entry.amount.value,
          entry.share ?? null,
        ]),
      ),
      ["@", "@", "#,##0", addedFormat(method, sheet.money), "0.0%"],
    );
    sheet.lines(
      groups.flatMap((group) => foundIn(group, method, language).map((line): Cell[] => [group.name, line])),
      ["@", "@"],
    );
    sheet.space();
  }
}

/** What is added up for each class, and what its share is of. */
export function measureHeaders({ measure, ranked }: MethodReport, language: Language): readonly [string, string] {
  const { headers, details } = TEXTS[language];
  if (ranked?.adds === "up") return [measureTitle(ranked.by, language), headers.share];
  if (measure === "lifetimeValue") return [details.lifetimeValue, headers.shareOfAmount];
  return [measure === "amountOfLastYear" ? headers.amountOfLastYear : headers.amount, headers.shareOfAmount];
}

/** Numbers that are no money have as many decimals as they need. */
function addedFormat({ ranked }: MethodReport, money: string): string {
  return ranked?.adds === "up" && ranked.unit !== "money" ? "#,##0.##" : money;
}

/** What the rule found in one group: from where each class goes, cut-offs and fit. */
function foundIn(
  { found, bounds, notes }: GroupReport,
  { choice, ranked }: MethodReport,
  language: Language,
): string[] {
  const written = ({ value, text }: Money) =>
    ranked && ranked.unit !== "money" ? measureValue(ranked.by, value, language) : grouped(text);
  const from = bounds.map(({ class: entry, from: lowest }) => `${classLabel(entry, language)} ≥ ${written(lowest)}`);
  return [
    ...(from.length > 0 ? [from.join(TEXTS[language].summary.semicolon)] : []),
    ...describeFound({ choice, found }, language),
    ...notes.map((issue) => describeIssue(issue, language)),
  ];
}
