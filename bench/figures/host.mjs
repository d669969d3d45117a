/** The line in Excel at a full sheet: how large the messages get, and how long KA keeps the page from answering. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildJob, root, runToEnd } from "../process.mjs";

const MESSAGE = 4_000_000;
const PIECE_MS = 50;
const FIRST_LOAD = 250_000;

export function figures() {
  const job = buildJob("host", ["esbuild", "@microsoft/office-js"]);
  const run = () => JSON.parse(runToEnd(process.execPath, [job]));
  return [
    {
      name: "host, 1,048,575 x 3: largest request or response",
      target: "<= 4 MB",
      limit: 1,
      round() {
        const { largestRequest, largestResponse, requests } = run();
        const largest = Math.max(largestRequest, largestResponse);
        return { value: largest / MESSAGE, note: `${(largest / 1e6).toFixed(2)} MB of ${requests} requests` };
      },
    },
    {
      name: "host, 1,048,575 x 3: longest piece of KA's own work (wall)",
      target: "<= 50 ms",
      limit: 1,
      round() {
        const { longest, at, customers } = run();
        return { value: longest / PIECE_MS, note: `${longest.toFixed(0)} ms (${at}), ${customers} customers` };
      },
    },
    ...passes(),
    firstLoad(),
  ];
}

/** Passes that write, or read back what was written; before them the rows are read. */
const WRITING = ["write accounts", "write other sheets", "read back and close"];
const RULE = 2_000;

/** Writing 104,858 accounts of 22 columns, first and again: requests beyond what the bytes need, and the largest of them. All of it is counted, not timed. */
function passes() {
  const job = buildJob("passes", ["esbuild", "@microsoft/office-js"]);
  let counted;
  const run = () => (counted ??= Object.values(JSON.parse(runToEnd(process.execPath, [job]))));
  const written = () => run().flatMap(({ passes }) => passes.filter(({ name }) => WRITING.includes(name)));
  const name = "host, 104,858 accounts x 22 columns";
  return [
    {
      name: `${name}: requests of a pass`,
      target: "<= bytes / 3.5 MB + 8",
      limit: 1,
      rounds: 1,
      round() {
        const allowed = ({ valueBytes }) => Math.ceil(valueBytes / 3_500_000) + 8;
        const all = written();
        const note = all.map((pass) => `${pass.requests} of ${allowed(pass)}`).join(", ");
        return { value: Math.max(...all.map((pass) => pass.requests / allowed(pass))), note };
      },
    },
    {
      name: `${name}: largest request or response`,
      target: "<= 4 MB",
      limit: 1,
      rounds: 1,
      round() {
        const largest = Math.max(...written().map((pass) => pass.largest));
        return { value: largest / MESSAGE, note: `${(largest / 1e6).toFixed(2)} MB` };
      },
    },
    {
      name: `${name}: largest rule of a conditional format`,
      target: "<= 2 kB",
      limit: 1,
      rounds: 1,
      round() {
        const rules = run().flatMap((one) => one.rules);
        return {
          value: Math.max(...rules) / RULE,
          note: `${Math.max(...rules)} bytes of ${rules.length} rules in two runs`,
        };
      },
    },
  ];
}

/** The scripts that the pane's page loads at once, as the production build has them. */
function firstLoad() {
  const page = join(root, "dist/addin/taskpane.html");
  const figure = { name: "pane, first load, gzipped", target: "<= 250 kB" };
  if (!existsSync(page)) return { ...figure, absent: "npm run build makes it" };
  return {
    ...figure,
    limit: 1,
    round() {
      const scripts = [...readFileSync(page, "utf8").matchAll(/<script[^>]*src="?([\w.-]+\.js)/g)].map(
        ([, name]) => name,
      );
      const bytes = scripts.reduce(
        (sum, name) => sum + gzipSync(readFileSync(join(root, "dist/addin", name)), { level: 9 }).length,
        0,
      );
      return { value: bytes / FIRST_LOAD, note: `${Math.round(bytes / 1000)} kB in ${scripts.length} scripts` };
    },
  };
}
