// The index and its parts, each a script that hands over its data: scripts load from file:// too, where fetch may not.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Uint8Array(128);
for (const [value, digit] of [...DIGITS].entries()) VALUES[digit.charCodeAt(0)] = value;
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
    this.groups = new Map(Object.entries(this.groups));
    this.means = new Map(Object.entries(this.means));
    const phrases = [...this.groups.keys(), ...this.means.keys()];
    this.longest = Math.max(1, ...phrases.map((phrase) => phrase.split(" ").length));
  }

  // Every word of the site as it is written. Loads only when a word is looked for that is not known.
  written() {
    this.list ??= part("words", this.wordsFile).then(unfold);
    this.list.catch(() => (this.list = null));
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
    return this.yearSets[digit(this.year, 2 * number) * 64 + digit(this.year, 2 * number + 1)];
  }

  kinds(number) {
    const bits = digit(this.kind, number);
    return this.kindNames.filter((_, at) => bits & (1 << at));
  }

  #shard(shards, at) {
    let shard = shards.length - 1;
    while (shards[shard][0] > at) shard--;
    return [shard, shards[shard][0]];
  }

  #part(letter, shards, shard) {
    const name = letter + shard;
    if (!this.parts.has(name)) {
      const loading = part(name, shards[shard][1]);
      this.parts.set(name, loading);
      loading.catch(() => this.parts.delete(name)); // another try may succeed
    }
    return this.parts.get(name);
  }
}

function digit(text, at) {
  return VALUES[text.charCodeAt(at)];
}

// Each term begins with as many letters of the one before as its first digit says.
function unfold(text) {
  let before = "";
  return text.split(" ").map((each) => (before = before.slice(0, digit(each, 0)) + each.slice(1)));
}

function decode(text) {
  const numbers = new Uint32Array(text.length >> 1);
  const weights = new Float32Array(text.length >> 1);
  let [count, number] = [0, -1];
  for (let at = 0; at < text.length; count++) {
    let gap = 0;
    for (let shift = 0; ; shift += 5) {
      const value = VALUES[text.charCodeAt(at++)];
      gap |= (value & 31) << shift;
      if (value < 32) break;
    }
    number += gap + 1;
    numbers[count] = number;
    weights[count] = VALUES[text.charCodeAt(at++)] / 63;
  }
  return [numbers.subarray(0, count), weights.subarray(0, count)];
}
