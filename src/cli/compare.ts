import type { Assessment } from "../core/analyze";
import { classifyFrozen } from "../core/frozen";
import { findMigration, type Migration, type Side } from "../core/migration";
import { nameOf } from "../core/methods/methods";
import type { Policy } from "../core/policy";
import { finish } from "../core/steps";
import { count, group, percent } from "../core/text/numbers";
import { TEXTS, classLabel } from "../core/text/text";
import { assessFile } from "./assess-file";
import type { Flags } from "./flags";
import { setUp } from "./policy-from-flags";
import { printTable } from "./print-report";
import { EXIT, say, sayRefused, type Refused } from "./speak";
import { WORDS } from "./words";

/** Movers that are printed by name; the JSON document has all. */
const MOST_MOVERS = 20;

/** Says who moved between two files, or between two periods of one file. */
export async function compareFiles(before: string, after: string | undefined, flags: Flags): Promise<number> {
  const setup = setUp(flags, new Date());
  if (setup.kind !== "ready") return sayRefused(setup);
  const { policy, today } = setup;
  const words = WORDS[policy.language];
  const windows = [flags["before"], flags["after"]];
  if ((after === undefined) === windows.some((window) => window === undefined))
    return sayRefused({ kind: "usage", sentences: [words.twoSides] });

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

  const compared: { readonly method: string; readonly title: string; readonly migration: Migration }[] = [];
  for (const [i, result] of first.results.entries()) {
    const own = second.results[i];
    if (!own) continue;
    const title = result.choice.name ?? TEXTS[policy.language].methods[result.choice.id];
    const judged = flags["frozen"] === true ? finish(classifyFrozen(result, second.gathering.customers)) : own;
    if (!judged) return sayRefused({ kind: "usage", sentences: [words.notFrozen(title)] });
    const sides = [
      { customers: first.gathering.customers, result },
      { customers: second.gathering.customers, result: judged },
    ] as const;
    compared.push({ method: nameOf(result.choice), title, migration: finish(findMigration(...sides)) });
  }
  if (flags["json"] === true) {
    const document = compared.map(({ method, migration }) => ({ method, ...migration }));
    process.stdout.write(`${JSON.stringify({ migrations: document }, undefined, 2)}\n`);
    return EXIT.done;
  }
  for (const { title, migration } of compared) process.stdout.write(`${printMigration(title, migration, policy)}\n`);
  say([...new Set(sentences)]);
  return EXIT.done;
}

/** The policy of one side: with the period that a flag names. */
function sidePolicy(policy: Policy, window: Flags[string]): Policy | Refused {
  if (typeof window !== "string") return policy;
  const match = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(window.trim());
  const [, from, to] = match ?? [];
  if (from === undefined || to === undefined || from > to)
    return { kind: "usage", sentences: [WORDS[policy.language].badWindow(window)] };
  return { ...policy, period: { ...policy.period, from, to } };
}

function printMigration(title: string, migration: Migration, { language }: Policy): string {
  const words = WORDS[language].compare;
  const { cells, totals, movers } = migration;
  const label = (list: Migration["before"], side: Side, absent: string) =>
    side === "absent" ? absent : classLabel(list[side] ?? { kind: "none" }, language);
  const sidesOf = (pick: (cell: Migration["cells"][number]) => Side) =>
    [...new Set(cells.map(pick))].sort(
      (a, b) => Number(a === "absent") - Number(b === "absent") || Number(a) - Number(b),
    );
  const [rows, columns] = [sidesOf(({ from }) => from), sidesOf(({ to }) => to)];
  const money = (value: number) => group(value.toFixed(2));
  const matrix = [
    [words.from, ...columns.map((to) => label(migration.after, to, words.absentAfter))],
    ...rows.map((from) => [
      label(migration.before, from, words.absentBefore),
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
    `${label(migration.before, from, words.absentBefore)} → ${label(migration.after, to, words.absentAfter)}`,
    money(moneyBefore),
    money(moneyAfter),
    money(moneyAfter - moneyBefore),
  ]);
  const parts = [`${words.title(title)}\n${printTable(matrix)}`, printTable(sums)];
  if (shown.length > 0) parts.push(`${words.movers(shown.length, movers.length)}\n${printTable(named)}`);
  return parts.join("\n");
}
