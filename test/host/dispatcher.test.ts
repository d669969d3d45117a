import { Book } from "./book";
import { Dispatcher } from "./dispatcher";
import { HostCollection, HostObject } from "./host-object";
import { MemoryStore } from "./memory-store";
import { Refusal } from "./store";
import type { WireAction, WirePath, WireRequest } from "./wire";

/** A model of two classes, so that the rules of the wire show without Excel and without the client. */
class Garden extends HostObject {
  readonly _class = "Garden";
  readonly _log: string[] = [];
  readonly _trees: Tree[] = [new Tree(this._book, "Oak", this._log), new Tree(this._book, "Elm", this._log)];
  get trees(): Trees {
    return new Trees(this._book, this._trees);
  }
  plant(name: string): Tree {
    const tree = new Tree(this._book, name, this._log);
    this._trees.push(tree);
    return tree;
  }
  compare(trees: unknown): string {
    return JSON.stringify(trees, (_key, value: unknown) => (value instanceof Tree ? `tree ${value.name}` : value));
  }
  fail(): void {
    throw new Refusal("ItemNotFound", "no");
  }
  stumble(): void {
    throw new TypeError("a bug");
  }
  _secret(): string {
    return "secret";
  }
}

class Trees extends HostCollection {
  readonly _class = "Trees";
  constructor(
    book: Book,
    readonly _all: readonly Tree[],
  ) {
    super(book);
  }
  get count(): number {
    return this._all.length;
  }
  override _items(): readonly Tree[] {
    return this._all;
  }
}

class Tree extends HostObject {
  readonly _class = "Tree";
  _height = 1;
  constructor(
    book: Book,
    readonly _name: string,
    readonly _log: string[],
  ) {
    super(book);
  }
  override get _id(): string {
    return this._name;
  }
  get name(): string {
    return this._name;
  }
  get height(): number {
    return this._height;
  }
  set height(value: number) {
    this._log.push(`${this._name} ${value}`);
    this._height = value;
  }
  get friend(): Tree {
    return new Tree(this._book, `friend of ${this._name}`, this._log);
  }
}

const book = new Book(new MemoryStore());
const path = (Id: number, ObjectPathType: number, rest: Partial<WirePath> = {}): WirePath => ({
  Id,
  ObjectPathType,
  Name: "",
  ...rest,
});
const ROOT = path(1, 1);
const TREES = path(2, 4, { Name: "Trees", ParentObjectPathId: 1 });
const OAK = path(3, 5, { ParentObjectPathId: 2, ArgumentInfo: { Arguments: ["Oak"] } });

function request(paths: readonly WirePath[], actions: readonly Partial<WireAction>[]): WireRequest {
  return {
    ObjectPaths: Object.fromEntries(paths.map((one) => [String(one.Id), one])),
    Actions: actions.map((action, index) => ({ Id: 100 + index, ActionType: 1, Name: "", ObjectPathId: 1, ...action })),
  };
}

function open() {
  const bugs: unknown[] = [];
  const garden = new Garden(book);
  const settled: string[] = [];
  const dispatcher = new Dispatcher({
    root: garden,
    service: () => undefined,
    settle: () => Promise.resolve(void settled.push("settled")),
    onBug: (bug) => bugs.push(bug),
  });
  const values = async (paths: readonly WirePath[], actions: readonly Partial<WireAction>[]) => {
    const { Results, Error: error } = await dispatcher.execute(request(paths, actions));
    return error ? [...Results.map(({ Value }) => Value), error.Code] : Results.map(({ Value }) => Value);
  };
  return { garden, dispatcher, bugs, settled, values };
}

test("a path is evaluated once a request, however often it is used", async () => {
  const { garden, values } = open();
  const planted = path(4, 3, { Name: "Plant", ParentObjectPathId: 1, ArgumentInfo: { Arguments: ["Ash"] } });
  expect(await values([ROOT, planted], [{ ObjectPathId: 4 }, { ObjectPathId: 4 }])).toEqual([
    { _Id: "Ash" },
    { _Id: "Ash" },
  ]);
  expect(garden._trees.map(({ name }) => name)).toEqual(["Oak", "Elm", "Ash"]);
});

test("a null object may name a parent that the request does not have; what hangs on it is null", async () => {
  const { values } = open();
  const nothing = path(7, 7, { ParentObjectPathId: 99 });
  const below = path(8, 4, { Name: "Friend", ParentObjectPathId: 7 });
  const actions = [
    { ObjectPathId: 7 },
    { ObjectPathId: 8 },
    { ObjectPathId: 8, ActionType: 2 },
    { ObjectPathId: 8, ActionType: 3 },
  ];
  expect(await values([ROOT, nothing, below], actions)).toEqual([null, null, null, null]);
  expect(await values([nothing], [{ ObjectPathId: 7, ActionType: 4, Name: "Height" }])).toEqual(["InvalidObjectPath"]);
});

test("arguments: objects by path, in lists, inside plain objects", async () => {
  const { values } = open();
  const compare = (info: WireAction["ArgumentInfo"]) =>
    values([ROOT, TREES, OAK], [{ ActionType: 3, Name: "Compare", ...(info ? { ArgumentInfo: info } : {}) }]);
  expect(await compare({ Arguments: [3], ReferencedObjectPathIds: [3] })).toEqual(['"tree Oak"']);
  expect(await compare({ Arguments: [[3, 4]], ReferencedObjectPathIds: [[3, 0]] })).toEqual(['["tree Oak",4]']);
  expect(await compare({ Arguments: [{ a: { _ObjectPathId: 3 }, b: [1] }] })).toEqual(['{"a":"tree Oak","b":[1]}']);
  expect(await compare({ Arguments: [[[1, 2]]], ReferencedObjectPathIds: [0] })).toEqual(["[[1,2]]"]);
});

test("queries: all scalars, parts, collections with their own scalars, as JSON, by class", async () => {
  const { values } = open();
  const paths = [ROOT, TREES, OAK];
  const oak = { ObjectPathId: 3, ActionType: 2 };
  expect(await values(paths, [oak])).toEqual([{ Name: "Oak", Height: 1 }]);
  expect(await values(paths, [{ ...oak, QueryInfo: { Select: ["name", "friend/name"] } }])).toEqual([
    { Name: "Oak", Friend: { _Id: "friend of Oak", Name: "friend of Oak" } },
  ]);
  expect(await values(paths, [{ ...oak, QueryInfo: { Select: ["name"], Expand: ["friend"] } }])).toEqual([
    { Name: "Oak", Friend: { _Id: "friend of Oak", Name: "friend of Oak", Height: 1 } },
  ]);
  expect(await values(paths, [{ ...oak, QueryInfo: { Select: ["$none"] } }])).toEqual([{}]);
  const trees = { ObjectPathId: 2, ActionType: 2, QueryInfo: { Select: ["count", "name"], Top: 1, Skip: 1 } };
  expect(await values(paths, [trees])).toEqual([{ _Items: [{ _Id: "Elm", Name: "Elm" }], Count: 2 }]);
  expect(await values(paths, [{ ...oak, ActionType: 7, QueryInfo: { Select: ["height"] } }])).toEqual([{ height: 1 }]);
  const byClass = { ...oak, ActionType: 6, RecursiveQueryInfo: { Queries: { Tree: { Select: ["height"] } } } };
  expect(await values(paths, [byClass])).toEqual([{ Height: 1 }]);
});

test("updates set scalars and those of parts; unchanged ones are left alone", async () => {
  const { garden, values } = open();
  const update = { ObjectPathId: 3, ActionType: 9, ObjectState: { Height: 5, Friend: { Height: 2 } } };
  expect(await values([ROOT, TREES, OAK], [update, { ObjectPathId: 3, ActionType: 8 }])).toEqual([null, null]);
  expect(garden._log).toEqual(["Oak 5", "friend of Oak 2"]);
});

test("kept objects are found again by their reference until it is removed", async () => {
  const { dispatcher, values } = open();
  const paths = [ROOT, TREES, OAK];
  const kept = await values(paths, [{ ObjectPathId: 3, ActionType: 3, Name: "_KeepReference" }, { ObjectPathId: 3 }]);
  expect(kept).toEqual([null, { _Id: "Oak", _ReferenceId: "ref1" }]);
  const again = path(9, 6, { Name: "ref1" });
  expect(await values([again], [{ ObjectPathId: 9 }])).toEqual([{ _Id: "Oak" }]);
  const remove = { ActionType: 3, Name: "_RemoveReference", ArgumentInfo: { Arguments: ["ref1"] } };
  expect(await values([ROOT], [remove])).toEqual([null]);
  expect(dispatcher.liveReferences).toBe(0);
  expect(await values([again], [{ ObjectPathId: 9 }])).toEqual(["InvalidReference"]);
});

test("internals cannot be reached, whatever they are called by", async () => {
  const { values } = open();
  for (const Name of ["_secret", "_Secret", "_log", "_trees", "Constructor", "_book", "ToString", "HasOwnProperty"]) {
    expect(await values([ROOT], [{ ActionType: 3, Name }])).toEqual(["ApiNotFound"]);
    expect(await values([ROOT, path(4, 4, { Name, ParentObjectPathId: 1 })], [{ ObjectPathId: 4 }])).toEqual([
      "ApiNotFound",
    ]);
  }
});

test("the first error ends the request; a refusal is Excel's, anything else is a bug and told", async () => {
  const { garden, dispatcher, bugs } = open();
  const set = (value: number) => ({
    ObjectPathId: 3,
    ActionType: 4,
    Name: "Height",
    ArgumentInfo: { Arguments: [value] },
  });
  const response = await dispatcher.execute(
    request([ROOT, TREES, OAK], [set(2), { ActionType: 3, Name: "Fail" }, set(3)]),
  );
  expect(response).toEqual({
    Results: [{ ActionId: 100, Value: null }],
    TraceIds: [],
    Error: { Code: "ItemNotFound", Message: "no", Location: "Garden.fail", ActionIndex: 1, HttpStatusCode: 404 },
  });
  expect(garden._log).toEqual(["Oak 2"]);
  const bug = await dispatcher.execute(request([ROOT], [{ ActionType: 3, Name: "Stumble" }]));
  expect(bug.Error?.Code).toBe("GeneralException");
  expect(bugs).toHaveLength(1);
});

test("cells are settled at the first read of a request and again after a change, not at every read", async () => {
  const { settled, values } = open();
  const read = { ObjectPathId: 3, ActionType: 2 };
  const set = { ObjectPathId: 3, ActionType: 4, Name: "Height", ArgumentInfo: { Arguments: [9] } };
  await values([ROOT, TREES, OAK], [set]);
  expect(settled).toEqual([]);
  await values([ROOT, TREES, OAK], [read, read]);
  expect(settled).toEqual(["settled"]);
  await values([ROOT, TREES, OAK], [read, set, set, read, read]);
  expect(settled).toEqual(["settled", "settled", "settled"]);
});

test("traces are answered and listed", async () => {
  const { dispatcher } = open();
  const response = await dispatcher.execute(request([], [{ ActionType: 5, ObjectPathId: 0 }]));
  expect(response).toEqual({ Results: [{ ActionId: 100, Value: null }], TraceIds: [100] });
});

test("unknown kinds of action and path are refused", async () => {
  const { values } = open();
  expect(await values([ROOT], [{ ActionType: 12 }])).toEqual(["InvalidRequest"]);
  expect(await values([ROOT, path(4, 12, { ParentObjectPathId: 1 })], [{ ObjectPathId: 4 }])).toEqual([
    "InvalidRequest",
  ]);
  expect(await values([path(4, 2, { Name: "No.Such.Service" })], [{ ObjectPathId: 4 }])).toEqual(["ApiNotFound"]);
});
