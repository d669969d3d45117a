import type * as FileSystem from "node:fs";

/** What the system does instead of what it was asked. */
export type FileFault =
  | { readonly kind: "refuse"; readonly code: string }
  /** Half of the bytes are read or written, which a system may do at any time. */
  | { readonly kind: "short" }
  /** Half of the bytes are written, then it is refused. */
  | { readonly kind: "torn"; readonly code: string }
  /** Something else happens first. */
  | { readonly kind: "meanwhile"; readonly act: () => void };

const OPERATIONS = [
  "openSync",
  "readSync",
  "writeSync",
  "fsyncSync",
  "closeSync",
  "linkSync",
  "copyFileSync",
  "renameSync",
  "rmSync",
  "statSync",
  "fstatSync",
  "accessSync",
  "realpathSync",
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Asked before every operation on files of the folder, counted from 1. */
export type FileFaultPlan = (number: number, operation: Operation) => FileFault | undefined;

type Call = (...args: unknown[]) => unknown;

/**
 * Puts faults between the program and the system: the functions of the very module `fs` that the code under test calls are replaced. Only files of one
 * folder are meant; everything else goes on as it does. Gives what ends it.
 */
export function injectInto(fs: typeof FileSystem, folder: string, plan: FileFaultPlan): () => void {
  const files = new Set<unknown>();
  let count = 0;
  // A function of the module and a list of arguments: what is asked is passed on as it came.
  const module = fs as unknown as Record<Operation, Call>;
  const before = OPERATIONS.map((operation) => [operation, module[operation]] as const);
  for (const [operation, real] of before) {
    const changed: Call = (...args) => {
      const isMeant = typeof args[0] === "string" ? args[0].startsWith(folder) : files.has(args[0]);
      if (!isMeant) return real(...args);
      const fault = plan(++count, operation);
      if (fault?.kind === "meanwhile") fault.act();
      if (fault?.kind === "refuse") {
        // A file is closed whatever closing it says.
        if (operation === "closeSync") real(...args);
        throw refused(fault.code, operation);
      }
      if (fault?.kind === "torn") {
        if (operation === "writeSync") real(...half(args));
        throw refused(fault.code, operation);
      }
      const result = real(...(fault?.kind === "short" ? half(args) : args));
      if (operation === "openSync") files.add(result);
      if (operation === "closeSync") files.delete(args[0]);
      return result;
    };
    module[operation] = Object.assign(changed, real);
  }
  return () => {
    for (const [operation, real] of before) module[operation] = real;
  };
}

/** The arguments of reading or writing with half of the length. */
function half([file, bytes, offset, length, position]: readonly unknown[]): unknown[] {
  const start = typeof offset === "number" ? offset : 0;
  const all = typeof length === "number" ? length : (bytes as Uint8Array).length - start;
  return [file, bytes, start, Math.max(1, all >> 1), position ?? null];
}

function refused(code: string, operation: Operation): Error {
  const syscall = operation.replace(/Sync$/, "");
  return Object.assign(new Error(`${code}: a fault was injected here, ${syscall}`), { code, syscall, errno: -1 });
}
