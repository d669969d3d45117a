import { readFileSync } from "node:fs";
import { dayFromText, type Day } from "../core/days";
import { refusal, type Issue, type Outcome } from "../core/issues";
import { FIRST_POLICY } from "../core/policies/first-policy";
import { METHOD_IDS, type MethodId } from "../core/methods/methods";
import { momentOf, type Occasion } from "../core/occasion";
import { LANGUAGES, type Language, type Policy } from "../core/policy";
import { readPolicy } from "../core/policies/read-policy";
import { PRESET_IDS, isPreset } from "../core/policies/preset-ids";
import { presetPolicy } from "../core/policies/presets";
import { ROLES, type Role } from "../core/roles";
import { savedPolicy } from "../core/sheets/saved-policy";
import { describeIssue } from "../core/text/sentences";
import { codeOf } from "../files/byte-source";
import { isWorkbook } from "./assess";
import { intakeFrom } from "./intake-from-flags";
import { textFlag, type Flags } from "./flags";
import { givenOptions, type MethodOption } from "./method-options";
import { WORDS } from "./words";

/** Flags that no policy keeps: where there are no others, a policy that was checked counts as it is. */
const BESIDE_POLICY = new Set(
  "output author json sheet table range encoding today policy preset before after frozen".split(" "),
);

/** A policy and a day to work with, or the sentences that say why not, and whether the command line is at fault or a file. */
export type Setup =
  | {
      readonly kind: "ready";
      readonly policy: Policy;
      readonly today: Day;
      readonly occasion: Occasion;
      /** What is to be said of the policy of a workbook. */
      readonly issues: readonly Issue[];
      /** Whether a policy was named, so that one in a workbook that cannot be read may be replaced. */
      readonly unreadable: "replace" | "leave";
    }
  | { readonly kind: "usage" | "refused"; readonly sentences: readonly string[] };

/**
 * Joins a saved policy and the flags to one policy; a flag wins. Where none is named, the one in the first of the `workbooks` that keeps one counts: that
 * of the rows, then that which the result replaces.
 */
export async function setUp(flags: Flags, clock: Date, workbooks: readonly string[] = []): Promise<Setup> {
  const asked = textFlag(flags, "language");
  const language: Language = LANGUAGES.find((known) => known === asked) ?? "en";
  const path = textFlag(flags, "policy");
  const preset = textFlag(flags, "preset");
  if (preset !== undefined && !isPreset(preset))
    return { kind: "usage", sentences: [WORDS[language].notOneOf("preset", preset, PRESET_IDS)] };
  if (preset !== undefined && path !== undefined) return { kind: "usage", sentences: [WORDS[language].presetOrPolicy] };
  const blank = preset === undefined ? { value: FIRST_POLICY, issues: [] } : presetPolicy(preset, language);
  const isNamed = path !== undefined || preset !== undefined;
  const kept = isNamed ? { issues: [] } : await policyInFirst(workbooks);
  const isRefused = kept.issues.some(({ severity }) => severity === "error");
  const saved = path !== undefined ? await readSaved(path) : kept.value || isRefused ? kept : blank;
  if (!saved.value) {
    const hint = isRefused ? WORDS[language].hint("--policy <file>, --preset <name>") : "";
    return { kind: "refused", sentences: saved.issues.map((issue) => describeIssue(issue, language) + hint) };
  }
  const policy = saved.value;
  const speaks = asked === undefined ? policy.language : language;

  const named = textFlag(flags, "method")
    ?.split(/[,，]/)
    .map((name) => name.trim());
  const isAsIs = Object.keys(flags).every((flag) => BESIDE_POLICY.has(flag));
  const unknown = named?.find((name) => !METHOD_IDS.some((id) => id === name));
  if (unknown !== undefined) {
    const issue = refusal("unknownMethod", { method: unknown, known: METHOD_IDS });
    return { kind: "usage", sentences: [describeIssue(issue, speaks)] };
  }
  const chosen = named ? METHOD_IDS.filter((id) => named.includes(id)) : undefined;
  const ids = named
    ? named.flatMap((name) => chosen?.find((id) => id === name) ?? [])
    : policy.methods.map(({ id }) => id);
  const given = isAsIs ? [] : givenOptions(flags);
  const strange = given.find(({ key }) => !given.some((option) => option.key === key && ids.includes(option.method)));
  if (strange)
    return { kind: "usage", sentences: [WORDS[speaks].notOfMethod(strange.flag, strange.method, ids.join(", "))] };

  const day = textFlag(flags, "today");
  const today = day === undefined ? momentOf(clock).day : dayFromText(day);
  if (today === undefined) return { kind: "usage", sentences: [WORDS[speaks].notADay(day ?? "")] };

  const broken = [...listFlag(flags, "merge"), ...listFlag(flags, "different")].find((text) => !MERGE.test(text));
  if (broken !== undefined) return { kind: "usage", sentences: [WORDS[speaks].notAMerge(broken)] };
  const taken = intakeFrom(policy, flags, speaks);
  if ("sentence" in taken) return { kind: "usage", sentences: [taken.sentence] };
  const change = (): Outcome<Policy> =>
    readPolicy({
      ...policy,
      ...taken,
      ...(asked === undefined ? {} : { language: asked }),
      ...(flags["policyName"] === undefined ? {} : { name: flags["policyName"] }),
      ...(flags["amountUnit"] === undefined ? {} : { amountUnit: flags["amountUnit"] }),
      columns: { ...policy.columns, ...columnsIn(flags) },
      ...furtherColumnsIn(policy, flags),
      ...mergesIn(policy, flags),
      ...differentIn(policy, flags),
      methods: methodsFrom(policy, named && ids, flags),
      ...periodIn(policy, flags),
      ...comparisonIn(policy, flags),
      ...outputsIn(policy, flags),
    });
  const wanted = isAsIs ? { value: policy, issues: [] } : change();
  if (!wanted.value) return { kind: "usage", sentences: wanted.issues.map((issue) => describeIssue(issue, speaks)) };
  const moment = day === undefined ? momentOf(clock) : { day: today };
  return {
    ...{ kind: "ready", policy: wanted.value, today, issues: saved.issues },
    occasion: { moment, author: textFlag(flags, "author"), version: process.env.KA_VERSION },
    unreadable: isNamed ? "replace" : "leave",
  };
}

/** A policy file, or a workbook that keeps one. */
async function readSaved(path: string): Promise<Outcome<Policy>> {
  if (!isWorkbook(path)) return readPolicyFile(path);
  const { value, issues } = await policyIn(path);
  if (value) return { value, issues };
  return { issues: issues.length > 0 ? issues : [refusal("noPolicyKept", { path })] };
}

/** The policy of the first file that is a workbook with one. */
async function policyInFirst(paths: readonly string[]): Promise<Outcome<Policy>> {
  for (const path of paths) {
    if (!isWorkbook(path)) continue;
    const kept = await policyIn(path);
    if (kept.value || kept.issues.length > 0) return kept;
  }
  return { issues: [] };
}

/** The policy that a workbook keeps. What is wrong with the file itself is said when its rows are read. */
async function policyIn(path: string): Promise<Outcome<Policy>> {
  const { recallLists } = await import("../files/xlsx/recall");
  const recalled = await recallLists(path, "policy");
  const { value, issues } = recalled.value ? savedPolicy(recalled.value) : { value: undefined, issues: [] };
  return value ? { value: value.policy, issues } : { issues };
}

function readPolicyFile(path: string): Outcome<Policy> {
  let text = "";
  try {
    text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
    // A document from outside has no type until the schema has seen it.
    const document: unknown = JSON.parse(text);
    return readPolicy(document);
  } catch (error) {
    if (error instanceof SyntaxError) {
      // What reads JSON tells the place in English only.
      const place = /position (\d+)/.exec(error.message)?.[1];
      const bound = place === undefined ? undefined : text.slice(0, Number(place)).split("\n").length;
      return { issues: [refusal("badPolicy", { path, problem: "json", bound })] };
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

/** The further columns of the policy and of the flags. */
function furtherColumnsIn({ attributes = [], criteria = [] }: Policy, flags: Flags): Partial<Policy> {
  const all = {
    attributes: [...new Set([...attributes, ...listFlag(flags, "attribute")])],
    criteria: [...new Set([...criteria, ...listFlag(flags, "criterion")])],
  };
  return {
    ...(all.attributes.length > 0 ? { attributes: all.attributes } : {}),
    ...(all.criteria.length > 0 ? { criteria: all.criteria } : {}),
  };
}

/** `Acme Ltd=ACME Co.`: a name, and another one of the same customer. A name with the sign in it is for a policy file. */
const MERGE = /^\s*([^=]*[^=\s])\s*=\s*([^=\s][^=]*)$/;

/** The merges of the policy and of the flags; those into one name stand together. */
function mergesIn({ merges = [] }: Policy, flags: Flags): Partial<Policy> {
  const names = new Map(merges.map(({ into, names: own }) => [into, [...own]]));
  for (const text of listFlag(flags, "merge")) {
    const [, into = "", name = ""] = MERGE.exec(text) ?? [];
    names.set(into, [...(names.get(into) ?? []), name.trim()]);
  }
  return names.size === 0 ? {} : { merges: [...names].map(([into, own]) => ({ into, names: own })) };
}

/** Customers that are not the same, of the policy and of the flags. */
function differentIn({ different = [] }: Policy, flags: Flags): Partial<Policy> {
  const pairs = listFlag(flags, "different").map((text) => {
    const [, one = "", other = ""] = MERGE.exec(text) ?? [];
    return [one, other.trim()];
  });
  return different.length + pairs.length === 0 ? {} : { different: [...different, ...pairs] };
}

/** The policy's own methods, unless others are named; a flag goes to each named method that has the option, else to the first of the policy's. */
function methodsFrom(policy: Policy, named: readonly MethodId[] | undefined, flags: Flags): unknown[] {
  const given = givenOptions(flags);
  const saved = (id: MethodId) => policy.methods.find((choice) => choice.id === id) ?? { id };
  const methods = named ? named.map(saved) : policy.methods;
  return methods.map((choice, place): unknown => {
    const own = given.filter(
      ({ method, key }) =>
        method === choice.id && (named || methods.findIndex(({ id }) => hasOption(given, id, key)) === place),
    );
    return { ...choice, ...Object.fromEntries(own.map(({ key, read }) => [key, read(textFlag(flags, key) ?? "")])) };
  });
}

function hasOption(options: readonly MethodOption[], method: MethodId, key: string): boolean {
  return options.some((option) => option.method === method && option.key === key);
}

/** The days that count, where flags name any. */
function periodIn({ period }: Policy, flags: Flags): { readonly period?: unknown } {
  const days = {
    from: textFlag(flags, "from"),
    to: textFlag(flags, "to"),
    analysisDate: textFlag(flags, "analysisDate"),
  };
  const named = Object.entries(days).filter(([, day]) => day !== undefined);
  return named.length === 0 ? {} : { period: { ...period, ...Object.fromEntries(named) } };
}

/** The earlier days to compare with, where flags name any. */
function comparisonIn({ comparison }: Policy, flags: Flags): { readonly comparison?: unknown } {
  const days = { from: textFlag(flags, "compareFrom"), to: textFlag(flags, "compareTo") };
  const named = Object.entries(days).filter(([, day]) => day !== undefined);
  return named.length === 0 ? {} : { comparison: { ...comparison, ...Object.fromEntries(named) } };
}

/** The further sheets of the policy and of the flag. */
function outputsIn({ outputs = [] }: Policy, flags: Flags): { readonly outputs?: unknown } {
  const named = textFlag(flags, "with")
    ?.split(/[,，]/)
    .map((name) => name.trim());
  return named ? { outputs: [...new Set([...outputs, ...named])] } : {};
}

function listFlag(flags: Flags, name: string): readonly string[] {
  const value = flags[name];
  return typeof value === "object" ? value : [];
}
