/** English of the page of formulas. */
export const formulas = {
  formulas: {
    about: "Classes, shares and figures as formulas such as =KA.TIER(…), which recalculate with your data.",
    toList: "All formulas",
    listing: "Fetching the list of formulas",
    notListed: "The list of formulas cannot be fetched at the moment. Close this page and open it again.",
    choose: "Insert…",
    chooseNamed: "Insert {{name}}…",
    help: "Help and examples",
    columnsOf: "Columns of the rows on “{{sheet}}”:",
    noColumns:
      "No rows are selected. Select rows with headers and press “Use the selected rows”, or type the formula below.",
    takeColumns: "Use the selected rows",
    optional: "{{name}} (optional)",
    chooseColumn: "Choose a column",
    leftOut: "Left out",
    formula: "Formula",
    formulaHint: "As it will be inserted. You can change it here.",
    where: "Select the first cell of the result in Excel, then insert.",
    insert: "Insert at the selection",
    insertRows: "Insert row by row",
    insertValues: "Insert as values",
    inserting: "Inserting",
    takeOut: "Take it out again",
    examples: "Examples",
    filled: {
      title: "Formulas filled down",
      about:
        "Filled down with a large range, a formula is slow or refused. One formula over all the rows, or a small table of cut-offs that each row looks up, gives the same answers at once.",
      look: "Look for them",
      block_one: "{{where}}: {{number}} cell",
      block_other: "{{where}}: {{number}} cells",
      as: {
        one: "Make it one formula",
        cutOffs: "Look up a table of cut-offs",
        values: "Make them values",
      },
      named: {
        one: "Make {{where}} one formula",
        cutOffs: "Look up a table of cut-offs in {{where}}",
        values: "Make {{where}} values",
      },
      rewriting: "Replacing the formulas",
    },
    startUp: {
      title: "When this workbook opens",
      load: "Load KA with this workbook",
      about:
        "The formulas then answer before anybody opens the pane. The workbook keeps this choice; Excel may tell colleagues without KA that an add-in is missing.",
      offer: "The formula answers only while KA is loaded, which is when somebody opens the pane.",
    },
  },
} as const;
