import { METHODS, METHOD_IDS, type MethodId } from "../../src/core/methods/methods";
import { LANGUAGES } from "../../src/core/policy";
import { percent } from "../../src/core/text/numbers";
import { DEFINITIONS } from "../../src/core/text/definitions/methods";

/** Full stops that end a sentence, not the points of numbers or of PERCENTILE.INC. */
const ENDS = { en: /[.](?=\s|$)/g, zh: /。/g } as const;

const defaultsOf = <M extends MethodId>(id: M) =>
  METHODS[id].options.parse({ id }) as { readonly [key: string]: unknown };
const shares = (values: unknown) => (values as readonly number[]).map(percent);
const texts = (values: unknown) => (values as readonly number[]).map(String);

test("every method is defined in two sentences, in every language", () => {
  expect(Object.keys(DEFINITIONS)).toEqual(METHOD_IDS);
  for (const language of LANGUAGES)
    for (const id of METHOD_IDS) {
      const { what, rule } = DEFINITIONS[id][language];
      for (const sentence of [what, rule]) {
        expect({ id, sentence, ends: sentence.match(ENDS[language])?.length }).toEqual({ id, sentence, ends: 1 });
        expect(sentence.trim()).toBe(sentence);
      }
    }
});

// What a definition says of a rule is what the method does where nobody chose anything.
test.each<{ readonly id: MethodId; readonly says: readonly string[] }>([
  { id: "abc", says: shares(defaultsOf("abc").cuts) },
  { id: "pareto", says: shares([defaultsOf("pareto").share]) },
  { id: "percentile", says: ["5%", "15%"] },
  { id: "top", says: ["10", "40"] },
  { id: "rfm", says: ["1", ...texts([defaultsOf("rfm").bins])] },
  { id: "xyz", says: texts(defaultsOf("xyz").cuts) },
  { id: "lifecycle", says: texts([...(defaultsOf("lifecycle").limits as number[]), defaultsOf("lifecycle").newDays]) },
  { id: "payment", says: ["prompt", "normal", "slow"].map((name) => String(defaultsOf("payment")[name])) },
  { id: "margin", says: ["high", "middle"].map((name) => percent(defaultsOf("margin")[name] as number)) },
  { id: "growth", says: [String(defaultsOf("growth").months), percent(defaultsOf("growth").growing as number)] },
  { id: "scorecard", says: (defaultsOf("scorecard").tiers as { from: number }[]).map(({ from }) => String(from)) },
  { id: "clv", says: [...shares(defaultsOf("clv").cuts), String(defaultsOf("clv").horizon), "100", "30"] },
])("the definition of $id names the figures of its rule", ({ id, says }) => {
  for (const language of LANGUAGES) {
    const { what, rule } = DEFINITIONS[id][language];
    for (const figure of says) expect(`${what} ${rule}`).toContain(figure);
  }
});

test("figures of methods by number of customers follow from their defaults", () => {
  const [first = 0, second = 0] = defaultsOf("percentile").parts as number[];
  expect([percent(first), percent(second - first)]).toEqual(["5%", "15%"]);
  const [ten = 0, fifty = 0] = defaultsOf("top").counts as number[];
  expect([ten, fifty - ten]).toEqual([10, 40]);
});
