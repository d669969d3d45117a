/** English of the first screen and of the page that helps. */
export const help = {
  help: {
    what: "What KA does",
    whatAbout:
      "KA reads your sales rows, adds them up by customer, and sorts your customers into classes such as A, B and C. You see why each one is where it is, and write the list to the workbook.",
  },
} as const;
