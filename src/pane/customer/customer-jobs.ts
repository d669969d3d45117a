import type { Assessment } from "../../core/analyze";
import type { JudgedRows } from "../../core/account/customer-rows";
import type { ClassThen, HistoryIndex } from "../../core/account/class-history";
import type { AccountDetail } from "../../core/account/account-detail";
import type { Gathering } from "../../core/customers";
import type { Report } from "../../core/report";
import type { LastRun } from "../../core/workbook";
import type { Watched } from "../../core/watch";
import type { PaneEvent } from "../events";
import { Newest, type EffectOf, type Jobs, type Running } from "../jobs";
import { inSlices, pause } from "../slices";

/** A selection has to rest for so long before the card goes along, in ms. */
const SELECTION_RESTS_MS = 250;

/** All that makes cards and lists is fetched when one of their pages is shown. */
const engine = () => import("./customer-effects");

type Kinds = "indexCustomers" | "followCustomer" | "makeCard" | "findAttention";

/** What was worked out of some figures and serves every card of them. */
interface Worked {
  readonly report: Report;
  readonly lastRun: LastRun;
  readonly assessment: Assessment;
  readonly watched: readonly Watched[];
}

/** The cards of customers, the search for them and the list of those who need attention. */
export function customerJobs({ world, state, send, go }: Running): Jobs<Kinds> {
  const { workbook, culture, now } = world;
  const [cards, indexing, following, attending] = [new Newest(), new Newest(), new Newest(), new Newest()];
  let worked: Worked | undefined;
  let judged: { readonly of: Gathering; readonly rows: JudgedRows } | undefined;
  let history: { readonly of: LastRun; readonly by: HistoryIndex["by"]; readonly index: HistoryIndex } | undefined;

  /** The classes of the figures that are shown, with what people typed in KA's lists by now. */
  async function work(signal: AbortSignal): Promise<Worked | undefined> {
    const { report, lastRun } = state();
    if (!report) return undefined;
    if (worked?.report === report && worked.lastRun === lastRun) return worked;
    const { assessShown } = await engine();
    const found = await assessShown(state(), { workbook, today: now().day, signal });
    if (!found) return undefined;
    worked = { report, lastRun, ...found };
    return worked;
  }

  async function index({ gathering }: EffectOf<"indexCustomers">, signal: AbortSignal): Promise<PaneEvent> {
    const { indexCustomers } = await import("../../core/search/customer-search");
    return { kind: "customersIndexed", index: await inSlices(indexCustomers(gathering.customers), signal) };
  }

  async function follow({ after }: EffectOf<"followCustomer">, signal: AbortSignal): Promise<PaneEvent | undefined> {
    if (after === "pause") await pause(SELECTION_RESTS_MS, signal);
    const { keyPointedAt } = await engine();
    const key = await keyPointedAt(state(), workbook);
    // Whoever selects something else goes on to see the customer of before.
    return key === undefined || key === state().accounts.key ? undefined : { kind: "customerChosen", key };
  }

  async function makeCard({ key }: EffectOf<"makeCard">, signal: AbortSignal): Promise<PaneEvent | undefined> {
    const found = await work(signal);
    if (!found) return { kind: "cardMade", key, issues: [] };
    const { cardOf } = await engine();
    const { card, place, issues } = cardOf(state(), { ...found, key, culture: culture.current() });
    send({ kind: "cardMade", key, ...(card ? { card } : {}), issues });
    if (!card || place === undefined) return undefined;
    const detail = await detailOf(key, { place, signal });
    if (detail) send({ kind: "detailMade", key, detail });
    return { kind: "historyRead", key, history: await historyOf(card, signal) };
  }

  async function detailOf(
    key: string,
    { place, signal }: { readonly place: number; readonly signal: AbortSignal },
  ): Promise<AccountDetail | "changed" | undefined> {
    const { gathering } = state();
    if (!gathering) return undefined;
    const { judgeShown, detailShown } = await engine();
    if (judged?.of !== gathering) {
      const rows = await judgeShown(state(), { workbook, today: now().day, signal });
      judged = rows && { of: gathering, rows };
    }
    return judged ? detailShown(state(), judged.rows, { key, place, culture: culture.current(), signal }) : "changed";
  }

  async function historyOf(
    who: { readonly id?: string | undefined; readonly name: string },
    signal: AbortSignal,
  ): Promise<readonly ClassThen[]> {
    const { lastRun, gathering } = state();
    const { historyOf: read, indexHistory } = await import("../../core/account/class-history");
    const by = gathering?.customers.ids ? "id" : "name";
    if (history?.of !== lastRun || history.by !== by) {
      const { value } = await workbook.recall("history");
      history = { of: lastRun, by, index: await inSlices(indexHistory(value?.history, by), signal) };
    }
    return read(history.index, who);
  }

  async function attend(_: EffectOf<"findAttention">, signal: AbortSignal): Promise<PaneEvent | undefined> {
    const found = await work(signal);
    if (!found) return undefined;
    const { attentionOf } = await engine();
    const about = { ...found, today: now().day, culture: culture.current(), signal };
    return { kind: "attentionFound", attention: await attentionOf(state(), about) };
  }

  function begin<E>(
    newest: Newest,
    job: (effect: E, signal: AbortSignal) => Promise<PaneEvent | undefined>,
  ): (effect: E) => void {
    return (effect) => {
      const signal = newest.begin();
      go(job(effect, signal), signal);
    };
  }

  return {
    indexCustomers: begin(indexing, index),
    followCustomer: begin(following, follow),
    makeCard: begin(cards, makeCard),
    findAttention: begin(attending, attend),
  };
}
