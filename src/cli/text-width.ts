/** Code points that a terminal draws two columns wide, as ranges. Source: Unicode Standard Annex 11, East Asian Wide and Fullwidth. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
/** Control characters move the cursor or change the terminal; the others turn the rest of the line around. */
const CONTROLS = /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    // Dashes and quotation marks need no list of marks, which takes a while to make.
    if (point < 0x300 || (point >= 0x2010 && point <= 0x2027)) width += 1;
    else if (WIDE.some(([from, to]) => point >= from && point <= to)) width += 2;
    else if (!/[\p{Mn}\p{Me}\p{Cf}]/u.test(char)) width += 1;
  }
  return width;
}

/** A text from a file made safe for a terminal: one line, at most so many columns, nothing that steers the terminal. */
export function forTerminal(text: string, most = Infinity): string {
  const plain = text.replace(CONTROLS, "�");
  if (plain.length <= most / 2 || widthOf(plain) <= most) return plain;
  let shown = "";
  let width = 0;
  for (const char of plain) {
    width += widthOf(char);
    if (width > most - 1) break;
    shown += char;
  }
  return `${shown}…`;
}

/** A text filled with blanks to a width, on the right or on the left. */
export function padTo(text: string, width: number, side: "left" | "right"): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "left" ? blanks + text : text + blanks;
}
