/** English of writing, taking back, freezing. */
export const write = {
  write: {
    action: "Write to workbook",
    unfinished: "Something above is not complete or not right yet. Complete, correct or remove it, then write.",
    cancel: "Cancel",
    done: "Written to the sheets “{{accounts}}” and “{{summary}}”.",
    doneAlso: "Written to the sheets “{{accounts}}” and “{{summary}}”, and to {{also}}.",
    comma: ", ",
    unchanged: "Checked, unchanged: all stands in the workbook already, and nothing was written.",
    stage: {
      reading: "Reading the rows once more",
      calculating: "Calculating",
      writing: "Writing",
      cancelling: "Cancelling",
    },
  },
  takeBack: {
    unfinished:
      "KA's last run was broken off, or somebody else is writing at this moment. KA's sheets may hold a part of it.",
    finish: "Finish",
    bringBack: "Bring back what was there",
    title: "Revert or remove",
    revert: "Revert last run…",
    revertAbout:
      "KA's sheets become what they were before the last run; what was typed on them since is lost. Should sheets that the run added go too?",
    revertRemoving: "Revert, remove added sheets",
    revertKeeping: "Revert, keep added sheets",
    remove: "Remove KA from this workbook…",
    removeAbout:
      "KA's sheets go, with all that was typed on them, and KA's names and settings. Excel cannot undo it. Your own sheets stay as they are.",
    removeNow: "Remove",
    removeOnly: "Remove KA only",
    removeSample: "Remove KA and “{{sheet}}”",
    formulas: "Bring the formulas back…",
    formulasAbout:
      "Formulas that became values last come back where their cells were not changed since, and their lines in KA Log go. The last run stays.",
    not: "Cancel",
  },
  freeze: {
    title: "Share without KA",
    about:
      "Whoever opens this workbook without KA sees #NAME? where formulas such as =KA.TIER(…) are calculated. They can become the values that they show.",
    ask: "Freeze formulas…",
    looking: "Looking for formulas of KA's",
    running: "Making values of formulas",
    asks_one: "1 cell with a formula of KA's becomes a value and is listed in KA Log:",
    asks_other: "{{number}} cells with formulas of KA's become values and are listed in KA Log:",
    on_one: "“{{sheet}}”: {{number}} cell",
    on_other: "“{{sheet}}”: {{number}} cells",
    now: "Freeze",
    back: "Bring the formulas back",
  },
} as const;
