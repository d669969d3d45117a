/** English of classes, customers, a result that is stale. */
export const result = {
  result: {
    title: "Result",
    waiting: "The classes will show here.",
  },
  live: {
    edited_one: "Stale since {{since}}: {{number}} row of the data was edited.",
    edited_other: "Stale since {{since}}: {{number}} rows of the data were edited.",
    editedByOthers_one: "Stale since {{since}}: {{number}} row of the data was edited by somebody else.",
    editedByOthers_other:
      "Stale since {{since}}: {{number}} rows of the data were edited, some of them by somebody else.",
    found_one: "Stale: at least {{number}} row of the data has changed since the result was written ({{at}}).",
    found_other: "Stale: at least {{number}} rows of the data have changed since the result was written ({{at}}).",
    gone: "The rows of this result are gone, or their sheet is. What KA's sheets say cannot be refreshed.",
    refresh: "Refresh",
  },
} as const;
