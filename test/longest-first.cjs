const { relative, sep } = require("node:path");
const { default: Sequencer } = require("@jest/test-sequencer");

/** The suites that take longest, the longest first: where one of them begins last, one core waits for the other. */
const LONGEST_FIRST = [
  ...[
    "e2e/pane-walk",
    "data/whole-walk",
    "data/pane-walk",
    "e2e/every-form",
    "e2e/tab-tour",
    "e2e/preview",
    "e2e/workbook-file",
  ],
  ...["preview/grid-cases", "data/xlsx", "e2e/interrupted", "data/sets", "packages/bundle", "e2e/refusals"],
  ...["pane/forms", "pane/pane", "pane/formulas", "pane/method", "data/preview", "faults/coauthors"],
  ...["faults/midway-second", "faults/beside", "faults/midway-first", "faults/files", "faults/kill"],
  ...["faults/taking-back", "faults/host", "faults/limits", "faults/turns", "faults/rewriting", "faults/states"],
];

/** Those that are not in the list come after it, in the order that Jest has for them. */
module.exports = class extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const name = relative(__dirname, path).split(sep).join("/");
      const found = LONGEST_FIRST.indexOf(name.replace(/\.test\.tsx?$/, ""));
      return found < 0 ? LONGEST_FIRST.length : found;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
};
