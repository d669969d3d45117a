import { HostCollection, HostObject } from "./host-object";
import { Members, type Use } from "./members";
import { idFields, Query, type Casing } from "./query";
import { Refusal } from "./store";
import {
  ACTION,
  memberName,
  PATH,
  type WireAction,
  type WireArguments,
  type WirePath,
  type WireReference,
  type WireRequest,
} from "./wire";

/** What a request needs of the host around it. */
export interface Surroundings {
  readonly root: HostObject;
  /** The object behind `new` of a service, by its name on the wire; undefined if there is none. */
  readonly service: (name: string) => HostObject | undefined;
  readonly onUse?: (use: Use) => void;
}

/** Objects the client keeps between requests. */
export interface References {
  keep(target: HostObject): string;
  kept(reference: string): HostObject | undefined;
  release(reference: string): void;
}

/** One request: its paths, each evaluated once, and its actions. */
export class Run {
  readonly #objects = new Map<number, HostObject | null>();
  readonly #keptHere = new Map<HostObject, string>();
  readonly #members: Members;
  /** Whether something may have been changed since cells were last known to be calculated: at first by an earlier batch, or by the user. */
  isUnsettled = true;

  constructor(
    readonly request: WireRequest,
    readonly surroundings: Surroundings,
    readonly references: References,
  ) {
    this.#members = new Members(surroundings.onUse);
  }

  /** Where the last thing happened. */
  get location(): string {
    return this.#members.location;
  }

  perform(action: WireAction): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const target = this.#object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.#instantiated(target);
      case ACTION.query:
        return this.#query(target, action, "wire");
      case ACTION.queryAsJson:
        return this.#query(target, action, "json");
      case ACTION.recursiveQuery:
        return this.#queryByClass(target, action);
      case ACTION.method:
        return this.#callAction(target, action);
      case ACTION.setProperty:
        this.isUnsettled = true;
        this.#members.set(present(target), memberName(action.Name), this.#args(action.ArgumentInfo)[0]);
        return null;
      case ACTION.ensureUnchanged:
        return null;
      case ACTION.update:
        this.isUnsettled = true;
        this.#members.update(present(target), inModelCase(action.ObjectState ?? {}));
        return null;
      default:
        throw new Refusal("InvalidRequest", `The action type ${action.ActionType} is not known.`);
    }
  }

  #instantiated(target: HostObject | null): unknown {
    if (!target) return null;
    const reference = this.#keptHere.get(target);
    return { ...idFields(target), ...(reference === undefined ? {} : { _ReferenceId: reference }) };
  }

  #query(target: HostObject | null, action: WireAction, casing: Casing): unknown {
    return target && new Query(this.#members, casing).answer(target, action.QueryInfo ?? {});
  }

  /** One query for each class that may be met; here only for the object that is asked. */
  #queryByClass(target: HostObject | null, action: WireAction): unknown {
    const queries = action.RecursiveQueryInfo?.Queries ?? {};
    return target && new Query(this.#members, "wire").answer(target, queries[target._class] ?? {});
  }

  #callAction(target: HostObject | null, action: WireAction): unknown {
    if (!target) return null;
    if (action.Name === "_KeepReference") {
      this.#keptHere.set(target, this.references.keep(target));
      return null;
    }
    const result = this.#call(target, action.Name, action.ArgumentInfo);
    this.isUnsettled = true;
    return result ?? null;
  }

  #call(target: HostObject, name: string, info: WireArguments | undefined): unknown {
    const args = this.#args(info);
    if (name === "_RemoveReference") {
      this.references.release(String(args[0]));
      return null;
    }
    if (name.startsWith("_")) return this.#members.callHidden(target, name, args);
    return this.#members.call(target, memberName(name), args);
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
        return this.surroundings.root;
      case PATH.newObject: {
        this.#members.location = path.Name;
        const service = this.surroundings.service(path.Name);
        if (!service) throw new Refusal("ApiNotFound", `There is no service ${path.Name}.`);
        return service;
      }
      case PATH.reference: {
        const kept = this.references.kept(path.Name);
        if (!kept) throw new Refusal("InvalidReference", "This reference is not valid for the current operation.");
        return kept;
      }
      // Before its parent, which the request need not have.
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
          ? this.#members.callHidden(parent, path.Name, [])
          : this.#members.get(parent, memberName(path.Name));
      case PATH.indexer: {
        this.#members.location = `${parent._class}.getItem`;
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
    if (typeof value !== "object" || value === null) return value;
    if ("_ObjectPathId" in value && typeof value._ObjectPathId === "number") return this.#object(value._ObjectPathId);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#argument(item, 0)]));
  }
}

function present(target: HostObject | null): HostObject {
  if (target) return target;
  throw new Refusal("InvalidObjectPath", "The object path does not lead to an object.");
}

function asReference(value: unknown): WireReference {
  return typeof value === "number" || Array.isArray(value) ? value : 0;
}

/** A state with the names of the model. */
function inModelCase(state: object): object {
  return Object.fromEntries(
    Object.entries(state).map(([key, value]: [string, unknown]) => {
      const isPart = typeof value === "object" && value !== null && !Array.isArray(value);
      return [memberName(key), isPart ? inModelCase(value) : value];
    }),
  );
}
