import { strict as assert } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { utils, write } from "@e965/xlsx";
import { Place, type Said } from "./file-stage";
import type { FileFault, Operation } from "./file-faults";
import { newTally, tell } from "./tally";

/** Every place in `npm run faults`, some of them in the usual suite. */
const EVERY = process.env.FAULTS === "all" ? 1 : Math.max(1, Math.round(Number(process.env.FAULTS ?? 120) / 3));

/** What the system can say to an operation: group F of the list of faults. */
const CODES: { readonly [O in Operation]: readonly string[] } = {
  openSync: ["EACCES", "EMFILE", "EBUSY"],
  readSync: ["EIO"],
  writeSync: ["ENOSPC", "EIO"],
  fsyncSync: ["EIO", "ENOSPC"],
  closeSync: ["EIO"],
  linkSync: ["EPERM", "ENOSPC"],
  copyFileSync: ["ENOSPC"],
  renameSync: ["EPERM", "EXDEV", "ENOSPC"],
  rmSync: ["EPERM"],
  statSync: ["EACCES"],
  fstatSync: ["EIO"],
  accessSync: ["EROFS"],
  realpathSync: ["EACCES"],
};

/** Those of a place: a file is read and written in many places, where they take turns; KA tells them apart only where it moves files. */
function codesAt(asked: Operation, place: number): readonly string[] {
  const codes = CODES[asked];
  const inTurn = codes[place % codes.length] ?? "";
  return asked === "writeSync" || asked === "readSync" ? [inTurn] : codes;
}

const ROWS = [
  ["Elm", "1200"],
  ["Birch", "160"],
  ["Cedar 科技", "40"],
  ["Fir", "39.99"],
];
const CSV = `Customer,Amount\n${ROWS.map((row) => row.join(",")).join("\n")}\n`;
const EARLIER = "Customer,Amount\nElm,9\nBirch,160\nHazel,400\n";

const TIMERS = [
  ...(["hrtime", "nextTick", "performance", "queueMicrotask", "setImmediate", "setInterval", "setTimeout"] as const),
  ...(["clearImmediate", "clearInterval", "clearTimeout"] as const),
];

/** What is read and where the result goes. */
interface Job {
  readonly about: string;
  readonly input: string;
  readonly output: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A job where nothing goes wrong: the operations it takes, and the files that it ends in. */
interface Course extends Job {
  readonly operations: readonly Operation[];
  readonly before: string;
  readonly after: ReadonlyMap<string, Uint8Array>;
  readonly proven: Set<string>;
}

const tally = newTally();
let courses: readonly Course[] = [];

beforeAll(async () => {
  // The log of a workbook has the time in it; only the clock stands still.
  jest.useFakeTimers({ now: new Date("2026-06-30T08:15:00Z"), doNotFake: TIMERS });
  const made: Course[] = [];
  for (const job of await jobs()) made.push(await courseOf(job));
  courses = made;
});

afterAll(() => {
  jest.useRealTimers();
  tell("files", tally);
});

async function jobs(): Promise<readonly Job[]> {
  const csv = Buffer.from(CSV);
  const sales = await written(new Map([["earlier.csv", Buffer.from(EARLIER)]]), "earlier.csv", "sales.xlsx");
  const there = Buffer.from("Customer,Class\nsomething that was there\n");
  return [
    {
      about: "a CSV file over another",
      input: "sales.csv",
      output: "accounts.csv",
      files: new Map([
        ["sales.csv", csv],
        ["accounts.csv", there],
      ]),
    },
    {
      about: "a CSV file to a new workbook",
      input: "sales.csv",
      output: "classified.xlsx",
      files: new Map([["sales.csv", csv]]),
    },
    {
      about: "a CSV file over an earlier result",
      input: "sales.csv",
      output: "classified.xlsx",
      files: new Map([
        ["sales.csv", csv],
        ["classified.xlsx", sales],
      ]),
    },
    {
      about: "a copy of a workbook",
      input: "sales.xlsx",
      output: "classified.xlsx",
      files: new Map([["sales.xlsx", salesWorkbook()]]),
    },
  ];
}

/** A workbook as another program writes it. */
function salesWorkbook(more: readonly (readonly string[])[] = []): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([["Customer", "Amount"], ...[...ROWS, ...more].map(([name, sum]) => [name, Number(sum)])]),
    "Sales",
  );
  return new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
}

/** The bytes of a file that the command writes. */
async function written(files: ReadonlyMap<string, Uint8Array>, input: string, output: string): Promise<Uint8Array> {
  const place = new Place(files);
  const said = await place.classify(input, output);
  assert.equal(said.code, 0, said.err);
  const bytes = readFileSync(place.path(output));
  place.remove();
  return bytes;
}

async function courseOf(job: Job): Promise<Course> {
  const place = new Place(job.files);
  const before = place.print();
  const operations: Operation[] = [];
  const said = await place.classify(job.input, job.output, (number, operation) => {
    operations[number - 1] = operation;
    return undefined;
  });
  assert.equal(said.code, 0, said.err);
  const after = place.files();
  place.remove();
  return { ...job, operations, before, after, proven: new Set() };
}

interface Trial {
  readonly about: string;
  readonly fault: (number: number, operation: Operation, place: Place) => FileFault | undefined;
  /** The input is other rows afterwards: a result is of those before or of those after. */
  readonly changes?: "input";
}

async function attempt(course: Course, { about, fault, changes }: Trial): Promise<Said> {
  // Before: both want the same folder.
  const changedTo = changes && (await courseOfChanged(course));
  const place = new Place(course.files);
  try {
    let removing = "works";
    const said = await place.classify(course.input, course.output, (number, operation) => {
      const one = fault(number, operation, place);
      if (one) tally.faults++;
      if (one && operation === "rmSync") removing = "fails";
      return one;
    });
    tally.trials++;
    const check = (invariant: string, holds: boolean) => {
      tally.invariants++;
      if (!holds) assert.fail(`${about}, ${course.about}: ${invariant}\n${said.code} ${said.err}\n${place.print()}`);
    };
    check("I5: it ends with a sentence", said.code === 0 || (said.code !== "thrown" && said.err.length > 20));
    const files = place.files();
    const input = changes ? changed(course.input) : course.files.get(course.input);
    check("I1: the input is as it was", isSame(files.get(course.input), input));
    const target = files.get(course.output);
    const results = changedTo ? [course, changedTo] : [course];
    const isNew = target !== undefined && results.some(({ after }) => isSame(target, after.get(course.output)));
    const end = isNew ? "new" : isSame(target, course.files.get(course.output)) ? "before" : "mixed";
    tally.ends[end] = (tally.ends[end] ?? 0) + 1;
    check("I2: the target is what it was or the result", end !== "mixed");
    if (said.code === 0) check("I2: what is said to be written is there", isNew);
    const kept = [...files].filter(([name]) => name.endsWith(".tmp"));
    if (said.err.includes(".tmp"))
      check(
        "I2: what is said to be kept is whole",
        kept.some(([, bytes]) => isSame(bytes, course.after.get(course.output))),
      );
    else if (removing === "works") check("nothing is left beside", kept.length === 0);
    const print = place.print();
    if (course.proven.has(print)) return said;
    const wanted = (changedTo ?? course).after;
    check("I3: the next run is made", (await place.classify(course.input, course.output)).code === 0);
    const then = place.files();
    const isLogged = end === "new" && changes !== undefined;
    if (!isLogged)
      check("I3: it makes the result, byte by byte", isSame(then.get(course.output), wanted.get(course.output)));
    const first = place.print();
    await place.classify(course.input, course.output);
    check("I3: one more changes nothing", place.print() === first);
    course.proven.add(print);
    return said;
  } finally {
    place.remove();
  }
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one && other ? Buffer.compare(one, other) === 0 : one === other;
}

/** The course from the input as `change` leaves it. */
async function courseOfChanged(course: Course): Promise<Course> {
  const known =
    changedCourses.get(course.about) ??
    courseOf({ ...course, files: new Map([...course.files, [course.input, changed(course.input)]]) });
  changedCourses.set(course.about, known);
  return known;
}
const changedCourses = new Map<string, Promise<Course>>();

/** What another program leaves that saves the input: one more row. */
function changed(input: string): Uint8Array {
  return input.endsWith(".csv") ? Buffer.from(`${CSV}Gorse,77\n`) : salesWorkbook([["Gorse", "77"]]);
}

async function tryAll(number: number, trialsOf: (course: Course) => readonly Trial[]): Promise<void> {
  const all = courses.flatMap((course) => trialsOf(course).map((trial) => ({ course, trial })));
  for (let i = (number * 7) % EVERY; i < all.length; i += EVERY) {
    const one = all[i];
    if (one) await attempt(one.course, one.trial);
  }
}

test("the system refuses an operation: once, and everything from there on", async () => {
  await tryAll(0, ({ operations }) =>
    operations.flatMap((asked, i) =>
      codesAt(asked, i).flatMap((code): Trial[] => [
        {
          about: `${code} at ${i + 1}, ${asked}`,
          fault: (number) => (number === i + 1 ? { kind: "refuse", code } : undefined),
        },
        {
          about: `${code} from ${i + 1}, ${asked}, on`,
          fault: (number, operation) =>
            number === i + 1 || (number > i && CODES[operation].includes(code)) ? { kind: "refuse", code } : undefined,
        },
      ]),
    ),
  );
}, 1_800_000);

test("nothing can be done any more from some operation on, not even removing what was begun", async () => {
  await tryAll(1, ({ operations }) =>
    operations.map((asked, i): Trial => ({
      about: `EIO from ${i + 1}, ${asked}, whatever is asked`,
      fault: (number) => (number > i ? { kind: "refuse", code: "EIO" } : undefined),
    })),
  );
}, 1_800_000);

test("a write stops in the middle", async () => {
  await tryAll(2, ({ operations }) =>
    operations.flatMap((asked, i) =>
      asked === "writeSync"
        ? [
            {
              about: `torn at ${i + 1}`,
              fault: (number: number) => (number === i + 1 ? ({ kind: "torn", code: "ENOSPC" } as const) : undefined),
            },
          ]
        : [],
    ),
  );
}, 1_800_000);

test("the system reads and writes less than it was asked to, all the time", async () => {
  for (const course of courses) {
    const said = await attempt(course, {
      about: "short",
      fault: (_, operation) => (operation === "readSync" || operation === "writeSync" ? { kind: "short" } : undefined),
    });
    expect(said).toMatchObject({ code: 0 });
  }
}, 1_800_000);

test("the input changes while it is read", async () => {
  await tryAll(3, ({ input, operations, about }) =>
    operations.map((asked, i): Trial => ({
      about: `${about}, changed before ${i + 1}, ${asked}`,
      fault: (number, _, place) =>
        number === i + 1
          ? { kind: "meanwhile", act: () => writeFileSync(place.path(input), changed(input)) }
          : undefined,
      changes: "input",
    })),
  );
}, 1_800_000);
