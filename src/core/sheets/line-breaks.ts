import { lettersOf } from "./pages";

/** Chinese, Japanese and Korean signs, and the punctuation that goes with them: a line may end after each. */
const WIDE = /[\u2e80-\uffff]/;
/** What no line begins with. */
const CLOSING = /^[，。；：、！？）》」』”’,.;:!?)\]}%]/;
/** What no line ends with. */
const OPENING = /[（《「『“‘([{]$/;

/**
 * Lines of at most so many letters that say the same text: parted after a space or beside a Chinese sign, and inside a word only where it is longer than a
 * line. A Chinese sign is as wide as two letters. The same in every environment, unlike the breaks of a browser.
 */
export function brokenLines(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of unbreakable(text)) {
    if (line !== "" && lettersOf(line) + lettersOf(part.trimEnd()) > letters) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
    for (let cut = cutAt(line, letters); cut < line.trimEnd().length; cut = cutAt(line, letters)) {
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** The parts of a text that stay in one line, each with the spaces behind it. */
function unbreakable(text: string): readonly string[] {
  const parts: string[] = [];
  for (const sign of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+|\s+/gu) ?? []) {
    const last = parts.at(-1);
    const stays =
      last !== undefined && (/^\s/.test(sign) || (!/\s$/.test(last) && (CLOSING.test(sign) || OPENING.test(last))));
    if (stays) parts[parts.length - 1] = last + sign;
    else parts.push(sign);
  }
  return parts;
}

/** How many code units from the start are no wider than so many letters; one sign at least. */
function cutAt(text: string, letters: number): number {
  let at = 0;
  let wide = 0;
  for (const sign of text) {
    wide += WIDE.test(sign) ? 2 : 1;
    if (wide > letters && at > 0) return at;
    at += sign.length;
  }
  return at;
}
