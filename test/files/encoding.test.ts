import fc from "fast-check";
import type { Issue } from "../../src/core/issues";
import { defaultPolicy } from "../../src/core/policy";
import type { Encoding } from "../../src/files/encoding";
import { TextSource } from "../../src/files/text-source";
import { bytesOf, readTable, readText, textsIn } from "./bytes";

const CHINESE = "客户,金额\n张三丰贸易有限公司,100\n“李四”，上海,250\n喆堃𠮷野家,300\n";
const WESTERN = "Kunde,Betrag\nMüller & Söhne,100\nCafé Zoë,250\nPreis 5 € – „gut“,300\n";
/** The same texts, written by another program (Python's codecs). */
const GB18030 = Buffer.from(
  "bfcdbba72cbdf0b6ee0ad5c5c8fdb7e1c3b3d2d7d3d0cfdeb9abcbbe2c3130300aa1b0c0eecbc4a1b1a3acc9cfbaa32c3235300a86b488d29534b235d2b0bcd22c3330300a",
  "hex",
);
const WINDOWS_1252 = Buffer.from(
  "4b756e64652c4265747261670a4dfc6c6c657220262053f6686e652c3130300a436166e9205a6feb2c3235300a50726569732035208020962084677574932c3330300a",
  "hex",
);

function utf16(text: string, order: "le" | "be"): Buffer {
  const bytes = Buffer.from(text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

function kindsOf(issues: readonly Issue[]): string[] {
  return issues.map(({ kind }) => kind);
}

function readAs(content: string | Uint8Array, encoding: Encoding) {
  return readTable(bytesOf(content), { path: "x.csv", where: "x.csv", policy: defaultPolicy(), encoding });
}

describe("every encoding is told from the bytes", () => {
  const files = [
    { name: "GB18030", bytes: GB18030, text: CHINESE },
    { name: "Windows-1252", bytes: WINDOWS_1252, text: WESTERN },
    ...[CHINESE, WESTERN, "Customer,Amount\nAnn,1\nBen,2\nCleo,3\n"].flatMap((text) =>
      (["le", "be"] as const).flatMap((order) => [
        { name: `UTF-16 ${order.toUpperCase()}`, bytes: utf16(text, order), text },
        { name: `UTF-16 ${order.toUpperCase()}`, bytes: utf16(`\ufeff${text}`, order), text },
      ]),
    ),
  ];

  test.each(files)("$name, file %#", async ({ name, bytes, text }) => {
    const lines = text.trimEnd().split("\n");
    const [header = "", ...rows] = lines.map((line) => line.slice(0, line.lastIndexOf(",")));
    for (const piece of [1, 3, 1 << 20]) {
      const { value, issues } = await readText(bytes, {}, piece);
      expect(issues).toEqual([{ kind: "encodingTaken", severity: "note", facts: { encoding: name } }]);
      expect(textsIn(value?.table, header)).toEqual(rows);
      expect(value?.table.columns[1]?.numbers[2]).toBe(text.includes("Ann") ? 3 : 300);
    }
  });

  test.each([
    { about: "ASCII", text: "Customer,Amount\nAnn Ltd,100\nBen & Co,200\n", encoding: "utf-16le" },
    { about: "UTF-8", text: CHINESE, encoding: "utf-16be" },
    { about: "UTF-8 with its mark", text: `\ufeff${CHINESE}`, encoding: "utf-16le" },
  ] as const)("$about that is said to be UTF-16 is refused, not turned into other characters", async (file) => {
    const { value, issues } = await readAs(file.text, file.encoding);
    expect(value).toBeUndefined();
    const encoding = file.encoding === "utf-16le" ? "UTF-16 LE" : "UTF-16 BE";
    expect(issues).toEqual([{ kind: "notInEncoding", severity: "error", facts: { encoding, line: 1 } }]);
  });

  test.each([CHINESE, WESTERN, "\ufeff" + CHINESE])("UTF-8 is read without a word (file %#)", async (text) => {
    const { value, issues } = await readText(text, {}, 7);
    expect(issues).toEqual([]);
    expect(value?.table.rowCount).toBe(3);
  });

  test("the first accent may stand far below the beginning", async () => {
    const bytes = Buffer.concat([
      Buffer.from("Customer,Amount\n" + "Ann,1\n".repeat(300_000)),
      Buffer.from("Jos\xe9,5\n", "latin1"),
    ]);
    for (const piece of [1 << 30, 100_003]) {
      const { value, issues } = await readText(bytes, {}, piece);
      expect(issues).toMatchObject([{ kind: "encodingTaken", facts: { encoding: "Windows-1252" } }]);
      expect(textsIn(value?.table, "Customer").at(-1)).toBe("José");
    }
  });

  test("a name wins over the bytes, and over a mark, and nothing is noted", async () => {
    const asWestern = await readAs(GB18030, "windows-1252");
    expect(asWestern.issues.map(({ kind }) => kind)).not.toContain("encodingTaken");
    const asChinese = await readAs(GB18030, "gb18030");
    expect(asChinese.issues).toEqual([]);
    expect(textsIn(asChinese.value?.table, "客户")[0]).toBe("张三丰贸易有限公司");
    const asMarked = await readAs(utf16(`\ufeff${CHINESE}`, "be"), "utf-16be");
    expect(asMarked.issues).toEqual([]);
    expect(asMarked.value?.table.headers).toBe("read");
    const wrong = await readAs(utf16(`\ufeff${CHINESE}`, "le"), "utf-8");
    expect(wrong.issues).toMatchObject([{ kind: "notInEncoding", facts: { encoding: "UTF-8", line: 1 } }]);
  });
});

describe("any text, cut anywhere", () => {
  const line = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replace(/[\0\r\n\ufeff]/g, ""));
  const ends = fc.constantFrom("\n", "\r\n", "\r");

  async function decode(
    bytes: Uint8Array,
    { encoding, piece, ask }: { encoding: Encoding; piece: number; ask: number },
  ) {
    const source = await TextSource.open(bytesOf(bytes, piece), encoding);
    const parts: Buffer[] = [];
    for (;;) {
      const into = Buffer.alloc(ask);
      const got = await source.read(into, 0, ask);
      if (got === 0) return { text: Buffer.concat(parts).toString("utf8"), endsBroken: source.endsBroken };
      parts.push(into.subarray(0, got));
    }
  }

  const cuts = { piece: fc.integer({ min: 1, max: 9 }), ask: fc.integer({ min: 1, max: 9 }) };

  test("UTF-16 of both orders is what Node makes of it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ lines: fc.array(line), end: ends, order: fc.constantFrom<"le" | "be">("le", "be"), ...cuts }),
        async ({ lines, end, order, ...cut }) => {
          const text = lines.join(end);
          const decoded = await decode(utf16(text, order), { encoding: `utf-16${order}`, ...cut });
          expect(decoded).toEqual({ text, endsBroken: false });
        },
      ),
    );
  });

  test("GB18030 and Windows-1252, whatever their lines", async () => {
    const samples = [
      { encoding: "gb18030" as const, bytes: GB18030, text: CHINESE },
      { encoding: "windows-1252" as const, bytes: WINDOWS_1252, text: WESTERN },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.record({ sample: fc.constantFrom(...samples), times: fc.integer({ min: 1, max: 9 }), ...cuts }),
        async ({ sample, times, ...cut }) => {
          const bytes = Buffer.concat(Array.from({ length: times }, () => sample.bytes));
          const decoded = await decode(bytes, { encoding: sample.encoding, ...cut });
          expect(decoded).toEqual({ text: sample.text.repeat(times), endsBroken: false });
        },
      ),
    );
  });

  test("every byte of Windows-1252 is the character of the standard, or none", async () => {
    // By Python's codec, its sign for none the replacement character; TextDecoder of this Node reads Latin-1 instead.
    const standard =
      "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
    for (let byte = 0x80; byte <= 0xff; byte++) {
      const { text, endsBroken } = await decode(Uint8Array.of(byte), { encoding: "windows-1252", piece: 1, ask: 9 });
      const wanted = standard.charAt(byte - 0x80);
      const none = wanted === "\ufffd";
      expect({ text, endsBroken }).toEqual({
        text: none ? "" : wanted,
        endsBroken: none,
      });
    }
  });

  test("more lines than one piece holds", async () => {
    const text = CHINESE.repeat(40_000);
    for (const order of ["le", "be"] as const) {
      const decoded = await decode(utf16(text, order), { encoding: `utf-16${order}`, piece: 99_991, ask: 1 << 20 });
      expect(decoded.text === text).toBe(true);
    }
  });
});

describe("text that is not valid in its encoding is told by its line", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, i) => `公司${String(i)},${String(i)}\n`).join("");
  const lone = Buffer.from("00d82c0031000a00", "hex");

  test.each([
    {
      about: "half a pair in UTF-16",
      bytes: Buffer.concat([utf16("\ufeff" + CHINESE, "le"), lone]),
      encoding: "UTF-16 LE",
      line: 5,
    },
    {
      about: "half a pair far down",
      bytes: Buffer.concat([utf16("\ufeffa,b\n" + rows(60_000), "le"), lone, utf16(rows(9), "le")]),
      encoding: "UTF-16 LE",
      line: 60_002,
    },
    {
      about: "half a unit at the end",
      bytes: Buffer.concat([utf16("\ufeff" + CHINESE, "be"), Buffer.of(0)]),
      encoding: "UTF-16 BE",
      line: 5,
    },
    {
      about: "a byte that begins nothing in GB18030",
      bytes: Buffer.concat([GB18030, Buffer.from("ff2c310a", "hex"), GB18030]),
      encoding: "GB18030",
      line: 5,
    },
    {
      about: "a GB18030 file cut inside a character",
      bytes: GB18030.subarray(0, GB18030.lastIndexOf(",") - 1),
      encoding: "GB18030",
      line: 4,
    },
    {
      about: "a header that is broken",
      bytes: Buffer.concat([Buffer.from("fffe", "hex"), lone]),
      encoding: "UTF-16 LE",
      line: 1,
    },
    {
      about: "a byte that Windows-1252 does not have, in lines that end with CR",
      bytes: Buffer.from("Kunde,Betrag\rM\xfcller,1\r\x81,2\r", "latin1"),
      encoding: "Windows-1252",
      line: 3,
    },
    {
      about: "UTF-8",
      bytes: Buffer.from("Kunde,Betrag\rZoë,1\rZoë,1\rZoë,1\rZoë,1\rZoë,1\rZoë,1\rZoë,1\rZoë,1\rZoë,1\r\u0000,2\r").map(
        (byte) => byte || 0xff,
      ),
      encoding: "UTF-8",
      line: 11,
    },
  ])("$about", async ({ bytes, encoding, line }) => {
    for (const piece of [11, 1 << 20]) {
      const { value, issues } = await readText(bytes, {}, piece);
      expect(value).toBeUndefined();
      expect(issues.filter(({ severity }) => severity === "error")).toEqual([
        { kind: "notInEncoding", severity: "error", facts: { encoding, line } },
      ]);
    }
  });

  test("bytes that are no text are refused as another kind of file", async () => {
    const { issues } = await readText(Uint8Array.from({ length: 999 }, (_, i) => (i * 7) % 256));
    expect(kindsOf(issues)).toEqual(["unknownFileType"]);
  });
});
