import type { Book } from "./book";

/**
 * An object the client can reach. Every public getter, setter and method of a subclass can be called from the add-in under the same name, so names are
 * Excel's own; what begins with _ cannot be reached.
 */
export abstract class HostObject {
  abstract readonly _class: string;

  constructor(readonly _book: Book) {}

  /** What the client asks for this object by from the second sync on; undefined where only a kept reference does. */
  get _id(): string | undefined {
    return undefined;
  }

  /** Methods of the wire that no one sees in Excel's reference: their names begin with _. */
  _hidden(_name: string, _args: readonly unknown[]): unknown {
    return NOT_HIDDEN;
  }
}

/** The answer of `_hidden` for a name it does not know. */
export const NOT_HIDDEN = Symbol("not a hidden member");

/** A collection: `items` on the client. */
export abstract class HostCollection extends HostObject {
  abstract _items(): readonly HostObject[];

  /** By name or id, as the path type "indexer" asks. */
  _indexed(key: unknown): HostObject | null {
    return this._items().find((item) => item._id === key) ?? null;
  }
}

export type MemberKind = "property" | "method";

/** A public member of an object's class, as the class declares it. */
export type Member = PropertyDescriptor & { readonly kind: MemberKind };

/** What was found, by class and name: classes do not change, and members are asked for at every action. */
const found = new WeakMap<object, Map<string, Member | undefined>>();

/** A public member of an object's class; undefined if the class has none of this name. */
export function memberOf(target: HostObject, name: string): Member | undefined {
  const prototype: object = Object.getPrototypeOf(target);
  let members = found.get(prototype);
  if (!members) found.set(prototype, (members = new Map()));
  if (members.has(name)) return members.get(name);
  const member = findMember(prototype, name);
  members.set(name, member);
  return member;
}

function findMember(first: object, name: string): Member | undefined {
  if (name.startsWith("_") || name === "constructor") return undefined;
  for (let prototype = first; isModel(prototype); prototype = Object.getPrototypeOf(prototype)) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    if (descriptor) return { ...descriptor, kind: typeof descriptor.value === "function" ? "method" : "property" };
  }
  return undefined;
}

/** The names of all public members of a class, its methods too. */
export function membersOf(target: HostObject): readonly string[] {
  const first: object = Object.getPrototypeOf(target);
  const known = allNames.get(first);
  if (known) return known;
  const names = new Set<string>();
  for (let prototype = first; isModel(prototype); prototype = Object.getPrototypeOf(prototype)) {
    for (const name of Object.getOwnPropertyNames(prototype)) if (memberOf(target, name)) names.add(name);
  }
  allNames.set(first, [...names]);
  return [...names];
}
const allNames = new WeakMap<object, readonly string[]>();

function isModel(prototype: object): boolean {
  return prototype !== HostObject.prototype && prototype !== HostCollection.prototype && prototype !== Object.prototype;
}
