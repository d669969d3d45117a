import { followSelection, isOnCustomer } from "../customer/customer";
import { stay, type Turns } from "../events";
import { loading } from "../policy/policy";
import { forgetRows, look, sourceToRead } from "../result/preview";
import { isWriting, type PaneState } from "../state";
import type { FollowingEvent } from "./following-state";

/** Which rows the pane goes with: those that are selected, as long as the user does not pin it to some and sees the page. */
export const followingTurns: Turns<FollowingEvent["kind"]> = {
  selectionChanged: (state) => {
    if (isOnCustomer(state)) return followSelection(state);
    if (state.following === "pinned" || isWriting(state) || state.underWay?.kind === "loading") return stay(state);
    if (state.page !== "shown") return stay({ ...state, page: "behind" });
    return look(state, { kind: "selection" }, "pause");
  },
  pageHidden: (state) => ({
    state: state.page === "shown" ? { ...state, page: "hidden" } : state,
    effects: [{ kind: "saveAtOnce" }],
  }),
  pageShown: (state) => {
    const shown: PaneState = { ...state, page: "shown" };
    if (state.page !== "behind" || state.following === "pinned" || isWriting(state)) return stay(shown);
    return look(shown, { kind: "selection" }, "atOnce");
  },
  pinned: (state) => stay({ ...state, following: "pinned" }),
  unpinned: (state) =>
    isWriting(state) ? stay(state) : look({ ...state, following: "selection" }, { kind: "selection" }, "atOnce"),
  readAgain: (state) => {
    if (isWriting(state)) return stay(state);
    if (state.keeping === "unknown") return { state: loading(state), effects: [{ kind: "loadPolicy" }] };
    return look(forgetRows(state), sourceToRead(state), "atOnce");
  },
};
