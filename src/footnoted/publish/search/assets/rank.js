// From a query to entries, the best first.

const MAX_LENGTH = 300;
const MAX_WORDS = 24;

// What a match counts for. Tuned on one part of tests/bench/search; small changes change little.
const EXACT = 1; // the word itself
const ITSELF = 0.98; // the word itself where it also counts by its meaning
const MEANING = 0.85; // a word of the same meaning
const ASKED = 0.5; // a word that the query only means
const START = 0.5; // a word that the last word begins
const MISSPELT = 0.6;
const WITHIN = 0.4; // a word of a phrase that is known as a whole
const LITTLE = 0.21; // a word that says little
const WHOLE_TITLE = 1.6; // how many times more an entry counts whose title is all that the query says
const DEEPER = 0.8; // what an entry counts whose page stands in a folder: the detail behind the pages at the top
const COVERED = 0.75; // how much it takes away when only a part of the query matches (a power of that part)
const ENOUGH = 0.62; // of what the query says an entry must have so much, or the site has no answer

// How much each kind of entry counts (see What in entries.py).
const PRIOR = { p: 1.1, s: 1.25, e: 1, c: 1.4, a: 0.7, t: 0.77, o: 0.385, n: 0.56 };

// Results that score less than this part of the best are left out, but for the first few.
const FAR_BEHIND = 0.1;
const FEW = 36;

// Words that stand between those of a phrase and change nothing: “does it really work”.
const FILLERS = new Set(["actually", "even", "just", "please", "really"]);

// What the beginning of a question asks for: kinds of entries that then count for more.
const QUESTIONS = [
  [/^\W*(\d{1,2}\W+)?([a-z]+\W+)?(19|20)\d\d(-\d\d){0,2}\W*$/i, "e", 1.4],
  [/^\s*(when|what date|what happened|what year)\b/i, "e", 1.4],
  [/^\s*((what|who) (is|are|was|were)\b|what's|who's|define\b|meaning of\b)|\bmeans?\s*\??\s*$/i, "t", 1.25],
];

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;

class Query {
  constructor(typed, index) {
    this.index = index;
    this.text = typed.slice(0, MAX_LENGTH);
    this.cut = typed.length > MAX_LENGTH;
    this.exact = [...this.text.matchAll(QUOTED)]
      .map((each) => ` ${wordsOf(each[1]).join(" ")} `)
      .filter((each) => each.trim());
    const all = wordsOf(this.text);
    const words = all.filter((word) => !FILLERS.has(word));
    this.words = (words.length ? words : all).slice(0, MAX_WORDS);
    this.corrected = new Map(); // what was typed, and the word of the site that it is taken for
    this.unknown = [];
    this.open = !/[\s"”’')\]}.,;:!?]$/.test(this.text);
    this.terms = this.words.map((word, at) => this.#known(word, at));
    this.parts = this.#parts(); // [{ term, weight, of, word, prefix }], `of` the number of the part of the query
    this.byTerm = new Map(); // of a term that counts for several parts the weightiest
    for (const part of this.parts)
      if (!(this.byTerm.get(part.term)?.weight > part.weight)) this.byTerm.set(part.term, part);
    this.prior = { ...PRIOR };
    for (const [asks, kind, times] of QUESTIONS) if (asks.test(this.text)) this.prior[kind] *= times;
  }

  // A word's term, or that of the word that it is a misspelling of. The last word may be the beginning of a longer one.
  #known(word, at) {
    const { index } = this;
    const term = termOf(word);
    if (STOP.has(word) || index.known(term)) return term;
    if (this.open && at === this.words.length - 1) {
      const begins = (each) => each.length > 2 && [...index.terms].some((other) => other.startsWith(each));
      const near = word.length - term.length < 3; // “photos” begins “photograph”, “goverment” no word
      this.begun = [word, ...(near ? [term] : [])].find(begins);
      if (this.begun) return this.begun;
    }
    const meant = index.whole && index.nearest(word);
    if (meant) this.corrected.set(word, meant);
    else this.unknown.push(word);
    return meant ? termOf(meant) : term;
  }

  // The query cut into what is looked up: phrases that the site has synonyms for, and words.
  #parts() {
    const { synonyms } = this.index;
    const all = this.words.every((word) => STOP.has(word));
    const found = [];
    for (let at = 0, of = 0; at < this.terms.length; of++) {
      const size = synonyms.size(this.terms, at) || 1;
      const phrase = this.terms.slice(at, at + size).join(" ");
      const { groups = [], means = [] } = synonyms.get(phrase) ?? {};
      const word = this.words.slice(at, at + size).join(" ");
      const add = (term, weight, prefix = false) => found.push({ term, weight, of, word, prefix });
      for (let each = at; each < at + size; each++) {
        const own = this.words[each];
        const term = this.terms[each];
        if (STOP.has(own) && !all) continue;
        const weight = size > 1 ? WITHIN : groups.length ? ITSELF : WEAK.has(term) ? LITTLE : EXACT;
        add(
          term,
          weight * (this.corrected.has(own) ? MISSPELT : 1),
          each === this.terms.length - 1 && term === this.begun,
        );
        if (size > 1) for (const group of synonyms.get(term)?.groups ?? []) if (!groups.length) add(group, WITHIN);
      }
      if (size > 1 && groups.length) add(phrase, ITSELF);
      for (const group of groups) add(group, (size > 1 ? 1 : MEANING) / groups.length ** 0.5);
      for (const each of means) {
        const several = termsOf(each).filter((term) => !STOP.has(term));
        for (const term of several) add(term, several.length > 1 ? ASKED * 0.7 : ASKED);
        for (const group of synonyms.get(several.join(" "))?.groups ?? []) add(group, ASKED);
      }
      at += size;
    }
    return found;
  }

  // The entries that match and fit, the best first, one for each heading. `this.none` says that none of them covers the
  // question.
  results(fits = () => true) {
    const { index } = this;
    const looked = [...this.byTerm.keys()];
    const found = index.search.search("", {
      tokenize: () => looked,
      boostTerm: (term) => this.byTerm.get(term).weight,
      prefix: (term) => this.byTerm.get(term).prefix,
      weights: { prefix: START, fuzzy: 0 },
    });
    this.worth = this.#worth(found);
    const most = this.says(looked);
    const whole = new Set(index.titles.get(telling(this.terms)));
    const onPages = new Set(); // the terms that stand in what the site itself says
    let covered = 0;
    const scored = found.map(({ id, score, queryTerms, match }) => {
      const entry = index.entries[id];
      const share = this.says(queryTerms) / most;
      // What only the evidence says is no answer of the site; a term that is not looked for is one that the last word begins.
      const apart = Object.keys(match).filter((term) => match[term].some((field) => field !== "evidence"));
      for (const term of apart) onPages.add(term);
      covered = Math.max(covered, this.says(apart.map((term) => (this.byTerm.has(term) ? term : this.begun))) / most);
      const value =
        (score / queryTerms.length) *
        share ** COVERED *
        this.prior[entry.what] *
        (whole.has(id) ? WHOLE_TITLE : 1) *
        (/^[^#/]+\/[^#/]/.test(entry.url) ? DEEPER : 1);
      return { entry, value, share };
    });
    scored.sort((one, other) => other.value - one.value || one.entry.number - other.entry.number);
    this.covered = covered;
    this.found = scored.map(({ entry }) => entry);
    const near = scored
      .filter(({ value }, at) => at < FEW || value >= scored[0].value * FAR_BEHIND)
      .map(({ entry }) => entry);
    this.near = this.exact.length ? this.found.filter((entry) => this.quotes(told(entry))) : near;
    const said = (of) => this.parts.some((part) => part.of === of && (part.prefix || onPages.has(part.term)));
    const unsaid = this.parts.filter((part) => !said(part.of) && !this.unknown.includes(part.word));
    this.nowhere = [...this.unknown, ...new Set(unsaid.map((part) => part.word))];
    // In another script only the words that the site was taught are known: the others say nothing of what it lacks.
    const enough = /[^\u0000-\u024f\u2010-\u201f]/.test(this.text) ? 0.01 : ENOUGH;
    this.none = this.exact.length ? !this.near.length : covered < enough;
    return distinct(this.near.filter(fits));
  }

  wants(term) {
    return this.byTerm.has(term);
  }

  // How much of the query these terms say.
  says(terms) {
    let sum = 0;
    for (const of of new Set([...terms].map((term) => this.byTerm.get(term)?.of))) sum += this.worth.get(of) ?? 0;
    return sum;
  }

  // The words of the query that tell something, as they were typed.
  get telling() {
    return (this.text.match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => telling([termOf(word.toLowerCase())]));
  }

  // Where who asks this may find help: the section for it that has most of the words, else the one above them.
  help() {
    const { help } = this.index;
    return this.found.find((entry) => entry.above.includes(help))?.heading ?? help;
  }

  // What each part of the query is worth: the rarer its words the more.
  #worth(found) {
    const counts = new Map();
    for (const { queryTerms } of found) for (const term of queryTerms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const worth = new Map();
    for (const { term, weight, of } of this.parts) {
      const value = weight * Math.log(1 + this.index.entries.length / (counts.get(term) ?? 0.5));
      worth.set(of, Math.max(worth.get(of) ?? 0, value));
    }
    return worth;
  }

  // Whether a text has the words in quotation marks, as they stand there.
  quotes(text) {
    const words = ` ${wordsOf(text).join(" ")} `;
    return this.exact.every((each) => words.includes(each));
  }
}

const told = ({ title, text, evidence }) => [title, text, evidence].join(" | ");

// Each heading once (with the best of what stands below it), and each text once.
function distinct(entries) {
  const seen = new Set();
  return entries.filter(({ heading, text }) => {
    if (seen.has(heading.url) || (text && seen.has(text))) return false;
    seen.add(heading.url).add(text);
    return true;
  });
}
