import { sampleWorkbook } from "./sample-workbook";
import { startGrid } from "./univer";
import { UniverStore } from "./univer-store";

const grid = startGrid("grid", sampleWorkbook());
const store = new UniverStore(grid, [
  {
    id: "TIER",
    name: "TIER",
    description: "Tier of customers",
    parameters: [{ name: "values", description: "Amounts" }],
  },
]);
Object.assign(window, { grid, store });
