// From text to terms, as words.py does when the index is made: see there. The tables come with the index.

const MONTHS =
  "january february march april may june july august september october november december".split(" ");
const stemmer = new EnglishStemmer();

class Words {
  constructor({ stop, weak, kept, same, spelling }) {
    this.stop = new Set(stop);
    this.weak = new Set(weak);
    this.kept = new Set(kept);
    this.same = new Map(Object.entries(same));
    this.spelling = spelling.map(([pattern, becomes]) => [new RegExp(pattern), becomes]);
    this.stems = new Map();
  }

  // Each word of a text: how it is looked up, and where it stands in the text as `plain` has it.
  in(text) {
    const found = [];
    for (const each of plain(text).matchAll(/\d+(?:\.\d+)+|[\p{L}\p{N}]+(?:'\p{L}+)*/gu)) {
      const word = each[0].replace(/'s?$/, "").replaceAll("'", "");
      found.push(this.same.get(word) ?? word.replace(/^(\d+)(?:st|nd|rd|th|s)$/, "$1"));
    }
    return found;
  }

  term(word) {
    let term = this.stems.get(word);
    if (term === undefined) {
      term = word;
      if (/^[a-z]{3,}$/.test(word) && !this.stop.has(word) && !this.kept.has(word)) {
        for (const [pattern, becomes] of this.spelling) term = term.replace(pattern, becomes);
        term = stemmer.stemWord(term);
      }
      this.stems.set(word, term);
    }
    return term;
  }
}

function plain(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/\b((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(\d\d))?\b/g, (_, year, month, day) =>
      `${Number(day ?? 0) || ""} ${MONTHS[month - 1]} ${year}`)
    .replaceAll("%", " percent ")
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .replace(/(\d) ?(?:million|mn|m)\b/g, "$1m");
}
