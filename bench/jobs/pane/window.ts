/** `window.external` of the page: hands to the worker what the client asks, and to the client what the worker answers. */
import type { Book } from "../../../test/host/book";
import type { WindowExternal } from "../../../test/host/external";
import { contextFacts, HOST_INFO } from "../../../test/host/host-context";
import { itemsOf, safeArray, type SafeArray } from "../../../test/host/safe-array";
import type { FromHost, ToHost } from "./wire";

const worker = new Worker("/bench/host.js");
const send = (message: ToHost) => worker.postMessage(message);
const answers = new Map<number, (answer: unknown) => void>();
const handlers = new Map<number, (dispId: number, payload: SafeArray) => void>();
let asked = 0;
let isReady = (): void => undefined;
/** Resolves when the workbook has its rows. */
const ready = new Promise<void>((resolve) => (isReady = resolve));

worker.onmessage = ({ data }: { readonly data: FromHost }) => {
  if (data.kind === "ready") isReady();
  else if (data.kind === "answer") {
    answers.get(data.id)?.(revived(data.answer));
    answers.delete(data.id);
  } else handlers.get(data.dispId)?.(data.dispId, safeArray(itemsOf(data.payload).map(revived)));
};

function revived(value: unknown): unknown {
  return Array.isArray(value) ? safeArray(value.map(revived)) : value;
}

function plain(value: unknown): unknown {
  return typeof value === "object" && value !== null ? itemsOf(value).map(plain) : value;
}

// All that the client asks of a book before it asks the workbook itself.
const book = { application: { culture: "en-US" }, name: "Book1.xlsx", readOnly: false, settings: new Map() };
const context = contextFacts({ book: book as unknown as Book });
const external: WindowExternal = {
  GetHostInfo: () => HOST_INFO,
  GetLoggingAllowed: () => false,
  GetContext: () => context,
  Execute(dispId, params, callback) {
    answers.set(++asked, callback);
    send({ kind: "execute", id: asked, dispId, params: plain(params) });
  },
  RegisterEvent(dispId, _targetId, handler, callback) {
    handlers.set(dispId, handler);
    send({ kind: "register", dispId });
    callback(0);
  },
  UnregisterEvent(dispId, _targetId, callback) {
    handlers.delete(dispId);
    callback(0);
  },
};

/** How many rows the workbook has, by the address. */
const rows = Number(new URL(location.href).searchParams.get("rows"));
send({ kind: "rows", rows });
Object.assign(window, { external, bench: { ready, long: [] as number[] } });
