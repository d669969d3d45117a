import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { PNG } from "pngjs";
import { DEVELOPMENT_ORIGIN, describeFunctions } from "../../scripts/functions-metadata.js";

/** Excel's own validator needs the internet; these are its published rules, checked offline. */

const ROOT = join(__dirname, "../..");
const XML = readFileSync(join(ROOT, "manifest.xml"), "utf8");

/** An element with its attributes and children in document order. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const root = readManifest(XML);
const all = descendants(root);
const resources = all.filter(
  ({ name, attributes }) => /^bt:(Image|Url|String)$/.test(name) && attributes["id"] !== undefined,
);

function readManifest(xml: string): Element {
  const parsed: unknown = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    ignoreDeclaration: true,
  }).parse(xml);
  const [element] = elementsOf(parsed);
  if (!element) throw new Error("manifest.xml is empty");
  return element;
}

/** fast-xml-parser's ordered form, `[{ Tag: [children], ":@": { attributes } }]`, as elements. */
function elementsOf(nodes: unknown): Element[] {
  return (nodes as Record<string, unknown>[]).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
    if (!name) return [];
    const inside = node[name] as Record<string, unknown>[];
    const text = inside.map((child) => (typeof child["#text"] === "string" ? child["#text"] : "")).join("");
    return [{ name, attributes: (node[":@"] ?? {}) as Record<string, string>, children: elementsOf(inside), text }];
  });
}

function descendants(element: Element): Element[] {
  return [element, ...element.children.flatMap(descendants)];
}

function named(name: string): Element[] {
  return all.filter((element) => element.name === name);
}

function only(name: string, within: Element = root): Element {
  const found = descendants(within).filter((element) => element.name === name);
  expect(found).toHaveLength(1);
  return found[0] as Element;
}

function names(element: Element | undefined): string[] {
  return element?.children.map(({ name }) => name) ?? [];
}

test("Microsoft's own reader reads it", () => {
  const reader = join(ROOT, "node_modules/office-addin-manifest/cli.js");
  const info = execFileSync(process.execPath, [reader, "info", join(ROOT, "manifest.xml")], { encoding: "utf8" });
  expect(info).toContain("Name: KA Customer Classes");
  expect(info).toContain("Hosts: Workbook");
});

test.each([
  {
    parent: "OfficeApp",
    order:
      "Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl Hosts Requirements DefaultSettings Permissions VersionOverrides",
  },
  { parent: "VersionOverrides", order: "Hosts Resources" },
  { parent: "AllFormFactors", order: "ExtensionPoint" },
  { parent: "DesktopFormFactor", order: "GetStarted FunctionFile ExtensionPoint ExtensionPoint" },
  { parent: "GetStarted", order: "Title Description LearnMoreUrl" },
  { parent: "Group", order: "Label Icon Control Control Control Control" },
  { parent: "OfficeMenu", order: "Control Control Control Control" },
  { parent: "Resources", order: "bt:Images bt:Urls bt:ShortStrings bt:LongStrings" },
])("the children of $parent stand in the order of Office's schema", ({ parent, order }) => {
  expect(names(only(parent)).join(" ")).toBe(order);
});

test("every button has its parts in the order of Office's schema", () => {
  expect(new Set(named("Control").map((control) => names(control).join(" ")))).toEqual(
    new Set(["Label Supertip Icon Action"]),
  );
});

test("the ribbon and the context menu have the same buttons, and the page has a function for each", () => {
  const buttonsOf = (parent: string) =>
    only(parent)
      .children.filter(({ name }) => name === "Control")
      .map((control) => {
        const action = only("Action", control);
        const what = action.children.map(({ name, text, attributes }) => `${name} ${attributes["resid"] ?? text}`);
        return [only("Label", control).attributes["resid"], action.attributes["xsi:type"], ...what];
      });
  expect(buttonsOf("OfficeMenu")).toEqual(buttonsOf("Group"));
  expect(only("OfficeMenu").attributes["id"]).toBe("ContextMenuCell");
  expect(buttonsOf("Group").map(([label]) => label)).toEqual([
    "ShowPane.Label",
    "Refresh.Label",
    "Explain.Label",
    "Revert.Label",
  ]);
  const code = readFileSync(join(ROOT, "src/commands/ribbon.ts"), "utf8");
  const functions = named("FunctionName").map(({ text }) => text);
  expect(functions.length).toBe(6);
  for (const name of functions) expect(code).toMatch(new RegExp(`^ {2}${name}: "`, "m"));
});

test("the host's parts stand in order: runtimes, functions, commands", () => {
  const [host] = named("Host").filter(({ children }) => children.length > 0);
  expect(names(host)).toEqual(["Runtimes", "AllFormFactors", "DesktopFormFactor"]);
  const [functions] = named("ExtensionPoint").filter(({ attributes }) => attributes["xsi:type"] === "CustomFunctions");
  expect(names(functions)).toEqual(["Script", "Page", "Metadata", "Namespace"]);
});

test("the version has four parts and is the package's", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  expect(only("Version").text).toMatch(/^\d{1,5}(\.\d{1,5}){3}$/);
  expect(only("Version").text).toBe(`${version}.0`);
});

test("the id is a GUID", () => {
  expect(only("Id").text).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test("asks for what every Excel with a shared runtime has, and for nothing in the overrides", () => {
  const sets = named("Set").map(({ attributes }) => `${attributes["Name"] ?? ""} ${attributes["MinVersion"] ?? ""}`);
  expect(sets).toEqual(["SharedRuntime 1.1", "ExcelApi 1.13"]);
  // Requirements among the overrides would take all commands away from a host that fails them.
  expect(named("Requirements")).toHaveLength(1);
  expect(only("Permissions").text).toBe("ReadWriteDocument");
});

test("pane, functions and commands name the same page, which lives as long as the workbook", () => {
  const [functions, commands] = named("ExtensionPoint");
  const pages = [
    only("Runtime").attributes["resid"],
    only("SourceLocation", only("Page", functions)).attributes["resid"],
    only("FunctionFile").attributes["resid"],
    ...descendants(commands ?? root)
      .filter(({ name }) => name === "SourceLocation")
      .map(({ attributes }) => attributes["resid"]),
  ];
  expect(pages).toHaveLength(4);
  expect(new Set(pages)).toEqual(new Set(["Taskpane.Url"]));
  expect(only("Runtime").attributes["lifetime"]).toBe("long");
  expect(named("TaskpaneId")).toEqual([]);
  const page = resources.find(({ attributes }) => attributes["id"] === "Taskpane.Url")?.attributes["DefaultValue"];
  expect(only("SourceLocation", only("DefaultSettings")).attributes["DefaultValue"]).toBe(page);
});

describe("resources", () => {
  test.each(
    resources.map(({ name, attributes }) => ({
      id: attributes["id"] ?? "",
      name,
      value: attributes["DefaultValue"] ?? "",
    })),
  )("$id is within the limits", ({ id, name, value }) => {
    const parent = all.find(({ children }) => children.some((child) => child.attributes["id"] === id))?.name ?? "";
    const limit = { "bt:ShortStrings": 125, "bt:LongStrings": 250, "bt:Urls": 2048, "bt:Images": 2048 }[parent];
    expect(`${name} in ${parent}`).toMatch(/^bt:(Image in bt:Images|Url in bt:Urls|String in bt:(Short|Long)Strings)$/);
    expect(id.length).toBeLessThanOrEqual(32);
    expect(value.length).toBeGreaterThan(0);
    expect(value.length).toBeLessThanOrEqual(limit ?? 0);
  });

  test("every resid is a resource, every resource is used, no id twice", () => {
    const ids = resources.map(({ attributes }) => attributes["id"] ?? "");
    const used = all.flatMap(({ attributes }) => attributes["resid"] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(used)].sort()).toEqual([...ids].sort());
  });
});

test("names, ids and counts are within Office's limits", () => {
  expect(only("DisplayName").attributes["DefaultValue"]?.length).toBeLessThanOrEqual(125);
  const [description] = named("Description");
  expect(description?.attributes["DefaultValue"]?.length).toBeLessThanOrEqual(250);
  expect(named("Group")).toHaveLength(1);
  expect(names(only("Group")).filter((name) => name === "Control").length).toBeLessThanOrEqual(6);
  const ids = [...named("Group"), ...named("Control")].map(({ attributes }) => attributes["id"] ?? "");
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id.length > 125 || id.length === 0)).toEqual([]);
  expect(only("OfficeTab").attributes["id"]).toBe("TabHome");
});

describe("Chinese", () => {
  const texts = [...named("DisplayName"), ...named("Description").slice(0, 1), ...named("bt:String")].filter(
    ({ attributes }) => attributes["id"] !== "Functions.Namespace",
  );

  test.each(texts.map((element) => ({ about: element.attributes["id"] ?? element.name, element })))(
    "$about is translated once",
    ({ element }) => {
      expect(element.children.map(({ attributes }) => attributes["Locale"])).toEqual(["zh-CN"]);
      expect(element.children[0]?.attributes["Value"]?.length).toBeGreaterThan(0);
      expect(element.children[0]?.attributes["Value"]?.length).toBeLessThanOrEqual(125);
    },
  );

  test("inside Resources the overrides are bt:Override: a plain one stops the add-in from loading", () => {
    expect(descendants(only("Resources")).filter(({ name }) => name === "Override")).toEqual([]);
    const outside = all.filter((element) => !descendants(only("Resources")).includes(element));
    expect(outside.filter(({ name }) => name === "bt:Override")).toEqual([]);
  });

  test("the namespace of the functions is never translated", () => {
    const namespace = named("bt:String").find(({ attributes }) => attributes["id"] === "Functions.Namespace");
    expect(namespace?.attributes["DefaultValue"]).toBe("KA");
    expect(namespace?.children).toEqual([]);
  });

  test("the functions have their Chinese description", () => {
    const url = named("bt:Url").find(({ attributes }) => attributes["id"] === "Functions.Metadata.Url");
    expect(url?.children.map(({ attributes }) => attributes["Value"])).toEqual([
      `${DEVELOPMENT_ORIGIN}/functions.zh-CN.json`,
    ]);
  });
});

describe("addresses", () => {
  const addresses = [...new Set(XML.match(/"https?:[^"]*"/g)?.map((quoted) => quoted.slice(1, -1)))].filter(
    (address) => !address.startsWith("http://schemas.microsoft.com/") && !address.startsWith("http://www.w3.org/"),
  );

  test("all lie under one origin, so that one replacement makes the production manifest", () => {
    expect(addresses.length).toBeGreaterThan(10);
    expect([...new Set(addresses.map((address) => new URL(address).origin))]).toEqual([DEVELOPMENT_ORIGIN]);
  });

  test("every icon is there, in the size that its place asks for", () => {
    const wanted = [
      { address: only("IconUrl").attributes["DefaultValue"] ?? "", size: 32 },
      { address: only("HighResolutionIconUrl").attributes["DefaultValue"] ?? "", size: 64 },
      ...named("bt:Image")
        .filter(({ attributes }) => attributes["size"])
        .map(({ attributes }) => ({ address: addressOf(attributes["resid"] ?? ""), size: Number(attributes["size"]) })),
    ];
    for (const { address, size } of wanted) {
      const { width, height } = PNG.sync.read(readFileSync(join(ROOT, new URL(address).pathname)));
      expect({ address, width, height }).toEqual({ address, width: size, height: size });
    }
    const sizes = (icon: Element) => icon.children.map(({ attributes }) => attributes["size"]);
    for (const icon of named("Icon")) expect(sizes(icon)).toEqual(expect.arrayContaining(["16", "32", "80"]));
  });

  test("the help page has a place for every link to it", async () => {
    const html = readFileSync(join(ROOT, "assets/help.html"), "utf8");
    const { english, chinese } = await describeFunctions();
    const links = [...addresses, ...[...english.functions, ...chinese.functions].map(({ helpUrl }) => helpUrl)].filter(
      (address) => address.includes("help.html"),
    );
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(html).toContain(`id="${new URL(link).hash.slice(1) || "en"}"`);
  });

  function addressOf(resid: string): string {
    return resources.find(({ attributes }) => attributes["id"] === resid)?.attributes["DefaultValue"] ?? "";
  }
});

test("the icons are what the script draws", () => {
  const folder = mkdtempSync(join(tmpdir(), "ka-icons-"));
  try {
    execFileSync(process.execPath, [join(ROOT, "assets/draw-icons.mjs"), folder]);
    const drawn = readdirSync(folder).sort();
    expect(drawn).toEqual(
      readdirSync(join(ROOT, "assets"))
        .filter((name) => name.endsWith(".png"))
        .sort(),
    );
    for (const name of drawn) {
      const [now, kept] = [join(folder, name), join(ROOT, "assets", name)].map(
        (path) => PNG.sync.read(readFileSync(path)).data,
      );
      expect(now?.equals(kept ?? Buffer.alloc(0))).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
