import type { HostObject } from "./host-object";
import { Run, type References, type Surroundings } from "./run";
import { Refusal } from "./store";
import { ACTION, type WireError, type WireRequest, type WireResponse } from "./wire";

/** What the dispatcher is told of the host around it. */
export interface DispatcherOptions extends Surroundings {
  /** Awaited before the first read of a request, and before a read that follows a change. */
  readonly settle: () => Promise<void>;
  /** Told of an exception that is the model's own fault. */
  readonly onBug?: (error: unknown) => void;
}

/** Asked before each action of a request; an answer is thrown in its place. */
export type BeforeAction = (index: number) => Refusal | undefined;

/** Of all dispatchers: a client that is turned to another workbook may still release what it kept in the one before. */
let lastReference = 0;

/** Answers requests of the client, one after the other, over a model made of `HostObject`s. Objects the client keeps live here between requests. */
export class Dispatcher implements References {
  readonly #kept = new Map<string, HostObject>();

  constructor(readonly options: DispatcherOptions) {}

  /** How many objects the client keeps. 0 once every Excel.run has ended. */
  get liveReferences(): number {
    return this.#kept.size;
  }

  /** Runs the actions in order up to the first that fails; what the earlier ones did stays. */
  async execute(request: WireRequest, beforeAction?: BeforeAction): Promise<WireResponse> {
    const run = new Run(request, this.options, this);
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
    const reference = `ref${++lastReference}`;
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
