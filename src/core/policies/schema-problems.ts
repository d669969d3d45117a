import type * as z from "zod";
import type { PolicyProblem, ValueProblem } from "../issues/policy";

type SchemaIssue = z.core.$ZodIssue;

/** What is wrong with a document by a schema, in KA's own terms: one entry a problem, each with its path. */
export function problemsOf(issues: readonly SchemaIssue[], document: unknown): readonly PolicyProblem[] {
  return issues.map((issue) => problemOf(issue, document, []));
}

function problemOf(issue: SchemaIssue, document: unknown, before: readonly PropertyKey[]): PolicyProblem {
  const path = [...before, ...issue.path];
  const say = (problem: ValueProblem, facts: Pick<PolicyProblem, "known" | "bound"> = {}): PolicyProblem => ({
    path: nameOfPath(path),
    problem,
    ...facts,
  });
  // A rule of KA's gives its name as the message; zod's own messages are sentences.
  if (/^\w+$/.test(issue.message)) return { path: nameOfPath(path), problem: issue.message };
  switch (issue.code) {
    case "unrecognized_keys":
      return say("unknownSettings", { known: issue.keys });
    case "invalid_type":
      return valueAt(document, path) === undefined ? say("missing") : say(needed(issue.expected));
    case "invalid_value":
      return say("notOneOf", { known: issue.values.map(String) });
    case "too_small": {
      const bound = Number(issue.minimum);
      if (issue.origin === "string") return bound === 1 ? say("blank") : say("tooShort", { bound });
      if (issue.origin === "array") return say("tooFew", { bound });
      return say(issue.inclusive ? "below" : "notAbove", { bound });
    }
    case "too_big": {
      const bound = Number(issue.maximum);
      if (issue.origin === "string") return say("tooLong", { bound });
      if (issue.origin === "array") return say("tooMany", { bound });
      return say(issue.inclusive ? "above" : "notBelow", { bound });
    }
    case "invalid_union": {
      const options: readonly unknown[] = "options" in issue && Array.isArray(issue.options) ? issue.options : [];
      if (options.length > 0) return say("notOneOf", { known: options.map(String) });
      // The form of which a part fits was meant; where none does, its single values are what may stand there.
      const forms = issue.errors.flatMap((errors) => errors.slice(0, 1));
      const meant = forms.find((error) => error.path.length > 0);
      if (meant) return problemOf(meant, document, path);
      const known = forms.flatMap((error) => (error.code === "invalid_value" ? error.values.map(String) : []));
      return known.length > 0 ? say("notOneOf", { known }) : say("unfit");
    }
    case "invalid_key": {
      const [inner] = issue.issues;
      return inner ? problemOf(inner, document, path) : say("unfit");
    }
    default:
      return say("unfit");
  }
}

function needed(type: string): ValueProblem {
  if (type === "int") return "notWhole";
  if (type === "number") return "notNumber";
  if (type === "string") return "notText";
  return type === "array" || type === "tuple" ? "notList" : "notObject";
}

function nameOfPath(path: readonly PropertyKey[]): string {
  return path.map(String).join(".") || "policy";
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    // What is asked of any value is whether something stands there.
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    document,
  );
}
