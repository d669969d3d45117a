import { openRealm } from "../../test/host/realm";
import { countRun, salesOf } from "../../test/excel/passes";

/** Writes so many accounts through the real Office.js client into a workbook in memory, twice; prints what each pass took. */
async function main(accounts: number): Promise<void> {
  const realm = await openRealm({ workbook: salesOf(accounts), entry: "test/excel/door.ts" });
  const first = await countRun(realm, {});
  const again = await countRun(realm, { methods: [{ id: "abc", cuts: [0.7, 0.9] }] });
  await realm.close();
  process.stdout.write(JSON.stringify({ first, again }));
}

void main(Number(process.argv[2] ?? 104_858));
