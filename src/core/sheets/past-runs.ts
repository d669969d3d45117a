import { LANGUAGES } from "../policy";
import { cellText } from "../table";
import { MEMORY_WORDS, type LogColumn } from "../text/memory";
import { earlierCell, earlierLines } from "./earlier-lines";
import type { OwnSheet } from "./recalled";

/** A run as *KA Log* tells of it; a text is empty, and a number nothing, where its line does not say it. */
export interface PastRun {
  readonly when: string;
  readonly author: string;
  readonly source: string;
  readonly rows?: number | undefined;
  readonly customers?: number | undefined;
  /** The net total. */
  readonly net?: number | undefined;
  /** The classification that led, and its customers by class, as the line words them. */
  readonly method: string;
  readonly counts: string;
  readonly checks: string;
  /** Fingerprint and name of the policy. */
  readonly policy: string;
  readonly policyName: string;
}

/** The runs that *KA Log* tells of, the newest first, wherever their lines stand; what was done with formulas is no run. */
export function pastRuns(log: OwnSheet | undefined): readonly PastRun[] {
  const earlier = earlierLines(log);
  const columnOf = (key: LogColumn) => earlier.column(LANGUAGES.map((language) => MEMORY_WORDS[language].log[key]));
  const text = (key: LogColumn) => {
    const column = columnOf(key);
    return (row: number) => (column ? cellText(column, row).trim() : "");
  };
  const number = (key: LogColumn) => {
    const column = columnOf(key);
    return (row: number) => {
      const cell = earlierCell(column, row);
      return typeof cell === "number" ? cell : undefined;
    };
  };
  const [when, author, source, formula] = [text("when"), text("author"), text("source"), text("formula")];
  const [method, counts, checks] = [text("method"), text("counts"), text("checks")];
  const [policy, policyName] = [text("policy"), text("policyName")];
  const [rows, customers, net] = [number("rows"), number("customers"), number("net")];
  return Array.from({ length: earlier.rows }, (_, row) => row)
    .filter((row) => when(row) !== "" && formula(row) === "")
    .map((row) => ({
      ...{ when: when(row), author: author(row), source: source(row) },
      ...{ rows: rows(row), customers: customers(row), net: net(row) },
      ...{ method: method(row), counts: counts(row), checks: checks(row) },
      ...{ policy: policy(row), policyName: policyName(row) },
    }))
    .reverse()
    .sort((one, other) => (one.when < other.when ? 1 : one.when > other.when ? -1 : 0));
}
