/** English of the quality of the rows: fetched with the first result. */
export const quality = {
  quality: {
    used: "{{used}} of {{read}} rows used",
    allUsed: "All {{read}} rows used",
    money: "{{amount}} left out, {{share}} of all money in the rows",
    noMoney: "No money was left out",
    unknown_one: "{{number}} row has no amount that could be read",
    unknown_other: "{{number}} rows have no amount that could be read",
    notKnown: "not known",
    rows_one: "{{number}} row",
    rows_other: "{{number}} rows",
    show: "Show row {{row}}",
    showOf: "{{show}}: {{of}}",
    showExample: "Show in sheet",
    noticed: "what was noticed",
    special_one: "{{number}} thing was read specially",
    special_other: "{{number}} things were read specially",
    period: "Days from {{from}} to {{to}}",
  },
} as const;
