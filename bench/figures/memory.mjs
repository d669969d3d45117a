/** Peak memory of the whole command on a file larger than a sheet, against one as large as a sheet with the same customers. */
import { join } from "node:path";
import { buildCommand, cache, manySales, measureNode } from "../process.mjs";

const TIMES = 8;

export async function figures() {
  const ka = buildCommand();
  const [small, large] = [await manySales(1), await manySales(TIMES)];
  return [
    {
      name: `CSV in, CSV out, peak memory at ${TIMES} x 1,048,575 rows of the same customers`,
      target: "<= 1.30 x that of one sheet",
      limit: 1.3,
      rounds: 1,
      round() {
        const [one, many] = [small, large].map((input) =>
          measureNode([ka, "classify", input, "-o", join(cache, "memory-out.csv")]),
        );
        const note = `${Math.round(many.peakMB)} MB against ${Math.round(one.peakMB)} MB`;
        return { value: many.peakMB / one.peakMB, note };
      },
    },
  ];
}
