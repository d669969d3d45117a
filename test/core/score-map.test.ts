import fc from "fast-check";
import { cellPlace, coverCells, rescale, type ScoreConditions } from "../../src/core/segments/score-map";

const OF = 5;

test("law: a cell of a rescaled map has the rule of the cell that it stands for", () => {
  const range = fc
    .tuple(fc.integer({ min: 1, max: OF }), fc.integer({ min: 1, max: OF }))
    .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));
  const rule = fc.record({ r: range, f: range, m: range }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 9 }), (given, scores) => {
      const rules = given.map((conditions, i) => ({ ...(conditions as ScoreConditions), label: `rule ${i}` })); // keys left out are none
      const scaled = rescale(rules, { of: OF, scores });
      const [was, is] = [coverCells(rules, OF), coverCells(scaled, scores)];
      const standsFor = (score: number) => 1 + Math.round(((score - 1) * (OF - 1)) / (scores - 1));
      for (let r = 1; r <= scores; r++)
        for (let f = 1; f <= scores; f++)
          for (let m = 1; m <= scores; m++) {
            const old = was[cellPlace({ r: standsFor(r), f: standsFor(f), m: standsFor(m) }, OF)] ?? 0;
            const now = is[cellPlace({ r, f, m }, scores)] ?? 0;
            expect({ r, f, m, rule: scaled[now]?.label }).toEqual({ r, f, m, rule: rules[old]?.label });
          }
    }),
    { numRuns: 40 },
  );
});
