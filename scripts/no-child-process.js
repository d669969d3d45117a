/** Stands for `node:child_process` in the bundle of the command, which starts no other programs. */
module.exports = {};
