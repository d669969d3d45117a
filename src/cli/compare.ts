import type { Assessment } from "../core/analyze";
import { finalClasses } from "../core/classes";
import { classifyFrozen } from "../core/frozen";
import { refusal } from "../core/issues";
import { findMigration, type Migration, type Side } from "../core/migration";
import { sidesOf } from "../core/sheets/migration-sheet";
import { sideLabel, type Compared } from "../core/sheets/movers-sheet";
import { nameOf } from "../core/methods/methods";
import type { Language, Policy } from "../core/policy";
import { readPolicy } from "../core/policies/read-policy";
import { finish } from "../core/steps";
import { count, group, percent } from "../core/text/numbers";
import { MIGRATION_WORDS } from "../core/text/migration";
import { TEXTS } from "../core/text/text";
import { chooseTarget, type Target } from "../files/atomic-file";
import { assessFile } from "./assess-file";
import { textFlag, type Flags } from "./flags";
import { setUp } from "./policy-from-flags";
import { printTable } from "./print-report";
import { EXIT, say, sayRefused, sentencesOf, type Refused } from "./speak";
import { forTerminal } from "./text-width";
import { WORDS } from "./words";
import { outputKind, writeMigration, type OutputKind } from "./write-result";

/** Movers that are printed by name; the JSON document has all. */
const MOST_MOVERS = 20;

/** Says who moved between two files, or between two periods of one file. */
export async function compareFiles(before: string, after: string | undefined, flags: Flags): Promise<number> {
  const setup = await setUp(flags, new Date());
  if (setup.kind !== "ready") return sayRefused(setup);
  const { policy, today } = setup;
  const words = WORDS[policy.language];
  const windows = [flags["before"], flags["after"]];
  if ((after === undefined) === windows.some((window) => window === undefined))
    return sayRefused({ kind: "usage", sentences: [words.twoSides] });

  const output = outputFrom(flags, [before, after ?? before], policy.language);
  if (output && "sentences" in output) return sayRefused(output);

  if (overlaps(windows)) return sayRefused({ kind: "usage", sentences: [words.compare.overlap] });

  const sides: Assessment[] = [];
  const sentences: string[] = [];
  for (const [i, path] of [before, after ?? before].entries()) {
    const side = sidePolicy(policy, windows[i]);
    if ("kind" in side) return sayRefused(side);
    const assessed = await assessFile(path, flags, { policy: side, today });
    if (assessed.kind !== "ready") return sayRefused(assessed);
    sides.push(assessed.assessment);
    sentences.push(...assessed.sentences);
  }
  const [first, second] = sides;
  if (!first || !second) throw new Error("a comparison has two sides");

  const compared: (Compared & { readonly method: string })[] = [];
  for (const [i, result] of first.results.entries()) {
    const own = second.results[i];
    if (!own) continue;
    const title = result.choice.name ?? TEXTS[policy.language].methods[result.choice.id];
    const judged = flags["frozen"] === true ? finish(classifyFrozen(result, second.gathering.customers)) : own;
    if (!judged) return sayRefused({ kind: "usage", sentences: [words.notFrozen(title)] });
    const sides = [
      { customers: first.gathering.customers, classes: finalClasses(result) },
      { customers: second.gathering.customers, classes: finalClasses(judged) },
    ] as const;
    compared.push({ method: nameOf(result.choice), title, migration: finish(findMigration(...sides)) });
  }
  if (output) {
    const cutOffs = flags["frozen"] === true ? "before" : "own";
    const reports = {
      compared,
      before: first.report,
      after: second.report,
      cutOffs,
      language: policy.language,
    } as const;
    const written = await writeMigration(reports, output.kind, output.target);
    if (written.value === undefined)
      return sayRefused({ kind: "refused", sentences: sentencesOf(written.issues, policy.language) });
    sentences.push(...sentencesOf(written.issues, policy.language));
  }
  if (flags["json"] === true) {
    const document = compared.map(({ method, migration }) => ({ method, ...migration }));
    process.stdout.write(`${JSON.stringify({ migrations: document }, undefined, 2)}\n`);
    return EXIT.done;
  }
  for (const { title, migration } of compared) process.stdout.write(`${printMigration(title, migration, policy)}\n`);
  if (output) {
    const moves = compared.reduce((sum, { migration }) => sum + migration.movers.length, 0);
    process.stdout.write(`\n${words.compare.written(forTerminal(output.path), moves)}\n`);
  }
  say([...new Set(sentences)]);
  return EXIT.done;
}

interface Output {
  readonly path: string;
  readonly kind: OutputKind;
  readonly target: Target;
}

/** Where the comparison goes; what forbids it is found out before anything is read. */
function outputFrom(flags: Flags, inputs: readonly string[], language: Language): Output | Refused | undefined {
  const path = textFlag(flags, "output");
  if (path === undefined) return undefined;
  const kind = outputKind(path);
  const targets = inputs.map((input) => chooseTarget(path, input));
  const [target] = targets;
  const issues = [...kind.issues, ...targets.flatMap((each) => each.issues)];
  const isBook = kind.value === "workbook";
  if (isBook && !path.toLowerCase().endsWith(".xlsx"))
    issues.push(refusal("wrongExtension", { path, extension: ".xlsx" }));
  // A zip is mended at its beginning when its end is known, which a pipe does not allow.
  if (isBook && target?.value?.kind === "stream")
    issues.push(refusal("cannotWrite", { path, code: "ESPIPE", kept: "" }));
  if (issues.length > 0 || !kind.value || !target?.value)
    return { kind: "refused", sentences: [...new Set(sentencesOf(issues, language))] };
  return { path, kind: kind.value, target: target.value };
}

/** Whether a later period begins before the earlier one ends; what is no period is refused where it is read. */
function overlaps(windows: readonly Flags[string][]): boolean {
  const [first, second] = windows.map((window) => PERIOD.exec(typeof window === "string" ? window.trim() : ""));
  const [, from = "", to = ""] = first ?? [];
  const [, laterFrom = "", laterTo = ""] = second ?? [];
  return from !== "" && laterFrom !== "" && from <= laterTo && laterFrom <= to;
}

const PERIOD = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** The policy of one side: with the period that a flag names. */
function sidePolicy(policy: Policy, window: Flags[string]): Policy | Refused {
  if (typeof window !== "string") return policy;
  const [, from, to] = PERIOD.exec(window.trim()) ?? [];
  if (from === undefined || to === undefined || from > to)
    return { kind: "usage", sentences: [WORDS[policy.language].badWindow(window)] };
  const { value, issues } = readPolicy({ ...policy, period: { ...policy.period, from, to } });
  return value ?? { kind: "usage", sentences: sentencesOf(issues, policy.language) };
}

function printMigration(title: string, migration: Migration, { language }: Policy): string {
  const words = MIGRATION_WORDS[language];
  const { cells, totals, movers } = migration;
  const was = (side: Side) => sideLabel(migration, { side: "before", at: side }, language);
  const is = (side: Side) => sideLabel(migration, { side: "after", at: side }, language);
  const [rows, columns] = [sidesOf(migration, "from"), sidesOf(migration, "to")];
  const money = (value: number) => group(value.toFixed(2));
  const matrix = [
    [words.from, ...columns.map(is)],
    ...rows.map((from) => [
      was(from),
      ...columns.map((to) => {
        const cell = cells.find((entry) => entry.from === from && entry.to === to);
        return cell ? `${count(cell.customers)} (${percent(cell.share)})` : "";
      }),
    ]),
  ];
  const sums = [
    ["", words.customers, words.before, words.after, words.change],
    ...totals.map(({ move, customers, moneyBefore, moneyAfter }) => [
      words.moves[move],
      count(customers),
      money(moneyBefore),
      money(moneyAfter),
      money(moneyAfter - moneyBefore),
    ]),
  ];
  const shown = movers.slice(0, MOST_MOVERS);
  const named = shown.map(({ id, name, from, to, moneyBefore, moneyAfter }) => [
    [id, name].filter((part) => part !== undefined && part !== "").join("  "),
    `${was(from)} → ${is(to)}`,
    money(moneyBefore),
    money(moneyAfter),
    money(moneyAfter - moneyBefore),
  ]);
  const parts = [`${words.title(title)}\n${printTable(matrix)}`, printTable(sums)];
  if (shown.length > 0)
    parts.push(`${WORDS[language].compare.movers(shown.length, movers.length)}\n${printTable(named)}`);
  return parts.join("\n");
}
