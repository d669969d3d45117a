import { childrenOf, rootOf } from "../../../src/files/xlsx/xml-edit";

/** What stands between the tags of each child of the root. */
function inside(xml: string): [string, string][] {
  return childrenOf(xml, rootOf(xml)).map(({ name, innerStart, innerEnd }) => [name, xml.slice(innerStart, innerEnd)]);
}

describe("elements by their places", () => {
  test.each<[string, string, [string, string][]]>([
    ["children of one name", "<a><b>1</b><b/><b>2</b></a>", [["b", "1"], ["b", ""], ["b", "2"]]], // prettier-ignore
    ["an element in one of its own name", "<a><b><b>1</b></b><c/></a>", [["b", "<b>1</b>"], ["c", ""]]], // prettier-ignore
    ["a name that begins like another", "<a><b><bc>1</bc></b><bc>2</bc></a>", [["b", "<bc>1</bc>"], ["bc", "2"]]], // prettier-ignore
    ["an end in a comment", "<a><b>1<!-- </b> -->2</b></a>", [["b", "1<!-- </b> -->2"]]],
    ["an end in CDATA", "<a><b><![CDATA[</b>]]></b></a>", [["b", "<![CDATA[</b>]]>"]]],
    ["prefixes", '<x:a xmlns:x="u"><x:b>1</x:b></x:a>', [["b", "1"]]],
    ["a sign in an attribute", `<a><b c="1>2" d='"'>1</b></a>`, [["b", "1"]]],
    ["a space in the end", "<a><b>1</b ></a >", [["b", "1"]]],
    ["a root without content", '<?xml version="1.0"?>\n<a/>', []],
    [
      "what stands before and behind the root",
      "<?xml version='1.0'?><!-- <a> --><a><b/></a><!-- </a> -->",
      [["b", ""]],
    ],
  ])("%s", (_, xml, expected) => {
    expect(inside(xml)).toEqual(expected);
  });

  test("the root reaches from its first tag to its last", () => {
    const xml = "<?xml version='1.0'?>\n<x:a><x:a/></x:a>\n<!-- </x:a> -->";
    const { start, end } = rootOf(xml);
    expect(xml.slice(start, end)).toBe("<x:a><x:a/></x:a>");
  });
});
