/** Validates XML files with the ECMA-376 schemas: node schemas.mjs <folder of schemas> <file>…; prints the faults as JSON, by file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const [folder, ...files] = process.argv.slice(2);
xmlRegisterFsInputProviders();
const validators = new Map();
const faults = {};
for (const file of files) {
  const document = XmlDocument.fromString(withoutExtensions(readFileSync(file, "utf8")));
  try {
    validatorOf(document.root.name).validate(document);
  } catch (error) {
    const details = (error.details ?? [error]).map(({ message }) => message.trim());
    // A known false positive: the schema does not know that any element may say this.
    const real = details.filter((message) => !message.includes("'{http://www.w3.org/XML/1998/namespace}space'"));
    if (real.length > 0) faults[file] = real.slice(0, 5);
  }
}
process.stdout.write(JSON.stringify(faults));

/** Charts and drawings have schemas of their own; all else is a part of the spreadsheet. */
function validatorOf(root) {
  const schema = { chartSpace: "dml-chart.xsd", wsDr: "dml-spreadsheetDrawing.xsd" }[root] ?? "sml.xsd";
  const path = join(folder, schema);
  const known = validators.get(schema);
  const made = known ?? XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }));
  validators.set(schema, made);
  return made;
}

/** What the standard lets a reader ignore is not in its schemas. */
function withoutExtensions(xml) {
  const ignorable = /\smc:Ignorable="([^"]*)"/.exec(xml)?.[1].split(/\s+/) ?? [];
  let text = xml.replace(/<extLst>[\s\S]*?<\/extLst>/g, "").replace(/\smc:Ignorable="[^"]*"/, "");
  for (const prefix of ignorable) {
    text = text
      .replace(new RegExp(`<${prefix}:(\\w+)[^>]*?(?:/>|>[\\s\\S]*?</${prefix}:\\1>)`, "g"), "")
      .replace(new RegExp(`\\s${prefix}:[\\w.]+="[^"]*"`, "g"), "");
  }
  return text;
}
