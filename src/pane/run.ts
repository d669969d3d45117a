import { placesJobs } from "./data/places-jobs";
import { customerJobs } from "./customer/customer-jobs";
import type { Effect, PaneEvent } from "./events";
import { formulasJobs } from "./formulas/formulas-jobs";
import type { CultureStore } from "./frame/culture";
import { freezeJobs } from "./freeze/freeze-jobs";
import type { EffectOf, Jobs, Running } from "./jobs";
import { liveJobs } from "./live/live-jobs";
import { next } from "./next";
import { policyJobs } from "./policy/policy-jobs";
import type { World } from "./ports";
import { previewJobs } from "./result/preview-jobs";
import { Dropped } from "./slices";
import type { PaneState } from "./state";
import { writeJobs } from "./write/write-jobs";

/** The pane alive: its state, and a way in for events. */
export interface Pane {
  readonly culture: CultureStore;
  readonly state: () => PaneState;
  readonly send: (event: PaneEvent) => void;
  /** Calls the listener after every change of the state until the function it gives back is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Runs a pane from its first state: gives every event to `next` and does what it asks for. */
export function runPane(first: PaneState, world: World): Pane {
  const listeners = new Set<() => void>();
  let state = first;

  /** The one way in: an event makes a new state, whoever watches is told, and its effects begin. */
  function send(event: PaneEvent): void {
    const turn = next(state, event);
    const changed = turn.state !== state;
    state = turn.state;
    if (changed) for (const listener of listeners) listener();
    for (const effect of turn.effects) start(jobs, effect);
  }

  function go(job: Promise<PaneEvent | undefined>, signal?: AbortSignal): void {
    job.then(
      (event) => {
        if (event && !signal?.aborted) send(event);
      },
      (error: unknown) => {
        if (error instanceof Dropped) return;
        send({ kind: "broke" });
        throw error;
      },
    );
  }

  const jobs = jobsOf({ world, state: () => state, send, go });
  return {
    culture: world.culture,
    state: () => state,
    send,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function jobsOf(running: Running): Jobs<Effect["kind"]> {
  return {
    ...policyJobs(running),
    ...previewJobs(running),
    ...liveJobs(running),
    ...writeJobs(running),
    ...freezeJobs(running),
    ...formulasJobs(running),
    ...placesJobs(running),
    ...customerJobs(running),
  };
}

function start<K extends Effect["kind"]>(jobs: Jobs<K>, effect: EffectOf<K>): void {
  jobs[effect.kind](effect);
}
