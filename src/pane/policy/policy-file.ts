import { refusal, type Outcome } from "../../core/issues";
import type { Policy } from "../../core/policy";
import { readPolicy } from "../../core/policies/read-policy";

/** A larger file is none of KA's: a workbook keeps less than a MB of policy. */
const MOST_BYTES = 4_000_000;
/** How a zip and an old Excel file begin. */
const WORKBOOKS = ["504b0304", "d0cf11e0"];

/** A policy as the text of its file: the same as the command writes. */
export function policyText(policy: Policy): string {
  return `${JSON.stringify(policy, undefined, 2)}\n`;
}

/** Reads a policy from a file that somebody chose. */
export async function policyFromFile(file: File): Promise<Outcome<Policy>> {
  if (file.size > MOST_BYTES) return { issues: [refusal("notPolicyFile", { file: file.name, found: "large" })] };
  const bytes = await bytesOf(file);
  if (!bytes) return { issues: [refusal("notPolicyFile", { file: file.name, found: "unreadable" })] };
  const head = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (WORKBOOKS.includes(head)) return { issues: [refusal("notPolicyFile", { file: file.name, found: "workbook" })] };
  const text = new TextDecoder().decode(bytes);
  try {
    // A document from outside has no type until the schema has seen it.
    const document: unknown = JSON.parse(text);
    return readPolicy(document);
  } catch (error) {
    // What reads JSON tells the place in English only, and not everywhere.
    const place = /position (\d+)/.exec(String(error))?.[1];
    const bound = place === undefined ? undefined : text.slice(0, Number(place)).split("\n").length;
    return { issues: [refusal("badPolicy", { path: file.name, problem: "json", bound })] };
  }
}

/** The bytes of a file; nothing where it went away or may not be read. */
function bytesOf(file: File): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result instanceof ArrayBuffer ? new Uint8Array(reader.result) : undefined);
    reader.onerror = () => resolve(undefined);
    reader.readAsArrayBuffer(file);
  });
}

/** Hands a text to the browser as a file. */
export function download(text: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  // The browser may begin to read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
