import {
  columnsOffered,
  proposeColumns,
  proposedFormula,
  type OfferedColumn,
} from "../../core/formula-cells/formula-proposal";
import { stay, type Effect, type Turn } from "../events";
import type { ChosenFunction, FormulasEvent, FormulasPage, FunctionFacts } from "./formulas-state";
import { isWriting, type PaneState } from "../state";

/** What happens on the page of formulas makes of the state. */
export function takeFormulas(state: PaneState, event: FormulasEvent): Turn {
  const { formulas } = state;
  const busy = formulas.doing !== "nothing" || isWriting(state) || state.takingBack === "running";
  const turn = (page: Partial<FormulasPage>, ...effects: Effect[]): Turn => ({
    state: { ...state, formulas: { ...formulas, ...page } },
    effects,
  });
  switch (event.kind) {
    case "functionsListed":
      // The language may have changed while the list was under way.
      return event.list.language === state.policy.language ? turn({ list: event.list }) : stay(state);
    case "functionChosen": {
      const facts = functionOf(formulas, event.id);
      return facts ? turn({ chosen: propose(facts, state), issues: [] }) : stay(state);
    }
    case "functionLeft":
      return turn({ chosen: undefined, issues: [] });
    case "columnsTaken": {
      const facts = formulas.chosen && functionOf(formulas, formulas.chosen.id);
      return facts ? turn({ chosen: propose(facts, state) }) : stay(state);
    }
    case "columnPicked": {
      const { chosen } = formulas;
      const facts = chosen && functionOf(formulas, chosen.id);
      if (!chosen || !facts) return stay(state);
      const picked = facts.parameters.map((_, at) => (at === event.parameter ? event.column : chosen.picked[at]));
      return turn({ chosen: { ...chosen, picked, formula: written(facts, { ...chosen, picked }, state) }, issues: [] });
    }
    case "formulaTyped":
      return formulas.chosen ? turn({ chosen: { ...formulas.chosen, formula: event.formula } }) : stay(state);
    case "insertAsked":
      if (busy || !formulas.chosen) return stay(state);
      return turn(
        { doing: "inserting", issues: [] },
        { kind: "insertFormula", formula: formulas.chosen.formula, as: event.as },
      );
    case "formulaInserted": {
      const { value, issues } = event.outcome;
      return turn({ doing: "nothing", issues, ...(value ? { undo: value } : {}) });
    }
    case "filledSought":
      return busy ? stay(state) : turn({ doing: "looking", filledIssues: [] }, { kind: "findFilled" });
    case "filledFound":
      return turn({ doing: "nothing", filled: event.outcome.value ?? [], filledIssues: event.outcome.issues });
    case "rewriteAsked": {
      if (busy) return stay(state);
      const { filled, as } = event;
      const asked = turn({ doing: "rewriting", filledIssues: [] }, { kind: "rewriteFilled", filled, as });
      // Nothing else is written or taken back meanwhile.
      return { ...asked, state: { ...asked.state, takingBack: "running", takeBackIssues: [] } };
    }
    case "filledRewritten": {
      const { value, issues } = event.outcome;
      const filled = value ? formulas.filled.filter(({ area }) => area !== event.filled.area) : formulas.filled;
      const done = turn({ doing: "nothing", filledIssues: issues, filled }, { kind: "lookAtLastRun" });
      return { ...done, state: { ...done.state, takingBack: "idle" } };
    }
    case "startUpRead":
      // Nobody asked: where Excel does not say it, nothing is offered.
      return turn({ startUp: event.outcome.value });
    case "startUpChosen":
      if (busy) return stay(state);
      return turn({ doing: "choosingStartUp", startUpIssues: [] }, { kind: "changeStartUp", startUp: event.startUp });
    case "startUpChanged": {
      const { value = formulas.startUp, issues } = event.outcome;
      return turn({ doing: "nothing", startUp: value, startUpIssues: issues });
    }
    case "takeOutAsked":
      if (busy || !formulas.undo) return stay(state);
      return turn({ doing: "takingOut" }, { kind: "takeOut", inserted: formulas.undo });
    case "insertionTakenOut":
      return turn({ doing: "nothing", undo: undefined, issues: event.issues });
  }
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
