import { functionsOfCases } from "./cases/functions";
import { cases, sheetsOfCases } from "./cases/run";
import { openRealm } from "./realm";
import { newWorkbook } from "./workbook";

describe("the real client in Node", () => {
  test.each(cases.map(({ about }) => about))("%s", async (about) => {
    const realm = await openRealm({
      workbook: newWorkbook(sheetsOfCases),
      functions: functionsOfCases,
      entry: "test/host/cases/run.ts",
    });
    await realm.call("runCase", about);
    await realm.close();
  });
});
