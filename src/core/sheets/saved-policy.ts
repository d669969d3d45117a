import { note, refusal, warning, type Issue, type Outcome } from "../issues";
import type { Edit } from "../plan";
import { readPolicySheet } from "./read-policy-sheet";
import { fingerprintOf, stampOf } from "../policies/fingerprint";
import type { Policy } from "../policy";
import { readPolicy } from "../policies/read-policy";
import { settingLines } from "./setting-lines";
import type { Recalled } from "./recalled";
import { textInXml, xmlOf } from "./xml-documents";

/** Namespace of the custom XML part in which a workbook keeps its policy. It names a kind of document and leads nowhere. */
export const POLICY_NAMESPACE = "urn:ka-excel:policy";
const ELEMENT = "policy";

/** Bytes of policy that a workbook keeps at most; with the lines of the log it is 1 MB. */
export const MOST_POLICY_BYTES = 700_000;
/** Settings that are named where somebody changed some. */
const MOST_NAMED = 5;

/** The policy that a workbook keeps. */
export interface SavedPolicy {
  readonly policy: Policy;
  /** The sheet is the truth where there is one, since custom XML can be lost. */
  readonly from: "sheet" | "part";
  /** Stands for the whole document, so that a change of any setting shows. */
  readonly stamp: string;
}

/** The policy of a workbook, with what is to be said of it; neither value nor issue where it keeps none. */
export function savedPolicy({ policy: sheet, parts = [], broken = [] }: Recalled): Outcome<SavedPolicy> {
  const kept = policiesOf(parts);
  if (broken.includes("policy")) return { issues: [refusal("policySheetBroken", { where: "KA Policy", columns: [] })] };
  if (sheet) {
    const read = readPolicySheet(sheet);
    if (!read.value) return { issues: read.issues };
    const { policy, cells } = read.value;
    const [before] = kept.length === 1 ? kept : [];
    return ready({ policy, from: "sheet" }, before?.value ? edited(before.value, cells) : []);
  }
  const [first, ...others] = kept;
  if (!first) return { issues: [] };
  const stamps = new Set(kept.map(({ value }) => (value ? stampOf(value) : "")));
  if (others.length > 0 && stamps.size > 1) return { issues: [refusal("policyPartBroken", { problem: "several" })] };
  if (!first.value) return { issues: first.issues };
  return ready({ policy: first.value, from: "part" }, []);
}

function ready(
  { policy, from }: Pick<SavedPolicy, "policy" | "from">,
  changes: readonly Issue[],
): Outcome<SavedPolicy> {
  return {
    value: { policy, from, stamp: stampOf(policy) },
    issues: [note("policyOfWorkbook", { from, fingerprint: fingerprintOf(policy) }), ...changes],
  };
}

/** What somebody changed on the sheet since KA wrote it: KA writes the same to the part. */
function edited(before: Policy, cells: ReadonlyMap<string, string>): Issue[] {
  const written = new Map<string, string>();
  for (const { name, cell } of settingLines(before)) written.set(name.replace(/ #\d+$/, ""), String(cell));
  const now = new Map<string, string>();
  for (const [name, cell] of cells) now.set(name, cell);
  const changed = [...new Set([...written.keys(), ...now.keys()])].filter(
    (name) => written.get(name) !== now.get(name),
  );
  if (changed.length === 0) return [];
  return [warning("policyEdited", { settings: changed.slice(0, MOST_NAMED), count: changed.length })];
}

/** The edit that keeps the policy in the workbook's custom XML part, beside its sheet; refused where it is too large. */
export function keepPolicy(policy: Policy): Outcome<Edit> {
  const xml = policyXml(policy);
  const bytes = new TextEncoder().encode(xml).length;
  if (bytes > MOST_POLICY_BYTES) {
    const facts = { kilobytes: Math.ceil(bytes / 1_000), most: MOST_POLICY_BYTES / 1_000 };
    return { issues: [refusal("policyTooLarge", facts)] };
  }
  return { value: { kind: "setXmlPart", sheet: "policy", namespace: POLICY_NAMESPACE, xml }, issues: [] };
}

/** A policy as an XML document. */
export function policyXml(policy: Policy): string {
  // U+FFFE and U+FFFF cannot stand in XML, and JSON writes the controls and halves of characters as escapes itself.
  const text = JSON.stringify(policy).replace(/[\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
  return xmlOf({ name: ELEMENT, namespace: POLICY_NAMESPACE }, text);
}

/** Whether two parts keep the same document: Excel and other programs may write the XML around it in other words. */
export function isSamePart(xml: string, other: string): boolean {
  const document = documentIn(xml);
  return document !== undefined && JSON.stringify(document) === JSON.stringify(documentIn(other));
}

/** The policy of the last run as the custom XML part keeps it; nothing where it is lost, damaged or there more than once. */
export function policyInPart({ parts = [] }: Recalled): Policy | undefined {
  const [only, ...others] = policiesOf(parts);
  return others.length === 0 ? only?.value : undefined;
}

function policiesOf(parts: readonly string[]): Outcome<Policy>[] {
  return parts.map((xml) => {
    const document = documentIn(xml);
    const damaged = { issues: [refusal("policyPartBroken", { problem: "damaged" })] };
    if (document === undefined) return damaged;
    const read = readPolicy(document);
    return read.value || read.issues.some(({ kind }) => kind === "newerPolicy") ? read : damaged;
  });
}

/** The document of a part; nothing where it is damaged. */
function documentIn(xml: string): unknown {
  try {
    // A document from outside has no type until the schema has seen it.
    const document: unknown = JSON.parse(textInXml(xml, ELEMENT) ?? "");
    return document;
  } catch {
    return undefined;
  }
}
