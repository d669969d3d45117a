import { authorOn } from "../../src/pane/policy/author";

class MemoryStorage implements Storage {
  private readonly held = new Map<string, string>();
  get length(): number {
    return this.held.size;
  }
  clear = () => this.held.clear();
  getItem = (key: string) => this.held.get(key) ?? null;
  key = (place: number) => [...this.held.keys()][place] ?? null;
  removeItem = (key: string) => void this.held.delete(key);
  setItem = (key: string, value: string) => void this.held.set(key, value);
}

test("who works here is known to the next pane of this machine, apart from other sites, until nobody is named", () => {
  const storage = new MemoryStorage();
  authorOn(() => storage, "p1").save("Zoë 王");
  expect(authorOn(() => storage, "p1").load()).toBe("Zoë 王");
  expect(authorOn(() => storage, undefined).load()).toBe("");
  authorOn(() => storage, "p1").save("");
  expect(storage.length).toBe(0);
});

test("without a storage the name is known until the pane is closed", () => {
  const forbidden = () => {
    throw new DOMException("forbidden", "SecurityError");
  };
  const author = authorOn(forbidden, undefined);
  expect(author.load()).toBe("");
  author.save("Ann");
  expect(author.load()).toBe("Ann");
});

test("a name that something else left there is cut to what a policy may hold", () => {
  const storage = new MemoryStorage();
  storage.setItem("KA_author", "x".repeat(5_000));
  expect(authorOn(() => storage, undefined).load()).toHaveLength(200);
});
