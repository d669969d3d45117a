import * as z from "zod";
import { refusal, type Issue, type Outcome } from "../issues";
import { VERSION, policySchema, type Policy } from "../policy";
import { problemsOf } from "./schema-problems";
import { mapProblemSchema } from "../segments/score-map";

/** What is told of a name that is no classification before the one that refers to it. */
const referenceSchema = z.strictObject({ wanted: z.string(), known: z.array(z.string()) });

/** Checks a policy from outside. Unknown keys and impossible values are refused with their path. */
export function readPolicy(document: unknown): Outcome<Policy> {
  const brought = bringUpToDate(document);
  if (typeof brought === "number") return { issues: [refusal("newerPolicy", { version: brought })] };
  const checked = policySchema.safeParse(brought);
  if (checked.success) return { value: checked.data, issues: [] };
  const found = problemsOf(checked.error.issues, brought);
  const issues: Issue[] = checked.error.issues.map((problem, at) => {
    const path = problem.path.join(".") || "policy";
    const missing = problem.code === "custom" && referenceSchema.safeParse(problem.params);
    if (missing && missing.success) return refusal("methodNotBefore", { path, ...missing.data });
    const ofMap = problem.code === "custom" && mapProblemSchema.safeParse(problem.params);
    if (ofMap && ofMap.success) {
      const { data } = ofMap;
      return "r" in data ? refusal("segmentHole", { path, ...data }) : refusal("segmentNeverFires", { path, ...data });
    }
    return refusal("badPolicy", found[at] ?? { path, problem: "unfit" });
  });
  return { issues };
}

/**
 * What each version needs to become the next, the first version first. From 1 to 2: settings were added and none changed its meaning.
 */
const MIGRATIONS: readonly ((document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>)[] = [
  (first) => first,
];

/** The document in today's shape; the number of its version where that is newer. */
function bringUpToDate(document: unknown): unknown {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return document;
  const { version = VERSION, ...rest } = document as Readonly<Record<string, unknown>>; // an object's keys are texts
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return document;
  if (version > VERSION) return version;
  const current = MIGRATIONS.slice(version - 1).reduce((older, migrate) => migrate(older), rest);
  return { ...current, version: VERSION };
}
