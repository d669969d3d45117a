import { codeOf, equal, type Case } from "./case";

/** What a cell holds after something was assigned: [input, value, formula or value, type, number format]. */
const TYPED: readonly (readonly [unknown, unknown, unknown, string, string])[] = [
  [12.5, 12.5, 12.5, "Double", "General"],
  [true, true, true, "Boolean", "General"],
  ["", "", "", "Empty", "General"],
  ["plain", "plain", "plain", "String", "General"],
  ["12", 12, 12, "Double", "General"],
  [" 12 ", 12, 12, "Double", "General"],
  ["-5", -5, -5, "Double", "General"],
  ["1,234.50", 1234.5, 1234.5, "Double", "#,##0.00"],
  ["12%", 0.12, 0.12, "Double", "0%"],
  ["$5", 5, 5, "Double", "$#,##0"],
  ["1e3", 1000, 1000, "Double", "0.00E+00"],
  ["6222021234567890123", 6222021234567890000, 6222021234567890000, "Double", "General"],
  ["2024-03-01", 45352, 45352, "Double", "m/d/yyyy"],
  ["3/1/2024 12:00", 45352.5, 45352.5, "Double", "m/d/yyyy h:mm"],
  ["1900-01-01", 1, 1, "Double", "m/d/yyyy"],
  ["2024-02-30", "2024-02-30", "2024-02-30", "String", "General"],
  ["true", true, true, "Boolean", "General"],
  ["#N/A", "#N/A", "#N/A", "Error", "General"],
  ["=B2", 12.5, "=B2", "Double", "General"],
  ["-Smith", "#NAME?", "=-Smith", "Error", "General"],
  ["+Smith", "#NAME?", "=+Smith", "Error", "General"],
  ["@Smith", "@Smith", "@Smith", "String", "General"],
  ["'=B2", "=B2", "=B2", "String", "General"],
  ["'0012", "0012", "0012", "String", "General"],
  ["=", "=", "=", "String", "General"],
];

/** Values in and out of cells. */
export const cellCases: readonly Case[] = [
  {
    about: "what is assigned to values becomes what Excel makes of it",
    async run() {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sales").getRange(`D1:D${TYPED.length}`);
        range.values = TYPED.map(([input]) => [input]);
        await context.sync();
        range.load({ values: true, formulas: true, valueTypes: true, numberFormat: true });
        await context.sync();
        for (const [row, [input, value, formula, type, format]] of TYPED.entries()) {
          const found = [range.values, range.formulas, range.valueTypes, range.numberFormat].map((m) => m[row]?.[0]);
          equal([input, ...found], [input, value, formula, type, format]);
        }
      });
    },
  },
  {
    about: "text format keeps every input as text",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sales").getRange("D1:D4");
        range.numberFormat = [["@"], ["@"], ["@"], ["@"]];
        range.values = [["=HYPERLINK(1)"], ["007"], ["2024-03-01"], [5]];
        await context.sync();
      });
      equal(workbook.formulas("Sales!D1:D4"), [["=HYPERLINK(1)"], ["007"], ["2024-03-01"], ["5"]]);
    },
  },
  {
    about: "null leaves a cell as it is, an empty text clears it, one value fills a range",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sales");
        sheet.getRange("A2:B2").values = [[null, ""]];
        // The types know matrices only; Excel takes one value too.
        Object.assign(sheet.getRange("D1:E2"), { values: 7 });
        await context.sync();
      });
      equal(workbook.values("Sales!A2:B2"), [["Ann", ""]]);
      equal(workbook.values("Sales!D1:E2"), [
        [7, 7],
        [7, 7],
      ]);
    },
  },
  {
    about: "a matrix of the wrong size, a broken formula and a too long text are refused",
    async run({ workbook }) {
      const write = (input: unknown[][]) =>
        codeOf(
          Excel.run(async (context) => {
            context.workbook.worksheets.getItem("Sales").getRange("D1:D2").values = input;
            await context.sync();
          }),
        );
      equal(await write([[1]]), "InvalidArgument");
      equal(await write([[1, 2]]), "InvalidArgument");
      equal(await write([["=HYPERLINK("], [1]]), "InvalidArgument");
      equal(await write([["x".repeat(32_768)], [1]]), "InvalidArgument");
      equal(workbook.values("Sales!D1:D2"), [[""], [""]]);
    },
  },
  {
    about: "more than 1,500 cells arrive whole, in the pieces the client makes",
    async run({ workbook, host }) {
      const rows = Array.from({ length: 4000 }, (_, row) => [`name ${row}`, row]);
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sales").getRange("D1:E4000").values = rows;
        await context.sync();
      });
      equal(workbook.values("Sales!D1:E4000"), rows);
      equal([host.counts.requests, host.counts.actions > 20], [1, true]);
    },
  },
  {
    about: "above 5,000,000 cells values are null, without an error",
    async run() {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sales").getRange("A1:E1000001");
        range.load({ values: true, cellCount: true });
        await context.sync();
        equal([range.values, range.cellCount], [null, 5_000_005]);
      });
    },
  },
  {
    about: "requests and answers above 5 MB are refused, counted in bytes of UTF-8; a refused request changes nothing",
    async run({ workbook, host }) {
      // Two characters fewer than half of 5 MB, but three bytes each.
      const text = "客".repeat(30_000);
      const fill = (rows: number) =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem("Sales").getRange(`D1:D${rows}`);
          range.values = Array.from({ length: rows }, () => [text]);
          await context.sync();
        });
      equal(await codeOf(fill(60)), "RequestPayloadSizeLimitExceeded");
      equal(workbook.values("Sales!D1"), [[""]]);
      await fill(40);
      equal(host.counts.largestRequest > 5 * 1024 * 1024, true);
      const read = Excel.run(async (context) => {
        workbook.put(
          "Sales!E1",
          Array.from({ length: 60 }, () => [text]),
        );
        context.workbook.worksheets.getItem("Sales").getRange("E1:E60").load({ values: true });
        await context.sync();
      });
      equal(await codeOf(read), "ResponsePayloadSizeLimitExceeded");
    },
  },
  {
    about: "error cells, empty cells and booleans are read as Excel gives them; text shows formats",
    async run({ workbook }) {
      workbook.put("Sales!D1", [[{ error: "#DIV/0!" }, "", true, 1234.5, 0.256, 45352]]);
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sales").getRange("D1:I1");
        range.numberFormat = [["General", "General", "General", "#,##0.00", "0.0%", "yyyy-mm-dd"]];
        await context.sync();
        range.load({ values: true, valueTypes: true, text: true });
        await context.sync();
        equal(range.values, [["#DIV/0!", "", true, 1234.5, 0.256, 45352]]);
        equal(range.valueTypes, [["Error", "Empty", "Boolean", "Double", "Double", "Double"]]);
        equal(range.text, [["#DIV/0!", "", "TRUE", "1,234.50", "25.6%", "2024-03-01"]]);
      });
    },
  },
  {
    about: "a protected sheet refuses locked cells and lets the others be written",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sales");
        sheet.getRange("D1").format.protection.locked = false;
        sheet.protection.protect();
        await context.sync();
        sheet.getRange("D1:D2").values = [["free"], [null]];
        await context.sync();
      });
      const code = await codeOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Sales").getRange("D1:D2").values = [["x"], ["y"]];
          await context.sync();
        }),
      );
      equal(code, "AccessDenied");
      equal(workbook.values("Sales!D1:D2"), [["free"], [""]]);
    },
  },
  {
    about: "a cell being edited refuses a batch, or lets it wait",
    async run({ workbook }) {
      const write = (options: { readonly delayForCellEdit: boolean }) =>
        Excel.run(options, async (context) => {
          context.workbook.worksheets.getItem("Sales").getRange("D1").values = [["written"]];
          await context.sync();
        });
      workbook.store.setEditing("begin");
      equal(await codeOf(write({ delayForCellEdit: false })), "InvalidOperationInCellEditMode");
      const waiting = write({ delayForCellEdit: true });
      await new Promise((resolve) => setTimeout(resolve, 50));
      equal(workbook.values("Sales!D1"), [[""]]);
      workbook.store.setEditing("end");
      await waiting;
      equal(workbook.values("Sales!D1"), [["written"]]);
    },
  },
];
