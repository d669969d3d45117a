import type { OptionField } from "../../core/policies/options";
import type { OptionLabel } from "../../core/text/option-words";
import type { Taken } from "../controls/ExactInput";
import type { Row } from "../records/records";

/** A name that can be chosen, and what it is called. */
export interface Name {
  readonly name: string;
  readonly label: string;
}

/** The names that stand to choice where a text means a thing of the sheet or of the policy. */
export type Names = { readonly [M in "header" | "numbers" | "class" | "method"]: readonly Name[] };

/** What is wrong with a value, and where inside it: keys and places from the outside in. */
export interface Problem {
  readonly sentence: string;
  readonly at: readonly string[];
}

/** What the control of one setting is given. */
export interface FieldControlProps {
  readonly field: OptionField;
  readonly words: OptionLabel;
  readonly value: unknown;
  readonly names: Names;
  readonly state: "free" | "blocked" | "wrong";
  /** Where records stand: those inside another record are typed with it, and wait for it. */
  readonly inside?: "record" | undefined;
  /** What is wrong inside a record's records. */
  readonly problem?: Problem | undefined;
  /** What new records begin with, beside their defaults. */
  readonly fresh?: Row | undefined;
  /** A line that stands for a record while it is folded. */
  readonly summaryOf?: ((row: Row) => string) | undefined;
  /** Told the value that the user means, nothing where it is to be left out; says whether it can be taken. */
  readonly onValue: (value: unknown) => Taken;
}
