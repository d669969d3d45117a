import type { Book } from "./book";
import { noCounts, utf8Length, type Counts } from "./counts";
import { CustomFunctionsService, FunctionCalls, type FunctionsMetadata } from "./custom-functions";
import { Dispatcher } from "./dispatcher";
import { Events, type EventEntry } from "./events";
import type { Fault, FaultPlan } from "./faults";
import { contextFacts, HOST_INFO, type ContextFacts } from "./host-context";
import type { Use } from "./members";
import { Workbook } from "./model/workbook";
import { itemsOf, safeArray, type SafeArray } from "./safe-array";
import { newShell, serviceNamed } from "./services";
import { Refusal } from "./store";
import { ACTION, PATH, type WireRequest, type WireResponse } from "./wire";

/** How a host differs from a plain Excel for Windows. */
export interface HostOptions {
  readonly book: Book;
  /** functions.json, where the add-in has functions. */
  readonly functions?: FunctionsMetadata;
  /** Requirement sets, over the usual ones. */
  readonly sets?: Readonly<Record<string, string>>;
  readonly uiLanguage?: string;
  /** Which theme Office has. */
  readonly appearance?: "light" | "dark";
  readonly fault?: FaultPlan;
  readonly onUse?: (use: Use) => void;
}

/** A book as the page sees it. */
interface OpenBook {
  readonly book: Book;
  readonly dispatcher: Dispatcher;
  readonly unsubscribe: () => void;
}

type Callback = (result: unknown) => void;
type Handler = (id: number, payload: SafeArray) => void;

const EXECUTE_RICH_API = 93;
const COMMAND_COMPLETED = 94;
const SELECTION_EVENT = 2;
const RICH_API_EVENT = 33;
const COMMAND_EVENT = 39;

const BYTES_PER_MESSAGE = 5 * 1024 * 1024;
const WAITS_FOR_CELL_EDIT = 64;
/** Excel's own numbers for what it refuses before it looks at a request. */
const REFUSED = { cellEdit: 5004, requestTooLarge: 5103, responseTooLarge: 5104, unknown: 5001 } as const;

/**
 * Excel for Windows as the client sees it: `host.external` is what has to be `window.external` before office.js loads. One host is one add-in page; a
 * book can have several, one after the other or at once.
 */
export class ExcelHost {
  fault: FaultPlan | undefined;
  /** Waited for before each batch that reaches the workbook: what else happens to the workbook may come first. */
  turn: (() => Promise<unknown>) | undefined;
  counts: Counts = noCounts();
  readonly shell = newShell();
  readonly calls: FunctionCalls;
  /** Exceptions that were the host's own fault; a test should find none. */
  readonly bugs: Error[] = [];
  readonly external: WindowExternal;
  /** Resolves when the client is ready for calls of functions: shortly after Office is ready. */
  readonly ready: Promise<void>;
  /** What answers for the book that the page has open. */
  #open: OpenBook;
  readonly #handlers = new Map<number, Handler>();
  #due: EventEntry[] = [];
  #queue: Promise<void> = Promise.resolve();
  #batches = 0;
  #isOpen = true;

  constructor(readonly options: HostOptions) {
    this.fault = options.fault;
    this.calls = new FunctionCalls(options.functions, (entries) => this.#send(RICH_API_EVENT, entries));
    let isReady = (): void => undefined;
    this.ready = new Promise((resolve) => (isReady = resolve));
    this.#open = this.#openBook(options.book, isReady);
    this.external = windowExternal(this, contextFacts(options));
  }

  #openBook(book: Book, isReady: () => void): OpenBook {
    book.application.eventsEnabled = true;
    const events = new Events(book);
    const functions = new CustomFunctionsService(book, this.calls, () => {
      book.store.useFunctions(this.calls.call);
      isReady();
    });
    const dispatcher = new Dispatcher({
      root: new Workbook(book, events.place),
      service: (name) =>
        name === "Microsoft.ExcelServices.CustomFunctions" ? functions : serviceNamed(name, book, this.shell),
      settle: () => book.store.settle(),
      ...(this.options.onUse ? { onUse: this.options.onUse } : {}),
      onBug: (error) => this.#tellBug(error),
    });
    const unsubscribe = book.store.onEvent((event) => {
      if (event.kind === "selectionChanged")
        this.#later(() => this.#handlers.get(SELECTION_EVENT)?.(SELECTION_EVENT, safeArray([])));
      if (book.application.eventsEnabled) this.#push(events.entries(event));
    });
    return { book, dispatcher, unsubscribe };
  }

  /**
   * Another book under the same page, as if the page had been opened on it: what the page kept of the one before, such as objects and handlers of
   * events, means nothing here. Only for a page that has nothing under way: to open one anew takes as long as a whole small run.
   */
  async turnTo(book: Book): Promise<void> {
    await this.#answered();
    this.#open.unsubscribe();
    this.#due = [];
    this.#batches = 0;
    this.fault = undefined;
    this.turn = undefined;
    this.#open = this.#openBook(book, () => undefined);
    book.store.useFunctions(this.calls.call);
  }

  /** Objects the add-in keeps in Excel. 0 once every Excel.run has ended. */
  get liveReferences(): number {
    return this.#open.dispatcher.liveReferences;
  }

  /** Presses a ribbon button: runs the function associated with this name. Answers when it called `event.completed()`; rejects if there is none. */
  async runCommand(name: string): Promise<void> {
    const id = String(++this.#lastCommand);
    const completed = new Promise<number>((resolve) => this.#commands.set(id, resolve));
    this.#send(COMMAND_EVENT, undefined, [id, name, JSON.stringify({ source: { id: name } })]);
    const code = await completed;
    if (code !== 0) throw new Error(`The command ${name} failed with ${code}: is a function associated with it?`);
  }
  readonly #commands = new Map<string, (code: number) => void>();
  #lastCommand = 0;

  /** Answers when all batches sent so far are answered, and their events are delivered. */
  async idle(): Promise<void> {
    await this.#answered();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  async #answered(): Promise<void> {
    for (let queue: Promise<void> | undefined; queue !== this.#queue;) {
      queue = this.#queue;
      await queue;
    }
  }

  /** The page is gone: no more events, no more answers. */
  close(): void {
    this.#isOpen = false;
    this.#open.unsubscribe();
    this.#handlers.clear();
  }

  // What window.external calls

  _register(id: number, handler: Handler): void {
    this.#handlers.set(id, handler);
  }
  _unregister(id: number): void {
    this.#handlers.delete(id);
  }

  _execute(dispId: number, params: unknown, callback: Callback): void {
    if (dispId === EXECUTE_RICH_API) {
      const [message, flags] = readMessage(params);
      // A bug in one batch is told, and does not hold up the next.
      this.#queue = this.#queue
        .then(() => this.#answer(message, flags, callback))
        .catch((error: unknown) => this.#fail(error, callback));
    } else if (dispId === COMMAND_COMPLETED) {
      const [id, code] = itemsOf(params);
      this.shell.completedCommands.push(String(id));
      this.#commands.get(String(id))?.(Number(code));
      this.#later(() => callback(0));
    } else this.#later(() => callback(REFUSED.unknown));
  }

  async #answer(body: string, flags: number, callback: Callback): Promise<void> {
    const request: WireRequest = JSON.parse(body);
    const reply = (result: unknown): void => {
      if (this.#isOpen) callback(result);
    };
    if (!reachesWorkbook(request)) {
      reply(answerOf(JSON.stringify(await this.#open.dispatcher.execute(request))));
      return;
    }
    await this.turn?.();
    const batch = ++this.#batches;
    this.#count(request, body);
    const fault = this.fault?.(batch, 0);
    if (fault?.kind === "hang" && fault.done === "nothing") return;
    const refused = await this.#refusal(body, flags, fault);
    if (refused !== undefined) {
      reply(refused);
      return;
    }
    const answer = await this.#perform(request, batch, fault);
    if (fault?.kind === "hang") return;
    if (fault?.kind === "applyThenRefuse") reply(refusalAnswer(fault.code));
    else if (fault?.kind === "late") setTimeout(() => reply(answer), fault.milliseconds);
    else reply(answer);
  }

  #fail(error: unknown, callback: Callback): void {
    this.#tellBug(error);
    if (this.#isOpen) callback(REFUSED.unknown);
  }

  #tellBug(error: unknown): void {
    this.bugs.push(error instanceof Error ? error : new Error(String(error)));
  }

  /** Why a batch is refused before it begins. */
  async #refusal(body: string, flags: number, fault: Fault | undefined): Promise<unknown> {
    if (fault?.kind === "refuse") return refusalAnswer(fault.code, fault.message);
    const { store } = this.#open.book;
    while (store.isEditingCell()) {
      if ((flags & WAITS_FOR_CELL_EDIT) === 0) return REFUSED.cellEdit;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return utf8Length(body) > BYTES_PER_MESSAGE ? REFUSED.requestTooLarge : undefined;
  }

  async #perform(request: WireRequest, batch: number, begun: Fault | undefined): Promise<unknown> {
    const { store } = this.#open.book;
    store.beginBatch();
    let response: WireResponse;
    try {
      response = await this.#open.dispatcher.execute(request, (index) => {
        const fault = this.fault?.(batch, index + 1);
        return fault?.kind === "refuse" ? new Refusal(String(fault.code), fault.message ?? INJECTED) : undefined;
      });
    } finally {
      store.endBatch();
    }
    const text = JSON.stringify(response, begun?.kind === "nulls" ? withoutValues : undefined);
    const bytes = utf8Length(text);
    this.counts.responseBytes += bytes;
    this.counts.largestResponse = Math.max(this.counts.largestResponse, bytes);
    return bytes > BYTES_PER_MESSAGE ? REFUSED.responseTooLarge : answerOf(text);
  }

  #count(request: WireRequest, body: string): void {
    const bytes = utf8Length(body);
    this.counts.requests++;
    this.counts.actions += request.Actions.length;
    this.counts.requestBytes += bytes;
    this.counts.largestRequest = Math.max(this.counts.largestRequest, bytes);
  }

  // Out of Excel

  #push(entries: readonly EventEntry[]): void {
    this.#due.push(...entries);
    if (this.#due.length !== entries.length || entries.length === 0) return;
    // After the batch that caused them, several in one message, as Excel does.
    this.#later(() => {
      const due = this.#due;
      this.#due = [];
      this.#send(RICH_API_EVENT, due);
    });
  }

  #send(id: number, entries: readonly (readonly unknown[])[] | undefined, items: readonly unknown[] = []): void {
    this.#handlers.get(id)?.(id, safeArray(entries ? entries.map(safeArray) : items));
  }

  #later(act: () => void): void {
    setTimeout(() => {
      if (this.#isOpen) act();
    }, 0);
  }
}

/** The object Excel for Windows puts at `window.external`. */
export interface WindowExternal {
  GetHostInfo(): string;
  GetLoggingAllowed(): boolean;
  GetContext(): ContextFacts;
  Execute(dispId: number, params: unknown, callback: Callback): void;
  RegisterEvent(dispId: number, targetId: string, handler: Handler, callback: Callback): void;
  UnregisterEvent(dispId: number, targetId: string, callback: Callback): void;
}

function windowExternal(host: ExcelHost, context: ContextFacts): WindowExternal {
  return {
    GetHostInfo: () => HOST_INFO,
    GetLoggingAllowed: () => false,
    GetContext: () => context,
    Execute: (dispId, params, callback) => host._execute(dispId, params, callback),
    RegisterEvent(dispId, _targetId, handler, callback) {
      host._register(dispId, handler);
      callback(0);
    },
    UnregisterEvent(dispId, _targetId, callback) {
      host._unregister(dispId);
      callback(0);
    },
  };
}

/** The JSON of a request and its flags. */
function readMessage(params: unknown): [body: string, flags: number] {
  const parts = itemsOf(itemsOf(params)[0]);
  return [String(parts[4]), Number(parts[6] ?? 0)];
}

function answerOf(json: string): SafeArray {
  return safeArray([0, safeArray([200, safeArray([]), json])]);
}

const INJECTED = "A fault was injected here.";

/** Leaves the values of cells out of an answer; those of a single line always come. */
function withoutValues(key: string, value: unknown): unknown {
  return key.toLowerCase() === "values" && Array.isArray(value) && value.length > 1 ? null : value;
}

function refusalAnswer(code: number | string, message = INJECTED): unknown {
  if (typeof code === "number") return code;
  const error = {
    Code: code,
    Message: message,
    Location: "",
    ActionIndex: 0,
    HttpStatusCode: 400,
  };
  return answerOf(JSON.stringify({ Results: [], TraceIds: [], Error: error }));
}

/** Whether a batch is the add-in's: not a service's, not one that only releases references at the end of Excel.run. */
function reachesWorkbook({ Actions, ObjectPaths }: WireRequest): boolean {
  if (Object.values(ObjectPaths).some(({ ObjectPathType }) => ObjectPathType === PATH.newObject)) return false;
  return Actions.some(({ ActionType, Name }) => ActionType !== ACTION.instantiate && Name !== "_RemoveReference");
}
