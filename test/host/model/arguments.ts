import { HostObject } from "../host-object";
import { Refusal } from "../store";

/** Refuses what the client sent as Excel does. */
export function invalid(what: string): Refusal {
  return new Refusal("InvalidArgument", `The argument is invalid or missing or has an incorrect format. (${what})`);
}

export function text(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  throw invalid(`${name} should be text`);
}

export function optionalText(value: unknown, name: string): string | undefined {
  return value === null || value === undefined ? undefined : text(value, name);
}

export function integer(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw invalid(`${name} should be a whole number`);
}

export function optionalInteger(value: unknown, name: string): number | undefined {
  return value === null || value === undefined ? undefined : integer(value, name);
}

export function number(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw invalid(`${name} should be a number`);
}

export function boolean(value: unknown, name: string): boolean {
  if (typeof value === "boolean") return value;
  throw invalid(`${name} should be true or false`);
}

/** One of the words, in the spelling of the list whatever case it came in; `fallback` when it was left out. */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[], fallback?: Word): Word {
  if ((value === null || value === undefined) && fallback !== undefined) return fallback;
  const word = words.find((candidate) => candidate.toLowerCase() === String(value).toLowerCase());
  if (word !== undefined) return word;
  throw invalid(`${JSON.stringify(value)} is none of ${words.join(", ")}`);
}

export function record(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof HostObject)) {
    // Narrowed to a plain object just above.
    return value as Record<string, unknown>;
  }
  throw invalid(`${name} should be an object`);
}

export function list(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalid(`${name} should be a list`);
}

export function notFound(): Refusal {
  return new Refusal("ItemNotFound", "The requested resource doesn't exist.");
}

export function alreadyExists(): Refusal {
  return new Refusal("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
}
