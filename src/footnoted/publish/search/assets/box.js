// The search box in the header: a combobox with a list of results (the pattern of the ARIA Authoring Practices). The focus
// stays in the box; the arrows choose, Enter opens, Escape closes the list, then empties the box.

const SHOWN = 8;
const PAUSE = 150; // milliseconds without a letter, after which it searches
const SAY = 800; // and after which the number of results is said to who hears the page

class Box {
  constructor(root, index) {
    this.index = index;
    this.root = root;
    this.input = root.querySelector("input[name=q]");
    this.output = root.querySelector(".md-search__output");
    this.status = root.querySelector(".md-search-result__meta");
    this.said = root.querySelector(".md-search__said");
    this.list = root.querySelector(".md-search-result__list");
    this.rest = root.querySelector(".md-search-result__rest");
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-controls", this.list.id],
    ]) {
      this.input.setAttribute(name, value);
    }
    this.close();
    for (const name of ["input", "focus", "click"]) this.input.addEventListener(name, () => this.#later());
    root.querySelector("form").addEventListener("submit", (event) => this.#submitted(event));
    root.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("click", (event) => this.#chosen(event));
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !root.contains(relatedTarget)) this.close();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!root.contains(target)) this.close();
    });
    addEventListener("popstate", () => this.#back());
    this.#back();
  }

  close() {
    clearTimeout(this.waiting);
    this.root.classList.remove("md-search--open");
    this.input.setAttribute("aria-expanded", "false");
    this.#select(-1);
  }

  // The index has grown: what was found is looked for again, and what was chosen stays chosen.
  again() {
    this.root.dataset.whole = "";
    if (this.#open) this.#search(this.at);
  }

  get #open() {
    return this.root.classList.contains("md-search--open");
  }

  // Back from a result that was chosen here: the query is there again, and the list with the result.
  #back() {
    const { search } = history.state ?? {};
    if (search) {
      this.input.value = search.text;
      this.input.focus({ preventScroll: true });
    }
    if (document.activeElement === this.input) this.#search(search?.at);
  }

  #later() {
    clearTimeout(this.waiting);
    if (!this.#open || this.input.value !== this.root.dataset.asked)
      this.waiting = setTimeout(() => this.#search(), PAUSE);
  }

  #search(at = -1) {
    clearTimeout(this.waiting);
    const text = this.input.value;
    if (!text.trim()) {
      this.#show([], [], "");
      this.close();
      return;
    }
    this.query = new Query(text, this.index);
    const all = this.query.results();
    const entries = all.slice(0, this.query.none ? 3 : SHOWN);
    this.#show(
      items(entries, this.query),
      summary(this.query, all.length, entries.length),
      all.length ? this.#all(text) : "",
    );
    this.root.dataset.asked = text;
    this.root.classList.add("md-search--open");
    this.input.setAttribute("aria-expanded", String(entries.length > 0));
    this.#select(at);
  }

  #show(found, told, rest) {
    this.links = found.map((each, at) => {
      const link = each.firstChild;
      each.setAttribute("role", "presentation");
      link.setAttribute("role", "option");
      Object.assign(link, { id: `${this.list.id}-${at}`, tabIndex: -1 });
      return link;
    });
    this.list.replaceChildren(...found);
    this.list.hidden = !found.length;
    this.status.replaceChildren(...told);
    this.rest.replaceChildren(rest);
    this.output.scrollTop = 0;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.said.textContent = this.status.textContent), SAY);
  }

  #all(text) {
    const link = element("a", "md-search-result__all", "All results, with filters");
    link.href = `${address("search/")}?q=${encodeURIComponent(text.slice(0, MAX_LENGTH))}`;
    return link;
  }

  #select(at) {
    this.at = at in (this.links ?? []) ? at : -1;
    for (const [number, link] of (this.links ?? []).entries())
      link.setAttribute("aria-selected", String(number === this.at));
    if (this.at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.links[this.at].id);
    this.links?.[this.at]?.scrollIntoView({ block: "nearest" });
  }

  #submitted(event) {
    event.preventDefault();
    if (this.at >= 0) this.links[this.at].click();
    else if (this.input.value.trim())
      location.assign(`${address("search/")}?q=${encodeURIComponent(this.input.value.slice(0, MAX_LENGTH))}`);
  }

  #chosen(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const search = { text: this.root.dataset.asked, at: this.links.indexOf(link) };
    history.replaceState({ ...history.state, search }, "");
    if (choose(link, this.query)) this.close();
  }

  #key(event) {
    if (event.key === "Escape") return this.#escape(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target !== this.input || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!this.#open) this.#search();
    else if (!event.altKey) this.#select(this.at + step < -1 ? this.links.length - 1 : this.at + step);
  }

  // What Escape does here it does alone: three of them, one for the list and one for the words, do not leave the site.
  #escape(event) {
    if (!this.#open && !this.input.value) return void this.root.dispatchEvent(new Event("search:leave"));
    event.preventDefault();
    event.stopPropagation();
    if (!this.#open) this.input.value = "";
    this.input.focus();
    this.close();
    this.root.dispatchEvent(new Event("search:leave"));
  }
}
