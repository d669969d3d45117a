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
    firstLoad(),
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
