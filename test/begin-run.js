const { beginRun } = require("./run-folder");

/** Jest's start of a run. */
module.exports = () => {
  // Also where somebody breaks it off.
  process.once("exit", beginRun());
};
