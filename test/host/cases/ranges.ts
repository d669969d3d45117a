import { codeOf, equal, type Case } from "./case";

/** From one range to another. */
export const rangeCases: readonly Case[] = [
  {
    about: "addresses: whole columns and rows, quoted sheets, dollars, names, the whole sheet",
    async run({ workbook }) {
      workbook.store.setName({ name: "Everyone", formula: "=Sales!$A$2:$A$4", comment: "", visible: true });
      await Excel.run(async (context) => {
        const sales = context.workbook.worksheets.getItem("Sales");
        const quoted = context.workbook.worksheets.getItem("O'Neil & Co");
        const ranges = [
          sales.getRange("A:C"),
          sales.getRange("2:3"),
          sales.getRange("$b$2:A1"),
          sales.getRange("Everyone"),
          quoted.getRange("A1"),
          sales.getRange(),
          sales.getRangeByIndexes(1, 1, 2, 3),
        ];
        for (const range of ranges) range.load({ address: true, isEntireColumn: true });
        await context.sync();
        equal(
          ranges.map(({ address }) => address),
          ["Sales!A:C", "Sales!2:3", "Sales!A1:B2", "Sales!A2:A4", "'O''Neil & Co'!A1", "Sales!A:XFD", "Sales!B2:D3"],
        );
        equal(ranges[0]?.isEntireColumn, true);
      });
      const bad = (address: string) =>
        codeOf(
          Excel.run(async (context) => {
            context.workbook.worksheets.getItem("Sales").getRange(address).load({ address: true });
            await context.sync();
          }),
        );
      equal([await bad("XFE1"), await bad("A1048577"), await bad("no such thing")], Array(3).fill("InvalidArgument"));
    },
  },
  {
    about: "rows, columns, offsets, sizes, edges and intersections",
    async run() {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sales").getRange("B2:D5");
        const other = context.workbook.worksheets.getItem("O'Neil & Co").getRange("B2");
        const ranges = [
          range.getCell(1, 2),
          range.getRow(1),
          range.getColumn(2),
          range.getOffsetRange(2, -1),
          range.getResizedRange(1, -1),
          range.getAbsoluteResizedRange(1, 1),
          range.getLastCell(),
          range.getLastRow(),
          range.getLastColumn(),
          range.getRowsBelow(2),
          range.getRowsAbove(1),
          range.getColumnsAfter(1),
          range.getColumnsBefore(1),
          range.getEntireColumn(),
          range.getEntireRow(),
          range.getBoundingRect("F7"),
          range.getIntersection("A1:C3"),
        ];
        for (const one of ranges) one.load({ address: true });
        const apart = range.getIntersectionOrNullObject("F1:G2");
        const elsewhere = range.getIntersectionOrNullObject(other);
        await context.sync();
        equal(
          ranges.map(({ address }) => address.slice("Sales!".length)),
          [
            "D3",
            "B3:D3",
            "D2:D5",
            "A4:C7",
            "B2:C6",
            "B2",
            "D5",
            "B5:D5",
            "D2:D5",
            "B6:D7",
            "B1:D1",
            "E2:E5",
            "A2:A5",
            "B:D",
            "2:5",
            "B2:F7",
            "B2:C3",
          ],
        );
        equal([apart.isNullObject, elsewhere.isNullObject], [true, true]);
      });
    },
  },
  {
    about: "used ranges: with and without formats, of an empty sheet, of whole columns",
    async run() {
      await Excel.run(async (context) => {
        const sales = context.workbook.worksheets.getItem("Sales");
        sales.getRange("D9").format.fill.color = "#00FF00";
        const empty = context.workbook.worksheets.getItem("O'Neil & Co");
        const nothing = empty.getUsedRangeOrNullObject();
        const ranges = [
          sales.getUsedRange(),
          sales.getUsedRange(true),
          sales.getRange("A:A").getUsedRange(true),
          empty.getUsedRange(),
        ];
        for (const range of ranges) range.load({ address: true });
        await context.sync();
        equal(
          ranges.map(({ address }) => address),
          ["Sales!A1:D9", "Sales!A1:B4", "Sales!A1:A4", "'O''Neil & Co'!A1"],
        );
        equal(nothing.isNullObject, true);
      });
    },
  },
  {
    about: "the region around a cell reaches to empty rows and columns",
    async run({ workbook }) {
      const rows = Array.from({ length: 5000 }, (_, row) => [row, "x"]);
      workbook.put("O'Neil & Co!C3".replace("O'Neil & Co", "'O''Neil & Co'"), rows);
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("O'Neil & Co");
        const regions = [sheet.getRange("D4000"), sheet.getRange("E2"), sheet.getRange("H9")].map((cell) =>
          cell.getSurroundingRegion(),
        );
        for (const region of regions) region.load({ address: true });
        await context.sync();
        equal(
          regions.map(({ address }) => address.split("!")[1]),
          ["C3:D5002", "C2:E5002", "H9"],
        );
      });
    },
  },
  {
    about: "what the user selected, as one range",
    async run({ workbook }) {
      workbook.select("Sales!A2:B3");
      await Excel.run(async (context) => {
        const selected = context.workbook.getSelectedRange();
        selected.load({ address: true, values: true });
        await context.sync();
        equal(
          [selected.address, selected.values],
          [
            "Sales!A2:B3",
            [
              ["Ann", 12.5],
              ["Bob", 7],
            ],
          ],
        );
        context.workbook.worksheets.getItem("O'Neil & Co").getRange("B2").select();
        const active = context.workbook.worksheets.getActiveWorksheet();
        active.load({ name: true });
        await context.sync();
        equal(active.name, "O'Neil & Co");
      });
    },
  },
  {
    about: "hidden rows are left out of the visible view",
    async run() {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sales").getRange("A1:B4");
        range.getRow(1).rowHidden = true;
        await context.sync();
        const view = range.getVisibleView();
        view.load({ values: true, rowCount: true });
        range.load({ rowHidden: true });
        await context.sync();
        equal([view.rowCount, view.values[1], range.rowHidden], [3, ["Bob", 7], null]);
      });
    },
  },
  {
    about: "merged areas, clearing, inserting and deleting cells, sorting",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sales");
        const none = sheet.getRange("A1:B4").getMergedAreasOrNullObject();
        sheet.getRange("D1:E1").merge();
        const merged = sheet.getRange("A1:E4").getMergedAreasOrNullObject();
        merged.load({ address: true, areaCount: true });
        await context.sync();
        equal([none.isNullObject, merged.areaCount, merged.address], [true, 1, "Sales!D1:E1"]);
        sheet.getRange("A2:B4").sort.apply([{ key: 1, ascending: true }]);
        await context.sync();
        equal(workbook.values("Sales!A2:B4"), [
          ["Cid", 3],
          ["Bob", 7],
          ["Ann", 12.5],
        ]);
        sheet.getRange("2:2").delete(Excel.DeleteShiftDirection.up);
        sheet.getRange("A2:B2").insert(Excel.InsertShiftDirection.down);
        sheet.getRange("B4").clear(Excel.ClearApplyTo.contents);
        await context.sync();
      });
      equal(workbook.values("Sales!A1:B5"), [
        ["Customer", "Amount"],
        ["", ""],
        ["Bob", 7],
        ["Ann", ""],
        ["", ""],
      ]);
    },
  },
  {
    about: "formats: what differs is null, widths and heights, borders",
    async run() {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sales");
        const range = sheet.getRange("A1:B2");
        range.getRow(0).format.font.bold = true;
        range.format.horizontalAlignment = "Center";
        range.format.columnWidth = 90;
        range.format.borders.getItem("EdgeBottom").style = "Continuous";
        await context.sync();
        const row = range.getRow(0);
        const bottom = range.format.borders.getItem("EdgeBottom");
        bottom.load({ style: true, color: true });
        range.load({ format: { columnWidth: true, horizontalAlignment: true, font: { bold: true } } });
        row.load({ format: { font: { bold: true } } });
        await context.sync();
        equal([range.format.font.bold, row.format.font.bold], [null, true]);
        equal([range.format.columnWidth, range.format.horizontalAlignment], [90, "Center"]);
        equal([bottom.style, bottom.color], ["Continuous", "#000000"]);
        sheet.getRange("A:B").format.autofitColumns();
        await context.sync();
      });
    },
  },
];
