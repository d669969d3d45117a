import { sayDayText } from "../culture";
import type { Text } from "../words";

/** The words of sheets, columns and classes in English. */
export const sheets: Text["sheets"] = {
  accounts: "KA Accounts",
  summary: "KA Summary",
  kept: "KA Kept",
  migration: "KA Migration",
  movers: "KA Movers",
  watch: "KA Watch list",
  facts: "KA Facts",
  policy: "KA Policy",
  log: "KA Log",
  history: "KA History",
  pivot: "KA Pivot",
  charts: "KA Charts",
};

export const roles: Text["roles"] = {
  customerId: "customer id",
  customer: "customer",
  amount: "amount",
  date: "date",
  order: "order",
  within: "group",
  group: "controlling group",
  product: "product",
  quantity: "quantity",
  cost: "cost",
  profit: "profit",
  discount: "discount",
  freight: "freight",
  dueDate: "due date",
  paidDate: "payment date",
  industry: "industry",
  region: "region",
  size: "size",
  owner: "owner",
  satisfaction: "satisfaction",
  referrals: "referrals",
  complaints: "complaints",
  potential: "potential",
  visits: "visits",
  serviceMinutes: "service minutes",
  lastContact: "last contact",
  nextContact: "next contact",
  note: "note",
  attribute: "attribute",
  criterion: "criterion",
};

export const classes: Text["classes"] = {
  vitalFew: "Vital few",
  usefulMany: "Useful many",
  zero: "Zero",
  negative: "Negative",
  none: "No tier",
  notRated: "Not rated",
  importantValue: "Important, value",
  importantKeep: "Important, keep",
  importantDevelop: "Important, develop",
  importantRetain: "Important, retain",
  generalValue: "General, value",
  generalKeep: "General, keep",
  generalDevelop: "General, develop",
  generalRetain: "General, retain",
  champions: "Champions",
  loyal: "Loyal",
  potentialLoyalist: "Potential loyalist",
  newCustomer: "New",
  promising: "Promising",
  needAttention: "Need attention",
  aboutToSleep: "About to sleep",
  atRisk: "At risk",
  cantLose: "Can't lose them",
  hibernating: "Hibernating",
  reactivated: "Reactivated",
  active: "Active",
  lapsed: "Lapsed",
  churned: "Churned",
  potential: "Potential",
  interested: "Interested",
  current: "Current",
  lost: "Lost",
  promptPayer: "Prompt",
  normalPayer: "Normal",
  slowPayer: "Slow",
  poorPayer: "Poor",
  highMargin: "High margin",
  middleMargin: "Middle margin",
  lowMargin: "Low margin",
  lossMaking: "Loss-making",
  growing: "Growing",
  stable: "Stable",
  declining: "Declining",
  joined: "Joined",
  star: "Star",
  volume: "Volume",
  niche: "Niche",
  drain: "Drain",
  coreAccount: "Core",
  sustain: "Sustain",
  develop: "Develop",
  basic: "Basic",
  deepen: "Deepen",
  winOver: "Win over",
  nurture: "Nurture",
  retain: "Retain",
  watch: "Watch",
  lightTouch: "Light touch",
};

export const reasons: Text["reasons"] = {
  hiddenRow: "hidden row",
  repeatedHeader: "repeated header row",
  totalRow: "total or subtotal",
  otherCurrency: "another currency",
  emptyRow: "empty row",
  blankCustomer: "no customer",
  errorCustomer: "error value instead of a customer",
  blankAmount: "no amount",
  textAmount: "text instead of an amount",
  errorAmount: "error value instead of an amount",
  futureDate: "date after today",
  noDate: "no readable date",
  outsidePeriod: "outside the period",
  excluded: "taken out by the policy",
};

/** The first few of so many rows, by their numbers. */
export function rowList(rows: readonly number[], total: number): string {
  return `${total === 1 ? "row" : "rows"} ${rows.join(", ")}${total > rows.length ? " …" : ""}`;
}

export const checks: Text["checks"] = {
  rows: "Rows read = rows used + rows left out",
  amounts: "Amount read = amount of customers + amount left out",
  customers: "Every customer in exactly one class",
  classAmounts: "Amounts of the classes add up to the total",
  shares: "Shares add up to 100%",
  facts: "Amounts by month add up to the total",
};

export const boundaries: Text["boundaries"] = {
  inclusive: "inclusive: the customer that crosses a cut-off belongs to the upper class",
  exclusive: "exclusive: the customer that crosses a cut-off belongs to the lower class",
  nearest: "nearest: the customer that crosses a cut-off goes to the nearer side",
};

export const headers: Text["headers"] = {
  rank: "Rank",
  id: "Customer ID",
  customer: "Customer",
  class: "Class",
  amount: "Amount",
  amountOfLastYear: "Amount, last 12 months",
  share: "Share",
  cumulativeShare: "Cumulative share",
  why: "Why",
  customers: "Customers",
  shareOfCustomers: "Share of customers",
  shareOfAmount: "Share of amount",
  reason: "Reason",
  rows: "Rows",
  firstRows: "First rows",
  check: "Check",
  result: "Result",
  expected: "Expected",
  found: "Found",
  item: "Item",
  value: "Value",
  systemClass: "KA's class",
  override: "Set by hand",
  overrideReason: "Reason",
  overrideState: "State",
  author: "Author",
  since: "Since",
  until: "Until",
  treatment: "Recommended treatment",
};

export const units: Text["units"] = {
  one: "1",
  thousand: "thousand",
  tenThousand: "ten thousand (万)",
  million: "million",
};

export const periods: Text["periods"] = { year: "amount of the last 12 months", window: "amount of all rows" };

export const methods: Text["methods"] = {
  abc: "ABC",
  pareto: "80/20",
  tiers: "Tiers",
  percentile: "Best %",
  top: "Top N",
  breaks: "Natural breaks",
  rfm: "RFM",
  xyz: "XYZ",
  lifecycle: "Lifecycle",
  payment: "Payment",
  margin: "Margin",
  growth: "Growth",
  grid: "Grid",
  scorecard: "Scorecard",
  rules: "Rules",
  clv: "CLV",
};

export const typed: Text["typed"] = { owner: "Owner", nextContact: "Next contact", note: "Note" };

export const overrideStates: Text["overrideStates"] = {
  holds: "holds",
  agrees: "KA agrees",
  expired: "expired",
  gone: "customer gone",
  unknownClass: "no such class",
  noReason: "no reason given",
  unclearDay: "day unclear",
};

export const setByHand: Text["setByHand"] = ({ class: name, reason, author, date, expiry }, system, why) =>
  `Set to ${name} by hand${author ? ` by ${author}` : ""} since ${sayDayText(date)}${expiry ? `, until ${sayDayText(expiry)}` : ""}: ${reason}. KA says ${system}: ${why}`;

export const within: Text["within"] = (group, why) => `Within ${group}: ${why}`;

export const details: Text["details"] = {
  daysSinceLastOrder: "Days since last order",
  orders: "Orders",
  averageOrder: "Average order",
  rfmCode: "RFM",
  rfmWeighted: "RFM, weighted",
  variation: "Variation (CV)",
  firstPurchase: "First purchase",
  lastPurchase: "Last purchase",
  usualGap: "Usual gap, days",
  atStake: "Money at stake",
  daysLate: "Days late, weighted",
  daysBeyondTerms: "Days beyond terms (signed)",
  overdueInvoices: "Open and overdue",
  contribution: "Contribution",
  margin: "Margin",
  amountBefore: "Amount, window before",
  amountNow: "Amount, this window",
  growthInMoney: "Change",
  growthShare: "Growth",
  score: "Score",
  points: "Points",
  criteriaMissing: "Criteria without a value",
  lifetimeValue: "Lifetime value",
  purchasesExpected: "Purchases expected",
  aliveProbability: "P(alive), blank: unknown",
};
