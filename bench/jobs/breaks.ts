import { ckmeans } from "simple-statistics";
import { naturalBreaks } from "../../src/core/stats/breaks";
import { measure } from "./columns";

/** Splits a million values into five groups; the sizes of the groups are what is compared. */
const COUNT = 1_000_000;
const CLASSES = 5;

let state = 7;
function next(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state + 1) / (2 ** 32 + 1);
}
const values = Float64Array.from({ length: COUNT }, () => {
  const normal = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  return Math.round(Math.exp(5 + 1.5 * normal) * 100) / 100;
});

if (process.argv[2] === "core") {
  measure(() => {
    const starts = naturalBreaks(values.slice().sort(), CLASSES);
    return starts.map((start, i) => (starts[i + 1] ?? COUNT) - start);
  });
} else {
  const plain = Array.from(values);
  measure(() => ckmeans(plain, CLASSES).map((group) => group.length));
}
