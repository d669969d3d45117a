import type { ClassColumnFacts } from "./issues/class-columns";
import type { FiguresFacts } from "./issues/figures";
import type { FormulaFacts } from "./issues/formulas";
import type { FreezeFacts } from "./issues/freeze";
import type { GatheringFacts } from "./issues/gathering";
import type { InsertionFacts } from "./issues/insertion";
import type { IntakeFacts } from "./issues/intake";
import type { LifetimeFacts } from "./issues/lifetime";
import type { ListFacts } from "./issues/lists";
import type { MethodFacts } from "./issues/methods";
import type { PlacesFacts } from "./issues/places";
import type { PolicyFacts } from "./issues/policy";
import type { ReadingFacts } from "./issues/reading";
import type { WritingFacts } from "./issues/writing";

/** How much an issue matters: an error stops the work, a warning needs a look, a note is for the record. */
export type Severity = "error" | "warning" | "note";

/** The facts of every kind of issue, by topic. `core/text` turns each into one sentence that says where, what and what to do. */
export interface IssueFacts
  extends
    ReadingFacts,
    IntakeFacts,
    GatheringFacts,
    FiguresFacts,
    MethodFacts,
    LifetimeFacts,
    PolicyFacts,
    ListFacts,
    FormulaFacts,
    WritingFacts,
    ClassColumnFacts,
    FreezeFacts,
    InsertionFacts,
    PlacesFacts {}

export type IssueKind = keyof IssueFacts;

/** Something noticed: a kind with facts, never a sentence. */
export type Issue = {
  readonly [K in IssueKind]: { readonly kind: K; readonly severity: Severity; readonly facts: IssueFacts[K] };
}[IssueKind];

/** What a step made and what it noticed. Without a value, it could not go on. */
export interface Outcome<T> {
  readonly value?: T;
  readonly issues: readonly Issue[];
}

/** An issue that stops the work. */
export function refusal<K extends IssueKind>(kind: K, facts: IssueFacts[K]): Issue {
  return issue("error", kind, facts);
}

/** An issue that needs a look, but does not stop the work. */
export function warning<K extends IssueKind>(kind: K, facts: IssueFacts[K]): Issue {
  return issue("warning", kind, facts);
}

/** An issue for the record. */
export function note<K extends IssueKind>(kind: K, facts: IssueFacts[K]): Issue {
  return issue("note", kind, facts);
}

function issue<K extends IssueKind>(severity: Severity, kind: K, facts: IssueFacts[K]): Issue {
  // TypeScript cannot follow that kind and facts stay paired through the mapped type.
  return { kind, severity, facts } as Issue;
}
