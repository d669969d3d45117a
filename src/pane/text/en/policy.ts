/** English of the policy and who works with it. */
export const policy = {
  policy: {
    title: "Policy and author",
    author: "Who works here",
    authorAbout:
      "Stands in KA Log and beside classes newly set by hand, as you type it. Kept on this computer only; it is no proof of who it was.",
    export: "Export policy",
    exported: "Saved as {{name}}. If nothing was downloaded, copy the text into a file of that name:",
    import: "Import policy…",
    changed:
      "The policy of the workbook was changed, and there are choices here that are not written yet. Which count?",
    takeWorkbook: "The workbook's policy",
    takePane: "My choices",
  },
} as const;
