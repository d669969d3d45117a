import { equal, until, type Case, type Stage } from "./case";

/** functions.json of the cases. */
export const functionsOfCases = {
  allowErrorForDataTypeAny: true,
  functions: [
    { id: "DOUBLE", parameters: [{ type: "number" }] },
    {
      id: "SHARE",
      parameters: [
        { type: "any", dimensionality: "matrix" },
        { type: "any", dimensionality: "matrix", optional: true },
        { type: "string", optional: true },
      ],
    },
    { id: "FAIL", parameters: [{ type: "string" }] },
    { id: "SEEN", parameters: [{ type: "any", dimensionality: "matrix" }] },
    { id: "PAIR", parameters: [{ type: "any" }, { type: "any", dimensionality: "scalar", optional: true }] },
    { id: "SLOW", options: { cancelable: true }, parameters: [{ type: "number" }] },
    { id: "PATIENT", parameters: [{ type: "number" }] },
  ],
};

const received: unknown[][] = [];
/** What became of calls that last until they are told to answer: of each asked for, and of each that is no longer wanted. */
const slow = { asked: [] as number[], canceled: [] as number[], answer: () => Promise.resolve() };

function associate(): void {
  received.length = 0;
  CustomFunctions.associate("DOUBLE", (value: number) => value * 2);
  CustomFunctions.associate("SHARE", (values: unknown[][], population: unknown[][] | null, mode: string | null) => {
    received.push([values, population, mode]);
    const total = (population ?? values).flat().reduce<number>((sum, value) => sum + Number(value), 0);
    return values.map((row) => row.map((value) => Number(value) / total));
  });
  CustomFunctions.associate("FAIL", (kind: string) => {
    if (kind === "throws") throw new Error("oh");
    if (kind === "matrix") return [[1, new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable)]];
    const { invalidNumber, divisionByZero } = CustomFunctions.ErrorCode;
    if (kind === "number") return new CustomFunctions.Error(invalidNumber);
    // It is an Error; its type does not say so.
    throw new CustomFunctions.Error(divisionByZero) as unknown as Error;
  });
  CustomFunctions.associate("PAIR", (one: unknown, other: unknown) => [[`${String(one)}/${String(other)}`, "hidden"]]);
  let answerAll = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answerAll = resolve));
  Object.assign(slow, { asked: [], canceled: [], answer: () => Promise.resolve(answerAll()) });
  CustomFunctions.associate("SLOW", async (value: number, invocation: CustomFunctions.CancelableInvocation) => {
    slow.asked.push(value);
    invocation.onCanceled = () => void slow.canceled.push(value);
    await answered;
    return value;
  });
  CustomFunctions.associate("PATIENT", async (value: number) => {
    slow.asked.push(value);
    await answered;
    return value;
  });
  CustomFunctions.associate("SEEN", (values: unknown[][]) => {
    const seen = values.flat().map((value) => (value instanceof CustomFunctions.Error ? `error ${value.code}` : value));
    // What a function does to its arguments must not reach the workbook.
    for (const row of values) row.fill("spoilt");
    return JSON.stringify(seen);
  });
}

async function calculated({ workbook }: Stage): Promise<void> {
  await until(() => !JSON.stringify(workbook.values("Sales!D1:H9")).includes("#BUSY!"), "the calculation");
}

/** Custom functions, through the client. */
export const functionCases: readonly Case[] = [
  {
    about: "a function of one value; recalculated when what it reads changes; a reference follows",
    async run(stage) {
      const { workbook } = stage;
      associate();
      workbook.type("Sales!D1", "=KA.DOUBLE(B2)");
      workbook.type("Sales!E1", "=D1");
      equal(workbook.values("Sales!D1"), [["#BUSY!"]]);
      await calculated(stage);
      equal(workbook.values("Sales!D1:E1"), [[25, 25]]);
      workbook.type("Sales!B2", 50);
      await calculated(stage);
      equal(workbook.values("Sales!D1:E1"), [[100, 100]]);
      workbook.type("Sales!D2", "=KA.DOUBLE(KA.DOUBLE(3))");
      await calculated(stage);
      equal(workbook.values("Sales!D2"), [[12]]);
    },
  },
  {
    about: "a spilled result: read back by the add-in, moved with its input, blocked and unblocked",
    async run(stage) {
      const { workbook } = stage;
      associate();
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sales");
        sheet.getRange("D2").formulas = [["=KA.SHARE(B2:B4)"]];
        await context.sync();
        await calculated(stage);
        const cell = sheet.getRange("D2");
        const spill = cell.getSpillingToRangeOrNullObject();
        spill.load({ address: true, values: true });
        cell.load({ formulas: true, hasSpill: true });
        await context.sync();
        equal([spill.address, cell.hasSpill, cell.formulas], ["Sales!D2:D4", true, [["=KA.SHARE(B2:B4)"]]]);
        equal(spill.values, [[12.5 / 22.5], [7 / 22.5], [3 / 22.5]]);
      });
      workbook.type("Sales!D3", "in the way");
      await calculated(stage);
      equal(workbook.values("Sales!D2:D4"), [["#SPILL!"], ["in the way"], [""]]);
      workbook.type("Sales!D3", "");
      await calculated(stage);
      equal(workbook.values("Sales!D4"), [[3 / 22.5]]);
      workbook.type("Sales!D2", "");
      equal(workbook.values("Sales!D2:D4"), [[""], [""], [""]]);
    },
  },
  {
    about: "a spill into a table is refused by Excel",
    async run(stage) {
      const { workbook } = stage;
      associate();
      workbook.store.addTable(workbook.sheetId("Sales"), { row: 2, column: 3, rows: 2, columns: 1 }, "Table1");
      workbook.type("Sales!D2", "=KA.SHARE(B2:B4)");
      await calculated(stage);
      equal(workbook.values("Sales!D2"), [["#SPILL!"]]);
    },
  },
  {
    about: "arguments: omitted ones are null, array constants, single cells as matrices, columns of tables, names",
    async run(stage) {
      const { workbook } = stage;
      associate();
      workbook.store.addTable(workbook.sheetId("Sales"), { row: 0, column: 0, rows: 4, columns: 2 }, "Accounts");
      workbook.store.setName({ name: "Amounts", formula: "=Sales!$B$2:$B$3", comment: "", visible: true });
      workbook.type("Sales!D1", '=KA.SHARE(B2,,"say ""hi""")');
      workbook.type("Sales!D2", "=KA.SHARE({1,3},{-4;5})");
      workbook.type("Sales!D3", "=KA.SHARE(B3,Accounts[Amount])");
      workbook.type("Sales!D4", "=ka.share(B3,Amounts)");
      await calculated(stage);
      equal(received, [
        [[[12.5]], null, 'say "hi"'],
        [[[1, 3]], [[-4], [5]], null],
        [[[7]], [[12.5], [7], [3]], null],
        [[[7]], [[12.5], [7]], null],
      ]);
      equal(workbook.values("Sales!D1:E4"), [
        [1, ""],
        [1, 3],
        [7 / 22.5, ""],
        [7 / 19.5, ""],
      ]);
    },
  },
  {
    about: "errors of functions become errors in cells; unknown functions and wrong arguments too",
    async run(stage) {
      const { workbook } = stage;
      associate();
      workbook.type("Sales!D1:D7", [
        ['=KA.FAIL("number")'],
        ['=KA.FAIL("division")'],
        ['=KA.FAIL("throws")'],
        ['=KA.FAIL("matrix")'],
        ["=KA.NOBODY(1)"],
        ["=KA.DOUBLE(1,2)"],
        ["=SUM(1)"],
      ]);
      await calculated(stage);
      equal(workbook.values("Sales!D1:E7"), [
        ["#NUM!", ""],
        ["#DIV/0!", ""],
        ["#VALUE!", ""],
        [1, "#N/A"],
        ["#NAME?", ""],
        ["#VALUE!", ""],
        ["#NAME?", ""],
      ]);
    },
  },
  {
    about: "arguments are copies; errors arrive as errors, empty cells as empty text",
    async run(stage) {
      const { workbook } = stage;
      associate();
      workbook.put("Sales!A6", [["x", "", true, { error: "#DIV/0!" }]]);
      workbook.type("Sales!D1", "=KA.SEEN(A6:D6)");
      await calculated(stage);
      equal(workbook.values("Sales!D1"), [['["x","",true,"error #DIV/0!"]']]);
      equal(workbook.values("Sales!A6:D6"), [["x", "", true, "#DIV/0!"]]);
    },
  },
  {
    about: "a parameter of one value that is given several is asked for each of them",
    async run(stage) {
      const { workbook } = stage;
      associate();
      workbook.type("Sales!D1", "=KA.PAIR(B2:B4,{1,2})");
      workbook.type("Sales!D5", "=KA.PAIR(A2:A3,{5;6;7})");
      workbook.type("Sales!D9", "=KA.SHARE(B2:B3,,KA.PAIR(1))");
      const shown = () => workbook.values("Sales!D1:E9");
      await until(() => shown()[6]?.[0] === "#N/A" && shown()[8]?.[1] === "" && shown()[8]?.[0] !== "", "the calls");
      equal(shown().slice(0, 7), [
        ["12.5/1", "12.5/2"],
        ["7/1", "7/2"],
        ["3/1", "3/2"],
        ["", ""],
        ["Ann/5", ""],
        ["Bob/6", ""],
        // The range above is of two cells only.
        ["#N/A", ""],
      ]);
    },
  },
  {
    about: "a call is cancelled when its cell is edited, emptied or calculated again, and the function is told",
    async run(stage) {
      const { workbook } = stage;
      associate();
      const asked = (...values: readonly number[]) =>
        until(() => JSON.stringify(slow.asked) === JSON.stringify(values), `the calls with ${values.join()}`);
      workbook.type("Sales!D1", "=KA.SLOW(1)");
      workbook.type("Sales!D2", "=KA.SLOW(B2)");
      workbook.type("Sales!D3", "=KA.PATIENT(3)");
      workbook.type("Sales!D4", "=KA.SLOW(4)");
      // Edited before the message with its call has left: nobody is asked.
      workbook.type("Sales!D4", "");
      await asked(1, 12.5, 3);
      workbook.type("Sales!D1", "");
      workbook.type("Sales!B2", 50);
      workbook.type("Sales!D3", "mine");
      await asked(1, 12.5, 3, 50);
      equal(slow.canceled, [1, 12.5]);
      await slow.answer();
      await calculated(stage);
      equal(workbook.values("Sales!D1:D4"), [[""], [50], ["mine"], [""]]);
      equal(slow.canceled, [1, 12.5]);
    },
  },
  {
    about: "a formula is calculated after what it reads, spilled cells too, and only where something changed",
    async run(stage) {
      const { workbook, host } = stage;
      associate();
      const chain = () => workbook.values("Sales!D1:F3").map((row) => row.map(Number));
      const calculatedFrom = async (amounts: readonly number[]) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        const shares = amounts.map((amount) => amount / total);
        const isRight = (row: readonly number[], place: number) =>
          Math.abs((row[0] ?? NaN) - (shares[place] ?? 0)) < 1e-9 &&
          Math.abs((row[1] ?? NaN) - (shares[place] ?? 0)) < 1e-9 &&
          Math.abs((row[2] ?? NaN) - (place === 0 ? 2 * (shares[0] ?? 0) : 0)) < 1e-9;
        await until(() => chain().every(isRight), `the chain over ${amounts.join()}`);
      };
      // Typed from its end: in the order of typing, each would first be calculated over what the next one is about to change.
      workbook.type("Sales!F1", "=KA.DOUBLE(E1)");
      workbook.type("Sales!E1", "=KA.SHARE(D1#,D1#)");
      workbook.type("Sales!D1", "=KA.SHARE(B2:B4)");
      await calculatedFrom([12.5, 7, 3]);

      const sent = () => host.calls.sent;
      let before = sent();
      workbook.type("Sales!B2", 20);
      await calculatedFrom([20, 7, 3]);
      equal(sent() - before, 3);
      before = sent();
      workbook.type("Sales!B9", 1);
      workbook.type("Sales!A2", "Anna");
      workbook.type("Sales!G1", "=KA.DOUBLE(1)");
      await until(() => workbook.values("Sales!G1")[0]?.[0] === 2, "another formula");
      equal(sent() - before, 1);
      await calculatedFrom([20, 7, 3]);
    },
  },
  {
    about: "calls of one moment travel together",
    async run(stage) {
      const { workbook, host } = stage;
      associate();
      const { requests } = host.counts;
      workbook.type(
        "Sales!D1:D9",
        Array.from({ length: 9 }, (_, row) => [`=KA.DOUBLE(${row})`]),
      );
      await calculated(stage);
      equal(workbook.values("Sales!D9"), [[16]]);
      equal([host.calls.sent, host.counts.requests - requests], [9, 0]);
    },
  },
];
