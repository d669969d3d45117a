import { openRealm } from "../host/realm";
import { countRun, requestsAllowed, salesOf, type Pass, type RunCounted } from "./passes";

const MESSAGE = 4_000_000;
/** A, B, C, without revenue, negative: a rule each; and the bars of shares. */
const RULES = 6;
const RULE = 2_000;
/** Not what is read before: this is of what is written, and read back. */
const WRITING: readonly Pass["name"][] = ["write accounts", "write other sheets", "read back and close"];

async function runs(accounts: number): Promise<readonly [RunCounted, RunCounted]> {
  const realm = await openRealm({ workbook: salesOf(accounts), entry: "test/excel/door.ts" });
  const first = await countRun(realm, {});
  const again = await countRun(realm, { methods: [{ id: "abc", cuts: [0.7, 0.9] }] });
  await realm.close();
  return [first, again];
}

// The same for 104,858 accounts is a figure of the benchmarks.
test("a first and a second run take as many requests as their bytes need and eight, and besides values nothing that grows with the cells, rules of conditional formats included", async () => {
  const [few, many] = [await runs(3_000), await runs(9_000)];
  for (const [round, run] of many.entries()) {
    expect(run.columns).toBeGreaterThanOrEqual(20);
    expect([few[round]?.rules.length, run.rules.length]).toEqual([RULES, RULES]);
    expect(Math.max(...run.rules)).toBeLessThan(RULE);
    const passes = run.passes.filter(({ name }) => WRITING.includes(name));
    expect(passes.map(({ name }) => name).toSorted()).toEqual(WRITING.toSorted());
    for (const pass of passes) {
      const { name, requests, largest, besides } = pass;
      expect({ name, requests, most: requests <= requestsAllowed(pass) }).toEqual({ name, requests, most: true });
      expect(largest).toBeLessThan(MESSAGE);
      const fewer = few[round]?.passes.find((other) => other.name === name)?.besides ?? 0;
      const cells = (run.accounts - (few[round]?.accounts ?? 0)) * run.columns;
      expect((besides - fewer) / cells).toBeLessThan(0.1);
    }
  }
}, 120_000);
