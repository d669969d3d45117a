import { HostObject, memberOf, NOT_HIDDEN, type Member } from "./host-object";
import { Refusal } from "./store";

/** A member the add-in used; "missing" where the model has none of that name. */
export interface Use {
  readonly className: string;
  readonly member: string;
  readonly outcome: "ok" | "missing";
}

/** Reads, sets and calls members of the model by name, and knows where it was last, as Excel reports it: `Worksheet.getRange`. */
export class Members {
  location = "";

  constructor(readonly onUse: ((use: Use) => void) | undefined) {}

  get(target: HostObject, name: string): unknown {
    const member = this.#member(target, name);
    if (!member.get) throw this.#missing(target, name);
    return member.get.call(target);
  }

  /** A property the model cannot set is missing: Excel's own read-only ones are refused by the client already. */
  set(target: HostObject, name: string, value: unknown): void {
    const member = this.#member(target, name);
    if (!member.set) throw this.#missing(target, name);
    member.set.call(target, value);
  }

  call(target: HostObject, name: string, args: readonly unknown[]): unknown {
    const member = this.#member(target, name);
    if (member.kind !== "method") throw this.#missing(target, name);
    return member.value.apply(target, args);
  }

  /** Methods of the wire whose names begin with _. */
  callHidden(target: HostObject, name: string, args: readonly unknown[]): unknown {
    // Registrations of events: the host sends every event, the client picks.
    if (/^_(?:Unr|R)egister/.test(name)) return null;
    const answer = target._hidden(name, args);
    if (answer === NOT_HIDDEN) throw this.#missing(target, name);
    return answer;
  }

  /** Sets what a state names: scalars here, parts of the objects below. */
  update(target: HostObject, state: object): void {
    for (const [name, value] of Object.entries(state)) {
      const member = this.#member(target, name);
      const part: unknown = member.get && !member.set ? member.get.call(target) : undefined;
      if (part instanceof HostObject && typeof value === "object" && value !== null) this.update(part, Object(value));
      else this.set(target, name, value);
    }
  }

  #member(target: HostObject, name: string): Member {
    this.location = `${target._class}.${name}`;
    const member = memberOf(target, name);
    if (!member) throw this.#missing(target, name);
    this.onUse?.({ className: target._class, member: name, outcome: "ok" });
    return member;
  }

  #missing(target: HostObject, name: string): Refusal {
    this.location = `${target._class}.${name}`;
    this.onUse?.({ className: target._class, member: name, outcome: "missing" });
    return new Refusal(
      "ApiNotFound",
      "The API you are trying to use could not be found. It may be available in a newer version of Excel.",
    );
  }
}
