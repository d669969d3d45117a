import { dayToText } from "./days";
import { isBeside } from "./methods/method";
import { LIVE_CELL, liveFormula, type LiveSource } from "./live-source";
import type { RunFacts } from "./log-sheet";
import { momentText } from "./occasion";
import { summaryPage } from "./pages";
import { CLASSES_TABLE, type Block, type CellColumn, type Edit } from "./plan";
import type { ProfitPart } from "./profit";
import type { Language } from "./policy";
import type { GroupReport, MethodReport, Money, Report } from "./report";
import { ROLES } from "./roles";
import { measureTitle, measureValue } from "./text/measures";
import { money as grouped } from "./text/numbers";
import { MEMORY_WORDS } from "./text/memory";
import { describeFound, describeRule } from "./text/rules";
import { describeIssue } from "./text/sentences";
import { TEXTS, classLabel } from "./text/text";

type Cell = string | number | null;

/** The sheet *KA Summary* in three parts: what says INCOMPLETE first, the figures, and what says complete last. */
export interface SummaryLayout {
  readonly columns: number;
  readonly opening: readonly Edit[];
  readonly body: readonly Edit[];
  readonly closing: readonly Edit[];
  /** Those of the edits that are new in every run: when and by whom. */
  readonly everyRun: readonly Edit[];
}

const COLUMNS = 5;
const TEXT_ROW = ["@", "@", "@", "@", "@"];
/** Classes set by hand that are listed; the account list has all. */
const MOST_BY_HAND = 50;
const STATUS_ROW = 1;
/** The classes stand above all else, so that their table never moves from run to run. */
const CLASSES_ROW = 4;

/** The cells of the summary that name the leading method's classes, best first; without what stands beside them, such as customers of no tier. */
export function classCells({ methods: [leading] }: Report): Block | undefined {
  const rows = (leading?.classes ?? []).findLastIndex(({ kind, parts = [] }) => !isBeside({ kind, parts })) + 1;
  return rows > 0 ? { row: CLASSES_ROW + 2, column: 0, rows, columns: 1 } : undefined;
}

/** Lays out the summary: status, classes, source and rule, concentration, what was left out, checks. */
export function layOutSummary(report: Report, run?: RunFacts, live?: LiveSource): SummaryLayout {
  const { language } = report.policy;
  const text = TEXTS[language];
  const { summary, headers } = text;
  const edits: Edit[] = [];
  const money = `#,##0${report.decimals === 0 ? "" : `.${"0".repeat(Math.max(2, report.decimals))}`}`;
  let row = CLASSES_ROW;

  const heading = (title: string) => {
    edits.push(put(row, [[title]]), {
      kind: "setLook",
      sheet: "summary",
      block: { row, column: 0, rows: 1, columns: COLUMNS },
      look: "heading",
    });
    row++;
  };
  const lines = (rows: readonly (readonly Cell[])[], formats: readonly string[]) => {
    if (rows.length > 0) edits.push(put(row, rows, formats));
    row += rows.length;
  };

  report.methods.forEach((method, i) => {
    heading(`${summary.classes}: ${method.choice.name ?? text.methods[method.choice.id]}`);
    const start = row;
    lines(
      [[headers.class, headers.customers, headers.shareOfCustomers, ...measureHeaders(method, language)]],
      ["@", "@", "@", "@", "@"],
    );
    lines(
      method.classes.map((entry) => [
        classLabel(entry, language),
        entry.customers,
        entry.customerShare,
        entry.amount.value,
        entry.share ?? null,
      ]),
      ["@", "#,##0", "0.0%", addedFormat(method, money), "0.0%"],
    );
    if (i === 0) {
      const block = { row: start, column: 0, rows: row - start, columns: COLUMNS };
      edits.push({ kind: "makeTable", sheet: "summary", name: CLASSES_TABLE, block, style: "TableStyleLight1" });
    }
    row++;
  });

  for (const method of report.methods) {
    const { groups = [] } = method;
    if (groups.length === 0) continue;
    heading(summary.byGroup(report.within ?? ""));
    lines(
      [[report.within ?? "", headers.class, headers.customers, ...measureHeaders(method, language)]],
      ["@", "@", "@", "@", "@"],
    );
    lines(
      groups.flatMap(({ name, classes }) =>
        classes.map((entry): Cell[] => [
          name,
          classLabel(entry, language),
          entry.customers,
          entry.amount.value,
          entry.share ?? null,
        ]),
      ),
      ["@", "@", "#,##0", addedFormat(method, money), "0.0%"],
    );
    lines(
      groups.flatMap((group) => foundIn(group, method, language).map((line): Cell[] => [group.name, line])),
      ["@", "@"],
    );
    row++;
  }

  heading(summary.source);
  const columns = ROLES.flatMap((role) => {
    const column = report.columns[role];
    return column ? [`${text.roles[role]} = ${column.header}`] : [];
  }).join("; ");
  lines(
    [
      [summary.source, report.where],
      [summary.columns, columns],
      ...report.methods.flatMap((method) =>
        [describeRule(method.choice, language, report.policy), ...describeFound(method, language)].map((line) => [
          summary.rule,
          line,
        ]),
      ),
      [summary.policy, report.fingerprint],
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
    lines(
      [[made.sourceFingerprint, source], ...(occasion.version ? [[made.version, occasion.version]] : [])],
      ["@", "@"],
    );
    const first = edits.length;
    lines([[made.when, momentText(occasion.moment)]], ["@", "@"]);
    lines([[made.author, occasion.author ?? ""]], ["@", "@"]);
    everyRun.push(...edits.slice(first));
  }
  lines(
    [
      [summary.rowsRead, report.rowsRead],
      [summary.rowsUsed, report.rowsUsed],
      [summary.customers, report.customers],
    ],
    ["@", "#,##0"],
  );
  lines(
    [
      [summary.positive, report.positive.value],
      [summary.negative, report.negative.value],
      [summary.net, report.net.value],
    ],
    ["@", money],
  );
  row++;

  const byHand = report.methods.flatMap(({ overrides = [] }) => overrides);
  if (byHand.length > 0) {
    heading(summary.byHand);
    lines(
      [[headers.customer, headers.override, headers.systemClass, headers.overrideState, headers.overrideReason]],
      TEXT_ROW,
    );
    lines(
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
    if (byHand.length > MOST_BY_HAND) lines([[summary.more(byHand.length - MOST_BY_HAND)]], ["@"]);
    row++;
  }

  const { concentration } = report;
  if (concentration) {
    heading(summary.concentration);
    lines([[summary.top20(concentration.top20.customers), concentration.top20.share]], ["@", "0.0%"]);
    lines(
      [
        [summary.for80, summary.for80Value(concentration.for80.customers, concentration.for80.customerShare)],
        [summary.xy, summary.xyValue(concentration.xy.customerShare, concentration.xy.valueShare)],
        [summary.holds8020, concentration.holds8020 ? summary.yes : summary.no],
      ],
      ["@", "@"],
    );
    lines(
      [
        ...(concentration.gini === undefined ? [] : [[summary.gini, concentration.gini]]),
        ...(concentration.giniCorrected === undefined ? [] : [[summary.giniCorrected, concentration.giniCorrected]]),
      ],
      ["@", "0.0000"],
    );
    lines([[summary.hhi, concentration.hhi * 10_000]], ["@", "#,##0"]);
    lines([[summary.effectiveCustomers, concentration.effectiveCustomers]], ["@", "#,##0.0"]);
    lines(
      concentration.major.map(({ name, share, customers = 1 }) => [summary.major(name, customers), share]),
      ["@", "0.0%"],
    );
    row++;
  }

  const { profit } = report;
  if (profit) {
    const parts: readonly (readonly [string, ProfitPart])[] = [
      [summary.peak(profit.peak.customers), profit.peak],
      [summary.top20Profit(profit.top20.customers), profit.top20],
      [summary.bottom30Profit(profit.bottom30.customers), profit.bottom30],
      [summary.losers(profit.losers.customers), profit.losers],
    ];
    heading(summary.profit);
    lines([[headers.item, text.details.contribution, headers.share]], ["@", "@", "@"]);
    lines([[summary.totalProfit, profit.total, profit.total > 0 ? 1 : null]], ["@", money, "0.0%"]);
    lines(
      parts.map(([label, part]) => [label, part.profit, part.share ?? null]),
      ["@", money, "0.0%"],
    );
    if (profit.erosion !== undefined)
      lines([[summary.erosion, profit.peak.profit - profit.total, profit.erosion]], ["@", money, "0.0%"]);
    if (profit.unknown > 0) lines([[summary.profitUnknown, profit.unknown]], ["@", "#,##0"]);
    row++;
  }

  const merges = report.policy.merges ?? [];
  if (merges.length > 0) {
    heading(summary.merged);
    lines(
      merges.map(({ into, names }) => [into, names.join("; ")]),
      ["@", "@"],
    );
    row++;
  }

  const { duplicates } = report;
  if (duplicates && duplicates.found > 0) {
    heading(summary.duplicates);
    lines([[summary.duplicatesFound(duplicates.found, duplicates.compared)]], ["@"]);
    lines([[headers.customer, headers.amount, summary.sameAs, headers.amount, headers.why]], ["@", "@", "@", "@", "@"]);
    lines(
      duplicates.shown.map(({ name, amount, into, intoAmount, reason }) => [
        name,
        amount,
        into,
        intoAmount,
        summary.duplicateReasons[reason],
      ]),
      ["@", money, "@", money, "@"],
    );
    row++;
  }

  heading(summary.leftOut);
  if (report.leftOut.length === 0) lines([[summary.nothingLeftOut]], ["@"]);
  else {
    lines([[headers.reason, headers.rows, headers.amount, headers.firstRows]], ["@", "@", "@", "@"]);
    lines(
      report.leftOut.map(({ reason, rows, amount, firstRows }) => [
        text.reasons[reason],
        rows,
        amount.value,
        `${firstRows.join(", ")}${rows > firstRows.length ? " …" : ""}`,
      ]),
      ["@", "#,##0", money, "@"],
    );
  }
  row++;

  heading(summary.checks);
  lines([[headers.check, headers.result, headers.expected, headers.found]], ["@", "@", "@", "@"]);
  for (const method of report.methods) {
    lines(
      method.checks.map(({ name, passed, expected, found }) => [
        text.checks[name],
        passed ? summary.passed : summary.failed,
        expected,
        found,
      ]),
      ["@", "@", "@", "@"],
    );
  }
  edits.push({
    kind: "setLook",
    sheet: "summary",
    block: { row: CLASSES_ROW, column: 0, rows: row - CLASSES_ROW, columns: 1 },
    look: "label",
  });
  if (live) edits.push(...liveLine(live, language));
  edits.push({ kind: "setWidths", sheet: "summary", widths: [46, 26, 22, 22, 20] }, summaryPage(row));

  const titleBlock = { row: 0, column: 0, rows: 1, columns: COLUMNS };
  const statusBlock = { row: STATUS_ROW, column: 1, rows: 1, columns: 1 };
  return {
    columns: COLUMNS,
    everyRun,
    opening: [
      put(0, [[summary.title]]),
      { kind: "setLook", sheet: "summary", block: titleBlock, look: "title" },
      put(STATUS_ROW, [[summary.status, summary.incomplete]]),
      { kind: "setLook", sheet: "summary", block: statusBlock, look: "warning" },
    ],
    body: edits,
    closing: [
      put(STATUS_ROW, [[summary.status, summary.complete]]),
      { kind: "setLook", sheet: "summary", block: statusBlock, look: "label" },
    ],
  };
}

/** The line that says by itself whether the rows are still those of the run. */
function liveLine(live: LiveSource, language: Language): Edit[] {
  const { rowsNow, rowsNowSays } = TEXTS[language].summary;
  const formula = liveFormula(live, rowsNowSays);
  if (formula === undefined) return [];
  const block: Block = { ...LIVE_CELL, rows: 1, columns: 1 };
  return [
    put(LIVE_CELL.row, [[rowsNow]]),
    { kind: "setFormula", sheet: "summary", block, formula },
    {
      ...{ kind: "colourClasses", sheet: "summary", block, classColumn: LIVE_CELL.column },
      rules: [{ label: rowsNowSays.changed, fill: "#FDE7E9", font: "#A80000" }],
    },
  ];
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
    ...(from.length > 0 ? [from.join("; ")] : []),
    ...describeFound({ choice, found }, language),
    ...notes.map((issue) => describeIssue(issue, language)),
  ];
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

function put(row: number, rows: readonly (readonly Cell[])[], formats: readonly string[] = []): Edit {
  const width = Math.max(...rows.map((line) => line.length));
  const columns = Array.from({ length: width }, (_, i): CellColumn => ({
    values: rows.map((line) => line[i] ?? null),
    format: formats[i] ?? "@",
  }));
  return { kind: "setCells", sheet: "summary", at: { row, column: 0 }, columns };
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
    ...leaveOut.map(({ month, order, reason }) => [summary.excluded, `${month ?? order ?? ""}: ${reason}`]),
  ];
}
