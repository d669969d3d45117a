import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants, createContext, runInContext, Script } from "node:vm";
import { bundle, type Code } from "./bundle";
import { deepCopy, deepCopyScript, type DeepCopy } from "./deep-copy";
import { ExcelHost, type HostOptions } from "./external";
import { fakePage } from "./fake-page";
import type { Workbook } from "./workbook";

/** Where test cases run: a page with the real Office.js client in it and the exports of some code, in Node or in a browser. */
export interface Realm {
  /** Calls an exported function of the code. Arguments and result are copied, as between processes. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/** A page in Node: the test can also reach into it. */
export interface NodeRealm extends Realm {
  readonly host: ExcelHost;
  /** The workbook that the page has open. */
  readonly workbook: Workbook;
  /** The same page with another workbook, once it has nothing under way: see `ExcelHost.turnTo`. */
  turnTo(workbook: Workbook): Promise<void>;
  /** The page's `window`: `window.Office`, `window.Excel`, `window.CustomFunctions`. */
  readonly window: Record<string, unknown>;
  /** What the code exports, not copied: mind that its arrays and errors are of another realm. */
  readonly exports: Record<string, unknown>;
  /** What the page wrote to its console. */
  readonly printed: readonly string[];
}

export type RealmOptions = Code & Omit<HostOptions, "book"> & { readonly workbook: Workbook };

/**
 * Opens a page with the unmodified Office.js client on a workbook, and runs code in it once Office is ready. Each page is a fresh realm: nothing of one
 * test reaches another. Two pages may be open on one workbook, as for two users; a page may be closed and another opened on the same workbook, as after a
 * crash.
 *
 * @example
 * const workbook = newWorkbook({ Sales: [["Customer", "Amount"], ["Ann", 12.5]] });
 * workbook.select("Sales!A1:B2");
 * const realm = await openRealm({ workbook, entry: "src/excel/read.ts" });
 * expect(await realm.call("readSelection")).toMatchObject({ … });     // runs in the page, through the real client
 * expect(workbook.values("Sales!B2")).toEqual([[12.5]]);
 * expect(realm.host.counts.requests).toBe(2);
 * realm.host.fault = (batchNo) => (batchNo === 3 ? { kind: "refuse", code: 5103 } : undefined);
 * await realm.close();                                                 // throws if the host itself had a bug
 */
export async function openRealm(options: RealmOptions): Promise<NodeRealm> {
  let { workbook } = options;
  const host = new ExcelHost({ ...options, book: workbook.book });
  const page = fakePage((url) => clientScript(url).runInContext(context));
  // An ordinary global object: one that is looked up in the test's own object first makes every name that a script reads slow.
  const context = createContext(constants.DONT_CONTEXTIFY);
  // The global object of the new context.
  const window = runInContext("globalThis", context) as Record<string, unknown>;
  Object.assign(window, page.globals, { external: host.external });
  for (const name of ["window", "self", "top", "parent"]) window[name] = window;
  window.stage = { host, workbook };
  clientScript("office.js").runInContext(context);
  await runInContext("Office.onReady()", context);
  await host.ready;
  scriptOf(await bundle(options, "addin")).runInContext(context);
  const copyIn = runInContext(deepCopyScript, context) as DeepCopy;
  // An esbuild bundle leaves its exports in this global.
  const exports = window.addin as Record<string, unknown>;
  return {
    host,
    get workbook() {
      return workbook;
    },
    async turnTo(other) {
      await host.turnTo(other.book);
      workbook = other;
      window.stage = { host, workbook };
    },
    window,
    exports,
    printed: page.printed,
    async call(name, ...args) {
      const called = exports[name];
      if (typeof called !== "function") throw new Error(`The code does not export a function ${name}.`);
      return deepCopy(await called(...args.map((arg) => copyIn(arg))));
    },
    close() {
      host.close();
      page.close();
      const [bug] = host.bugs;
      return bug === undefined ? Promise.resolve() : Promise.reject(bug);
    },
  };
}

const CLIENT = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
const scripts = new Map<string, Script>();

/** A bundle, compiled once a process. */
function scriptOf(code: string): Script {
  const known = scripts.get(code) ?? new Script(code);
  scripts.set(code, known);
  return known;
}

/** A file of the client, compiled once a process. */
function clientScript(path: string): Script {
  const filename = join(CLIENT, path);
  const known = scripts.get(filename) ?? new Script(readFileSync(filename, "utf8"), { filename });
  scripts.set(filename, known);
  return known;
}
