/**
 * Prints the figures that KA holds itself to: npm run bench [-- --rounds 1] [-- --only csv]
 *
 * A figure is a file in figures/ that exports `figures`: name, target, and the competitors of one round. Every competitor runs in a fresh
 * process, in turns, and tells its CPU time (user + system); ratios are taken within a round, and the median of the rounds is printed, because
 * on a busy machine nothing else stays put. Nothing here is part of `npm test`.
 */
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
/** How many rounds are asked for; a figure whose round takes minutes has one where none are. */
const asked = option("rounds", undefined);
const only = option("only", "");

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rows = [];
let missed = 0;

for (const file of readdirSync(join(here, "figures")).sort()) {
  if (!file.endsWith(".mjs") || !file.includes(only)) continue;
  const { figures } = await import(join(here, "figures", file));
  for (const figure of await figures()) {
    if (figure.absent) {
      rows.push([figure.name, figure.target, "not present", figure.absent]);
      continue;
    }
    process.stderr.write(`${figure.name} `);
    const measured = [];
    const rounds = Number(asked ?? figure.rounds ?? 5);
    for (let round = 0; round < rounds; round++) {
      measured.push(await figure.round());
      process.stderr.write(".");
    }
    const result = median(measured.map(({ value }) => value));
    // At once, because what comes next may take minutes.
    process.stderr.write(` ${result.toFixed(2)}, ${median(measured.map(({ note }) => note))}\n`);
    const holds = result <= figure.limit;
    if (!holds) missed++;
    const spread = `${Math.min(...measured.map(({ value }) => value)).toFixed(2)} to ${Math.max(...measured.map(({ value }) => value)).toFixed(2)}`;
    rows.push([
      figure.name,
      figure.target,
      `${result.toFixed(2)} ${holds ? "holds" : "MISSED"}`,
      spread,
      median(measured.map(({ note }) => note)),
    ]);
  }
}

const head = ["figure", "target", "median", "spread", "of a round"];
const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? "").length)));
for (const row of [head, ...rows]) {
  console.log(
    row
      .map((cell, i) => (cell ?? "").padEnd(widths[i]))
      .join("  ")
      .trimEnd(),
  );
}
console.log(missed === 0 ? "\nAll figures hold." : `\n${missed} of ${rows.length} figures missed.`);
