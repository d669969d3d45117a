import type { Source } from "../../core/workbook";
import { stay, type Effect, type Turn, type Turns } from "../events";
import { look } from "../result/preview";
import { isWriting, type PaneState } from "../state";
import type { Places, PlacesEvent } from "./places-state";

interface Cells {
  readonly sheet: string;
  readonly address: string;
}

/** Where rows are is asked, listed and chosen; sample rows come and go; cells are shown. */
export const placesTurns: Turns<PlacesEvent["kind"]> = {
  welcomeAnswered: (state) => turn(state, { welcome: "answered" }),
  sampleAsked: (state) =>
    isBusy(state) ? stay(state) : turn(state, { doing: "adding", issues: [] }, { kind: "addSample" }),
  sampleAdded: (state, { outcome: { value: added, issues } }) => {
    const taken = turn(state, { doing: "nothing", issues, ...(added ? { added, welcome: "answered" } : {}) });
    if (!added) return taken;
    // Whoever asked for it on the page of help goes where it is classified.
    return look({ ...taken.state, tab: "classify", following: "selection" }, { kind: "selection" }, "atOnce");
  },
  sampleRemovalAsked: (state) => {
    const { added } = state.places;
    if (isBusy(state) || !added) return stay(state);
    return turn(state, { doing: "removing", issues: [] }, { kind: "removeSample", added });
  },
  sampleRemoved: (state, { issues }) => {
    const taken = turn(state, { doing: "nothing", issues, added: undefined });
    return look({ ...taken.state, following: "selection" }, { kind: "selection" }, "atOnce");
  },
  sourcesAsked: (state) =>
    isBusy(state) ? stay(state) : turn(state, { doing: "listing", issues: [] }, { kind: "listSources" }),
  sourcesListed: (state, { outcome: { value: listed, issues } }) => turn(state, { doing: "nothing", listed, issues }),
  sourceChosen: (state, { source }) =>
    isWriting(state) ? stay(state) : look({ ...state, following: "pinned" }, source, "atOnce"),
  rowAsked: (state, { row }) => show(state, cellsOfRow(state.sample?.source, row)),
  rowShown: (state, { issues }) => turn(state, { issues }),
  sheetAsked: (state, { sheet }) => show(state, { sheet, address: "A1" }),
  sheetsAsked: (state) => ({ state, effects: isBusy(state) ? [] : [{ kind: "lookAtLastRun" }] }),
};

function isBusy(state: PaneState): boolean {
  return isWriting(state) || state.takingBack === "running" || state.places.doing !== "nothing";
}

function turn(state: PaneState, change: Partial<Places>, ...effects: Effect[]): Turn {
  return { state: { ...state, places: { ...state.places, ...change } }, effects };
}

/** Shows cells, which are not the next source: the pane stays with its rows. */
function show(state: PaneState, cells: Cells | undefined): Turn {
  if (!cells || isWriting(state)) return stay(state);
  return { state: { ...state, following: "pinned" }, effects: [{ kind: "showCells", ...cells }] };
}

/** The cells of one row of a source. */
function cellsOfRow(source: Source | undefined, row: number): Cells | undefined {
  if (source?.kind !== "range") return undefined;
  const [, first, last = first] = /^([A-Z]+)\d*(?::([A-Z]+)\d*)?$/.exec(source.address) ?? [];
  return first ? { sheet: source.sheet, address: `${first}${row}:${last ?? first}${row}` } : undefined;
}
