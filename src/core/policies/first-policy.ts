import type { Policy } from "../policy";

/** The policy of a first run, as the schema fills it in; written out, since making the schemas takes longer than classifying a small file. */
export const FIRST_POLICY: Policy = {
  version: 2,
  language: "en",
  columns: {},
  methods: [{ id: "abc", cuts: [0.8, 0.95], boundary: "inclusive" }],
};
