import type { CDPSession } from "playwright-core";
import type { PanePage } from "./page";

/** Long tasks of the main thread: what the browser's own observer saw, and how much of the longest was of whom. */
export interface LongTasks {
  /** By the browser's observer, which counts tasks above 50 ms by the clock. */
  readonly observed: { readonly count: number; readonly longest: number };
  /** The tasks with the most CPU time of KA's own, in ms: the whole, KA's part, where it was spent and when. */
  readonly tasks: readonly {
    readonly cpu: number;
    readonly own: number;
    readonly at: string;
    /** How long after the watch began, in ms. */
    readonly after: number;
  }[];
}

interface Task {
  readonly from: number;
  readonly to: number;
  readonly cpu: number;
}

const SAMPLE_MICROSECONDS = 500;
/** How many of the tasks are told. */
const WORST = 12;
/** Shorter ones cannot have 50 ms of anybody's. */
const WORTH_MICROSECONDS = 25_000;

/** Begins to watch the tasks of a page: their CPU time by a trace, whose code they ran by samples of the stack. */
export async function watchTasks(pane: PanePage): Promise<{ end(): Promise<LongTasks> }> {
  const { page, session } = pane;
  await page.evaluate(`new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.long.push(duration);
  }).observe({ entryTypes: ["longtask"] })`);
  const tracing = await pane.browser.newBrowserCDPSession();
  const tasks: (Task & { readonly thread: string })[] = [];
  const names = new Map<string, string>();
  tracing.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) {
      const thread = `${event.pid} ${event.tid}`;
      if (event.name === "thread_name") names.set(thread, event.args?.name ?? "");
      if (event.name !== "RunTask" || (event.dur ?? 0) < WORTH_MICROSECONDS) continue;
      tasks.push({ from: event.ts, to: event.ts + (event.dur ?? 0), cpu: (event.tdur ?? 0) / 1000, thread });
    }
  });
  await tracing.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline"], excludedCategories: ["*"] },
  });
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: SAMPLE_MICROSECONDS });
  await session.send("Profiler.start");
  return {
    async end() {
      const profile = await endProfile(session);
      const completed = new Promise((resolve) => tracing.once("Tracing.tracingComplete", resolve));
      await tracing.send("Tracing.end");
      await completed;
      const long = await page.evaluate<number[]>("bench.long");
      const main = tasks.filter(({ thread }) => names.get(thread) === "CrRendererMain");
      return {
        observed: { count: long.length, longest: Math.max(0, ...long) },
        tasks: partsOf(profile, main)
          .toSorted((a, b) => b.own - a.own)
          .slice(0, WORST),
      };
    },
  };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the profiler answers. Playwright names the types of the protocol only within those of its session. */
async function endProfile(session: CDPSession) {
  return (await session.send("Profiler.stop")).profile;
}
type Profile = Awaited<ReturnType<typeof endProfile>>;

interface Part {
  readonly owner: "own" | "client";
  readonly at: string;
}

/** How much of each task was KA's: its share of the samples whose code is KA's or the client's. The collector's time is divided as they are. */
function partsOf(profile: Profile, tasks: readonly Task[]): LongTasks["tasks"] {
  const whose = ownersOf(profile);
  const { samples = [], timeDeltas = [] } = profile;
  const times = new Float64Array(samples.length);
  let time = profile.startTime;
  for (let i = 0; i < samples.length; i++) times[i] = time += timeDeltas[i] ?? 0;
  return tasks.map(({ from, to, cpu }) => {
    const [seen, at] = [{ own: 0, client: 0 }, new Map<string, number>()];
    for (let i = firstFrom(times, from); i < times.length && (times[i] ?? 0) <= to; i++) {
      const found = whose.get(samples[i] ?? 0);
      if (!found) continue;
      seen[found.owner]++;
      if (found.owner === "own") at.set(found.at, (at.get(found.at) ?? 0) + 1);
    }
    const all = seen.own + seen.client;
    const most = [...at].sort((a, b) => b[1] - a[1]).slice(0, 3);
    return {
      after: (from - profile.startTime) / 1000,
      cpu,
      own: all === 0 ? 0 : (cpu * seen.own) / all,
      at: most.map(([name, count]) => `${name} ${Math.round((100 * count) / all)} %`).join(", "),
    };
  });
}

function firstFrom(times: Float64Array, from: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whose code runs, by the innermost function that comes from a script; nothing for the browser's own work and the collector. */
function ownersOf({ nodes }: Profile): Map<number, Part> {
  const owners = new Map<number, Part>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const walk = (id: number, above: Part | undefined): void => {
    const node = byId.get(id);
    if (!node) return;
    const found = partOf(node.callFrame) ?? above;
    if (found) owners.set(id, found);
    for (const child of node.children ?? []) walk(child, found);
  };
  const [root] = nodes;
  if (root) walk(root.id, undefined);
  return owners;
}

function partOf({
  url,
  functionName,
  lineNumber,
  columnNumber,
}: Profile["nodes"][number]["callFrame"]): Part | undefined {
  const script = /\/([^/?]+\.js)/.exec(url)?.[1];
  if (script === undefined) return undefined;
  const owner = /\/(office|bench)\//.test(url) ? "client" : "own";
  return { owner, at: `${functionName || "?"} ${script}:${lineNumber}:${columnNumber}` };
}
