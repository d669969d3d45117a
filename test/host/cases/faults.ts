import { codeOf, equal, errorOf, type Case, type Stage } from "./case";

async function write({ workbook }: Stage, value: string): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sales");
    sheet.getRange("D1").values = [[value]];
    sheet.getRange("D2").values = [[value]];
    await context.sync();
  });
  workbook.values("Sales!D1");
}

/** Faults injected by batch and action, and what is counted. */
export const faultCases: readonly Case[] = [
  {
    about: "numbers of Excel become the codes the client makes of them; nothing is done",
    async run(stage) {
      const codes = [
        [5004, "InvalidOperationInCellEditMode"],
        [5012, "InvalidOrTimedOutSession"],
        [5016, "WriteNotSupportedWhenModalDialogOpen"],
        [5102, "ActivityLimitReached"],
        [5103, "RequestPayloadSizeLimitExceeded"],
        [5104, "ResponsePayloadSizeLimitExceeded"],
        [7000, "AccessDenied"],
        [9999, "GeneralException"],
      ] as const;
      for (const [code, expected] of codes) {
        stage.host.fault = () => ({ kind: "refuse", code });
        equal(await codeOf(write(stage, "x")), expected);
      }
      stage.host.fault = (_batch, action) => (action === 0 ? { kind: "refuse", code: "RequestAborted" } : undefined);
      equal(await codeOf(write(stage, "x")), "RequestAborted");
      equal(stage.workbook.values("Sales!D1:D2"), [[""], [""]]);
    },
  },
  {
    about: "an action can fail: those before it stay done",
    async run(stage) {
      let actions = 0;
      stage.host.fault = (_batch, action) => {
        actions = Math.max(actions, action);
        return undefined;
      };
      await write(stage, "counted");
      const last = actions;
      stage.host.fault = (_batch, action) =>
        action === last ? { kind: "refuse", code: "GeneralException" } : undefined;
      const error = await errorOf(write(stage, "partly"));
      equal(error.code, "GeneralException");
      equal(stage.workbook.values("Sales!D1:D2"), [["partly"], ["counted"]]);
    },
  },
  {
    about: "done, and an error all the same; late; never",
    async run(stage) {
      stage.host.fault = () => ({ kind: "applyThenRefuse", code: "RequestAborted" });
      equal(await codeOf(write(stage, "applied")), "RequestAborted");
      equal(stage.workbook.values("Sales!D1:D2"), [["applied"], ["applied"]]);
      stage.host.fault = () => ({ kind: "late", milliseconds: 80 });
      const start = performance.now();
      await write(stage, "late");
      equal(performance.now() - start >= 79, true);
      const answered: string[] = [];
      stage.host.fault = () => ({ kind: "hang", done: "nothing" });
      void write(stage, "hung").then(() => answered.push("hung"));
      await stage.host.idle();
      stage.host.fault = () => ({ kind: "hang", done: "everything" });
      void write(stage, "hung, and done").then(() => answered.push("done"));
      await new Promise((resolve) => setTimeout(resolve, 50));
      equal([answered, stage.workbook.values("Sales!D1")], [[], [["hung, and done"]]]);
      // A batch that hangs does not hold up the next one.
      stage.host.fault = undefined;
      await write(stage, "after");
      equal(stage.workbook.values("Sales!D1"), [["after"]]);
    },
  },
  {
    about: "batches are counted from 1, without the client's own; requests, actions and bytes are counted",
    async run(stage) {
      const batches: number[] = [];
      stage.host.fault = (batch, action) => {
        if (action === 0) batches.push(batch);
        return undefined;
      };
      await write(stage, "one");
      await write(stage, "客");
      equal(batches, [1, 2]);
      const { counts } = stage.host;
      equal([counts.requests, counts.actions > 10, counts.requestBytes > counts.largestRequest], [2, true, true]);
      equal([counts.responseBytes > counts.largestResponse, counts.largestResponse > 0], [true, true]);
    },
  },
];
