/**
 * The first character that Chinese dictionaries list under each letter, by pinyin: whatever stands between two of them begins with the letter of the first.
 * No syllable begins with I, U or V. So the collation that the platform brings says the initials, without a table of characters.
 */
const FIRSTS = "阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀";
const LETTERS = "abcdefghjklmnopqrstwxyz";

/** Characters of company names and family names that are read in a second way as well: 重庆 is Chongqing, 重工 is Zhonggong. */
const SECOND: ReadonlyMap<string, string> = new Map(
  Object.entries({ 重: "c", 长: "c", 厦: "x", 行: "h", 乐: "y", 曾: "z", 单: "s", 仇: "q", 解: "x", 覃: "q", 调: "d" }),
);
/** So many ways of reading one name are tried. */
const MOST_READINGS = 4;

const HAN = /\p{Script=Han}/u;

let collator: Intl.Collator | "none" | undefined;
const letterOf = new Map<string, string>();

/** The order of a dictionary by pinyin, where the platform has one. */
function pinyin(): Intl.Collator | "none" {
  if (collator) return collator;
  const known = new Intl.Collator("zh-Hans-CN-u-co-pinyin");
  // A platform without Chinese sorts by code, which puts these two the other way round.
  collator = known.compare("八", "七") < 0 && known.compare("啊", "八") < 0 ? known : "none";
  return collator;
}

function initialOf(character: string, order: Intl.Collator): string {
  const found = letterOf.get(character);
  if (found !== undefined) return found;
  let [low, high] = [0, FIRSTS.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order.compare(FIRSTS.charAt(middle), character) <= 0) low = middle + 1;
    else high = middle;
  }
  const letter = LETTERS.charAt(low - 1);
  letterOf.set(character, letter);
  return letter;
}

/**
 * The initials of a folded name by pinyin, letters and digits as they stand: 阿里巴巴 is `albb`; several ways of reading it on lines of their own. Empty for a
 * name without Chinese characters, and where the platform knows no pinyin.
 */
export function initialsOf(folded: string): string {
  if (!HAN.test(folded)) return "";
  const order = pinyin();
  if (order === "none") return "";
  let readings = [""];
  for (const character of folded) {
    if (character === " ") continue;
    const letter = HAN.test(character) ? initialOf(character, order) : character;
    const second = SECOND.get(character);
    const both = second !== undefined && second !== letter && readings.length * 2 <= MOST_READINGS;
    readings = readings.flatMap((read) => (both ? [read + letter, read + second] : [read + letter]));
  }
  return readings.join("\n");
}
