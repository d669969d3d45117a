import { TEXT, NUMBER, type Table } from "../../src/core/table";

/** As many rows as a sheet of Excel holds below its header. */
const ROWS = 1_048_575;

/** Columns as a door hands them over: customers by code, amounts as doubles. */
export interface Columns {
  readonly codes: Int32Array;
  readonly pool: string[];
  readonly amounts: Float64Array;
}

/** Makes the columns: a tenth as many customers as rows, or all different; in cents, 2 % of them returns. */
export function makeColumns(kind: string): Columns {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const customers = kind === "distinct" ? ROWS : Math.ceil(ROWS / 10);
  const codes = new Int32Array(ROWS);
  const amounts = new Float64Array(ROWS);
  const seen = new Map<number, number>();
  const pool: string[] = [];
  for (let row = 0; row < ROWS; row++) {
    const id = kind === "distinct" ? row : Math.floor(next() * customers);
    let code = seen.get(id);
    if (code === undefined) {
      // Through bytes, as from a file: a string put together of parts would be taken apart within the time that is measured.
      code = pool.push(Buffer.from(`Customer ${String(id).padStart(7, "0")} 科技`).toString()) - 1;
      seen.set(id, code);
    }
    codes[row] = code;
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    amounts[row] = Math.round(Math.exp(5 + 1.5 * normal) * (next() < 0.02 ? -100 : 100)) / 100;
  }
  return { codes, pool, amounts };
}

/** The same as a table. */
export function tableOf({ codes, pool, amounts }: Columns): Table {
  const nothing = { codes: new Int32Array(0), numbers: new Float64Array(0) };
  return {
    where: "bench",
    firstRow: 2,
    rowCount: ROWS,
    headers: "read",
    columns: [
      { ...nothing, header: "Customer", kinds: new Uint8Array(ROWS).fill(TEXT), codes, pool },
      { ...nothing, header: "Amount", kinds: new Uint8Array(ROWS).fill(NUMBER), numbers: amounts, pool: [] },
    ],
  };
}

/** Measures the CPU time of some work and the peak memory of the process; says it on stdout with how many customers each class has. */
export function measure(work: () => readonly number[]): void {
  const start = process.cpuUsage();
  const classes = work();
  const { user, system } = process.cpuUsage(start);
  const peakMB = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ cpuMs: (user + system) / 1000, peakMB, classes }));
}
