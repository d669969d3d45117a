import type { Occasion } from "../core/occasion";
import type { Effect, PaneEvent } from "./events";
import type { World } from "./ports";
import type { PaneState } from "./state";

/** What a job has of the pane that it is done for. */
export interface Running {
  readonly world: World;
  readonly state: () => PaneState;
  readonly send: (event: PaneEvent) => void;
  /** Sends the event that a job ends in, unless the job was dropped meanwhile. A bug in a job is shown, and thrown to the page. */
  readonly go: (job: Promise<PaneEvent | undefined>, signal?: AbortSignal) => void;
}

export type EffectOf<K extends Effect["kind"]> = Extract<Effect, { readonly kind: K }>;

/** What is done for effects of some kinds. */
export type Jobs<K extends Effect["kind"]> = { readonly [Kind in K]: (effect: EffectOf<Kind>) => void };

/** Of one kind of work only the newest counts: each begins with a signal of its own, which ends the one before. */
export class Newest {
  private controller = new AbortController();

  begin(): AbortSignal {
    this.controller.abort();
    this.controller = new AbortController();
    return this.controller.signal;
  }

  drop(): void {
    this.controller.abort();
  }
}

/** When and by whom what is written is made. */
export function occasionOf({ world: { now, version }, state }: Running): Occasion {
  const { author } = state();
  return { moment: now(), version, ...(author === "" ? {} : { author }) };
}
