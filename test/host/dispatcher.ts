import { HostCollection, HostObject, memberOf, membersOf, NOT_HIDDEN } from "./host-object";
import { Refusal } from "./store";
import {
  ACTION,
  memberName,
  PATH,
  wireName,
  type WireAction,
  type WireArguments,
  type WireError,
  type WirePath,
  type WireQuery,
  type WireReference,
  type WireRequest,
  type WireResponse,
} from "./wire";

/** What the dispatcher is told of the host around it. */
export interface DispatcherOptions {
  readonly root: HostObject;
  /** The object behind `new` of a service, by its name on the wire; undefined if there is none. */
  readonly service: (name: string) => HostObject | undefined;
  /** Awaited before cells are read after something was changed. */
  readonly settle: () => Promise<void>;
  /** Told of every member the add-in uses; `outcome` is "missing" where the model has none of that name. */
  readonly onUse?: (use: Use) => void;
  /** Told of an exception that is the model's own fault. */
  readonly onBug?: (error: unknown) => void;
}

export interface Use {
  readonly className: string;
  readonly member: string;
  readonly outcome: "ok" | "missing";
}

/** Asked before each action of a request; an answer is thrown in its place. */
export type BeforeAction = (index: number) => Refusal | undefined;

/** Answers requests of the client, one after the other, over a model made of `HostObject`s. Objects the client keeps live here between requests. */
export class Dispatcher {
  readonly #kept = new Map<string, HostObject>();
  #lastReference = 0;

  constructor(readonly options: DispatcherOptions) {}

  /** How many objects the client keeps. 0 once every Excel.run has ended. */
  get liveReferences(): number {
    return this.#kept.size;
  }

  /** Runs the actions in order up to the first that fails; what the earlier ones did stays. */
  async execute(request: WireRequest, beforeAction?: BeforeAction): Promise<WireResponse> {
    const run = new Run(this, request);
    const results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    for (const [index, action] of request.Actions.entries()) {
      try {
        const refusal = beforeAction?.(index);
        if (refusal) throw refusal;
        if (run.isUnsettled && READS.has(action.ActionType)) {
          await this.options.settle();
          run.isUnsettled = false;
        }
        results.push({ ActionId: action.Id, Value: run.perform(action) });
        if (action.ActionType === ACTION.trace) traces.push(action.Id);
      } catch (error) {
        return { Results: results, TraceIds: traces, Error: this.#wireError(error, { index, location: run.location }) };
      }
    }
    return { Results: results, TraceIds: traces };
  }

  keep(target: HostObject): string {
    const reference = `ref${++this.#lastReference}`;
    this.#kept.set(reference, target);
    return reference;
  }

  kept(reference: string): HostObject | undefined {
    return this.#kept.get(reference);
  }

  release(reference: string): void {
    this.#kept.delete(reference);
  }

  #wireError(error: unknown, at: { readonly index: number; readonly location: string }): WireError {
    const refusal = error instanceof Refusal ? error : new Refusal("GeneralException", String(error));
    if (!(error instanceof Refusal)) this.options.onBug?.(error);
    return {
      Code: refusal.code,
      Message: refusal.message,
      Location: at.location,
      ActionIndex: at.index,
      HttpStatusCode: STATUS[refusal.code] ?? 400,
    };
  }
}

const READS: ReadonlySet<number> = new Set([ACTION.query, ACTION.queryAsJson, ACTION.recursiveQuery, ACTION.method]);

const STATUS: Readonly<Record<string, number>> = {
  ApiNotFound: 404,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  AccessDenied: 401,
  GeneralException: 500,
};

type Casing = "wire" | "json";

/** One request: its paths, each evaluated once. */
class Run {
  readonly #objects = new Map<number, HostObject | null>();
  readonly #references = new Map<HostObject, string>();
  /** Where the last thing happened, as Excel reports it: `Worksheet.getRange`. */
  location = "";
  isUnsettled = false;

  constructor(
    readonly dispatcher: Dispatcher,
    readonly request: WireRequest,
  ) {}

  perform(action: WireAction): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const target = this.#object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.#instantiated(target);
      case ACTION.query:
        return target && this.#query(target, action.QueryInfo ?? {}, "wire");
      case ACTION.queryAsJson:
        return target && this.#query(target, action.QueryInfo ?? {}, "json");
      case ACTION.recursiveQuery:
        return target && this.#queryDeep(target, action);
      case ACTION.method:
        return this.#callAction(target, action);
      case ACTION.setProperty:
        this.isUnsettled = true;
        this.#set(this.#present(target), memberName(action.Name), this.#args(action.ArgumentInfo)[0]);
        return null;
      case ACTION.ensureUnchanged:
        return null;
      case ACTION.update:
        this.isUnsettled = true;
        this.#update(this.#present(target), action.ObjectState ?? {});
        return null;
      default:
        throw new Refusal("InvalidRequest", `The action type ${action.ActionType} is not known.`);
    }
  }

  #instantiated(target: HostObject | null): unknown {
    if (!target) return null;
    const reference = this.#references.get(target);
    return {
      ...(target._id === undefined ? {} : idFields(target)),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    };
  }

  #callAction(target: HostObject | null, action: WireAction): unknown {
    if (!target) return null;
    if (action.Name === "_KeepReference") {
      this.#references.set(target, this.dispatcher.keep(target));
      return null;
    }
    const result = this.#call(target, action.Name, action.ArgumentInfo);
    this.isUnsettled = true;
    return result === undefined ? null : result;
  }

  #call(target: HostObject, name: string, info: WireArguments | undefined): unknown {
    const args = this.#args(info);
    if (name.startsWith("_")) {
      if (name === "_RemoveReference") {
        this.dispatcher.release(String(args[0]));
        return null;
      }
      // Registrations of events: the host sends every event, the client picks.
      if (/^_(?:Unr|R)egister/.test(name)) return null;
      const answer = target._hidden(name, args);
      if (answer !== NOT_HIDDEN) return answer;
      throw this.#missing(target, name);
    }
    const member = this.#member(target, memberName(name));
    if (member.kind !== "method") throw this.#missing(target, memberName(name));
    return member.value.apply(target, args);
  }

  #get(target: HostObject, name: string): unknown {
    const member = this.#member(target, name);
    if (!member.get) throw this.#missing(target, name);
    return member.get.call(target);
  }

  #set(target: HostObject, name: string, value: unknown): void {
    const member = this.#member(target, name);
    if (!member.set) throw new Refusal("InvalidArgument", `${this.location} is read-only.`);
    member.set.call(target, value);
  }

  #member(target: HostObject, name: string): NonNullable<ReturnType<typeof memberOf>> {
    this.location = `${target._class}.${name}`;
    const member = memberOf(target, name);
    if (!member) throw this.#missing(target, name);
    this.dispatcher.options.onUse?.({ className: target._class, member: name, outcome: "ok" });
    return member;
  }

  #missing(target: HostObject, name: string): Refusal {
    this.location = `${target._class}.${name}`;
    this.dispatcher.options.onUse?.({ className: target._class, member: name, outcome: "missing" });
    return new Refusal(
      "ApiNotFound",
      "The API you are trying to use could not be found. It may be available in a newer version of Excel.",
    );
  }

  #present(target: HostObject | null): HostObject {
    if (target) return target;
    throw new Refusal("InvalidObjectPath", "The object path does not lead to an object.");
  }

  #update(target: HostObject, state: Readonly<Record<string, unknown>>): void {
    for (const [key, value] of Object.entries(state)) {
      const name = memberName(key);
      const member = this.#member(target, name);
      const part = member.get && !member.set ? member.get.call(target) : undefined;
      if (part instanceof HostObject && isRecord(value)) this.#update(part, value);
      else this.#set(target, name, value);
    }
  }

  // Paths

  #object(pathId: number): HostObject | null {
    const known = this.#objects.get(pathId);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[String(pathId)];
    if (!path) throw new Refusal("InvalidObjectPath", `The request has no object path ${pathId}.`);
    const found = this.#resolve(path);
    this.#objects.set(pathId, found);
    return found;
  }

  #resolve(path: WirePath): HostObject | null {
    switch (path.ObjectPathType) {
      case PATH.globalObject:
        return this.dispatcher.options.root;
      case PATH.newObject: {
        this.location = path.Name;
        const service = this.dispatcher.options.service(path.Name);
        if (!service) throw new Refusal("ApiNotFound", `There is no service ${path.Name}.`);
        return service;
      }
      case PATH.reference: {
        const kept = this.dispatcher.kept(path.Name);
        if (!kept) throw new Refusal("InvalidReference", "This reference is not valid for the current operation.");
        return kept;
      }
      case PATH.nullObject:
        return null;
      default:
        return this.#resolveChild(path);
    }
  }

  #resolveChild(path: WirePath): HostObject | null {
    const parent = this.#object(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    const child = this.#child(parent, path);
    if (child instanceof HostObject) return child;
    if (child === null || child === undefined) return null;
    throw new Error(`${this.location} should be an object of the model.`);
  }

  #child(parent: HostObject, path: WirePath): unknown {
    switch (path.ObjectPathType) {
      case PATH.method:
        return this.#call(parent, path.Name, path.ArgumentInfo);
      case PATH.property:
        return path.Name.startsWith("_")
          ? this.#call(parent, path.Name, undefined)
          : this.#get(parent, memberName(path.Name));
      case PATH.indexer: {
        this.location = `${parent._class}.getItem`;
        const [key] = this.#args(path.ArgumentInfo);
        const item = parent instanceof HostCollection ? parent._indexed(key) : null;
        if (item) return item;
        throw new Refusal("ItemNotFound", "The requested resource doesn't exist.");
      }
      default:
        throw new Refusal("InvalidRequest", `The object path type ${path.ObjectPathType} is not known.`);
    }
  }

  #args(info: WireArguments | undefined): unknown[] {
    const references = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => this.#argument(value, references[index] ?? 0));
  }

  #argument(value: unknown, reference: WireReference): unknown {
    if (typeof reference === "number" && reference !== 0) return this.#object(reference);
    if (Array.isArray(value)) {
      // A list of plain values (cells, mostly) has no list of references beside it.
      if (!Array.isArray(reference)) return value;
      return value.map((item: unknown, index) => this.#argument(item, asReference(reference[index])));
    }
    if (!isRecord(value)) return value;
    if (typeof value._ObjectPathId === "number") return this.#object(value._ObjectPathId);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#argument(item, 0)]));
  }

  // Queries

  #query(target: HostObject, query: WireQuery, casing: Casing): unknown {
    const selection = selectionOf(query);
    if (!(target instanceof HostCollection)) return this.#read(target, selection, casing);
    const own = selection.names.filter((name) => memberOf(target, name)?.kind === "property");
    const items = target._items().slice(query.Skip ?? 0);
    const shown = query.Top === undefined ? items : items.slice(0, query.Top);
    const read = shown.map((item) => ({ ...idFields(item), ...this.#read(item, selection, casing, own) }));
    const answer: Record<string, unknown> = { [casing === "wire" ? "_Items" : "items"]: read };
    for (const name of own) answer[cased(name, casing)] = this.#get(target, name);
    return answer;
  }

  #queryDeep(target: HostObject, action: WireAction): unknown {
    const queries = action.RecursiveQueryInfo?.Queries ?? {};
    return this.#query(target, queries[target._class] ?? queries[`${target._class}Collection`] ?? {}, "wire");
  }

  #read(
    target: HostObject,
    selection: Selection,
    casing: Casing,
    skip: readonly string[] = [],
  ): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    if (selection.isAll) {
      for (const name of membersOf(target)) {
        if (memberOf(target, name)?.kind !== "property") continue;
        const value = this.#get(target, name);
        if (!(value instanceof HostObject)) answer[cased(name, casing)] = value;
      }
    }
    for (const name of selection.names) {
      if (skip.includes(name)) continue;
      const value = this.#get(target, name);
      if (!(value instanceof HostObject)) answer[cased(name, casing)] = value ?? null;
      else if (!selection.parts.has(name)) answer[cased(name, casing)] = this.#part(value, EVERYTHING, casing);
    }
    for (const [name, part] of selection.parts) {
      const value = this.#get(target, name);
      answer[cased(name, casing)] = value instanceof HostObject ? this.#part(value, part, casing) : (value ?? null);
    }
    return answer;
  }

  #part(target: HostObject, selection: Selection, casing: Casing): unknown {
    if (!(target instanceof HostCollection)) return { ...idFields(target), ...this.#read(target, selection, casing) };
    const items = target._items().map((item) => ({ ...idFields(item), ...this.#read(item, selection, casing) }));
    return { [casing === "wire" ? "_Items" : "items"]: items };
  }
}

/** What of an object is asked for: some scalars (or all), and parts of the objects below it. */
interface Selection {
  isAll: boolean;
  readonly names: string[];
  readonly parts: Map<string, Selection>;
}

const EVERYTHING: Selection = { isAll: true, names: [], parts: new Map() };

function selectionOf(query: WireQuery): Selection {
  const root: Selection = { isAll: false, names: [], parts: new Map() };
  const select = query.Select ?? [];
  if (select.length === 0) root.isAll = true;
  for (const path of select) add(root, path.split("/"));
  for (const path of query.Expand ?? []) add(root, [...path.split("/"), "*"]);
  return root;
}

function add(selection: Selection, [head = "*", ...rest]: readonly string[]): void {
  // On the wire of a collection the client leaves "items" out; in a nested one it does not.
  if (head === "items" && rest.length > 0) add(selection, rest);
  else if (head === "*" || head === "$all" || head === "items") selection.isAll = true;
  else if (head === "$none") return;
  else if (rest.length === 0) selection.names.push(memberName(head));
  else {
    const name = memberName(head);
    const part = selection.parts.get(name) ?? { isAll: false, names: [], parts: new Map<string, Selection>() };
    selection.parts.set(name, part);
    add(part, rest);
  }
}

function idFields(target: HostObject): Record<string, string> {
  if (target._id === undefined) return {};
  // Classes without a public `id` are found again by a private one.
  return { [memberOf(target, "id") ? "Id" : "_Id"]: target._id };
}

function cased(name: string, casing: Casing): string {
  return casing === "wire" ? wireName(name) : name;
}

function asReference(value: unknown): WireReference {
  return typeof value === "number" || Array.isArray(value) ? value : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof HostObject);
}
