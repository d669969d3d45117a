/** What is noticed of KA's own lists and further sheets: what people typed there, what earlier runs left, what is not written. */
export interface ListFacts {
  /** A sheet that remembers earlier runs cannot be read, and was left as it is. */
  memoryLeft: { readonly sheet: string; readonly columns: readonly string[] };
  historyCut: { readonly customers: number };
  overridesChecked: {
    readonly state: "agrees" | "expired" | "gone" | "unknownClass" | "noReason" | "unclearDay";
    readonly count: number;
    readonly customers: readonly string[];
  };
  /** The account list has entries, and no column that says whose they are. */
  listWithoutCustomers: Record<string, never>;
  /** A list of KA's that no longer begins in the first cell of its sheet. */
  listMoved: { readonly sheet: string; readonly where: string };
  /** Formulas that somebody put into one of KA's lists, where the door cannot move them. */
  formulasInList: { readonly sheet: string };
  /** Formulas of an added column that are not the same in every line. */
  formulasDiffer: { readonly header: string };
  /** Customers with entries in the account list that are not in the rows. */
  typedKept: { readonly count: number };
  nothingToWatch: Record<string, never>;
  slicersNeedExcel: Record<string, never>;
  /** Sheets that nobody asked for this time and that stand there from an earlier run: brought up to date, or not. */
  alsoRefreshed: { readonly sheets: readonly string[] };
  notRefreshed: { readonly sheets: readonly string[] };
  nothingToCompare: Record<string, never>;
  otherClassesBefore: { readonly classes: readonly string[] };
  windowNotCompared: { readonly from: string; readonly to: string };
  factsWithoutDates: Record<string, never>;
  factsByQuarter: { readonly months: number; readonly limit: number };
  tooManyFacts: { readonly rows: number; readonly limit: number };
  /** Customers with entries in two lines of the account list. */
  typedTwice: { readonly count: number; readonly customers: readonly string[] };
  overrideOfNoMethod: { readonly method: string; readonly methods: readonly string[] };
}
