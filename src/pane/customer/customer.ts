import { stay, type Effect, type Turn, type Turns } from "../events";
import { isWriting, type PaneState } from "../state";
import { NOTHING_SHOWN, type Accounts, type CustomerEvent } from "./customer-state";

/** A customer is chosen, and what is worked out of it and of those who need attention arrives: late where another one is looked at by now. */
export const customerTurns: Turns<CustomerEvent["kind"]> = {
  customerChosen: (state, { key }) => {
    const { accounts } = state;
    if (key === accounts.key && accounts.card) return stay({ ...state, tab: "customer" });
    const wanted: Accounts = { ...accounts, key, issues: [] };
    return stay(withAccounts({ ...state, tab: "customer" }, { ...wanted, ...NOTHING_SHOWN }));
  },
  customersIndexed: (state, { index }) => stay(withAccounts(state, { index })),
  cardMade: (state, { key, card, issues }) =>
    stay(key === state.accounts.key ? withAccounts(state, { card, issues }) : state),
  detailMade: (state, { key, detail }) => stay(key === state.accounts.key ? withAccounts(state, { detail }) : state),
  historyRead: (state, { key, history }) => stay(key === state.accounts.key ? withAccounts(state, { history }) : state),
  attentionFound: (state, { attention }) => stay(withAccounts(state, { attention })),
};

/** Whether a customer is looked at. */
export function isOnCustomer({ tab, report }: PaneState): boolean {
  return tab === "customer" && report !== undefined;
}

/** After the selection changed while a customer is looked at: the card goes along with it, and the rows stay those that they are. */
export function followSelection(state: PaneState): Turn {
  return { state, effects: [{ kind: "followCustomer", after: "pause" }] };
}

/** Asks for what the page that is shown needs and does not have of the figures as they are now. */
export function keepUp({ state, effects }: Turn): Turn {
  const { tab, report, gathering, accounts, underWay, lastRun } = state;
  const { language } = state.policy;
  if (!report || !gathering || underWay || isWriting(state)) return { state, effects };
  const asked: Effect[] = [];
  const change: { -readonly [K in keyof Accounts]?: Accounts[K] } = {};
  if (tab === "customer" && accounts.indexOf !== gathering) {
    change.indexOf = gathering;
    asked.push({ kind: "indexCustomers", gathering });
    if (accounts.key === undefined) asked.push({ kind: "followCustomer", after: "atOnce" });
  }
  if (
    tab === "customer" &&
    accounts.key !== undefined &&
    (accounts.cardOf?.report !== report || accounts.cardOf.language !== language)
  ) {
    change.cardOf = { report, language };
    asked.push({ kind: "makeCard", key: accounts.key });
  }
  const of = accounts.attentionOf;
  if (tab === "watch" && (of?.report !== report || of.lastRun !== lastRun || of.language !== language)) {
    change.attentionOf = { report, lastRun, language };
    asked.push({ kind: "findAttention" });
  }
  return asked.length === 0
    ? { state, effects }
    : { state: withAccounts(state, change), effects: [...effects, ...asked] };
}

function withAccounts(state: PaneState, change: Partial<Accounts>): PaneState {
  return { ...state, accounts: { ...state.accounts, ...change } };
}
