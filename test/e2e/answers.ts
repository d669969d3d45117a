import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { analyze } from "../../src/core/analyze";
import { dayFrom } from "../../src/core/days";
import { tableFromRows } from "../../src/core/intake/head-table";
import { readPolicy } from "../../src/core/policies/read-policy";
import type { CellValue } from "../../src/core/table";
import { describeIssue } from "../../src/core/text/sentences";

/** Rows and the policies that they are analysed by: plain data, handed to a page or used where it was made. */
export interface Question {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly policy: object;
}

/** What came out, each part as a hash of all its bytes. */
export interface Answer {
  readonly name: string;
  readonly fingerprint: string;
  /** Everything that would be written. */
  readonly plan: string;
  /** What would be written to the account list. */
  readonly accounts: string;
  /** Every sentence of the issues. */
  readonly sentences: string;
  /** Cells that would be written. */
  readonly cells: number;
}

/** Asks core, wherever this runs. */
export function answersTo(questions: readonly Question[]): readonly Answer[] {
  return questions.map(({ name, rows, policy }) => {
    const checked = readPolicy(policy);
    if (!checked.value) throw new Error(`${name}: ${JSON.stringify(checked.issues)}`);
    const { language } = checked.value;
    const { value, issues } = analyze(tableFromRows(rows, "Sales!A1"), checked.value, dayFrom(2026, 6, 30) ?? 0);
    if (!value) throw new Error(`${name}: ${issues.map((issue) => describeIssue(issue, language)).join(" ")}`);
    const { edits } = value.plan;
    return {
      name,
      fingerprint: value.report.fingerprint,
      plan: hashOf(edits),
      accounts: hashOf(edits.filter(({ sheet }) => sheet === "accounts")),
      sentences: hashOf(issues.map((issue) => describeIssue(issue, language))),
      cells: edits
        .flatMap((edit) => (edit.kind === "setCells" ? edit.columns : []))
        .reduce((sum, { values }) => sum + values.length, 0),
    };
  });
}

function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value, withEveryBit))));
}

/** JSON writes 0 for −0 and null for NaN; here every double keeps its bits. */
function withEveryBit(_key: string, value: unknown): unknown {
  if (value instanceof Float64Array) return Array.from(value, (number) => withEveryBit("", number));
  if (typeof value !== "number") return value;
  return bytesToHex(new Uint8Array(Float64Array.of(value).buffer));
}
