import { writtenIn, type Culture } from "../../core/text/culture";
import { group, ungrouped } from "../../core/text/numbers";

/** What becomes of a typed number: a number without groups, `1234.5`, or nothing where it can be read in two ways. What is no number stays as it is. */
export function plainNumber(typed: string, { decimal, group: sign }: Culture): string | undefined {
  const text = typed.normalize("NFKC").replace(/[\s_%'’]/g, "");
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(text)) return typed;
  const [whole = "", decimals, ...more] = text.split(decimal);
  const [first = "", ...groups] = sign === "" || !",.".includes(sign) ? [whole] : whole.split(sign);
  // In India groups have two digits, but for the last.
  const isGrouped = groups.every(
    (digits, at) => /^\d+$/.test(digits) && (digits.length === 3 || (digits.length === 2 && at < groups.length - 1)),
  );
  const isFirst = groups.length === 0 ? /^-?\d*$/.test(first) : /^-?\d{1,3}$/.test(first);
  if (more.length > 0 || !isGrouped || !isFirst || !/^\d*$/.test(decimals ?? "")) return undefined;
  return `${first}${groups.join("")}${decimals ? `.${decimals}` : ""}`;
}

/** The same of several: where a comma stands before decimals, it parts numbers only with a blank behind it. */
export function plainNumbers(typed: string, culture: Culture): string | undefined {
  const parts = typed
    .split(culture.decimal === "," ? /[;，；、\s]+|,\s+/ : /[,;，；、\s]+/)
    .filter((part) => part !== "");
  const plain = parts.map((part) => plainNumber(part, { ...culture, group: "" }));
  return plain.some((part) => part === undefined) ? undefined : plain.join(", ");
}

/** Numbers as KA writes them, `1,234.5` or `80, 95.5`, with the signs of a culture. */
export function numbersToEdit(text: string, culture: Culture): string {
  const parts = text.split(", ").map((part) => {
    const plain = part.replaceAll(",", "");
    if (!/^-?\d*\.?\d+$/.test(plain)) return part;
    // Grouped where the text is: a field of years is not.
    return writtenIn(culture, () => (plain === part ? ungrouped(plain) : group(plain)));
  });
  return parts.join(culture.decimal === "," ? "; " : ", ");
}
