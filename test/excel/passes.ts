import { dayFrom } from "../../src/core/days";
import { utf8Length } from "../host/counts";
import type { NodeRealm } from "../host/realm";
import { itemsOf } from "../host/safe-array";
import { ACTION, type WirePath, type WireRequest, type WireResponse } from "../host/wire";
import { newWorkbook, type Workbook } from "../host/workbook";
import type { Seen } from "./door";

/** Parts of a run, each of them one going over cells. */
export type PassName = "read and look" | "write accounts" | "write other sheets" | "read back and close";

/** Requests of one pass, and their UTF-8 bytes. */
export interface Pass {
  readonly name: PassName;
  readonly requests: number;
  /** The values alone that go or come: what a pass cannot be smaller than. */
  readonly valueBytes: number;
  readonly largest: number;
  /** What goes besides values, and besides what the client itself says of each 1,500 cells of a large block. */
  readonly besides: number;
}

/** What one run asked of Excel. */
export interface RunCounted {
  readonly sentences: readonly string[];
  readonly accounts: number;
  readonly columns: number;
  readonly passes: readonly Pass[];
  /** Bytes of each rule of a conditional format. */
  readonly rules: readonly number[];
}

/** Requests that a pass of so many bytes may take. */
export function requestsAllowed({ valueBytes }: Pass): number {
  return Math.ceil(valueBytes / 3_500_000) + 8;
}

const DAY = dayFrom(2026, 6, 30);
const REGIONS = ["North", "South", "East", "West", "Overseas"];
const HEADERS = [
  ...["Customer ID", "Customer", "Amount", "Date", "Industry", "Region", "Size", "Owner", "Last contact"],
  ...["Next contact", "Note"],
];

/** A workbook with one row of sales for each of so many customers, the columns that make a list of some twenty. */
export function salesOf(accounts: number): Workbook {
  const workbook = newWorkbook({ Sales: [HEADERS] });
  const sheet = workbook.sheetId("Sales");
  const step = 10_000;
  for (let from = 0; from < accounts; from += step) {
    const rows = Array.from({ length: Math.min(step, accounts - from) }, (_, i) => rowOf(from + i));
    workbook.store.setCells(sheet, { row: 1 + from, column: 0, rows: rows.length, columns: HEADERS.length }, rows);
  }
  workbook.select("Sales!A1");
  return workbook;
}

function rowOf(customer: number): (string | number)[] {
  const number = String(customer).padStart(7, "0");
  const cents = 100 + ((customer * 7_919) % 1_000_003);
  return [
    ...[`K-${number}`, `Customer ${number} 科技`, cents / 100, 45_300 + (customer % 700)],
    ...[`Industry ${customer % 40}`, REGIONS[customer % 5] ?? "", ["small", "large"][customer % 2] ?? ""],
    ...[`Owner ${customer % 90}`, 45_900 + (customer % 60), 46_100 + (customer % 60), `Note ${customer % 1000}`],
  ];
}

/** Classifies the selected rows as the pane does, and counts what that asked of Excel. The page has `door.ts` in it. */
export async function countRun(realm: NodeRealm, policy: object): Promise<RunCounted> {
  const { host, workbook } = realm;
  const asked: Asked[] = [];
  const plain = host._execute.bind(host);
  host._execute = (id, params, callback) => {
    const [before, message] = [host.counts.requests, id === RICH_API ? messageIn(params) : ""];
    plain(id, params, (result) => {
      // Not what only releases references, as the host counts it.
      if (host.counts.requests > before) asked.push(look(message, textIn(result)));
      callback(result);
    });
  };
  const seen = (await realm.call("classifySelection", policy, DAY)) as Seen; // what the door says
  host._execute = plain;
  const sheet = seen.sheets?.accounts;
  if (sheet === undefined) throw new Error(seen.sentences.join(" "));
  const { rows = 1, columns = 0 } = workbook.store.usedRect(workbook.sheetId(sheet), "values") ?? {};
  const rules = asked.flatMap((one) => one.rules);
  return { sentences: seen.sentences, accounts: rows - 1, columns, passes: passesOf(asked), rules };
}

/** What one request asked. */
interface Asked {
  readonly writes: "nothing" | "accounts" | "other cells";
  readonly valueBytes: number;
  readonly largest: number;
  readonly besides: number;
  readonly rules: readonly number[];
}

function passesOf(asked: readonly Asked[]): Pass[] {
  const [first, last] = [
    asked.findIndex(({ writes }) => writes !== "nothing"),
    asked.findLastIndex(({ writes }) => writes === "accounts"),
  ];
  // What is written last, once all was read back, belongs to the closing.
  const readBack = asked.findIndex(({ writes, valueBytes }, i) => i > last && writes === "nothing" && valueBytes > 0);
  const passOf = ({ writes }: Asked, i: number): PassName => {
    if (first < 0 || i < first) return "read and look";
    if (readBack >= 0 && i >= readBack) return "read back and close";
    return writes === "accounts" ? "write accounts" : "write other sheets";
  };
  const names = asked.map(passOf);
  return [...new Set(names)].map((name) => {
    const its = asked.filter((_, i) => names[i] === name);
    const sum = (of: "valueBytes" | "besides") => its.reduce((total, one) => total + one[of], 0);
    const largest = Math.max(...its.map((one) => one.largest));
    return { name, requests: its.length, valueBytes: sum("valueBytes"), largest, besides: sum("besides") };
  });
}

function look(message: string, answer: string): Asked {
  const request: WireRequest = JSON.parse(message);
  const { Actions: actions, ObjectPaths: paths } = request;
  const sets = actions.filter(({ ActionType, Name }) => ActionType === ACTION.setProperty && Name === "Values");
  const sheets = new Set(sets.map(({ ObjectPathId }) => sheetOf(paths, ObjectPathId)));
  const written = sets.reduce((sum, { ArgumentInfo }) => sum + bytesOf(ArgumentInfo?.Arguments?.[0]), 0);
  const sent = utf8Length(message);
  const { Results: results } = JSON.parse(answer) as WireResponse; // as the host answers
  const read = results.reduce((sum, { Value }) => sum + valuesIn(Value), 0);
  return {
    writes: sheets.has("KA Accounts") ? "accounts" : sheets.size > 0 ? "other cells" : "nothing",
    valueBytes: written + read,
    largest: Math.max(sent, utf8Length(answer)),
    besides: sent - written - pieceBytes(request),
    rules: rulesIn(request),
  };
}

/** The name of the sheet that a path leads from. */
function sheetOf(paths: WireRequest["ObjectPaths"], id: number): string {
  for (let path = paths[id]; path; path = paths[path.ParentObjectPathId ?? 0]) {
    const parent = paths[path.ParentObjectPathId ?? 0];
    if (parent?.Name === "Worksheets") return String(path.ArgumentInfo?.Arguments?.[0]);
  }
  return "";
}

/** What the client itself makes of a block of more than 1,500 cells: pieces by rows, each with paths and actions of its own. */
function pieceBytes({ Actions: actions, ObjectPaths: paths }: WireRequest): number {
  const own = Object.values(paths).filter(({ Name }) => PIECES.has(Name));
  const ids = new Set(own.map(({ Id }) => Id));
  const done = actions.filter(({ ObjectPathId, Name }) => ids.has(ObjectPathId) || Name === "_ValidateArraySize");
  return bytesOf(own) + done.reduce((sum, { ArgumentInfo: _values, ...rest }) => sum + bytesOf(rest), 0);
}

const PIECES: ReadonlySet<string> = new Set(["GetRow", "GetBoundingRect"]);

/** Bytes of each rule of a conditional format: its paths, and what is done to them. */
function rulesIn({ Actions: actions, ObjectPaths: paths }: WireRequest): number[] {
  const all = Object.values(paths);
  const added = all.filter(
    ({ Name, ParentObjectPathId: parent = 0 }) => Name === "Add" && paths[parent]?.Name === "ConditionalFormats",
  );
  return added.map(({ Id }) => {
    const own = all.filter((path) => isWithin(paths, path, Id));
    const ids = new Set(own.map((path) => path.Id));
    return bytesOf([own, actions.filter(({ ObjectPathId }) => ids.has(ObjectPathId))]);
  });
}

function isWithin(paths: WireRequest["ObjectPaths"], from: WirePath, id: number): boolean {
  for (let path: WirePath | undefined = from; path; path = paths[path.ParentObjectPathId ?? 0])
    if (path.Id === id) return true;
  return false;
}

function valuesIn(value: unknown): number {
  return typeof value === "object" && value !== null && "Values" in value ? bytesOf(value.Values) : 0;
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : utf8Length(JSON.stringify(value));
}

const RICH_API = 93;

/** The JSON of a request, as the client hands it over. */
function messageIn(params: unknown): string {
  return String(itemsOf(itemsOf(params)[0])[4]);
}

/** The JSON of an answer. */
function textIn(result: unknown): string {
  const text = itemsOf(itemsOf(result)[1])[2];
  return typeof text === "string" ? text : `{"Results":[]}`;
}
