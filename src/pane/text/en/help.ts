/** English of the first screen and of the page that helps. */
export const help = {
  welcome: {
    title: "Which customers matter most?",
    about:
      "KA adds up your sales rows by customer and sorts the customers into classes such as A, B and C. It says why each one is there and writes the list to your workbook; your own cells stay as they are.",
    sample: "Try with sample data",
    selection: "Use my selection",
    sampleAbout: "The sample goes on a sheet of its own, which can be removed again.",
    adding: "Adding the sample",
    remove: "Remove “{{sheet}}”",
  },
  places: {
    title: "Tables and named ranges",
    listing: "Looking for tables and names",
    none: "This workbook has neither tables nor named ranges. Select the rows in their sheet.",
    table: "table on “{{sheet}}”",
    name: "name on “{{sheet}}”",
  },
} as const;
