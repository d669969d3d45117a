/** English of methods and their forms. */
export const method = {
  method: {
    title: "Method",
    incomplete: "not complete yet",
    classes: "Classes",
    notANumber: "Type a number, for example 80.",
    unclearNumber:
      "“{{typed}}” can be read in two ways. Write decimals with “{{decimal}}”, as Excel does here, for example {{example}}.",
  },
  choice: { enter: "Enter applies it, Esc goes back." },
  settings: {
    some: "{{name}} ({{found}})",
    overrides: "Set classes by hand",
    leaveOut: "Leave out months or orders",
    attributes: "Show further columns",
    criteria: "Further columns to judge by",
  },
} as const;
