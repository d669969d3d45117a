import { stay, type Turn, type Turns } from "../events";
import { isWriting } from "../state";
import type { FurtherEvent } from "./further-state";

/** What was worked out of figures is shown as long as they are. */
export const furtherTurns: Turns<FurtherEvent["kind"]> = {
  furtherFound: (state, { of, found }) =>
    stay(of === state.report ? { ...state, further: { ...state.further, ...found } } : state),
};

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
