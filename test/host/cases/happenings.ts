import { equal, errorOf, until, type Case } from "./case";

function note(seen: string[], what: string): Promise<void> {
  seen.push(what);
  return Promise.resolve();
}

/** Only a change of one cell has details, whatever the type says. */
function valueAfter({ details }: { readonly details?: Excel.ChangedEventDetail }): unknown {
  return details?.valueAfter;
}

/** Events, commands, and what else comes from Excel. */
export const happeningCases: readonly Case[] = [
  {
    about: "changes of cells: by the user, by this add-in, by someone else; the handler's own range; removal",
    async run({ workbook, host }) {
      const seen: unknown[] = [];
      const handler = await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sales");
        const result = sheet.onChanged.add(async (event) => {
          seen.push([event.changeType, event.address, event.source, event.triggerSource, valueAfter(event)]);
          await Excel.run(async (inner) => {
            const range = event.getRange(inner);
            range.load({ values: true });
            await inner.sync();
            seen.push(range.values);
          });
        });
        await context.sync();
        return result;
      });
      workbook.type("Sales!B2", "99");
      await until(() => seen.length === 2, "the user's edit");
      equal(seen.splice(0), [["RangeEdited", "B2", "Local", "Unknown", 99], [[99]]]);
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sales").getRange("B2:B3").values = [[1], [2]];
        await context.sync();
      });
      await until(() => seen.length === 2, "the add-in's edit");
      equal(seen.splice(0), [
        ["RangeEdited", "B2:B3", "Local", "ThisLocalAddin", null],
        [[1], [2]],
      ]);
      workbook.store.asCoauthor(() => workbook.type("Sales!B4", 4));
      await until(() => seen.length === 2, "the co-author's edit");
      equal(seen.splice(0), [["RangeEdited", "B4", "Remote", "Unknown", 4], [[4]]]);
      await Excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      });
      workbook.type("Sales!B2", 5);
      await host.idle();
      equal(seen, []);
    },
  },
  {
    about: "selection: of the workbook, of all sheets, of one sheet",
    async run({ workbook }) {
      const seen: string[] = [];
      await Excel.run(async (context) => {
        context.workbook.onSelectionChanged.add(() => note(seen, "workbook"));
        context.workbook.worksheets.onSelectionChanged.add(({ address }) => note(seen, `all ${address}`));
        const other = context.workbook.worksheets.getItem("O'Neil & Co");
        other.onSelectionChanged.add(({ address }) => note(seen, `other ${address}`));
        await context.sync();
      });
      workbook.select("Sales!A1:B2");
      await until(() => seen.length >= 2, "the selection");
      equal(seen.splice(0).sort(), ["all A1:B2", "workbook"]);
    },
  },
  {
    about: "sheets: activated, added, renamed, deleted; tables added",
    async run({ workbook }) {
      const seen: string[] = [];
      await Excel.run(async (context) => {
        const { worksheets, tables } = context.workbook;
        worksheets.onActivated.add(({ worksheetId }) => note(seen, `activated ${worksheetId}`));
        worksheets.onDeactivated.add(({ worksheetId }) => note(seen, `deactivated ${worksheetId}`));
        worksheets.onAdded.add(({ worksheetId }) => note(seen, `added ${worksheetId}`));
        worksheets.onDeleted.add(({ worksheetId }) => note(seen, `deleted ${worksheetId}`));
        worksheets.onNameChanged.add(({ nameAfter }) => note(seen, `renamed ${nameAfter}`));
        tables.onAdded.add(({ worksheetId }) => note(seen, `table ${worksheetId}`));
        await context.sync();
      });
      const [sales, other] = ["Sales", "O'Neil & Co"].map((name) => workbook.sheetId(name));
      workbook.store.activateSheet(other ?? "");
      const { id } = workbook.store.addSheet("New");
      workbook.store.renameSheet(id, "Newer");
      workbook.store.addTable(id, { row: 0, column: 0, rows: 2, columns: 1 }, "Table1");
      workbook.store.removeSheet(id);
      await until(() => seen.length >= 6, "six events");
      equal(seen, [
        `deactivated ${sales}`,
        `activated ${other}`,
        `added ${id}`,
        "renamed Newer",
        `table ${id}`,
        `deleted ${id}`,
      ]);
    },
  },
  {
    about: "no events while they are turned off",
    async run({ workbook, host }) {
      let seen = 0;
      const enable = (enableEvents: boolean) =>
        Excel.run(async (context) => {
          context.runtime.enableEvents = enableEvents;
          await context.sync();
        });
      await Excel.run(async (context) => {
        context.workbook.worksheets.onChanged.add(() => Promise.resolve(void (seen += 1)));
        await context.sync();
      });
      await enable(false);
      workbook.type("Sales!B2", 1);
      await host.idle();
      equal(seen, 0);
      await enable(true);
      workbook.type("Sales!B2", 2);
      await until(() => seen === 1, "one event");
    },
  },
  {
    about: "a ribbon command runs the associated function and ends with completed()",
    async run({ host, workbook }) {
      Office.actions.associate("Classify", (event: Office.AddinCommands.Event) => {
        const writing = Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Sales").getRange("D1").values = [[event.source.id]];
          await context.sync();
        });
        void writing.then(() => event.completed());
      });
      await host.runCommand("Classify");
      equal(workbook.values("Sales!D1"), [["Classify"]]);
      equal(host.shell.completedCommands.length, 1);
      const missing = await errorOf(host.runCommand("Nobody"));
      equal(/The command Nobody failed with \d+/.test(missing.message), true);
    },
  },
  {
    about: "what Office says of itself",
    async run() {
      equal(
        [
          Office.context.host,
          Office.context.platform,
          Office.context.displayLanguage,
          Office.context.diagnostics.version,
        ],
        ["Excel", "PC", "en-US", "16.0.15407.10000"],
      );
      equal(
        [
          Office.context.requirements.isSetSupported("ExcelApi", "1.15"),
          Office.context.requirements.isSetSupported("ExcelApi", "1.16"),
          Office.context.requirements.isSetSupported("SharedRuntime", "1.1"),
        ],
        [true, false, true],
      );
      equal(await Office.addin.getStartupBehavior(), "None");
      await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
      equal(await Office.addin.getStartupBehavior(), "Load");
    },
  },
];
