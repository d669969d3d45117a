import { makeStyles, tokens } from "@fluentui/react-components";

/** How rows look that can be moved, by `RowLook`: the dragged one steps back, a line says where it goes. */
export const useRowLook = makeStyles({
  still: { position: "relative" },
  dragged: { position: "relative", opacity: 0.5 },
  before: {
    position: "relative",
    "::before": {
      ...{ content: '""', position: "absolute", top: "-4px", left: 0, right: 0 },
      borderTop: `3px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
  behind: {
    position: "relative",
    "::before": {
      ...{ content: '""', position: "absolute", bottom: "-4px", left: 0, right: 0 },
      borderTop: `3px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
});
