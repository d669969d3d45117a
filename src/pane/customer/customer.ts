import { stay, type Effect, type PaneEvent, type Turn } from "../events";
import { isWriting, type PaneState } from "../state";
import { NOTHING_SHOWN, type Accounts, type CustomerEvent } from "./customer-state";

const KINDS: ReadonlySet<string> = new Set<CustomerEvent["kind"]>([
  "customerChosen",
  "customersIndexed",
  "cardMade",
  "detailMade",
  "historyRead",
  "attentionFound",
]);

/** Whether an event is of the pages of customers. */
export function isOfCustomers(event: PaneEvent): event is CustomerEvent {
  return KINDS.has(event.kind);
}

/** What happens on the pages of customers makes of the state. */
export function takeCustomer(state: PaneState, event: CustomerEvent): Turn {
  const { accounts } = state;
  switch (event.kind) {
    case "customerChosen": {
      if (event.key === accounts.key && accounts.card) return stay({ ...state, tab: "customer" });
      const wanted: Accounts = { ...accounts, key: event.key, issues: [] };
      return stay(withAccounts({ ...state, tab: "customer" }, { ...wanted, ...NOTHING_SHOWN }));
    }
    case "customersIndexed":
      return stay(withAccounts(state, { index: event.index }));
    case "cardMade":
      if (event.key !== accounts.key) return stay(state);
      return stay(withAccounts(state, { card: event.card, issues: event.issues }));
    case "detailMade":
      return stay(event.key === accounts.key ? withAccounts(state, { detail: event.detail }) : state);
    case "historyRead":
      return stay(event.key === accounts.key ? withAccounts(state, { history: event.history }) : state);
    case "attentionFound":
      return stay(withAccounts(state, { attention: event.attention }));
  }
}

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
