import { HostCollection, HostObject, memberOf, membersOf } from "./host-object";
import type { Members } from "./members";
import { memberName, wireName, type WireQuery } from "./wire";

/** Names with a capital and `_Items`, or as the add-in writes them. */
export type Casing = "wire" | "json";

/** Answers loads: the scalars that are asked for, of an object, of parts below it, of every item of a collection. */
export class Query {
  constructor(
    readonly members: Members,
    readonly casing: Casing,
  ) {}

  answer(target: HostObject, query: WireQuery): Record<string, unknown> {
    const selection = selectionOf(query);
    if (!(target instanceof HostCollection)) return this.#read(target, selection);
    const own = selection.names.filter((name) => memberOf(target, name)?.kind === "property");
    const items = target._items().slice(query.Skip ?? 0);
    const shown = query.Top === undefined ? items : items.slice(0, query.Top);
    const ofItems = { ...selection, names: selection.names.filter((name) => !own.includes(name)) };
    const answer = this.#itemsOf(shown, ofItems);
    for (const name of own) answer[this.#cased(name)] = this.members.get(target, name);
    return answer;
  }

  #read(target: HostObject, selection: Selection): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    if (selection.isAll) {
      for (const name of membersOf(target)) {
        if (memberOf(target, name)?.kind !== "property") continue;
        const value = this.members.get(target, name);
        if (!(value instanceof HostObject)) answer[this.#cased(name)] = value ?? null;
      }
    }
    for (const name of selection.names) this.#add(answer, target, { name, part: EVERYTHING });
    for (const [name, part] of selection.parts) this.#add(answer, target, { name, part });
    return answer;
  }

  #add(answer: Record<string, unknown>, target: HostObject, asked: { name: string; part: Selection }): void {
    const value = this.members.get(target, asked.name);
    if (value instanceof HostCollection) answer[this.#cased(asked.name)] = this.#itemsOf(value._items(), asked.part);
    else if (value instanceof HostObject) {
      answer[this.#cased(asked.name)] = { ...idFields(value), ...this.#read(value, asked.part) };
    } else answer[this.#cased(asked.name)] = value ?? null;
  }

  #itemsOf(items: readonly HostObject[], selection: Selection): Record<string, unknown> {
    const read = items.map((item) => ({ ...idFields(item), ...this.#read(item, selection) }));
    return { [this.casing === "wire" ? "_Items" : "items"]: read };
  }

  #cased(name: string): string {
    return this.casing === "wire" ? wireName(name) : name;
  }
}

/** What the client asks an object by from then on. Classes without a public `id` have a private one. */
export function idFields(target: HostObject): Record<string, string> {
  if (target._id === undefined) return {};
  return { [memberOf(target, "id") ? "Id" : "_Id"]: target._id };
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
