const { basename } = require("node:path");
const { default: Sequencer } = require("@jest/test-sequencer");

/** The suites by what they take, the longest first: where it begins last, one core waits for the other. */
const LONGEST_FIRST = [
  ...["coauthors", "midway-second", "beside", "midway-first", "files", "kill", "taking-back"],
  ...["host", "limits", "turns", "rewriting", "states"],
];

/** One that is not in the list is begun at once. */
module.exports = class extends Sequencer {
  sort(tests) {
    const place = ({ path }) => LONGEST_FIRST.indexOf(basename(path, ".test.ts"));
    return [...tests].sort((one, other) => place(one) - place(other));
  }
};
