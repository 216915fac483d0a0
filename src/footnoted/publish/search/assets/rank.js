// From a query to entries, the best first.

// What a match counts for. Tuned on one half of tests/bench/search; small changes change little.
const EXACT = 1; // the word itself
const ITSELF = 0.7; // the word itself where it also counts by its meaning
const MEANING = 0.85; // a word of the same meaning
const ASKED = 0.5; // a word that the query only means
const START = 0.5; // a word that the last word begins
const MISSPELT = 0.6; // for each letter that is wrong
const WITHIN = 0.4; // a word of a phrase that is known as a whole
const WEAK = 0.3; // a word that says little
const WHOLE_TITLE = 1.6; // how many times more an entry counts whose title is all that the query says
const COVERED = 0.75; // how much it takes away when only a part of the query matches (a power of that part)

// How much each kind of entry counts (see What in entries.py).
const PRIOR = { p: 1.1, s: 1.25, e: 1, c: 1, a: 0.7, r: 0.85, t: 1.1, o: 0.55, n: 0.8 };

// Results that score less than this part of the best are left out, but for the first few.
const FAR_BEHIND = 0.25;
const FEW = 12;

// Words that stand between those of a phrase and change nothing: “does it really work”.
const FILLERS = new Set(["actually", "even", "just", "please", "really"]);

// What the beginning of a question asks for: kinds of entries that then count for more.
const QUESTIONS = [
  [/^\W*(\d{1,2}\W+)?([a-z]+\W+)?(19|20)\d\d(-\d\d){0,2}\W*$/i, "e", 1.4],
  [/^\s*(when|what date|what happened|what year)\b/i, "e", 1.4],
  [/^\s*((what|who) (is|are|was|were)\b|what's|who's|define\b|meaning of\b)|\bmeans?\s*\??\s*$/i, "t", 1.25],
];

class Query {
  // A query for a text; words that are not known are looked for among the words of the site.
  static async of(typed, data) {
    const text = typed.slice(0, MAX_LENGTH);
    const all = data.words.in(text);
    const telling = all.filter((word) => !FILLERS.has(word));
    const words = (telling.length ? telling : all).slice(0, MAX_WORDS);
    const strange = words.some((word, at) => {
      if (word.length < 4 || known(data.words.term(word), data)) return false;
      return at < words.length - 1 || !data.terms[firstFrom(data.terms, word)]?.startsWith(word);
    });
    return new Query(text, words, data, strange ? await data.written() : []);
  }

  constructor(text, words, data, written) {
    this.data = data;
    this.words = words;
    this.written = written;
    this.open = !/[\s"”’')\]}.,;:!?]$/.test(text);
    this.corrections = new Set();
    this.read = new Map(); // the terms that misspelt words are taken for, by their place
    this.segments = this.#segments();
    this.prior = { ...PRIOR };
    for (const [asks, kind, times] of QUESTIONS) if (asks.test(text)) this.prior[kind] *= times;
  }

  // The query cut into what is looked up: phrases that the site has synonyms for, and words.
  #segments() {
    const terms = this.words.map((word) => this.data.words.term(word));
    const quiet = this.words.map((word) => this.data.words.stop.has(word));
    const all = quiet.every(Boolean);
    const found = [];
    for (let at = 0; at < terms.length; ) {
      const size = this.#phrase(terms, at);
      const own = [];
      for (let each = at; each < at + size; each++) {
        if (all || !quiet[each]) own.push(this.#word(each, terms[each], size));
      }
      const segment = this.#segment(terms.slice(at, at + size).join(" "), own, size);
      if (segment.length) found.push(segment);
      at += size;
    }
    const said = terms.map((term, at) => this.read.get(at) ?? term);
    this.title = `#${said.filter((term, at) => !quiet[at] && !this.data.words.weak.has(term)).join("+")}`;
    return found;
  }

  // How many words the longest known phrase that begins here has; 1 where none does.
  #phrase(terms, at) {
    for (let size = Math.min(this.data.longest, terms.length - at); size > 1; size--) {
      const phrase = terms.slice(at, at + size).join(" ");
      if (this.data.groups.has(phrase) || this.data.means.has(phrase)) return size;
    }
    return 1;
  }

  // A segment is a list of parts; each part a list of alternatives, of which the best one counts.
  #segment(phrase, own, size) {
    const parts = own.filter((part) => part.length);
    const known = this.data.groups.get(phrase);
    const groups = known ?? own.flatMap((part) => part.groups ?? []);
    const weight = known && size > 1 ? 1 : MEANING;
    if (known && size > 1) parts.push([{ term: phrase.replaceAll(" ", "+"), weight: ITSELF }]);
    if (groups.length) parts.push(groups.map((group) => ({ term: `=${group}`, weight })));
    const meant = this.data.means.get(phrase) ?? [];
    const also = meant.flatMap((each) => this.#meant(each));
    if (also.length) parts.push(also);
    return parts.map((part) => part.filter(({ term }) => this.data.place.has(term))).filter((part) => part.length);
  }

  #meant(phrase) {
    const groups = this.data.groups.get(phrase) ?? [];
    const several = phrase.split(" ").filter((word) => !this.data.words.stop.has(word));
    const words = several.map((term) => ({ term, weight: several.length > 1 ? ASKED * 0.7 : ASKED }));
    return [...words, ...groups.map((group) => ({ term: `=${group}`, weight: ASKED }))];
  }

  // The alternatives for one word: itself, else words that it begins, else words that it may be a misspelling of.
  #word(at, term, size) {
    const data = this.data;
    const last = at === this.words.length - 1 && this.open;
    const grouped = data.groups.has(term);
    const weight = size > 1 ? WITHIN : grouped ? ITSELF : data.words.weak.has(term) ? WEAK : EXACT;
    const found = known(term, data) ? [{ term, weight }] : [];
    found.groups = data.groups.get(term);
    if (last && this.words[at].length > 1) {
      const begun = this.#starts(this.words[at], term);
      const more = begun.length || term.length < 3 ? begun : this.#starts(term, term);
      for (const each of more) found.push({ term: each, weight: weight * START });
    }
    if (!found.length) {
      const near = nearest(this.words[at], this.written);
      if (near.length) {
        this.corrections.add(near[0].word);
        this.read.set(at, data.words.term(near[0].word));
      }
      for (const { word, away } of near) found.push({ term: data.words.term(word), weight: weight * MISSPELT ** away });
      found.groups = near.length ? data.groups.get(data.words.term(near[0].word)) : undefined;
    }
    return found;
  }

  #starts(word, term) {
    const { terms } = this.data;
    let at = firstFrom(terms, word);
    const found = [];
    for (; at < terms.length && terms[at].startsWith(word) && found.length < 40; at++) {
      if (terms[at] !== term) found.push(terms[at]);
    }
    return found;
  }

  // Every term that the query needs.
  get needed() {
    return [...new Set(this.segments.flat(2).map(({ term }) => term))];
  }

  // The entries that match, as [number, score], the best first.
  async results() {
    const { data } = this;
    const weights = new Map();
    await Promise.all(this.needed.map(async (term) => weights.set(term, await data.weights(term))));
    const score = new Float32Array(data.count);
    const covered = new Float32Array(data.count);
    let most = 0;
    for (const segment of this.segments) {
      const own = new Float32Array(data.count);
      let worth = 0;
      for (const part of segment) worth = Math.max(worth, this.#add(part, weights, own));
      most += worth;
      for (let number = 0; number < own.length; number++) {
        if (!own[number]) continue;
        score[number] += own[number];
        covered[number] += worth;
      }
    }
    if (data.place.has(this.title)) for (const number of (await data.weights(this.title))[0]) score[number] *= WHOLE_TITLE;
    return this.#sorted(score, covered, most);
  }

  // Add to each entry what the best of a part's alternatives says of it; returns what the rarest is worth.
  #add(part, weights, own) {
    const best = new Float32Array(own.length);
    let worth = 0;
    for (const { term, weight } of part) {
      const [numbers, said] = weights.get(term);
      const value = weight * Math.log(1 + own.length / numbers.length);
      worth = Math.max(worth, value);
      for (let at = 0; at < numbers.length; at++) best[numbers[at]] = Math.max(best[numbers[at]], value * said[at]);
    }
    for (let number = 0; number < own.length; number++) own[number] += best[number];
    return worth;
  }

  // The first few, and those that are not far behind the best, in order.
  #sorted(score, covered, most) {
    const { what } = this.data;
    let best = 0;
    for (let number = 0; number < score.length; number++) {
      if (!score[number]) continue;
      score[number] *= (covered[number] / most) ** COVERED * this.prior[what[number]];
      best = Math.max(best, score[number]);
    }
    const found = [];
    for (let number = 0; number < score.length; number++) if (score[number]) found.push([number, score[number]]);
    found.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    return found.filter(([, value], at) => at < FEW || value >= best * FAR_BEHIND);
  }
}

// Where a word stands, or would stand, in a sorted list.
function firstFrom(sorted, word) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

function known(term, data) {
  return data.place.has(term) || data.groups.has(term) || data.means.has(term);
}

// The written words that are nearest to a word that is not known: one letter away, else two where it is no short word.
function nearest(word, written) {
  if (word.length < 4 || /\d/.test(word)) return [];
  let found = word.length < 7 ? alike(word, written, 1) : [];
  if (!found.length && word.length > 4) found = alike(word, written, 2);
  return found.filter(({ away }) => away <= found[0].away).slice(0, 6);
}

// The few written words that look most like a word, however far away.
function nearby(word, written) {
  return alike(word, written, Math.max(2, Math.ceil(word.length / 2))).slice(0, 3);
}

function alike(word, written, most) {
  if (!most) return [];
  return written
    .map((each) => ({ word: each, away: distance(word, each, most) + (each[0] === word[0] ? 0 : 0.5) }))
    .filter(({ away }) => away < most + 1)
    .sort((one, other) => one.away - other.away);
}

// Letters to add, take out, change or swap with the next to get from one word to another; more than `most` is most + 1.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let older = [];
  let old = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, older[j - 2] + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    older = old;
    old = row;
  }
  return old[other.length];
}
