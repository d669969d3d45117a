import { codeOf, equal, type Case } from "./case";

/** Sheets, tables, rules, names and what is saved with a workbook. */
export const sheetCases: readonly Case[] = [
  {
    about: "names of sheets: taken, impossible, protected structure, the last visible sheet",
    async run({ workbook }) {
      const doing = (act: (sheets: Excel.WorksheetCollection) => void) =>
        codeOf(
          Excel.run(async (context) => {
            act(context.workbook.worksheets);
            await context.sync();
          }),
        );
      equal(await doing((sheets) => sheets.add("SALES")), "ItemAlreadyExists");
      equal(await doing((sheets) => sheets.add("a/b")), "InvalidArgument");
      equal(await doing((sheets) => sheets.add("x".repeat(32))), "InvalidArgument");
      equal(await doing((sheets) => (sheets.getItem("Sales").name = "o'neil & co")), "ItemAlreadyExists");
      workbook.store.setVisibility(workbook.sheetId("O'Neil & Co"), "Hidden");
      equal(await doing((sheets) => sheets.getItem("Sales").delete()), "InvalidOperation");
      workbook.book.structure = "protected";
      equal(await doing((sheets) => sheets.add("KA")), "AccessDenied");
      equal(workbook.sheetNames(), ["Sales", "O'Neil & Co"]);
    },
  },
  {
    about: "a new sheet does not become the active one; a deleted one is not found",
    async run() {
      await Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        const added = worksheets.add("KA");
        const active = worksheets.getActiveWorksheet();
        active.load({ name: true });
        added.load({ position: true, visibility: true });
        await context.sync();
        equal([active.name, added.position, added.visibility], ["Sales", 2, "Visible"]);
        added.delete();
        await context.sync();
        added.load({ name: true });
        equal(await codeOf(context.sync()), "ItemNotFound");
      });
    },
  },
  {
    about: "frozen panes",
    async run() {
      await Excel.run(async (context) => {
        const { freezePanes } = context.workbook.worksheets.getItem("Sales");
        const before = freezePanes.getLocationOrNullObject();
        freezePanes.freezeRows(1);
        const after = freezePanes.getLocationOrNullObject();
        after.load({ address: true });
        await context.sync();
        equal([before.isNullObject, after.address], [true, "Sales!1:1"]);
      });
    },
  },
  {
    about: "tables: headers, parts, rename, resize, totals, filter, sort, convert",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sales");
        const table = sheet.tables.add("A1:B3", true);
        table.name = "Accounts";
        table.load({ name: true, id: true, showTotals: true });
        await context.sync();
        const again = context.workbook.tables.getItem("accounts");
        again.resize("A1:B4");
        again.style = "TableStyleLight1";
        again.sort.apply([{ key: 1, ascending: true }]);
        again.columns.getItem("Amount").filter.applyCustomFilter(">5");
        const parts = [again.getRange(), again.getHeaderRowRange(), again.getDataBodyRange()];
        const amount = again.columns.getItem("Amount").getDataBodyRange();
        for (const part of [...parts, amount]) part.load({ address: true });
        const view = again.getDataBodyRange().getVisibleView();
        view.load({ values: true });
        again.columns.load({ name: true });
        again.autoFilter.load({ isDataFiltered: true });
        const count = again.rows.getCount();
        await context.sync();
        equal(
          [...parts, amount].map(({ address }) => address),
          ["Sales!A1:B4", "Sales!A1:B1", "Sales!A2:B4", "Sales!B2:B4"],
        );
        equal(view.values, [
          ["Bob", 7],
          ["Ann", 12.5],
        ]);
        equal(
          [again.columns.items.map(({ name }) => name), again.autoFilter.isDataFiltered, count.value],
          [["Customer", "Amount"], true, 3],
        );
        again.clearFilters();
        again.rows.add(undefined, [["Dee", 1]]);
        await context.sync();
        equal(workbook.store.tables()[0]?.rect.rows, 5);
        again.convertToRange();
        await context.sync();
        equal(workbook.store.tables().length, 0);
        equal(workbook.values("Sales!A5:B5"), [["Dee", 1]]);
      });
    },
  },
  {
    about: "tables: headers are text and unique; names and places that are taken are refused",
    async run({ workbook }) {
      workbook.put("Sales!D1", [
        ["a", "a", ""],
        [1, 2, 3],
      ]);
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sales").tables.add("D1:F2", true);
        context.workbook.worksheets.getItem("Sales").tables.add("A1:B4", true).name = "Mine";
        await context.sync();
      });
      equal(workbook.values("Sales!D1:F1"), [["a", "a2", "Column3"]]);
      const doing = (act: (tables: Excel.TableCollection) => void) =>
        codeOf(
          Excel.run(async (context) => {
            act(context.workbook.worksheets.getItem("Sales").tables);
            await context.sync();
          }),
        );
      equal(await doing((tables) => tables.add("B2:C9", true)), "InvalidArgument");
      equal(await doing((tables) => (tables.getItem("Table1").name = "mine")), "ItemAlreadyExists");
      equal(await doing((tables) => (tables.getItem("Table1").name = "T1")), "InvalidArgument");
      equal(await doing((tables) => tables.getItem("Nobody").delete()), "ItemNotFound");
    },
  },
  {
    about: "conditional formats: custom, cell value and text rules, filled in one batch, found again, cleared",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sales").getRange("B2:B4");
        const custom = range.conditionalFormats.add(Excel.ConditionalFormatType.custom);
        custom.custom.rule.formula = '=$C2="A"';
        custom.custom.format.fill.color = "#C6EFCE";
        custom.custom.format.font.color = "#006100";
        custom.stopIfTrue = true;
        const value = range.conditionalFormats.add(Excel.ConditionalFormatType.cellValue);
        value.cellValue.rule = { formula1: "=10", operator: "GreaterThan" };
        value.cellValue.format.font.bold = true;
        const text = range.conditionalFormats.add(Excel.ConditionalFormatType.containsText);
        text.textComparison.rule = { operator: "BeginsWith", text: "A" };
        const count = range.conditionalFormats.getCount();
        range.conditionalFormats.load({ id: true, type: true, priority: true });
        await context.sync();
        equal(count.value, 3);
        equal(
          range.conditionalFormats.items.map(({ type, priority }) => [type, priority]),
          [
            ["ContainsText", 0],
            ["CellValue", 1],
            ["Custom", 2],
          ],
        );
        custom.custom.rule.load({ formula: true });
        custom.load({ stopIfTrue: true });
        value.cellValue.load({ rule: true });
        const covered = custom.getRange();
        covered.load({ address: true });
        await context.sync();
        equal([custom.custom.rule.formula, custom.stopIfTrue, covered.address], ['=$C2="A"', true, "Sales!B2:B4"]);
        equal(value.cellValue.rule, { operator: "GreaterThan", formula1: "=10" });
      });
      const [, , rule] = workbook.store.rules(workbook.sheetId("Sales"));
      equal([rule?.style.fill, rule?.style.fontColor], ["#C6EFCE", "#006100"]);
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sales").getRange("B3").conditionalFormats.clearAll();
        await context.sync();
      });
      equal(
        workbook.store.rules(workbook.sheetId("Sales")).map(({ rects }) => rects.map(({ row, rows }) => [row, rows])),
        Array(3).fill([
          [1, 1],
          [3, 1],
        ]),
      );
    },
  },
  {
    about: "defined names",
    async run() {
      await Excel.run(async (context) => {
        const { names } = context.workbook;
        names.add("KA_Amounts", context.workbook.worksheets.getItem("O'Neil & Co").getRange("B2:B4"), "by KA");
        names.add("KA_Version", "1.0");
        const range = names.getItem("ka_amounts").getRange();
        range.load({ address: true });
        const item = names.getItem("KA_Amounts");
        item.load({ formula: true, type: true, comment: true });
        const version = names.getItem("KA_Version");
        version.load({ value: true, type: true });
        const none = names.getItemOrNullObject("KA_None");
        await context.sync();
        equal([range.address, item.formula], ["'O''Neil & Co'!B2:B4", "='O''Neil & Co'!$B$2:$B$4"]);
        equal([item.type, item.comment, version.value, version.type], ["Range", "by KA", "1.0", "String"]);
        equal(none.isNullObject, true);
        item.delete();
        await context.sync();
        item.load({ formula: true });
        equal(await codeOf(context.sync()), "ItemNotFound");
      });
    },
  },
  {
    about: "settings are one store for workbook.settings and Office.context.document.settings, and keep objects",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const { settings } = context.workbook;
        settings.add("ka.policy", { version: 1, cuts: [0.8, 0.95] });
        settings.add("ka.policy", { version: 2, cuts: [0.8] });
        const found = settings.getItemOrNullObject("ka.policy");
        const none = settings.getItemOrNullObject("ka.none");
        found.load({ value: true });
        await context.sync();
        equal([found.value, none.isNullObject], [{ version: 2, cuts: [0.8] }, true]);
      });
      const legacy = Office.context.document.settings;
      legacy.set("legacy", { a: 1 });
      await new Promise((resolve) => legacy.saveAsync(resolve));
      equal(workbook.book.settings.get("legacy"), { a: 1 });
      await Excel.run(async (context) => {
        context.workbook.settings.getItem("legacy").delete();
        await context.sync();
      });
      equal(workbook.book.settings.has("legacy"), false);
    },
  },
  {
    about: "custom XML parts and custom properties of a sheet",
    async run() {
      await Excel.run(async (context) => {
        const parts = context.workbook.customXmlParts;
        const added = parts.add('<?xml version="1.0"?><ka:policy xmlns:ka="urn:ka:policy"><a b="1>2"/></ka:policy>');
        added.load({ id: true, namespaceUri: true });
        await context.sync();
        equal(added.namespaceUri, "urn:ka:policy");
        const only = parts.getByNamespace("urn:ka:policy").getOnlyItemOrNullObject();
        const other = parts.getByNamespace("urn:other").getOnlyItemOrNullObject();
        only.setXml('<ka:policy xmlns:ka="urn:ka:policy">2</ka:policy>');
        const xml = parts.getItem(added.id).getXml();
        const { customProperties } = context.workbook.worksheets.getItem("Sales");
        customProperties.add("ka.kind", "accounts");
        const property = customProperties.getItemOrNullObject("KA.KIND");
        property.load({ value: true });
        await context.sync();
        equal([xml.value, other.isNullObject], ['<ka:policy xmlns:ka="urn:ka:policy">2</ka:policy>', true]);
        equal(property.value, "accounts");
        for (const broken of ["<a><b></a>", "<a>&nbsp;</a>", "<a>R&D</a>", "<a>\u0001</a>", "<a/><b/>", "text"]) {
          parts.add(broken);
          equal(await codeOf(context.sync()), "InvalidArgument");
        }
        parts.getByNamespace("").load({ id: true });
        equal(await codeOf(context.sync()), "InvalidArgument");
        parts.add("<a xmlns='urn:twice'/>");
        parts.add("<a xmlns='urn:twice'/>");
        const twice = parts.getByNamespace("urn:twice");
        const count = twice.getCount();
        const none = twice.getOnlyItemOrNullObject();
        await context.sync();
        equal([count.value, none.isNullObject], [2, true]);
        twice.getOnlyItem().delete();
        equal(await codeOf(context.sync()), "ItemNotFound");
      });
    },
  },
  {
    about: "the application: calculation, culture, what can be suspended",
    async run({ workbook }) {
      await Excel.run(async (context) => {
        const { application } = context.workbook;
        application.suspendScreenUpdatingUntilNextSync();
        application.suspendApiCalculationUntilNextSync();
        application.calculationMode = Excel.CalculationMode.manual;
        application.cultureInfo.numberFormat.load({ numberDecimalSeparator: true });
        application.cultureInfo.load({ name: true });
        const sheet = context.workbook.worksheets.getItem("Sales");
        sheet.getRange("D1").formulas = [["=B2"]];
        application.load({ calculationMode: true });
        await context.sync();
        equal(application.calculationMode, "Manual");
        equal(
          [application.cultureInfo.name, application.cultureInfo.numberFormat.numberDecimalSeparator],
          ["en-US", "."],
        );
        equal(workbook.values("Sales!D1"), [[""]]);
        application.calculate(Excel.CalculationType.full);
        await context.sync();
        equal(workbook.values("Sales!D1"), [[12.5]]);
      });
    },
  },
];
