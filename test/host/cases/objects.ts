import { codeOf, equal, errorOf, type Case } from "./case";

/** Paths, references, null objects, loads, errors: what the client asks of any host. */
export const objectCases: readonly Case[] = [
  {
    about: "a range without an address of its own can be used after a second sync",
    async run() {
      await Excel.run(async (context) => {
        const used = context.workbook.worksheets.getItem("Sales").getUsedRange();
        used.load({ address: true });
        await context.sync();
        used.load({ rowCount: true });
        await context.sync();
        equal([used.address, used.rowCount], ["Sales!A1:B4", 4]);
      });
    },
  },
  {
    about: "nothing is kept once Excel.run has ended",
    async run({ host }) {
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sales").getUsedRange().getRow(0).load({ values: true });
        await context.sync();
        equal(host.liveReferences > 0, true);
      });
      await host.idle();
      equal(host.liveReferences, 0);
    },
  },
  {
    about: "a sheet that was added is found by its id afterwards, whatever it is called by then, and is added once",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add("KA");
        await context.sync();
        sheet.name = "KA Accounts";
        await context.sync();
        sheet.getRange("A1").values = [[1]];
        await context.sync();
      });
      equal(workbook.sheetNames(), ["Sales", "O'Neil & Co", "KA Accounts"]);
      equal(workbook.values("KA Accounts!A1"), [[1]]);
    },
  },
  {
    about: "null objects are null, others are not, and what hangs on a null object is null too",
    async run() {
      await Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        const there = worksheets.getItemOrNullObject("sales");
        const missing = worksheets.getItemOrNullObject("No such sheet");
        const below = missing.getUsedRangeOrNullObject();
        there.load({ name: true });
        below.load({ address: true });
        await context.sync();
        equal([there.isNullObject, there.name, missing.isNullObject, below.isNullObject], [false, "Sales", true, true]);
      });
    },
  },
  {
    about: "assigning to a null object is refused",
    async run() {
      const code = await codeOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItemOrNullObject("No such sheet").name = "x";
          await context.sync();
        }),
      );
      equal(code, "InvalidObjectPath");
    },
  },
  {
    about: "a property that was not loaded is the client's own error",
    async run() {
      const code = await codeOf(
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getItem("Sales");
          await context.sync();
          return sheet.name;
        }),
      );
      equal(code, "PropertyNotLoaded");
    },
  },
  {
    about: "loads: all scalars, nested parts, items of collections, top and skip",
    async run() {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sales").getRange("A1:B2");
        range.format.fill.color = "#ff0000";
        range.load("values, format/fill/color, worksheet/name");
        const { worksheets } = context.workbook;
        worksheets.load("items/name, items/position");
        const skipped = context.workbook.worksheets;
        const count = worksheets.getCount();
        await context.sync();
        equal(range.format.fill.color, "#FF0000");
        equal(range.worksheet.name, "Sales");
        equal(
          worksheets.items.map(({ name, position }) => [name, position]),
          [
            ["Sales", 0],
            ["O'Neil & Co", 1],
          ],
        );
        equal(count.value, 2);
        skipped.load({ name: true, $top: 1, $skip: 1 });
        const whole = context.workbook.worksheets.getItem("Sales").getRange("B2");
        whole.load();
        await context.sync();
        equal(
          skipped.items.map(({ name }) => name),
          ["O'Neil & Co"],
        );
        equal([whole.address, whole.values, whole.rowCount, whole.text], ["Sales!B2", [[12.5]], 1, [["12.5"]]]);
      });
    },
  },
  {
    about: "set() with parts, and toJSON()",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sales").getRange("D1");
        range.set({ values: [["x"]], format: { font: { bold: true }, wrapText: true } });
        range.load({ address: true, format: { font: { bold: true } } });
        await context.sync();
        equal(range.toJSON(), {
          address: "Sales!D1",
          values: [["x"]],
          format: { wrapText: true, font: { bold: true } },
        });
      });
      equal(workbook.values("Sales!D1"), [["x"]]);
    },
  },
  {
    about: "an error names code, place and statement; what came before it stays, what comes after it is not done",
    async run({ workbook }) {
      const error = await errorOf(
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getItem("Sales");
          sheet.getRange("D1").values = [["before"]];
          context.workbook.worksheets.getItem("No such sheet").activate();
          sheet.getRange("D2").values = [["after"]];
          await context.sync();
        }),
      );
      equal(error.code, "ItemNotFound");
      equal(error.debugInfo.errorLocation, "WorksheetCollection.getItem");
      equal(/worksheets\.getItem\(/.test(error.debugInfo.statement ?? ""), true);
      equal(workbook.values("Sales!D1:D2"), [["before"], [""]]);
    },
  },
  {
    about: "what the model lacks is ApiNotFound, and is told",
    async run({ host }) {
      const error = await errorOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Sales").comments.load({ id: true });
          await context.sync();
        }),
      );
      equal([error.code, error.debugInfo.errorLocation], ["ApiNotFound", "Worksheet.comments"]);
      equal(host.bugs, []);
    },
  },
  {
    about: "a range from a context without Excel.run is not kept",
    async run() {
      const context = new Excel.RequestContext();
      const used = context.workbook.worksheets.getItem("Sales").getUsedRange();
      await context.sync();
      const again = Promise.resolve().then(() => used.load({ address: true }));
      equal(await codeOf(again), "InvalidObjectPath");
    },
  },
  {
    about: "internals of the host cannot be called",
    async run() {
      const code = await codeOf(
        Excel.run(async (context) => {
          const workbook = context.workbook as unknown as { _GetObjectByReferenceId(id: string): unknown };
          workbook._GetObjectByReferenceId("ref1");
          await context.sync();
        }),
      );
      equal(code, "ApiNotFound");
    },
  },
];
