import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";

/** One customer as the independent calculation sees it: money as whole units of 1/10,000. */
export interface OracleCustomer {
  readonly id: string;
  readonly units: bigint;
}

const known = new Map<string, Record<string, string>[]>();

/** Rows of a data set as papaparse reads them; the large ones are read once. */
export function rowsOf(path: string): Record<string, string>[] {
  const rows = known.get(path) ?? parse(path);
  known.set(path, rows);
  return rows;
}

function parse(path: string): Record<string, string>[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** A decimal written out, as whole units of 1/10,000, by its digits alone. */
export function unitsOf(text: string): bigint {
  const match = /^(-?)(\d*)\.?(\d{0,4})$/.exec(text);
  if (!match) throw new Error(`not a decimal of at most four places: ${text}`);
  const units = BigInt((match[2] ?? "") + (match[3] ?? "").padEnd(4, "0"));
  return match[1] === "-" ? -units : units;
}

/** Sums by customer, the largest first. */
export function customersOf(rows: readonly Record<string, string>[], id: string, amount: string): OracleCustomer[] {
  const sums = new Map<string, bigint>();
  for (const row of rows) {
    const key = row[id] ?? "";
    if (key !== "") sums.set(key, (sums.get(key) ?? 0n) + unitsOf(row[amount] ?? ""));
  }
  return [...sums].map(([key, units]) => ({ id: key, units })).sort((a, b) => (a.units < b.units ? 1 : -1));
}

/**
 * ABC as a person would do it with a pencil: down the list with a running total, equal amounts as one group. Inclusive: a group is in the first
 * class whose cut-off the total before it has not reached; exclusive: in the first whose cut-off the total with it does not exceed.
 */
export function abcByHand(
  customers: readonly OracleCustomer[],
  perCent: readonly [bigint, bigint],
  rule: "inclusive" | "exclusive",
): Map<string, string> {
  const total = sum(customers.map(({ units }) => (units > 0n ? units : 0n)));
  const classes = new Map<string, string>();
  let before = 0n;
  for (let i = 0; i < customers.length;) {
    const units = customers[i]?.units ?? 0n;
    let end = i;
    while (customers[end]?.units === units) end++;
    const after = before + units * BigInt(end - i);
    const reached = (cut: bigint) => (rule === "inclusive" ? before * 100n >= total * cut : after * 100n > total * cut);
    const label =
      units < 0n ? "Negative" : units === 0n ? "Zero" : !reached(perCent[0]) ? "A" : !reached(perCent[1]) ? "B" : "C";
    for (; i < end; i++) classes.set(customers[i]?.id ?? "", label);
    before = after;
  }
  return classes;
}

/** The fewest customers that bring a share, and what the largest so many bring, in parts of 10,000. */
export function paretoByHand(customers: readonly OracleCustomer[]): {
  readonly for80: number;
  readonly top20: number;
  readonly xy: readonly [number, number];
} {
  const positive = customers.map(({ units }) => units).filter((units) => units > 0n);
  const total = sum(positive);
  const n = customers.length;
  let [running, for80] = [0n, 0];
  let xy: readonly [number, number] | undefined;
  positive.forEach((units, i) => {
    running += units;
    if (for80 === 0 && running * 100n >= total * 80n) for80 = i + 1;
    if (!xy && BigInt(i + 1) * total + running * BigInt(n) >= total * BigInt(n)) {
      xy = [Math.round(((i + 1) / n) * 100), Math.round(Number((running * 10_000n) / total) / 100)];
    }
  });
  const top = sum(positive.slice(0, Math.ceil(n / 5)));
  return { for80, top20: Number((top * 1_000_000n) / total) / 1_000_000, xy: xy ?? [0, 0] };
}

/** The sum of whole units. */
export function sum(units: readonly bigint[]): bigint {
  return units.reduce((all, one) => all + one, 0n);
}

/** Whole units of 1/10,000 as a decimal with so many places. */
export function decimalOf(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(5, "0");
  const text = `${digits.slice(0, -4)}.${digits.slice(-4)}`.slice(0, places === 0 ? -5 : places - 4 || undefined);
  return units < 0n ? `-${text}` : text;
}
