import { refusal, type Issue } from "../issues";

/** Bytes of memory that are left, and what is to find room in them. */
export interface Room {
  /** For rows that come in several parts and have to be kept side by side, as columns of numbers. */
  readonly rows: number;
  /** For the customers with all that is made of them: texts, and lists of them. */
  readonly customers: number;
  /** What one customer takes there until the last of it is written. */
  readonly perCustomer: number;
}

/** Letters of a name that what a customer takes was measured with, and bytes for each one more: names stand in memory as they were read and as they are written. */
const [USUAL_NAME, BYTES_PER_LETTER] = [30, 2];

/** Says that customers of these names do not fit into memory, before it is gone. */
export function customersIssue(names: readonly string[], room: Room | undefined): Issue | undefined {
  if (!room) return undefined;
  const customers = names.length;
  let letters = 0;
  for (const name of names) letters += Math.max(0, name.length - USUAL_NAME);
  const needed = customers * room.perCustomer + letters * BYTES_PER_LETTER;
  if (needed <= room.customers) return undefined;
  return refusal("customersDoNotFit", { customers, needed: inMegabytes(needed), room: inMegabytes(room.customers) });
}

const MEGABYTE = 1e6;

/** Bytes as sentences say them. */
export function inMegabytes(bytes: number): number {
  return Math.max(0, Math.round(bytes / MEGABYTE));
}
