import { createContext, useContext } from "react";
import type { Day } from "../../core/days";
import { OWN_CULTURE, sayDay, sayDayText, writtenIn, type Culture } from "../../core/text/culture";
import { count, group, money, moneyOf, percent } from "../../core/text/numbers";

/** Numbers, money and days as the workbook's own cells show them. All that the pane shows of them goes through it. */
export interface Numbers {
  readonly culture: Culture;
  readonly count: (value: number) => string;
  readonly percent: (part: number) => string;
  readonly money: (text: string) => string;
  readonly moneyOf: (value: number) => string;
  /** Decimal text, such as that of a field. */
  readonly group: (text: string) => string;
  readonly day: (day: Day) => string;
  readonly dayText: (text: string) => string;
  /** What core says, with its numbers and days written so. */
  readonly say: <T>(sentence: () => T) => T;
}

/** The numbers of a culture. */
export function numbersIn(culture: Culture): Numbers {
  const inIt =
    <A, T>(write: (given: A) => T) =>
    (given: A) =>
      writtenIn(culture, () => write(given));
  return {
    culture,
    count: inIt(count),
    percent: inIt(percent),
    money: inIt(money),
    moneyOf: inIt(moneyOf),
    group: inIt(group),
    day: inIt(sayDay),
    dayText: inIt(sayDayText),
    say: (sentence) => writtenIn(culture, sentence),
  };
}

export const NumbersContext = createContext(numbersIn(OWN_CULTURE));

/** How numbers, money and days are written in this pane. */
export function useNumbers(): Numbers {
  return useContext(NumbersContext);
}
