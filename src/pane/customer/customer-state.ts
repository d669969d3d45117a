import type { AccountCard } from "../../core/account/account-card";
import type { AccountDetail } from "../../core/account/account-detail";
import type { Attention } from "../../core/account/attention";
import type { ClassThen } from "../../core/account/class-history";
import type { Gathering } from "../../core/customers";
import type { Issue } from "../../core/issues";
import type { Language } from "../../core/policy";
import type { Report } from "../../core/report";
import type { CustomerIndex } from "../../core/search/customer-search";
import type { LastRun } from "../../core/workbook";

/** What the pages of one customer and of those who need attention show, and the figures that each is of. */
export interface Accounts {
  /** What finds the customer whose card is wanted: the id, or the name. */
  readonly key?: string | undefined;
  /** The figures that the card was asked for; others came meanwhile where they are not those that are shown. */
  readonly cardOf?: { readonly report: Report; readonly language: Language } | undefined;
  readonly card?: AccountCard | undefined;
  /** `changed`: the rows are no longer those of the figures. */
  readonly detail?: AccountDetail | "changed" | undefined;
  readonly history?: readonly ClassThen[] | undefined;
  readonly issues: readonly Issue[];

  /** The customers made ready to be searched, and those that they are of. */
  readonly index?: CustomerIndex | undefined;
  readonly indexOf?: Gathering | undefined;

  readonly attention?: Attention | undefined;
  readonly attentionOf?:
    { readonly report: Report; readonly lastRun: LastRun; readonly language: Language } | undefined;
}

export const NO_ACCOUNTS: Accounts = { issues: [] };

/** Accounts without the card of a customer. */
export const NOTHING_SHOWN = {
  ...{ cardOf: undefined, card: undefined, detail: undefined, history: undefined },
} as const satisfies Partial<Accounts>;

export type CustomerEvent =
  /** A customer was found by typing, or on a list of the pane. */
  | { readonly kind: "customerChosen"; readonly key: string }
  | { readonly kind: "customersIndexed"; readonly index: CustomerIndex }
  | {
      readonly kind: "cardMade";
      readonly key: string;
      readonly card?: AccountCard | undefined;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: "detailMade"; readonly key: string; readonly detail: AccountDetail | "changed" }
  | { readonly kind: "historyRead"; readonly key: string; readonly history: readonly ClassThen[] }
  | { readonly kind: "attentionFound"; readonly attention: Attention };

export type CustomerEffect =
  | { readonly kind: "indexCustomers"; readonly gathering: Gathering }
  /** Looks which customer the user has selected; `after` the selection rests. */
  | { readonly kind: "followCustomer"; readonly after: "pause" | "atOnce" }
  | { readonly kind: "makeCard"; readonly key: string }
  | { readonly kind: "findAttention" };
