import { readFileSync } from "node:fs";
import { dayFrom, dayFromText, type Day } from "../core/days";
import { refusal, type Outcome } from "../core/issues";
import { METHOD_IDS, type MethodId } from "../core/methods/methods";
import { LANGUAGES, readPolicy, type Language, type Policy } from "../core/policy";
import { ROLES, type Role } from "../core/roles";
import { describeIssue } from "../core/text/text";
import { codeOf } from "../files/byte-source";
import { methodOptions } from "./method-options";
import { WORDS } from "./words";

/** The flags of a run as commander hands them over: by name in camel case. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** A policy and a day to work with, or the sentences that say why not, and whether the command line is at fault or a file. */
export type Setup =
  | { readonly kind: "ready"; readonly policy: Policy; readonly today: Day }
  | { readonly kind: "usage" | "refused"; readonly sentences: readonly string[] };

/** Joins the policy file and the flags to one policy; a flag wins over the file. */
export function setUp(flags: Flags, clock: Date): Setup {
  const asked = textFlag(flags, "language");
  const language: Language = LANGUAGES.find((known) => known === asked) ?? "en";
  const path = textFlag(flags, "policy");
  const saved = path === undefined ? readPolicy({}) : readPolicyFile(path, language);
  if (!saved.value) return { kind: "refused", sentences: saved.issues.map((issue) => describeIssue(issue, language)) };
  const policy = saved.value;
  const speaks = asked === undefined ? policy.language : language;

  const method = textFlag(flags, "method") ?? policy.methods[0]?.id ?? "abc";
  const known = METHOD_IDS.find((id) => id === method);
  if (!known) {
    const issue = refusal("unknownMethod", { method, known: METHOD_IDS });
    return { kind: "usage", sentences: [describeIssue(issue, speaks)] };
  }
  const given = methodOptions().filter(({ key }) => flags[key] !== undefined);
  const strange = given.find(({ key }) => !given.some((option) => option.method === known && option.key === key));
  if (strange) return { kind: "usage", sentences: [WORDS[speaks].notOfMethod(strange.flag, strange.method, known)] };

  const day = textFlag(flags, "today");
  const today =
    day === undefined ? dayFrom(clock.getFullYear(), clock.getMonth() + 1, clock.getDate()) : dayFromText(day);
  if (today === undefined) return { kind: "usage", sentences: [WORDS[speaks].notADay(day ?? String(clock))] };

  const wanted = readPolicy({
    ...policy,
    ...(asked === undefined ? {} : { language: asked }),
    ...(flags["amountUnit"] === undefined ? {} : { amountUnit: flags["amountUnit"] }),
    columns: { ...policy.columns, ...columnsIn(flags) },
    methods: methodsFrom(policy, known, flags),
  });
  if (!wanted.value) return { kind: "usage", sentences: wanted.issues.map((issue) => describeIssue(issue, speaks)) };
  return { kind: "ready", policy: wanted.value, today };
}

function readPolicyFile(path: string, language: Language): Outcome<Policy> {
  try {
    // A document from outside has no type until the schema has seen it.
    const document: unknown = JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
    return readPolicy(document);
  } catch (error) {
    if (error instanceof SyntaxError) {
      const detail = `${WORDS[language].notJson} (${error.message})`;
      return { issues: [refusal("badPolicy", { path, problem: "json", detail })] };
    }
    const code = codeOf(error);
    return {
      issues: [code === "ENOENT" ? refusal("fileNotFound", { path }) : refusal("fileUnreadable", { path, code })],
    };
  }
}

/** Each role's flag has the role's name. An empty header means that there is no such column. */
function columnsIn(flags: Flags): Partial<Record<Role, string | null>> {
  return Object.fromEntries(
    ROLES.flatMap((role) => {
      const header = textFlag(flags, role);
      return header === undefined ? [] : [[role, header === "" ? null : header]];
    }),
  );
}

/** The policy's own methods, unless another is asked for; the flags go to the leading one. */
function methodsFrom(policy: Policy, id: MethodId, flags: Flags): unknown[] {
  const asked = flags["method"] !== undefined;
  const saved = asked ? policy.methods.find((choice) => choice.id === id) : policy.methods[0];
  const own = methodOptions().filter(({ method, key }) => method === id && flags[key] !== undefined);
  const options = own.map(({ key, read }) => [key, read(textFlag(flags, key) ?? "")]);
  const leading: unknown = { ...(saved ?? { id }), ...Object.fromEntries(options) };
  return asked ? [leading] : [leading, ...policy.methods.slice(1)];
}

function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}
