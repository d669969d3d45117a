import { stay, type Turn } from "../events";
import { isWriting, type PaneState } from "../state";
import type { FurtherEvent } from "./further-state";

/** Takes what was worked out of the figures that are shown. */
export function takeFurther(state: PaneState, { of, found }: FurtherEvent): Turn {
  return stay(of === state.report ? { ...state, further: { ...state.further, ...found } } : state);
}

/** Asks for what the page of classes shows below them, once they are there. */
export function followUp({ state, effects }: Turn): Turn {
  const { tab, report, gathering, underWay, lastRun, further } = state;
  const { language } = state.policy;
  if (tab !== "classify" || !report || !gathering || underWay || isWriting(state)) return { state, effects };
  const { of } = further;
  if (of?.report === report && of.lastRun === lastRun && of.language === language) return { state, effects };
  return {
    state: { ...state, further: { ...further, of: { report, lastRun, language } } },
    effects: [...effects, { kind: "findFurther", of: report }],
  };
}
