/** How Windows writes numbers and days in a culture, as far as an add-in is told. */
export interface CultureFacts {
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly shortDatePattern: string;
  readonly longDatePattern: string;
  readonly longTimePattern: string;
}

const ENGLISH: CultureFacts = {
  decimalSeparator: ".",
  groupSeparator: ",",
  dateSeparator: "/",
  timeSeparator: ":",
  shortDatePattern: "M/d/yyyy",
  longDatePattern: "dddd, MMMM d, yyyy",
  longTimePattern: "h:mm:ss tt",
};

/** By the name of the culture, as Windows 11 has them before anybody changes them. */
const CULTURES: ReadonlyMap<string, CultureFacts> = new Map([
  ["en-US", ENGLISH],
  [
    "de-DE",
    {
      decimalSeparator: ",",
      groupSeparator: ".",
      dateSeparator: ".",
      timeSeparator: ":",
      shortDatePattern: "dd.MM.yyyy",
      longDatePattern: "dddd, d. MMMM yyyy",
      longTimePattern: "HH:mm:ss",
    },
  ],
  [
    "fr-FR",
    {
      decimalSeparator: ",",
      groupSeparator: "\u202f",
      dateSeparator: "/",
      timeSeparator: ":",
      shortDatePattern: "dd/MM/yyyy",
      longDatePattern: "dddd d MMMM yyyy",
      longTimePattern: "HH:mm:ss",
    },
  ],
  // As somebody set it who wants no groups: Windows takes one sign for both.
  [
    "de-LI",
    {
      decimalSeparator: ",",
      groupSeparator: ",",
      dateSeparator: ".",
      timeSeparator: ":",
      shortDatePattern: "dd.MM.yyyy",
      longDatePattern: "dddd, d. MMMM yyyy",
      longTimePattern: "HH:mm:ss",
    },
  ],
  [
    "zh-CN",
    {
      ...ENGLISH,
      shortDatePattern: "yyyy/M/d",
      longDatePattern: "yyyy'年'M'月'd'日'",
      longTimePattern: "H:mm:ss",
    },
  ],
]);

/** What Excel tells of a culture; one that is not listed here is a mistake of the test. */
export function cultureFacts(name: string): CultureFacts {
  const facts = CULTURES.get(name);
  if (!facts) throw new Error(`No culture ${name} in test/host/cultures.ts: ${[...CULTURES.keys()].join(", ")}.`);
  return facts;
}
