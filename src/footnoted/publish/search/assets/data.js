// The index and its parts, each a script that hands over its data: scripts load from file:// too, where fetch may not.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUE = new Map([...DIGITS].map((digit, value) => [digit, value]));
const script = document.currentScript;
const waiting = new Map();
const folder = new URL(".", script.src);
const site = new URL("../../", folder);

// Called by each part, once it has loaded, with its name and content.
globalThis.footnotedSearch = (name, content) => waiting.get(name)?.(content);

function part(name, file) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    waiting.set(name, (content) => {
      waiting.delete(name);
      element.remove();
      resolve(content);
    });
    element.src = new URL(file, folder);
    element.onerror = () => reject(new Error(`${file} did not load`));
    document.head.append(element);
  });
}

class Data {
  constructor(index) {
    Object.assign(this, index);
    this.count = this.what.length;
    this.terms = unfold(this.terms);
    this.place = new Map(this.terms.map((term, at) => [term, at]));
    this.topic = this.topics.flatMap(([topic, times]) => Array(times).fill(topic));
    this.parts = new Map();
    this.postings = new Map();
    this.words = new Words(this.tables);
    const phrases = [...Object.keys(this.groups), ...Object.keys(this.means)];
    this.longest = Math.max(1, ...phrases.map((phrase) => phrase.split(" ").length));
  }

  // Every word of the site as it is written. Loads only when a word is looked for that is not known.
  written() {
    this.list ??= part("words", this.wordsFile).then(unfold);
    return this.list;
  }

  // The entries that have a term: two lists side by side, their numbers and what the term says of each (0 to 1).
  async weights(term) {
    if (!this.postings.has(term)) {
      const at = this.place.get(term);
      const [shard, first] = this.#shard(this.shards, at);
      const texts = await this.#part("t", this.shards, shard);
      this.postings.set(term, decode(texts[at - first]));
    }
    return this.postings.get(term);
  }

  // What is shown of an entry.
  async shown(number) {
    const [shard, first] = this.#shard(this.texts, number);
    const [url, title, trail, text, date, said] = (await this.#part("e", this.texts, shard))[number - first];
    return { number, url, title, trail, text, date, said, what: this.what[number], page: this.pages[this.topic[number]] };
  }

  years(number) {
    const at = VALUE.get(this.year[2 * number]) * 64 + VALUE.get(this.year[2 * number + 1]);
    return this.yearSets[at];
  }

  kinds(number) {
    const bits = VALUE.get(this.kind[number]);
    return this.kindNames.filter((_, at) => bits & (1 << at));
  }

  #shard(shards, at) {
    let shard = shards.length - 1;
    while (shards[shard][0] > at) shard--;
    return [shard, shards[shard][0]];
  }

  #part(letter, shards, shard) {
    const name = letter + shard;
    if (!this.parts.has(name)) this.parts.set(name, part(name, shards[shard][1]));
    return this.parts.get(name);
  }
}

// Each term begins with as many letters of the one before as its first digit says.
function unfold(text) {
  let before = "";
  return text.split(" ").map((each) => (before = before.slice(0, VALUE.get(each[0])) + each.slice(1)));
}

function decode(text) {
  const numbers = [];
  const weights = [];
  let number = -1;
  for (let at = 0; at < text.length; ) {
    let gap = 0;
    for (let shift = 0; ; shift += 5) {
      const value = VALUE.get(text[at++]);
      gap |= (value & 31) << shift;
      if (value < 32) break;
    }
    number += gap + 1;
    numbers.push(number);
    weights.push(VALUE.get(text[at++]) / 63);
  }
  return [numbers, weights];
}
