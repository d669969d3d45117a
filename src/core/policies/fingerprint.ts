import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import type { Policy } from "../policy";

/**
 * A stable hash of what decides the classes, printed on every result: 16 hexadecimal digits of SHA-256 over the policy with its keys sorted.
 * Left out is what changes no figure: the version of the document, its language, name and notes, the texts of treatments, the colours of
 * classes, the sheets to write, and who is not the same as whom.
 */
export function fingerprintOf(policy: Policy): string {
  const {
    version: _version,
    language: _language,
    name: _name,
    notes: _notes,
    treatments: _treatments,
    colours: _colours,
    different: _different,
    outputs: _outputs,
    ...deciding
  } = policy;
  return bytesToHex(sha256(utf8ToBytes(canonical(deciding)))).slice(0, 16);
}

/** A stable hash of the whole document: 16 hexadecimal digits that change with every setting. */
export function stampOf(policy: Policy): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(policy)))).slice(0, 16);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
