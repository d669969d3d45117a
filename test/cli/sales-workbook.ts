import { readFileSync, writeFileSync } from "node:fs";
import { ownWorkbook, withParts } from "../files/xlsx/own-workbook";
import { partsOf } from "../files/xlsx/structure";

/** Four customers on the sheet *Sales* of a workbook with a bit of everything, as a table that begins at A1. */
export async function salesWorkbook(): Promise<string> {
  const text = (value: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const rows = [
    ["Ann", 700],
    ["Ben", 200],
    ["Cleo", 60],
    ["Dora", 40],
  ].map(
    ([name, amount], i) =>
      `<row r="${String(i + 2)}">${text(String(name), `A${String(i + 2)}`)}<c r="B${String(i + 2)}"><v>${String(amount)}</v></c><c r="C${String(i + 2)}" s="1"><v>45000</v></c></row>`,
  );
  return withParts(ownWorkbook(), (name, xml) => {
    if (name === "xl/tables/table1.xml") return xml.replaceAll("A1:C3", "A1:C5");
    if (name !== "xl/worksheets/sheet1.xml") return xml;
    return xml.replace("A1:C3", "A1:C5").replace(/<row r="2">.*<\/row>/, rows.join(""));
  });
}

/** Changes one part of a workbook where it lies; fails where nothing changed. */
export async function edit(path: string, part: string, change: (xml: string) => string): Promise<void> {
  const before = (await partsOf(path)).get(part)?.toString("utf8");
  if (before === undefined || change(before) === before) throw new Error(`nothing to change in ${part}`);
  writeFileSync(path, readFileSync(await withParts(path, (name, xml) => (name === part ? change(xml) : xml))));
}

/** The part of one of KA's sheets, by the name that it has. */
export async function partOfSheet(path: string, name: string): Promise<string> {
  const parts = await partsOf(path);
  const text = (part: string) => parts.get(part)?.toString("utf8") ?? "";
  const id = new RegExp(`<sheet name="${name}"[^>]*r:id="(\\w+)"`).exec(text("xl/workbook.xml"))?.[1] ?? "";
  const target = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(text("xl/_rels/workbook.xml.rels"))?.[0] ?? "";
  const part = /Target="([^"]*)"/.exec(target)?.[1] ?? "";
  return part.startsWith("/") ? part.slice(1) : `xl/${part}`;
}

/** The rows of a sheet that KA wrote, each as it stands in the part. */
export function lineOf(xml: string, text: string): string {
  const line = [...xml.matchAll(/<row .*?<\/row>/g)].map(([row]) => row).find((row) => row.includes(`<t>${text}</t>`));
  if (line === undefined) throw new Error(`no line has ${text}`);
  return line;
}

/** Puts a text into the cell of a customer's line under a header of a list. */
export function typed(xml: string, customer: string, entries: Readonly<Record<string, string>>): string {
  const line = lineOf(xml, customer);
  const row = /r="(\d+)"/.exec(line)?.[1] ?? "";
  let changed = line;
  for (const [header, text] of Object.entries(entries)) {
    const column = new RegExp(`r="([A-Z]+)1"[^>]*><is><t>${header}<`).exec(xml)?.[1];
    if (column === undefined) throw new Error(`no column ${header}`);
    const cell = `<c r="${column}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const old = new RegExp(`<c r="${column}${row}"(?:[^>]*/>|.*?</c>)`);
    changed = old.test(changed) ? changed.replace(old, cell) : changed.replace("</row>", `${cell}</row>`);
  }
  return xml.replace(line, changed);
}
