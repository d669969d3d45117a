import type { Language } from "../core/policy";
import type { ChoiceEvent } from "./choices";
import type { CustomerEffect, CustomerEvent } from "./customer/customer-state";
import type { FollowingEffect, FollowingEvent } from "./data/following-state";
import type { PlacesEffect, PlacesEvent } from "./data/places-state";
import type { FormulasEffect, FormulasEvent } from "./formulas/formulas-state";
import type { Tab } from "./frame/tabs";
import type { FreezeEffect, FreezeEvent } from "./freeze/freeze-state";
import type { LiveEffect, LiveEvent } from "./live/live-state";
import type { PolicyEffect, PolicyEvent } from "./policy/policy-state";
import type { TextEvent } from "./policy/texts-state";
import type { UndoEvent } from "./policy/undo-state";
import type { FurtherEffect, FurtherEvent } from "./result/further-state";
import type { PreviewEffect, PreviewEvent } from "./result/preview-state";
import type { PaneState } from "./state";
import type { WriteEffect, WriteEvent } from "./write/write-state";

/** Everything that can happen to the pane: by the user, by the workbook, or by an effect that ended. */
export type PaneEvent =
  | { readonly kind: "started" }
  | { readonly kind: "tabChosen"; readonly tab: Tab }
  | { readonly kind: "languageChosen"; readonly language: Language }
  /** The form and the figures of another method of the policy. */
  | { readonly kind: "methodShown"; readonly place: number }
  /** An entry that cannot be used yet, and that it can now, or is gone. */
  | { readonly kind: "entryBegun"; readonly id: string }
  | { readonly kind: "entryEnded"; readonly id: string }
  /** A job threw: a bug of KA's. */
  | { readonly kind: "broke" }
  | ChoiceEvent
  | UndoEvent
  | PolicyEvent
  | TextEvent
  | FollowingEvent
  | PlacesEvent
  | PreviewEvent
  | FurtherEvent
  | WriteEvent
  | LiveEvent
  | FreezeEvent
  | FormulasEvent
  | CustomerEvent;

/** What is to be done outside the state. */
export type Effect =
  | PolicyEffect
  | FollowingEffect
  | PlacesEffect
  | PreviewEffect
  | FurtherEffect
  | WriteEffect
  | LiveEffect
  | FreezeEffect
  | FormulasEffect
  | CustomerEffect;

/** A state with what it asks for. */
export interface Turn {
  readonly state: PaneState;
  readonly effects: readonly Effect[];
}

export type EventOf<K extends PaneEvent["kind"]> = Extract<PaneEvent, { readonly kind: K }>;

/** What events of some kinds make of the state. */
export type Turns<K extends PaneEvent["kind"]> = {
  readonly [Kind in K]: (state: PaneState, event: EventOf<Kind>) => Turn;
};

/** A state that asks for nothing. */
export function stay(state: PaneState): Turn {
  return { state, effects: [] };
}
