// The entries, and MiniSearch's index of them (the fields, and how much a word counts in each).

// What a word counts in each field. Tuned on one part of tests/bench/search; small changes change little.
const FIELDS = { named: 1.5, said: 1, below: 0.35, evidence: 0.35 };
const IN_TEXT = new Set(["c", "a"]); // statements, which have no title of their own

class Index {
  constructor({ entries, same, means, help }) {
    this.synonyms = new Phrases();
    for (const [number, group] of same.entries())
      for (const each of group) this.synonyms.add(each, "groups", `=${number}`);
    for (const [said, meant] of Object.entries(means)) for (const each of meant) this.synonyms.add(said, "means", each);
    this.entries = entries.map((row, number) => {
      const [what, title = "", text = "", url = "", up, date = "", said, years = [], cites = [], asked = "", kind] =
        row;
      return { number, what, title, text, url, up, date, said, years, cites, evidence: "", asked, kind, below: [] };
    });
    for (const each of this.entries) this.#place(each);
    this.help = this.entries[help];
    this.terms = new Set(); // all that can be found
    this.written = new Set(); // the words of the pages and the glossary, as they are written there
    this.joined = new Map(); // terms of two words written as one
    this.titles = new Map();
    this.search = this.#made();
  }

  #made() {
    return new MiniSearch({
      idField: "number",
      fields: Object.keys(FIELDS),
      extractField: (entry, field) => (field === "number" ? entry.number : ((this.entry = entry), field)),
      tokenize: (field) => this.#field(this.entry, field), // what was cut into terms once is not put together again
      processTerm: (term) => term,
      searchOptions: { boost: FIELDS },
    });
  }

  // First what headings and terms are called and asked for by, which answers most questions while a slow telephone still
  // reads the rest; then, in the background, an index of all.
  begin() {
    for (const each of this.entries) if ("tnp".includes(each.what)) this.#name(each);
    this.search.addAll(this.entries.filter(({ what }) => "pset".includes(what)));
  }

  async complete(evidence) {
    for (const [number, words] of Object.entries(evidence)) this.entries[number].evidence = words;
    for (const { asked, number } of this.entries)
      for (const each of asked ? asked.split(" . ") : []) this.#called(telling(termsOf(each)), number);
    const search = this.#made();
    this.completing = true;
    await search.addAllAsync(this.entries, { chunkSize: 20 });
    this.search = search;
    this.whole = true;
  }

  // What stands above it, the page first; and a heading gets to know the statements below it.
  #place(entry) {
    const up = this.entries[entry.up];
    entry.above = up ? [...up.above, up] : [];
    entry.page = entry.above[0] ?? entry;
    entry.heading = IN_TEXT.has(entry.what) ? up : entry;
    if (up && entry.text && !"se".includes(entry.what)) up.below.push(entry);
  }

  // The names by which it is asked for. A name of two words is often written as one.
  #name({ what, title, number }) {
    for (const name of namesOf(what, title)) this.#called(name, number);
    if (what !== "t" || !/^\p{L}+ \p{L}+$/u.test(title)) return;
    const word = title.replace(" ", "").toLowerCase();
    this.joined.set(word, title);
    this.written.add(word);
    this.synonyms.add(word, "means", title);
  }

  #called(name, number) {
    if (name) this.titles.set(name, [...(this.titles.get(name) ?? []), number]);
  }

  // The terms of a field: what an entry is called and asked for by; what it says, and where; what stands below it; its
  // evidence. What stands there twice counts twice.
  #field(entry, field) {
    const { what, title, asked, above, below, date, said, evidence, cites } = entry;
    if (field === "named") return [...this.#terms(entry, "title"), ...this.#cut(asked)];
    if (field === "below")
      return what === "p" || !this.completing ? [] : [...new Set(below.flatMap((each) => this.#terms(each, "text")))];
    if (field === "evidence")
      return [...this.#cut(evidence), ...cites.flatMap((each) => this.#terms(this.entries[each], "title"))];
    const text = this.#terms(entry, "text");
    const when = said ? this.#cut(date) : [];
    return [
      ...this.#terms(entry, "title"),
      ...text,
      ...text,
      ...when,
      ...when,
      ...above.flatMap((each) => this.#terms(each, "title")),
    ];
  }

  // The terms of an entry's title or text, which several fields have.
  #terms(entry, name) {
    entry.terms ??= {};
    return (entry.terms[name] ??= this.#cut(entry[name], !"on".includes(entry.what)));
  }

  #cut(text, onPage = false) {
    if (!text) return [];
    const found = readings(text);
    const terms = found.map(({ term }) => term);
    for (const term of terms) this.terms.add(term);
    if (onPage) for (const { word } of found) this.written.add(word);
    return [...terms.filter((term) => !STOP.has(term)), ...this.synonyms.within(terms)];
  }

  known(term) {
    return this.terms.has(term) || this.synonyms.get(term) !== undefined;
  }

  // The word of the pages that a misspelt one is meant for, "" where none is like it. A slip swaps, doubles or drops
  // letters and takes one vowel for another: the consonants stay. Only in long words one or two of them may be wrong, so
  // that “sport” is not taken for “short”, nor “shower” for “showed”.
  nearest(word) {
    if (word.length < 4 || /\d/.test(word)) return "";
    this.lexicon ??= lexicon(this.written);
    for (const most of [1, 2]) {
      const like = ({ id }) =>
        id[0] === word[0] &&
        ((bare(id) === bare(word) && Math.abs(id.length - word.length) < 2) ||
          (most === 1 && id.length !== word.length && word.length > 5) || // “anckle”
          Math.min(id.length, word.length) > 5 + 2 * most);
      const found = this.lexicon.search(word, { fuzzy: most }).find(like);
      if (found) return found.id;
    }
    return "";
  }
}

// Phrases of one or more words, with what the site's synonyms say of them.
class Phrases extends Map {
  longest = new Map(); // by their first term, how many terms the longest of them has

  add(text, name, value) {
    const terms = termsOf(text);
    const key = terms.join(" ");
    if (!this.has(key)) this.set(key, { groups: [], means: [] });
    this.get(key)[name].push(value);
    this.longest.set(terms[0], Math.max(this.longest.get(terms[0]) ?? 1, terms.length));
  }

  // How many terms the longest phrase that begins at a place has; 0 where none does.
  size(terms, at) {
    for (let size = Math.min(this.longest.get(terms[at]) ?? 0, terms.length - at); size; size--) {
      if (this.has(terms.slice(at, at + size).join(" "))) return size;
    }
    return 0;
  }

  // For each place in a text where a phrase stands: its groups, and the phrase as one term.
  *within(terms) {
    for (let at = 0; at < terms.length;) {
      const size = this.size(terms, at);
      const phrase = terms.slice(at, at + size).join(" ");
      if (size) yield* this.get(phrase).groups;
      if (size > 1 && this.get(phrase).groups.length) yield phrase;
      at += size || 1;
    }
  }
}

// The names of a page, person or term: “Information Commissioner's Office (ICO)” has two.
function namesOf(what, title) {
  const inside =
    what === "t" ? [title.replace(/\(.*?\)/g, ""), ...[...title.matchAll(/\((.*?)\)/g)].map((each) => each[1])] : [];
  return new Set([title, ...inside].map((name) => telling(termsOf(name))).filter(Boolean));
}

const telling = (terms) => terms.filter((term) => !STOP.has(term) && !WEAK.has(term)).join(" ");

// Words as MiniSearch's entries, to find those that are nearly alike.
function lexicon(written) {
  const whole = { tokenize: (word) => [word], processTerm: (word) => word };
  const words = new MiniSearch({ ...whole, idField: "word", fields: ["word"] });
  words.addAll(
    [...written].filter((word) => word.length > 3 && !STOP.has(word) && !/\d/.test(word)).map((word) => ({ word })),
  );
  return words;
}

const bare = (word) => word.replace(/[aeiouwy]/g, "").replace(/(.)\1+/g, "$1");
