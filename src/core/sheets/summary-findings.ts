import type { Report } from "../report";
import type { ProfitPart } from "../profit";
import { TEXT_ROW, type Cell, type SummaryLines } from "./summary-lines";
import { TEXTS, classLabel } from "../text/text";

/** Classes set by hand that are listed; the account list has all. */
const MOST_BY_HAND = 50;

/** Puts the classes set by hand, beside the system's. */
export function putByHand(sheet: SummaryLines, report: Report): void {
  const { language } = report.policy;
  const text = TEXTS[language];
  const { summary, headers } = text;
  const byHand = report.methods.flatMap(({ overrides = [] }) => overrides);
  if (byHand.length > 0) {
    sheet.heading(summary.byHand);
    sheet.lines(
      [[headers.customer, headers.override, headers.systemClass, headers.overrideState, headers.overrideReason]],
      TEXT_ROW,
    );
    sheet.lines(
      byHand
        .slice(0, MOST_BY_HAND)
        .map(({ customer, class: name, system, state, reason }): Cell[] => [
          customer,
          name,
          system ? classLabel(system, language) : "",
          text.overrideStates[state],
          reason,
        ]),
      TEXT_ROW,
    );
    if (byHand.length > MOST_BY_HAND) sheet.lines([[summary.more(byHand.length - MOST_BY_HAND)]], ["@"]);
    sheet.space();
  }
}

/** Puts how much few customers bring: the shares of the largest, Gini and Herfindahl, major customers. */
export function putConcentration(sheet: SummaryLines, report: Report): void {
  const { summary } = TEXTS[report.policy.language];
  const { concentration } = report;
  if (concentration) {
    sheet.heading(summary.concentration);
    sheet.lines([[summary.top20(concentration.top20.customers), concentration.top20.share]], ["@", "0.0%"]);
    sheet.lines(
      [
        [summary.for80, summary.for80Value(concentration.for80.customers, concentration.for80.customerShare)],
        [summary.xy, summary.xyValue(concentration.xy.customerShare, concentration.xy.valueShare)],
        [summary.holds8020, concentration.holds8020 ? summary.yes : summary.no],
      ],
      ["@", "@"],
    );
    sheet.lines(
      [
        ...(concentration.gini === undefined ? [] : [[summary.gini, concentration.gini]]),
        ...(concentration.giniCorrected === undefined ? [] : [[summary.giniCorrected, concentration.giniCorrected]]),
      ],
      ["@", "0.0000"],
    );
    sheet.lines([[summary.hhi, concentration.hhi * 10_000]], ["@", "#,##0"]);
    sheet.lines([[summary.effectiveCustomers, concentration.effectiveCustomers]], ["@", "#,##0.0"]);
    sheet.lines(
      concentration.major.map(({ name, share, customers = 1 }) => [summary.major(name, customers), share]),
      ["@", "0.0%"],
    );
    sheet.space();
  }
}

/** Puts who brings the profit and who takes of it. */
export function putProfit(sheet: SummaryLines, report: Report): void {
  const { summary, headers, details } = TEXTS[report.policy.language];
  const { money } = sheet;
  const { profit } = report;
  if (profit) {
    const parts: readonly (readonly [string, ProfitPart])[] = [
      [summary.peak(profit.peak.customers), profit.peak],
      [summary.top20Profit(profit.top20.customers), profit.top20],
      [summary.bottom30Profit(profit.bottom30.customers), profit.bottom30],
      [summary.losers(profit.losers.customers), profit.losers],
    ];
    sheet.heading(summary.profit);
    sheet.lines([[headers.item, details.contribution, headers.share]], ["@", "@", "@"]);
    sheet.lines([[summary.totalProfit, profit.total, profit.total > 0 ? 1 : null]], ["@", money, "0.0%"]);
    sheet.lines(
      parts.map(([label, part]) => [label, part.profit, part.share ?? null]),
      ["@", money, "0.0%"],
    );
    if (profit.erosion !== undefined)
      sheet.lines([[summary.erosion, profit.peak.profit - profit.total, profit.erosion]], ["@", money, "0.0%"]);
    if (profit.unknown > 0) sheet.lines([[summary.profitUnknown, profit.unknown]], ["@", "#,##0"]);
    sheet.space();
  }
}

/** Puts which customers are one by the policy, and which likely are. */
export function putSame(sheet: SummaryLines, report: Report): void {
  const { summary, headers } = TEXTS[report.policy.language];
  const { money } = sheet;
  const merges = report.policy.merges ?? [];
  if (merges.length > 0) {
    sheet.heading(summary.merged);
    sheet.lines(
      merges.map(({ into, names }) => [into, names.join(summary.semicolon)]),
      ["@", "@"],
    );
    sheet.space();
  }

  const { duplicates } = report;
  if (duplicates && duplicates.found > 0) {
    sheet.heading(summary.duplicates);
    sheet.lines([[summary.duplicatesFound(duplicates.found, duplicates.compared)]], ["@"]);
    sheet.lines(
      [[headers.customer, headers.amount, summary.sameAs, headers.amount, headers.why]],
      ["@", "@", "@", "@", "@"],
    );
    sheet.lines(
      duplicates.shown.map(({ name, amount, into, intoAmount, reason }) => [
        name,
        amount,
        into,
        intoAmount,
        summary.duplicateReasons[reason],
      ]),
      ["@", money, "@", money, "@"],
    );
    sheet.space();
  }
}

/** Puts which rows were left out, and why. */
export function putLeftOut(sheet: SummaryLines, report: Report): void {
  const { summary, headers, reasons } = TEXTS[report.policy.language];
  const { money } = sheet;
  sheet.heading(summary.leftOut);
  if (report.leftOut.length === 0) sheet.lines([[summary.nothingLeftOut]], ["@"]);
  else {
    sheet.lines([[headers.reason, headers.rows, headers.amount, headers.firstRows]], ["@", "@", "@", "@"]);
    sheet.lines(
      report.leftOut.map(({ reason, rows, amount, firstRows }) => [
        reasons[reason],
        rows,
        amount.value,
        `${firstRows.join(summary.listed)}${rows > firstRows.length ? " …" : ""}`,
      ]),
      ["@", "#,##0", money, "@"],
    );
  }
  sheet.space();
}

/** Puts what each method checked of itself. */
export function putChecks(sheet: SummaryLines, report: Report): void {
  const { summary, headers, checks: names } = TEXTS[report.policy.language];
  sheet.heading(summary.checks);
  sheet.lines([[headers.check, headers.result, headers.expected, headers.found]], ["@", "@", "@", "@"]);
  for (const method of report.methods) {
    sheet.lines(
      method.checks.map(({ name, passed, expected, found }) => [
        names[name],
        passed ? summary.passed : summary.failed,
        expected,
        found,
      ]),
      ["@", "@", "@", "@"],
    );
  }
}
