import { strict as assert } from "node:assert";
import { closePanes, leavePane, openPane, ours, theirs, whole, work, workbookBefore, type Beginning } from "./stage";
import type { Workbook } from "../host/workbook";
import { newTally, tell } from "./tally";
import { difference } from "./trial";

/**
 * Group W of the list of faults: states of a workbook in which KA may not write, or in which what it reads and writes is not plain. Each of them with each
 * thing that KA does. More rows than a sheet has are a matter of the lists themselves: see their own tests.
 */
const EVERY_BEGINNING: readonly Beginning[] = ["first run", "second run", "class columns", "formulas"];

interface State {
  readonly about: string;
  readonly make: (workbook: Workbook) => void;
  /** What is refused, and with what; all else is written. */
  readonly refuses?: Partial<Record<Beginning, string>>;
  /** Where the state makes a difference; everywhere if it is not said. */
  readonly of?: readonly Beginning[];
}

const all = (kind: string): NonNullable<State["refuses"]> =>
  Object.fromEntries(EVERY_BEGINNING.map((beginning) => [beginning, kind]));
const ROWS_ARE_READ = {
  "first run": "whichHiddenRows",
  "second run": "whichHiddenRows",
  "class columns": "whichHiddenRows",
};

const sales = (workbook: Workbook) => workbook.sheetId("Sales");

const STATES: readonly State[] = [
  {
    about: "a workbook that may only be read",
    make: ({ book }) => (book.readOnly = true),
    refuses: all("readOnlyWorkbook"),
  },
  {
    about: "the sheet of the rows is protected",
    make: (workbook) => workbook.store.setProtected(sales(workbook), "on"),
    refuses: { "class columns": "columnsBlocked", formulas: "protectedSheet" },
  },
  {
    about: "KA's list is protected",
    make: (workbook) => workbook.store.setProtected(workbook.sheetId("KA Accounts"), "on"),
    refuses: { "second run": "protectedSheet", "class columns": "protectedSheet" },
    of: ["second run", "class columns", "formulas"],
  },
  {
    about: "the workbook's structure is protected",
    make: ({ book }) => (book.structure = "protected"),
    refuses: { "first run": "protectedWorkbook", formulas: "protectedWorkbook" },
  },
  {
    about: "the rows are filtered",
    make: (workbook) => {
      const rect = { row: 0, column: 0, rows: 7, columns: 3 };
      const criteria = { filterOn: "Values", values: ["Birch"] };
      workbook.store.setFilter(sales(workbook), { rect, criteria: new Map([[0, criteria]]) });
      workbook.store.setRowsHidden(sales(workbook), 1, 1, "hidden");
    },
    refuses: { ...ROWS_ARE_READ, formulas: "formulasFiltered" },
  },
  {
    about: "rows and columns are hidden",
    make: (workbook) => {
      workbook.store.setRowsHidden(sales(workbook), 2, 2, "hidden");
      workbook.store.setColumnsHidden(sales(workbook), 2, 1, "hidden");
    },
    refuses: ROWS_ARE_READ,
  },
  {
    about: "headers and rows are merged",
    make: (workbook) => {
      workbook.store.merge(sales(workbook), { row: 0, column: 1, rows: 1, columns: 2 });
      workbook.store.merge(sales(workbook), { row: 3, column: 0, rows: 2, columns: 1 });
    },
  },
  {
    about: "more than 512 cells are merged",
    make: (workbook) => {
      for (let i = 0; i < 600; i++)
        workbook.store.merge(sales(workbook), { row: 40 + i * 2, column: 0, rows: 2, columns: 1 });
    },
  },
  {
    about: "a user's sheet is called as KA's is",
    make: (workbook) => {
      const { id } = workbook.store.addSheet("KA Accounts");
      workbook.store.setCells(id, { row: 0, column: 0, rows: 1, columns: 1 }, [["mine"]]);
    },
    of: ["first run"],
  },
  {
    about: "a user's table is called as KA's is",
    make: (workbook) => {
      workbook.store.addTable(workbook.sheetId("Mine"), { row: 9, column: 0, rows: 3, columns: 2 }, "KA_Accounts");
    },
    refuses: { "first run": "tableTaken" },
    of: ["first run"],
  },
  {
    about: "somebody has typed beside KA's list",
    make: (workbook) => workbook.type("KA Summary!Z9", "a note"),
    refuses: { "second run": "foreignContent", "class columns": "foreignContent" },
    of: ["second run", "class columns", "formulas"],
  },
  {
    about: "somebody has typed beside the rows",
    make: (workbook) => workbook.type("Sales!D3", "a note"),
  },
  {
    about: "cells are errors and still to come",
    make: (workbook) => {
      workbook.store.setCells(sales(workbook), { row: 3, column: 1, rows: 2, columns: 1 }, [
        [{ error: "#N/A" }],
        [{ error: "#BUSY!" }],
      ]);
    },
  },
  {
    about: "numbers are texts",
    make: (workbook) => {
      workbook.store.setCells(sales(workbook), { row: 1, column: 1, rows: 3, columns: 1 }, [
        ["1\u00a0200"],
        ["1.234,5"],
        [" 40 "],
      ]);
    },
  },
  {
    about: "customers come twice, are blank and begin as formulas do",
    make: (workbook) => {
      workbook.store.setCells(sales(workbook), { row: 1, column: 0, rows: 6, columns: 1 }, [
        ["Birch"],
        ["Birch "],
        [""],
        ["'=1+1"],
        ["@SUM(A1)"],
        ["-Smith"],
      ]);
    },
  },
  { about: "days count from 1904", make: ({ book }) => (book.dateSystem = 1904) },
  {
    about: "formulas are calculated by hand",
    make: ({ store }) => store.setCalculationMode("Manual"),
    refuses: { formulas: "nothingToFreeze" },
  },
  {
    about: "what KA noted of its run is spoiled",
    make: ({ book }) => void book.settings.set("KA_run", "{spoiled"),
  },
  {
    about: "the policy is spoiled",
    make: (workbook) => workbook.type("KA Policy!B5", "{spoiled"),
    of: ["second run", "class columns", "formulas"],
  },
];

const tally = newTally();

afterAll(async () => {
  tell("states of a workbook", tally);
  await closePanes();
});

/** What a run has to leave as it was, whatever it writes; only its result it shows. */
function settingOf({ store, book }: Workbook): string {
  const sheets = store.sheets().filter(({ name }) => !name.startsWith("KA before"));
  const isProtected = sheets.filter(({ id }) => store.isProtected(id)).map(({ name }) => name);
  return JSON.stringify([isProtected, store.calculationMode(), book.readOnly, book.structure, book.dateSystem]);
}

test.each(
  STATES.flatMap((state) => (state.of ?? EVERY_BEGINNING).map((beginning) => [state.about, beginning, state] as const)),
)("%s: %s", async (about, beginning, { make, refuses }) => {
  const workbook = await workbookBefore(beginning);
  make(workbook);
  workbook.select("Sales!A1");
  const page = await openPane(workbook, beginning);
  const [userBefore, before, setting] = [theirs(workbook, beginning), ours(workbook, beginning), settingOf(workbook)];
  const seen = await work(page, beginning);
  await workbook.store.calculation.finished();
  tally.trials++;
  tally.faults++;
  const check = (invariant: string, holds: boolean, more = () => "") => {
    tally.invariants++;
    if (!holds) assert.fail(`${about}, ${beginning}: ${invariant} ${more()} (${seen.issues.join()})`);
  };
  check("I1: the user's own is as it was", theirs(workbook, beginning) === userBefore, () =>
    difference(theirs(workbook, beginning), userBefore),
  );
  const isWritten = seen.sheets !== undefined || "cells" in seen;
  const wanted = refuses?.[beginning];
  check("I5: it is refused where it has to be", wanted === undefined ? isWritten : seen.issues.includes(wanted));
  const stands = ours(workbook, beginning);
  tally.ends[isWritten ? "new" : "before"] = (tally.ends[isWritten ? "new" : "before"] ?? 0) + 1;
  if (!isWritten) check("I2: what was there is there", stands === before, () => difference(stands, before));
  check("I7: protection and calculation are as they were", settingOf(workbook) === setting, () =>
    difference(settingOf(workbook), setting),
  );
  workbook.select("Sales!A1");
  const then = whole(workbook);
  const again = await work(page, beginning);
  const isNothing = !isWritten || again.state === "unchanged" || again.issues.includes("nothingToFreeze");
  check(
    "I3: one more changes nothing",
    isNothing && whole(workbook) === then,
    () => again.issues.join() + difference(whole(workbook), then),
  );
  if (isWritten && !seen.issues.includes("broughtBack")) {
    await page.call("takeBack", "remove");
    await workbook.store.calculation.finished();
    check("I1: the user's own is as it was, taken back", theirs(workbook, beginning) === userBefore, () =>
      difference(theirs(workbook, beginning), userBefore),
    );
  }
  await leavePane(page, "answered");
});
