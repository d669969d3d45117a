import type { MethodChoice, MethodId } from "../../methods/methods";
import type { InLanguages, MethodWords } from "../words";
import { clvWords } from "./clv";
import { abcWords, breaksWords, paretoWords, percentileWords, tiersWords, topWords } from "./levels";
import { gridWords } from "./grid";
import { growthWords } from "./growth";
import { marginWords } from "./margin";
import { paymentWords } from "./payment";
import { rfmWords } from "./rfm";
import { rulesWords } from "./rules";
import { scorecardWords } from "./scorecard";
import { xyzWords } from "./xyz";
import { lifecycleWords } from "./lifecycle";

type Words<M extends MethodId> = InLanguages<MethodWords<Extract<MethodChoice, { readonly id: M }>, never>>;

/** How every method speaks. */
const WORDS: { readonly [M in MethodId]: Words<M> } = {
  abc: abcWords,
  pareto: paretoWords,
  tiers: tiersWords,
  percentile: percentileWords,
  top: topWords,
  breaks: breaksWords,
  rfm: rfmWords,
  xyz: xyzWords,
  lifecycle: lifecycleWords,
  payment: paymentWords,
  margin: marginWords,
  growth: growthWords,
  grid: gridWords,
  scorecard: scorecardWords,
  rules: rulesWords,
  clv: clvWords,
};

/** How the method of a choice speaks. */
export function wordsOf(choice: MethodChoice): InLanguages<MethodWords<MethodChoice, unknown, object>> {
  // The id ties words, options and facts together, which TypeScript does not follow through the lookup.
  return WORDS[choice.id] as unknown as InLanguages<MethodWords<MethodChoice, unknown, object>>;
}
