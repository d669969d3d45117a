/** English of the frame: its name, what is under way. */
export const frame = {
  pane: {
    name: "Key accounts",
    language: "Language",
    broken:
      "KA made a mistake and stopped, so that nothing wrong is written. Your sheets are untouched; close the pane and open it again.",
  },
  tabs: {
    list: "Pages",
    classify: "Classify",
    customer: "Customer",
    watch: "Watch",
    policy: "Policy",
    formulas: "Formulas",
    help: "Help",
    headings: {
      classify: "Classify customers",
      customer: "Customer",
      watch: "Who needs attention",
      policy: "Policy and sharing",
      formulas: "Formulas",
      help: "Help",
    },
    empty: {
      customer: "Once your customers are classified, one of them can be looked at here.",
      watch: "Once your customers are classified, those who need attention are listed here.",
    },
  },
  languages: { en: "English", zh: "中文" },
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
