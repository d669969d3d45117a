import type { WireResponse } from "./wire";
import { openRealm, type NodeRealm } from "./realm";
import { safeArray, itemsOf } from "./safe-array";
import { newWorkbook } from "./workbook";

/** What the add-in sees when one duty of a host is left out of its answers. Each shows that the duty is one: with it, the same code ends well. */
const code = `
  export async function usedRangeTwice() {
    return Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem("Sales").getUsedRange();
      await context.sync();
      used.load({ address: true });
      await context.sync();
      return used.address;
    });
  }
  export async function addedSheet() {
    return Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("KA");
      await context.sync();
      sheet.load({ name: true });
      await context.sync();
      return sheet.name;
    });
  }
  export async function isNull() {
    return Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("Sales");
      await context.sync();
      return sheet.isNullObject;
    });
  }
  export async function name() {
    return Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sales");
      sheet.load({ name: true });
      await context.sync();
      return sheet.name;
    });
  }
  export const seen = [];
  export async function listen() {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sales").onChanged.add(async () => { seen.push("changed"); });
      context.workbook.onSelectionChanged.add(async () => { seen.push("selected"); });
      await context.sync();
    });
  }
  export async function seenSoFar() { return seen; }
`;

const ACTIONS = { instantiate: 1, query: 2, trace: 5 };
type Result = WireResponse["Results"][number];
type Actions = ReadonlyMap<number, number>;

async function open(): Promise<NodeRealm> {
  return openRealm({ workbook: newWorkbook({ Sales: [["Customer"], ["Ann"]] }), source: code });
}

/** Changes every answer before the client gets it. */
function tamper(realm: NodeRealm, change: (response: WireResponse, actions: Actions) => WireResponse): void {
  const external = realm.host.external;
  const execute = external.Execute.bind(external);
  external.Execute = (dispId, params, callback) =>
    execute(dispId, params, (answer) => {
      const [, part] = itemsOf(answer);
      const json = itemsOf(part)[2];
      if (typeof json !== "string") {
        callback(answer);
        return;
      }
      const request = JSON.parse(String(itemsOf(itemsOf(params)[0])[4]));
      const actions = new Map<number, number>(
        request.Actions.map((action: { Id: number; ActionType: number }) => [action.Id, action.ActionType]),
      );
      const response = change(JSON.parse(json), actions);
      callback(safeArray([0, safeArray([200, safeArray([]), JSON.stringify(response)])]));
    });
}

function onResults(change: (result: Result, type: number) => Result | undefined) {
  return (response: WireResponse, actions: Actions): WireResponse => ({
    ...response,
    Results: response.Results.flatMap((result) => change(result, actions.get(result.ActionId) ?? 0) ?? []),
  });
}

function withoutKey(key: string) {
  return onResults((result) => {
    const value: unknown = result.Value;
    if (typeof value !== "object" || value === null) return result;
    return { ...result, Value: Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) };
  });
}

async function outcome(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => Object(error).code ?? error);
}

const duties = [
  {
    duty: "_ReferenceId of kept objects",
    uses: "usedRangeTwice",
    with: "Sales!A1:A2",
    leaveOut: withoutKey("_ReferenceId"),
    without: "InvalidObjectPath",
  },
  {
    duty: "Id on Instantiate",
    uses: "addedSheet",
    with: "KA",
    leaveOut: withoutKey("Id"),
    without: "InvalidObjectPath",
  },
  {
    duty: "an object, not null, for what is there",
    uses: "isNull",
    with: false,
    leaveOut: onResults((result, type) => (type === ACTIONS.instantiate ? { ...result, Value: null } : result)),
    without: true,
  },
  {
    duty: "results of Instantiate",
    uses: "isNull",
    with: false,
    leaveOut: onResults((result, type) => (type === ACTIONS.instantiate ? undefined : result)),
    without: "PropertyNotLoaded",
  },
  {
    duty: "names with a capital",
    uses: "name",
    with: "Sales",
    leaveOut: onResults((result, type) => (type === ACTIONS.query ? { ...result, Value: { name: "Sales" } } : result)),
    without: "PropertyNotLoaded",
  },
];

test.each(duties)("without $duty the client is lost", async ({ uses, leaveOut, ...is }) => {
  const realm = await open();
  expect(await realm.call(uses)).toEqual(is.with);
  await realm.close();
  const lost = await open();
  tamper(lost, leaveOut);
  expect(await outcome(lost.call(uses))).toEqual(is.without);
  await lost.close();
});

const registrations = [
  { duty: "every duty", leaveOut: (response: WireResponse) => response, is: ["changed", "selected"] },
  {
    duty: "results of Trace",
    leaveOut: onResults((result, type) => (type === ACTIONS.trace ? undefined : result)),
    is: ["selected"],
  },
  {
    duty: "TraceIds",
    leaveOut: (response: WireResponse): WireResponse => ({ ...response, TraceIds: [] }),
    is: ["changed"],
  },
];

test.each(registrations)("events that arrive with or without $duty: $is", async ({ leaveOut, is }) => {
  const realm = await open();
  tamper(realm, leaveOut);
  await realm.call("listen");
  await realm.host.idle();
  realm.workbook.type("Sales!A2", "Bob");
  realm.workbook.select("Sales!A2");
  await realm.host.idle();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(((await realm.call("seenSoFar")) as string[]).sort()).toEqual(is);
  await realm.close();
});
