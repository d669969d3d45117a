/** The pane's own words in English. Sentences of issues and names of classes, roles and rules come from core. */
export const en = {
  pane: {
    name: "Key accounts",
    language: "Language",
    broken:
      "KA made a mistake and stopped, so that nothing wrong is written. Your sheets are untouched; close the pane and open it again.",
  },
  languages: { en: "English", zh: "中文" },

  data: {
    title: "Data",
    nothing: "Select your sales rows with their header row: KA reads what you select.",
    size_one: "{{number}} row, {{columns}} columns",
    size_other: "{{number}} rows, {{columns}} columns",
    following: "Follows your selection",
    pinned: "Stays with these rows",
    pin: "Stay with these rows",
    unpin: "Follow my selection",
    readAgain: "Read again",
    columns: "Columns",
    moreColumns: "More columns ({{found}} found)",
    choose: "Choose a column",
    none: "None",
    comma: ", ",
    find: "Let KA find it",
    likely: "Likely",
    others: "All columns",
    example: "e.g. {{examples}}",
    unitQuestion: "In which unit are the amounts of the sheet?",
    chooseUnit: "Choose the unit",
  },
  reasons: {
    policy: "chosen by you",
    header: "by its header",
    onlyNumbers: "the only column of numbers",
    onlyText: "the only column of text",
    none: "no column",
    asked: "Choose the column: KA does not guess.",
  },

  method: {
    title: "Method",
    choose: "Method",
    classes: "Classes",
    name: "Name of class {{place}}",
    cut: "Class {{name}} ends at this share, in %",
    slider: "Cut-off of class {{name}}",
    rest: "the rest",
    add: "Add a class",
    remove: "Remove class {{name}}",
    reset: "Standard values",
    boundary: "The customer that crosses a cut-off goes",
    share: "Share that the vital few reach",
    shareExact: "Share that the vital few reach, in %",
    notANumber: "Type a number, for example 80.",
    tier: "Name of tier {{place}}",
    from: "Tier {{name}} starts at",
    fromHead: "from",
    addTier: "Add a tier",
    removeTier: "Remove tier {{name}}",
    counts: "Places at which the tiers end, for example 10, 50",
    tiers: "Number of tiers",
    scale: "Look for breaks in",
    unit: "Unit of the thresholds",
    period: "Compared with",
  },
  scales: { linear: "the amounts", log: "their logarithms (few very large customers)" },
  boundaries: {
    inclusive: "to the class above (inclusive)",
    exclusive: "to the class below (exclusive)",
    nearest: "to the nearer side (nearest)",
  },

  result: {
    title: "Result",
    waiting: "The classes will show here.",
    few_one: "{{number}} of {{all}} customers ({{part}}) brings {{share}} of the amount.",
    few_other: "{{number}} of {{all}} customers ({{part}}) bring {{share}} of the amount.",
    xy: "The largest {{customers}} of your customers bring {{value}}.",
    holds: "The 80/20 rule holds.",
    holdsNot: "The 80/20 rule does not hold here.",
    customers_one: "{{number}} customer · {{part}}",
    customers_other: "{{number}} customers · {{part}}",
    ofAmount: "of the amount",
    outside: "outside the ranking",
    curve: "Pareto curve",
    curveAbout: "Pareto curve: share of the amount that the largest customers bring. {{sentence}}",
    curveTable: "The curve as a table",
    curveCustomers: "Largest customers",
    curveValue: "Share of amount",
    axisCustomers: "customers",
    axisAmount: "amount",
    lastYear: "Judged by the amount of the last 12 months, to {{date}}.",
  },

  account: {
    used: "{{used}} of {{read}} rows used",
    allUsed: "All {{read}} rows used",
    passed_one: "{{number}} check passed",
    passed_other: "All {{number}} checks passed",
  },

  write: {
    action: "Write to workbook",
    about: "Only KA's own two sheets are changed.",
    cancel: "Cancel",
    done: "Written to the sheets “{{accounts}}” and “{{summary}}”.",
    stage: {
      reading: "Reading the rows once more",
      calculating: "Calculating",
      writing: "Writing",
      cancelling: "Cancelling",
    },
    progress: "{{stage}}: {{done}} of {{total}}",
  },

  status: {
    loading: "Opening",
    looking: "Looking at the selection",
    reading: "Reading the rows",
    gathering: "Gathering the customers",
    classifying: "Classifying",
    progress: "{{done}} of {{total}} rows",
    ready_one: "Preview ready: {{number}} customer.",
    ready_other: "Preview ready: {{number}} customers.",
  },
} as const;

/** Every word of English, to be said in another language; forms for one thing only where the language has them. */
export type Words = WordsOf<typeof en>;

type WordsOf<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : WordsOf<T[K]>;
};
