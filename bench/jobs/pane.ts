/**
 * The pane as it is shipped, in Chromium, with the real client and the workbook in a worker beside it. Prints a figure's measurements as JSON.
 *
 *   pane <folder of the build> start | slider | million | memory
 */
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { findBrowser } from "../../test/browser";
import { openPane, type PanePage } from "./pane/page";
import { begin, write } from "./pane/steps";
import { heapUsed, processTime, taskTime } from "./pane/measures";
import { watchTasks } from "./pane/tasks";

/** Rows of a full sheet below its header. */
const FULL = 1_048_575;

interface Stage {
  readonly open: (rows: number) => Promise<PanePage>;
}

/** CPU time of the page's process until its first screen is drawn, and until a click on it is answered with classes; of an empty page too. */
async function start({ open }: Stage): Promise<object> {
  const pane = await open(200);
  await pane.page.getByRole("button", { name: "Use my selection" }).waitFor();
  const painted = await processTime(pane.session);
  await begin(pane.page);
  const answered = await processTime(pane.session);
  return { painted: painted - pane.empty, answered: answered - pane.empty };
}

/** CPU time of the main thread for each step of a slider with as many customers as a full sheet has by tens. */
async function slider({ open }: Stage): Promise<object> {
  const pane = await open(FULL);
  await begin(pane.page);
  const [steps, took] = [12, [] as number[]];
  const control = pane.page.getByRole("slider").first();
  await control.focus();
  for (let step = 0; step < steps; step++) {
    const before = await taskTime(pane.session);
    await pane.page.keyboard.press(step % 2 ? "ArrowLeft" : "ArrowRight");
    await pane.settled();
    took.push((await taskTime(pane.session)) - before);
  }
  return { took };
}

/** Tasks of the main thread while a full sheet is read, classified and written. */
async function million({ open }: Stage): Promise<object> {
  const pane = await open(FULL);
  const watched = await watchTasks(pane);
  await begin(pane.page);
  await write(pane.page);
  return watched.end();
}

/** What the page keeps after 2 and after 20 runs, each with another cut-off. */
async function memory({ open }: Stage): Promise<object> {
  const pane = await open(5_000);
  await begin(pane.page);
  const kept: number[] = [];
  for (let run = 1; run <= 20; run++) {
    await pane.page.getByRole("slider").first().focus();
    await pane.page.keyboard.press(run % 2 ? "ArrowRight" : "ArrowLeft");
    await pane.settled();
    await write(pane.page);
    kept.push(await heapUsed(pane.session));
  }
  return { kept };
}

/** V8 compiles code as long as it runs more often: that is no part of what a run leaves behind. */
const FLAGS: Readonly<Record<string, readonly string[]>> = { memory: ["--js-flags=--jitless"] };

const KINDS: Readonly<Record<string, (stage: Stage) => Promise<object>>> = { start, slider, million, memory };

async function run([folder = "", kind = ""]: readonly string[]): Promise<void> {
  const { args, ...found } = findBrowser();
  const browser = await chromium.launch({ ...found, args: [...args, ...(FLAGS[kind] ?? [])] });
  try {
    const figure = KINDS[kind];
    if (!figure) throw new Error(`There is no figure ${kind}.`);
    const file = (path: string) => readFileSync(`${folder}/${path}`);
    process.stdout.write(JSON.stringify(await figure({ open: (rows) => openPane(browser, { file, rows }) })));
  } finally {
    await browser.close();
  }
}

run(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(String(error instanceof Error ? error.stack : error));
    process.exit(1);
  },
);
