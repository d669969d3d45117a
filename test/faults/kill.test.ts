import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "../cli/command";
import { formulaWorkbook } from "../files/xlsx/formula-workbook";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { hash } from "./file-stage";
import { newTally, tell } from "./tally";

/** Every place in `npm run faults`, some of them in the usual suite. */
const EVERY = process.env.FAULTS === "all" ? 1 : Number(process.env.FAULTS ?? 120);
const HOOK = join(__dirname, "kill-hook.cjs");

const CSV = "Customer,Amount\nElm,1200\nBirch,160\nCedar 科技,40\nFir,39.99\n";
const EARLIER = "Customer,Amount\nElm,9\nBirch,160\nHazel,400\n";

type Files = ReadonlyMap<string, Uint8Array>;

/** A command that writes, and the files that it finds. */
interface Job {
  readonly about: string;
  readonly args: readonly string[];
  readonly target: string;
  readonly files: Files;
}

/** One that is let be: the calls that changed files, and the files after it. */
interface Course extends Job {
  readonly calls: readonly string[];
  readonly after: Files;
}

const tally = newTally();
const folder = mkdtempSync(join(realpathSync(tmpdir()), "ka-kill-"));
const place = join(folder, "place");
let ka: Command;
let courses: readonly Course[] = [];

beforeAll(async () => {
  ka = new Command();
  courses = (await jobs()).map(courseOf);
}, 120_000);

afterAll(() => {
  tell("a command that is killed", tally);
  ka.remove();
  removeTempFiles();
  rmSync(folder, { recursive: true, force: true });
});

async function jobs(): Promise<readonly Job[]> {
  const sales = new Map<string, Uint8Array>([["sales.csv", Buffer.from(CSV)]]);
  const classify = ["classify", "sales.csv", "-o", "result.xlsx", "--author", "Ann"];
  const first = madeBy(
    ["classify", "earlier.csv", "-o", "result.xlsx"],
    new Map([["earlier.csv", Buffer.from(EARLIER)]]),
  );
  const earlier = new Map([...sales, ...only(first, "result.xlsx")]);
  const both = madeBy(classify, earlier);
  const formulas = new Map<string, Uint8Array>([["formulas.xlsx", readFileSync(await formulaWorkbook())]]);
  const freeze = ["freeze", "formulas.xlsx", "-o", "frozen.xlsx", "--author", "Ann"];
  return [
    {
      about: "a CSV file over another",
      args: ["classify", "sales.csv", "-o", "accounts.csv"],
      target: "accounts.csv",
      files: new Map([...sales, ["accounts.csv", Buffer.from("something that was there\n")]]),
    },
    { about: "a new workbook", args: classify, target: "result.xlsx", files: sales },
    { about: "a workbook over an earlier result", args: classify, target: "result.xlsx", files: earlier },
    {
      about: "a workbook over an earlier result, beside which one is kept",
      args: classify,
      target: "result.xlsx",
      files: new Map([...earlier, ["result.ka-before.xlsx", Buffer.from("an older one")]]),
    },
    { about: "the earlier result brought back", args: ["revert", "result.xlsx"], target: "result.xlsx", files: both },
    {
      about: "formulas that become values",
      args: freeze,
      target: "frozen.xlsx",
      files: formulas,
    },
    {
      about: "KA taken out of a copy",
      args: ["remove", "frozen.xlsx", "-o", "clean.xlsx"],
      target: "clean.xlsx",
      files: only(madeBy(freeze, formulas), "frozen.xlsx"),
    },
  ];
}

function only(files: Files, name: string): Files {
  return new Map([...files].filter(([known]) => known === name));
}

function madeBy(args: readonly string[], files: Files): Files {
  lay(files);
  const { status, stderr } = run(args);
  assert.equal(status, 0, stderr);
  return seen();
}

function courseOf(job: Job): Course {
  lay(job.files);
  const list = join(folder, "calls.json");
  const { status, stderr } = run(job.args, { KILL_LIST: list });
  assert.equal(status, 0, stderr);
  // What the hook wrote: names of calls.
  const calls = JSON.parse(readFileSync(list, "utf8")) as string[];
  rmSync(list);
  return { ...job, calls, after: seen() };
}

/** Lays files into the folder, in place of all that is there. */
function lay(files: Files): void {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  for (const [name, bytes] of files) writeFileSync(join(place, name), bytes);
}

/** The files of the folder, but for what a run began under a name of chance and did not come to move. */
function seen(): Files {
  const names = readdirSync(place).filter((name) => !/\.[0-9a-f]{8}\.tmp$/.test(name));
  return new Map(
    names.sort().map((name) => [name.replace(/\.ka-[0-9a-f]{8}-\d+\.tmp$/, ".tmp"), readFileSync(join(place, name))]),
  );
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ["--require", HOOK, ka.file, ...args], {
    cwd: place,
    // Certificates of the machine's own take Node as long to read as the rest of its start.
    env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined, KILL_FOLDER: place, ...env },
    encoding: "utf8",
  });
}

const print = (files: Files): string => [...files].map(([name, bytes]) => `${name} ${hash(bytes)}`).join("\n");
const isSame = (one: Uint8Array | undefined, other: Uint8Array | undefined): boolean =>
  one && other ? Buffer.compare(one, other) === 0 : one === other;

/** Kills the command at a call and looks at what is there, then has it done once more. */
function attempt(course: Course, at: number, proven: Set<string>): void {
  const { about, args, target, files, after, calls } = course;
  lay(files);
  const { signal } = run(args, { KILL_AT: String(at + 1), KILL_HALF: "yes" });
  tally.trials++;
  tally.faults++;
  const check = (invariant: string, holds: boolean) => {
    tally.invariants++;
    if (!holds) assert.fail(`${about}, killed at ${at + 1}, ${calls[at]}: ${invariant}\n${print(seen())}`);
  };
  check("it is killed", signal === "SIGKILL");
  const left = seen();
  const known = [...left.values()];
  for (const [name, bytes] of files)
    if (name !== target && isSame(after.get(name), bytes))
      check("I1: what is read is as it was", isSame(left.get(name), bytes));
  for (const bytes of [...files.values()].filter((was) => [...after.values()].some((is) => isSame(was, is))))
    check(
      "I2: what the command keeps is there at every moment",
      known.some((one) => isSame(one, bytes)),
    );
  const stands = left.get(target);
  const end = isSame(stands, after.get(target)) ? "new" : isSame(stands, files.get(target)) ? "before" : "mixed";
  tally.ends[end] = (tally.ends[end] ?? 0) + 1;
  check("I2: the target is what it was or the result", end !== "mixed");
  if (proven.has(print(left))) return;
  const again = run(args);
  check("I3: the next one is done", again.status === 0);
  const then = seen();
  // Reverting is undone by doing it again: whichever of the two stands there, the other is kept.
  if (args[0] === "revert") check("I2: both results are there", sorted(then) === sorted(after));
  else {
    check("I3: it makes the result, byte by byte", isSame(then.get(target), after.get(target)));
    check("I2: and what was there before is kept", print(then) === print(after));
    run(args);
    check("I3: one more changes nothing", print(seen()) === print(then));
  }
  proven.add(print(left));
}

/** What is there, whatever it is called. */
function sorted(files: Files): string {
  return [...files.values()].map(hash).sort().join();
}

test("the command is killed at every call that changes a file, in the middle of one that writes", () => {
  let number = 0;
  for (const course of courses) {
    const proven = new Set<string>();
    course.calls.forEach((name, at) => {
      // Few of them move or remove something, and there most can be lost: none of them is left out.
      const isDue = EVERY === 1 || (name === "writeSync" ? number++ % (EVERY * 2) === 0 : true);
      if (isDue) attempt(course, at, proven);
    });
  }
}, 1_800_000);
