/** Numbers as they are typed and shown in fields. Moving the decimal point by text keeps 55.5 % from becoming 0.5550000000000001. */

/** A number as typed, with grouping, full-width digits, blanks or a per cent sign; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize("NFKC").replace(/[\s,_%'’]/g, "");
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  return Number(plain);
}

/** The part of 1 that a typed percentage stands for. */
export function readPercent(text: string): number | undefined {
  const number = readNumber(text);
  return number === undefined ? undefined : Number(`${number}e-2`);
}

/** A part of 1 as the percentage to edit, with no sign: 0.805 is `80.5`. */
export function percentToEdit(part: number): string {
  return String(Number((part * 100).toPrecision(12)));
}
