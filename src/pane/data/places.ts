import type { Source } from "../../core/workbook";
import { stay, type Effect, type Turn } from "../events";
import { look } from "../result/preview";
import { isWriting, type PaneState } from "../state";
import type { Places, PlacesEvent } from "./places-state";

/** What happens to the places of rows makes of the state. */
export function takePlaces(state: PaneState, event: PlacesEvent): Turn {
  const { places } = state;
  const busy = isWriting(state) || state.takingBack === "running" || places.doing !== "nothing";
  const turn = (change: Partial<Places>, ...effects: Effect[]): Turn => ({
    state: { ...state, places: { ...places, ...change } },
    effects,
  });
  switch (event.kind) {
    case "welcomeAnswered":
      return turn({ welcome: "answered" });
    case "sampleAsked":
      return busy ? stay(state) : turn({ doing: "adding", issues: [] }, { kind: "addSample" });
    case "sampleAdded": {
      const { value: added, issues } = event.outcome;
      const taken = turn({ doing: "nothing", issues, ...(added ? { added, welcome: "answered" } : {}) });
      if (!added) return taken;
      // Whoever asked for it on the page of help goes where it is classified.
      return look({ ...taken.state, tab: "classify", following: "selection" }, { kind: "selection" }, "atOnce");
    }
    case "sampleRemovalAsked": {
      const { added } = places;
      if (busy || !added) return stay(state);
      return turn({ doing: "removing", issues: [] }, { kind: "removeSample", added });
    }
    case "sampleRemoved": {
      const taken = turn({ doing: "nothing", issues: event.issues, added: undefined });
      return look({ ...taken.state, following: "selection" }, { kind: "selection" }, "atOnce");
    }
    case "sourcesAsked":
      return busy ? stay(state) : turn({ doing: "listing", issues: [] }, { kind: "listSources" });
    case "sourcesListed":
      return turn({ doing: "nothing", listed: event.outcome.value, issues: event.outcome.issues });
    case "sourceChosen":
      if (isWriting(state)) return stay(state);
      return look({ ...state, following: "pinned" }, event.source, "atOnce");
    case "rowAsked": {
      const cells = cellsOfRow(state.sample?.source, event.row);
      if (!cells || isWriting(state)) return stay(state);
      // The row that is shown is not the next source.
      const pinned: PaneState = { ...state, following: "pinned" };
      return { state: pinned, effects: [{ kind: "showCells", ...cells }] };
    }
    case "rowShown":
      return turn({ issues: event.issues });
    case "sheetAsked":
      if (isWriting(state)) return stay(state);
      // Nor is a sheet of KA's.
      return {
        state: { ...state, following: "pinned" },
        effects: [{ kind: "showCells", sheet: event.sheet, address: "A1" }],
      };
    case "sheetsAsked":
      return { state, effects: busy ? [] : [{ kind: "lookAtLastRun" }] };
  }
}

/** The cells of one row of a source. */
function cellsOfRow(source: Source | undefined, row: number) {
  if (source?.kind !== "range") return undefined;
  const [, first, last = first] = /^([A-Z]+)\d*(?::([A-Z]+)\d*)?$/.exec(source.address) ?? [];
  return first ? { sheet: source.sheet, address: `${first}${row}:${last ?? first}${row}` } : undefined;
}
