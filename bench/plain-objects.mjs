/** The job of `ka classify` as it is written first: a string, lines, a Map of objects, Array.sort; column by column the same. */
import { readFileSync, writeFileSync } from "node:fs";

const [input, output] = process.argv.slice(2);
const today = new Date().toISOString().slice(0, 10);
const rows = readFileSync(input, "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [customer, amount, date] = line.split(",");
    return { customer, amount: Number(amount), date: new Date(date) };
  })
  .filter(({ date }) => date <= new Date(today));

const customers = new Map();
for (const { customer, amount, date } of rows) {
  const known = customers.get(customer);
  if (known) {
    known.amount += amount;
    if (date > known.last) known.last = date;
  } else customers.set(customer, { customer, amount, last: date });
}
const accounts = [...customers.values()].map((account) => ({
  ...account,
  amount: Math.round(account.amount * 100) / 100,
}));
accounts.sort((a, b) => b.amount - a.amount || (a.customer < b.customer ? -1 : 1));
const total = accounts.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);

const classes = new Map();
let through = 0;
for (const account of accounts) {
  account.before = through / total;
  through += Math.max(0, account.amount);
  account.through = through / total;
  const { amount, before } = account;
  account.label = amount < 0 ? "Negative" : amount === 0 ? "Zero" : before < 0.8 ? "A" : before < 0.95 ? "B" : "C";
  classes.set(account.label, amount);
}

const ranked = accounts.filter(({ amount }) => amount > 0).length;
const grouped = (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
const percent = (part) => `${Math.round(part * 1000) / 10}%`;
const why = ({ label, amount, before }, i) => {
  if (amount <= 0) return "Sales add up to zero or less, so it stands outside the ranking.";
  const place = `Rank ${grouped(String(i + 1))} of ${grouped(String(ranked))}; `;
  const short = (better) => {
    const [whole, part] = (classes.get(better) - amount).toFixed(2).split(".");
    return `; ${grouped(whole)}.${part} short of ${better}.`;
  };
  if (label === "A") return `${place}larger customers hold ${percent(before)} under the 80% cut-off.`;
  if (label === "B")
    return `${place}larger customers hold ${percent(before)}, at or over 80% but under the 95% cut-off${short("A")}`;
  return `${place}larger customers already hold ${percent(before)}, at or over the 95% cut-off${short("B")}`;
};

const lines = ["rank,customer,class,amount,share,cumulative,why"];
accounts.forEach((account, i) => {
  const { customer, label, amount } = account;
  const [share, running] = amount > 0 ? [amount / total, account.through] : ["", ""];
  lines.push([i + 1, customer, label, amount, share, running, `"${why(account, i)}"`].join(","));
});
writeFileSync(output, lines.join("\n") + "\n");
