/** Stands for what `@noble/hashes` knows of chance in the bundle of the command, which only makes fingerprints. */
module.exports = { crypto: undefined };
