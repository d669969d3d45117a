/** Legal forms at the end of a name, in Chinese as letters, elsewhere as words. */
const CHINESE_FORMS =
  /(?:集团)?(?:股份有限公司|有限责任公司|有限責任公司|有限公司|有限合伙|股份公司|总公司|公司|株式会社)$/u;
const FORMS = new Set(
  `co company corp corporation inc incorporated ltd limited llc llp lp plc pty pte gmbh mbh ag kg kgaa ohg gbr ug eg ev se
  sa sas sarl srl spa sl slu sau lda ltda bv nv vof cv ab as asa aps oy oyj spzoo doo kft zrt sro spol pt tbk bhd sdn kk gk
  jsc ooo pjsc oao zao pvt private`.split(/\s+/),
);
/** Written with points these are several words: `S.A.`, `B.V.`, `S. r. l.`, `Sp. z o.o.`. */
const POINTED = /\b(?:[a-z]\.\s?){1,3}[a-z]?\.?(?=$|[\s,)])/g;
const POLISH = /\bsp\.? z ?o\. ?o\.?$/;
const LIGHT = /[&'’.]/;
/** Names of these letters alone, as nearly all are, need no look at all the letters of the world, which take longer to get ready than a small file to read. */
const USUAL = /^[ -~\u4e00-\u9fa5]*$/;
const USUAL_SIGNS = /[^a-z0-9\u4e00-\u9fa5]+/g;
const USUAL_HAN_END = /[\u4e00-\u9fa5][^a-z0-9\u4e00-\u9fa5]*$/;

/** A name without what its writers take lightly: signs and spaces, and then the legal form as well. */
export interface Bare {
  /** Letters and digits in lower case. */
  readonly letters: string;
  /** The same without the legal form. */
  readonly stem: string;
}

/** What is left of a name without signs, spaces and legal form; a name that is nothing but a legal form stays itself. */
export function bareName(name: string): Bare {
  const folded = name.normalize("NFKC").toLowerCase();
  const [signs, hanEnd] = USUAL.test(folded)
    ? [USUAL_SIGNS, USUAL_HAN_END]
    : [/[^\p{L}\p{M}\p{N}]+/gu, /\p{Script=Han}[^\p{L}\p{N}]*$/u];
  if (hanEnd.test(folded)) {
    const letters = folded.replace(signs, "");
    const stem = letters.replace(CHINESE_FORMS, "");
    return { letters, stem: stem === "" ? letters : stem };
  }
  const plain = LIGHT.test(folded)
    ? folded
        .replaceAll("&", " and ")
        .replace(/['’]/g, "")
        .replace(POLISH, "spzoo")
        .replace(POINTED, (letters) => letters.replace(signs, ""))
    : folded;
  const words = plain.split(signs).filter((word) => word !== "");
  const start = words.length > 1 && words[0] === "the" ? 1 : 0;
  let end = words.length;
  // “Müller & Co. KG” and “Müller KG”: what joins two forms goes with them.
  const goes = (word: string) => FORMS.has(word) || (word === "and" && end < words.length);
  while (end > start + 1 && goes(words[end - 1] ?? "")) end--;
  return { letters: words.join(""), stem: words.slice(start, end).join("") };
}
