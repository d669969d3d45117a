import fc from "fast-check";
import { describeIssue } from "../../../src/core/text/sentences";
import { listSources } from "../../../src/files/xlsx/list-sources";
import { readXlsx } from "../../../src/files/xlsx/read";
import { bookParts, rowsXml, tableXml } from "./book-file";
import { removeTempFiles, tempFile, zip } from "./zip-file";

afterAll(removeTempFiles);

const PARTS = bookParts({
  strings: ["<si><t>Customer</t></si>", "<si><r><t>Amo</t></r><r><t>unt</t></r></si>", "<si><t>A &amp; B</t></si>"],
  styles: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>`,
  date1904: "yes",
  sheets: [
    {
      before: `<dimension ref="A1:B3"/>`,
      rows:
        `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>` +
        `<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><f>1+1</f><v>2.5</v></c></row>` +
        rowsXml([["Best", 3]], { row: 3, column: 0 }),
      after: `<mergeCells><mergeCell ref="A3:B3"/></mergeCells>`,
      tables: [tableXml("T", "A1:B3", ["Customer", "Amount"])],
    },
  ],
  names: `<definedName name="n">Sheet1!$A$1</definedName>`,
});

/** Both doors answer with a value or with sentences, whatever the file holds. */
async function answers(bytes: Uint8Array): Promise<void> {
  const path = tempFile(bytes);
  for (const { value, issues } of [await readXlsx(path, { source: { kind: "selection" } }), await listSources(path)]) {
    if (value === undefined) expect(issues.length).toBeGreaterThan(0);
    for (const issue of issues) expect(describeIssue(issue, "en")).not.toBe("");
  }
}

test("bytes of a part that are changed, taken out or doubled never throw", async () => {
  const change = fc.record({
    part: fc.nat(PARTS.length - 1),
    at: fc.nat(2_000),
    length: fc.nat(12),
    with: fc.oneof(
      fc.constant(""),
      fc.constantFrom("<", ">", '"', "&", "/", "<c>", "</row>", "<v>", "]]>", "\u0000", "-1", "999999999999"),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const parts = PARTS.map((part) => ({ ...part, content: String(part.content) }));
      for (const { part, at, length, with: words } of changes) {
        const changed = parts[part];
        if (!changed) continue;
        const place = at % changed.content.length;
        changed.content = changed.content.slice(0, place) + words + changed.content.slice(place + length);
      }
      await answers(zip(parts));
    }),
    { numRuns: 300 },
  );
});

test("bytes of the file that are changed or cut off never throw", async () => {
  const whole = zip(PARTS);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
      fc.nat(whole.length),
      async (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        await answers(changes.length === 0 ? bytes.subarray(0, length) : bytes);
      },
    ),
    { numRuns: 300 },
  );
});
