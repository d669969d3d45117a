import {
  columnsOffered,
  proposeColumns,
  proposedFormula,
  type OfferedColumn,
} from "../../core/formula-cells/formula-proposal";
import { stay, type Effect, type Turn, type Turns } from "../events";
import type { ChosenFunction, FormulasEvent, FormulasPage, FunctionFacts } from "./formulas-state";
import { isWriting, type PaneState } from "../state";

/** A function is chosen, its formula put together and inserted; formulas that were filled down are found and rewritten. */
export const formulasTurns: Turns<FormulasEvent["kind"]> = {
  // The language may have changed while the list was under way.
  functionsListed: (state, { list }) => (list.language === state.policy.language ? turn(state, { list }) : stay(state)),
  functionChosen: (state, { id }) => {
    const facts = functionOf(state.formulas, id);
    return facts ? turn(state, { chosen: propose(facts, state), issues: [] }) : stay(state);
  },
  functionLeft: (state) => turn(state, { chosen: undefined, issues: [] }),
  columnsTaken: (state) => {
    const facts = chosenFacts(state);
    return facts ? turn(state, { chosen: propose(facts, state) }) : stay(state);
  },
  columnPicked: (state, { parameter, column }) => {
    const { chosen } = state.formulas;
    const facts = chosenFacts(state);
    if (!chosen || !facts) return stay(state);
    const picked = facts.parameters.map((_, at) => (at === parameter ? column : chosen.picked[at]));
    const formula = written(facts, { ...chosen, picked }, state);
    return turn(state, { chosen: { ...chosen, picked, formula }, issues: [] });
  },
  formulaTyped: (state, { formula }) => {
    const { chosen } = state.formulas;
    return chosen ? turn(state, { chosen: { ...chosen, formula } }) : stay(state);
  },
  insertAsked: (state, { as }) => {
    const { chosen } = state.formulas;
    if (isBusy(state) || !chosen) return stay(state);
    return turn(state, { doing: "inserting", issues: [] }, { kind: "insertFormula", formula: chosen.formula, as });
  },
  formulaInserted: (state, { outcome: { value, issues } }) =>
    turn(state, { doing: "nothing", issues, ...(value ? { undo: value } : {}) }),
  filledSought: (state) =>
    isBusy(state) ? stay(state) : turn(state, { doing: "looking", filledIssues: [] }, { kind: "findFilled" }),
  filledFound: (state, { outcome: { value = [], issues } }) =>
    turn(state, { doing: "nothing", filled: value, filledIssues: issues }),
  rewriteAsked: (state, { filled, as }) => {
    if (isBusy(state)) return stay(state);
    const asked = turn(state, { doing: "rewriting", filledIssues: [] }, { kind: "rewriteFilled", filled, as });
    // Nothing else is written or taken back meanwhile.
    return { ...asked, state: { ...asked.state, takingBack: "running", takeBackIssues: [] } };
  },
  filledRewritten: (state, { filled: { area }, outcome: { value, issues } }) => {
    const { filled: before } = state.formulas;
    const filled = value ? before.filter((one) => one.area !== area) : before;
    const done = turn(state, { doing: "nothing", filledIssues: issues, filled }, { kind: "lookAtLastRun" });
    return { ...done, state: { ...done.state, takingBack: "idle" } };
  },
  // Nobody asked: where Excel does not say it, nothing is offered.
  startUpRead: (state, { outcome }) => turn(state, { startUp: outcome.value }),
  startUpChosen: (state, { startUp }) => {
    if (isBusy(state)) return stay(state);
    return turn(state, { doing: "choosingStartUp", startUpIssues: [] }, { kind: "changeStartUp", startUp });
  },
  startUpChanged: (state, { outcome: { value = state.formulas.startUp, issues } }) =>
    turn(state, { doing: "nothing", startUp: value, startUpIssues: issues }),
  takeOutAsked: (state) => {
    const { undo } = state.formulas;
    if (isBusy(state) || !undo) return stay(state);
    return turn(state, { doing: "takingOut" }, { kind: "takeOut", inserted: undo });
  },
  insertionTakenOut: (state, { issues }) => turn(state, { doing: "nothing", undo: undefined, issues }),
};

function isBusy(state: PaneState): boolean {
  return state.formulas.doing !== "nothing" || isWriting(state) || state.takingBack === "running";
}

function turn(state: PaneState, page: Partial<FormulasPage>, ...effects: Effect[]): Turn {
  return { state: { ...state, formulas: { ...state.formulas, ...page } }, effects };
}

/** The page when it is shown: what it needs is fetched, once where it does not change. */
export function openFormulas(state: PaneState): Turn {
  return { state, effects: [...(state.formulas.list?.functions ? [] : [listing(state)]), { kind: "readStartUp" }] };
}

/** The page once the language is another one: its texts are fetched anew where it is shown. */
export function formulasIn(state: PaneState): Turn {
  const { formulas } = state;
  const forgotten = { ...state, formulas: { ...formulas, list: undefined } };
  return state.tab === "formulas" ? { state: forgotten, effects: [listing(forgotten)] } : stay(forgotten);
}

function listing({ policy: { language } }: PaneState): Effect {
  return { kind: "listFunctions", language };
}

/** The function of that id, as the list has it. */
export function functionOf({ list }: FormulasPage, id: string): FunctionFacts | undefined {
  return list?.functions?.find((one) => one.id === id);
}

function chosenFacts({ formulas }: PaneState): FunctionFacts | undefined {
  return formulas.chosen && functionOf(formulas, formulas.chosen.id);
}

function columnsOf({ sample, columns }: PaneState): OfferedColumn[] {
  return sample ? columnsOffered(sample, columns) : [];
}

function propose(facts: FunctionFacts, state: PaneState): ChosenFunction {
  const columns = columnsOf(state);
  const picked = proposeColumns(facts.parameters, columns).map((column) => {
    const at = column ? columns.indexOf(column) : -1;
    return at < 0 ? undefined : at;
  });
  return { id: facts.id, columns, picked, formula: written(facts, { columns, picked }, state) };
}

function written(
  { id, parameters }: FunctionFacts,
  { columns, picked }: Pick<ChosenFunction, "columns" | "picked">,
  { lastRun }: PaneState,
): string {
  const chosen = parameters.map(({ key, needed }, at) => ({ key, needed, column: columns[picked[at] ?? -1] }));
  return proposedFormula(id, chosen, lastRun.source ? "result" : "no result");
}
