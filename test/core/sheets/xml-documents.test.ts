import fc from "fast-check";
import { textInXml, xmlOf } from "../../../src/core/sheets/xml-documents";

const ELEMENT = { name: "policy", namespace: "urn:test" };

test("a text is written with its signs escaped, without a declaration", () => {
  expect(xmlOf(ELEMENT, `a < b > c & "d" 'e' &lt;`)).toBe(
    `<policy xmlns="urn:test">a &lt; b &gt; c &amp; "d" 'e' &amp;lt;</policy>`,
  );
});

test("whatever text was written is read again", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("<![CDATA[", "]]>", "&amp;", "&#65;", "</policy>", "<policy>"));
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      expect(textInXml(xmlOf(ELEMENT, texts.join("")), "policy")).toBe(texts.join(""));
    }),
  );
});

test.each<[string, string, string | undefined]>([
  ["as written", `<policy xmlns="urn:test">a</policy>`, "a"],
  ["nothing in it", `<policy xmlns="urn:test"></policy>`, ""],
  ["with a declaration and white space", `<?xml version="1.0"?>\n<policy xmlns="urn:test">a</policy>\n `, "a"],
  ["with a prefix", `<k-1.x:policy xmlns:k="urn:test">a</k-1.x:policy >`, "a"],
  ["over several lines", `<policy\n  xmlns="urn:test"\n>a\nb</policy>`, "a\nb"],
  ["named signs", `<policy>&lt;&gt;&amp;&quot;&apos;</policy>`, `<>&"'`],
  ["signs by number", `<policy>&#65;&#x42;&#X1F600;&#20013;</policy>`, "AB😀中"],
  ["the last number there is", `<policy>&#x10ffff;</policy>`, "\u{10ffff}"],
  ["a number beyond it stays", `<policy>&#x110000;</policy>`, "&#x110000;"],
  ["a name that nobody knows stays", `<policy>&nbsp; & b;</policy>`, "&nbsp; & b;"],
  ["unescaped once", `<policy>&amp;lt;</policy>`, "&lt;"],
  [
    "a text taken as it is",
    `<policy>a&amp;<![CDATA[<b> &amp; ]]&lt;<![CDATA[c]]]]><![CDATA[>]]></policy>`,
    "a&<b> &amp; ]]&lt;<![CDATA[c]]>",
  ],
  ["two such texts", `<policy><![CDATA[&lt;]]>&lt;<![CDATA[&gt;]]></policy>`, "&lt;<&gt;"],
  ["another element", `<other>a</other>`, undefined],
  ["an element whose name begins so", `<policyholder>a</policyholder>`, undefined],
  ["one that does not end", `<policy>a`, undefined],
  ["with something behind it", `<policy>a</policy><other/>`, undefined],
  ["nothing", "", undefined],
])("the text in an element, %s", (_, xml, is) => {
  expect(textInXml(xml, "policy")).toBe(is);
});
