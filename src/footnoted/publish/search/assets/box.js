// The search box in the header: results while typing.

const SHOWN = 10;
const SAME_HEADING = 2;

class Box {
  constructor(root, data) {
    this.data = data;
    this.root = root;
    this.form = root.querySelector("form");
    this.input = root.querySelector("input[name=q]");
    this.output = root.querySelector(".md-search__output");
    this.status = root.querySelector(".md-search-result__meta");
    this.list = root.querySelector(".md-search-result__list");
    this.rest = root.querySelector(".md-search-result__rest");
    this.latest = 0;
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("focus", () => this.#typed());
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.form.addEventListener("reset", () => setTimeout(() => this.#typed()));
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !root.contains(relatedTarget)) this.close();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!root.contains(target)) this.close();
    });
    if (document.activeElement === this.input) this.#typed();
  }

  close() {
    this.root.classList.remove("md-search--open");
  }

  async #typed() {
    const turn = ++this.latest;
    const text = this.input.value;
    if (!text.trim()) {
      this.list.replaceChildren();
      this.rest.replaceChildren();
      this.status.textContent = "";
      this.close();
      return;
    }
    const found = await this.#find(text).catch(unavailable);
    if (turn !== this.latest) return;
    this.list.replaceChildren(...found.items);
    this.rest.replaceChildren(found.rest);
    this.status.textContent = found.status;
    this.output.scrollTop = 0;
    this.root.classList.add("md-search--open");
    this.root.dataset.asked = text;
  }

  async #find(text) {
    const query = await Query.of(text, this.data);
    const results = await query.results();
    if (!results.length) {
      return { items: [], rest: await nothing(text, query, (word) => this.#suggest(word)), status: "No results." };
    }
    const entries = await distinct(results, this.data, SHOWN);
    const status = `${counted(results.length)}.${corrected(query)}`;
    return { items: entries.map((entry) => item(entry, query)), rest: this.#all(text), status };
  }

  #all(text) {
    const link = element("a", "md-search-result__all", "All results, with filters");
    link.href = `${address("search/")}?q=${encodeURIComponent(text.slice(0, MAX_LENGTH))}`;
    return link;
  }

  #suggest(word) {
    this.input.value = word;
    this.input.focus();
    this.#typed();
  }

  #submitted(event) {
    event.preventDefault();
    const text = this.input.value.slice(0, MAX_LENGTH);
    if (text.trim()) location.assign(`${address("search/")}?q=${encodeURIComponent(text)}`);
  }

  #key(event) {
    const stops = [this.input, ...this.root.querySelectorAll(".md-search__output a, .md-search__output button")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Escape") {
      this.input.focus();
      this.latest++; // what focus asked for does not open the box again
      this.close();
      this.root.dispatchEvent(new Event("search:leave"));
    } else if (event.key === "ArrowDown" && at >= 0 && at < stops.length - 1) {
      stops[at + 1].focus();
    } else if (event.key === "ArrowUp" && at > 0) {
      stops[at - 1].focus();
    } else {
      return;
    }
    event.preventDefault();
  }
}

// The first entries of these results: each address once, each text once (a heading shows its first statement), and
// what else stands under the same heading only after the second when other results are left.
async function distinct(results, data, count) {
  const [entries, more] = [[], []];
  const seen = new Set();
  const under = new Map();
  for (let at = 0; at < results.length && entries.length < count; at += count) {
    for (const entry of await Promise.all(results.slice(at, at + count).map(([number]) => data.shown(number)))) {
      if (seen.has(entry.url) || seen.has(entry.text)) continue;
      seen.add(entry.url).add(entry.text);
      const heading = [entry.page[1], ...entry.trail, entry.title].join("/");
      under.set(heading, (under.get(heading) ?? 0) + 1);
      (under.get(heading) > SAME_HEADING ? more : entries).push(entry);
    }
  }
  return [...entries, ...more].slice(0, count);
}
