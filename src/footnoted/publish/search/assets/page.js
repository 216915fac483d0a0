// The search page: /search/?q=…&topic=…&year=…&kind=…, with filters, so that a search can be linked and kept.

const AT_A_TIME = 20;
const KINDS = {
  primary: "Primary: the record itself",
  secondary: "Press and commentary",
  advocacy: "Parties and campaigners",
};

class SearchPage {
  constructor(root, index) {
    this.index = index;
    this.root = root;
    this.input = root.querySelector("input[name=q]");
    this.filters = root.querySelector(".search-page__filters");
    this.status = root.querySelector("[role=status]");
    this.list = root.querySelector("ol");
    this.rest = root.querySelector(".search-page__rest");
    this.chosen = {};
    const asked = new URLSearchParams(location.search);
    for (const name of ["topic", "year", "kind"]) this.chosen[name] = asked.get(name) ?? "";
    this.input.value = asked.get("q") ?? this.input.value; // what was typed before this script was here stays
    this.input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.update(), 2 * PAUSE);
    });
    root.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.update();
    });
    this.list.addEventListener("click", (event) => this.#chosen(event));
    this.update(history.state?.page?.count);
    if (asked.get("q") && document.activeElement === document.body) this.input.focus({ preventScroll: true });
  }

  // The index has grown. The focus stays on the result that it is on; back from a result, it is on the one that was chosen.
  again() {
    const focused = [...this.list.children].findIndex((each) => each.contains(document.activeElement));
    this.update(this.count);
    const at = focused < 0 && document.activeElement === this.input ? history.state?.page?.at : focused;
    this.list.children[at]?.querySelector("a").focus();
  }

  update(count = AT_A_TIME) {
    clearTimeout(this.waiting);
    const text = this.input.value;
    this.count = count;
    this.query = new Query(text, this.index);
    const fitting = text.trim() ? this.query.results((entry) => this.#fits(entry)) : [];
    const entries = fitting.slice(0, count);
    this.list.replaceChildren(...items(entries, this.query));
    this.filters.replaceChildren(...(text.trim() && this.query.near.length ? this.#filters() : []));
    this.rest.replaceChildren(fitting.length > count ? this.#more(count) : "");
    this.status.replaceChildren(...(text.trim() ? summary(this.query, fitting.length, entries.length) : []));
    this.#remember(this.query.text);
    this.root.dataset.asked = text;
  }

  #fits(entry, but) {
    return Object.entries(this.chosen).every(
      ([name, value]) => !value || name === but || valuesOf(entry, name, this.index).includes(value),
    );
  }

  // Three lists to choose from, with how many results each choice leaves.
  #filters() {
    const titles = new Map(
      this.index.entries.filter(({ what }) => what === "p").map(({ url, title }) => [`/${url}`, title]),
    );
    return [
      this.#filter("topic", "Topic", (url) => titles.get(url) ?? url),
      this.#filter("year", "Year", String),
      this.#filter("kind", "Kind of source", (kind) => KINDS[kind] ?? kind),
    ];
  }

  #filter(name, label, show) {
    const others = this.query.near.filter((entry) => this.#fits(entry, name));
    const valued = new Map();
    for (const entry of others)
      for (const value of valuesOf(entry, name, this.index)) valued.set(value, [...(valued.get(value) ?? []), entry]);
    const counts = new Map([...valued].map(([value, entries]) => [value, distinct(entries).length]));
    const chosen = this.chosen[name];
    if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
    const select = element("select", "", new Option("All", ""));
    const values = [...counts.keys()];
    if (name === "year") values.sort((one, other) => other - one);
    for (const value of values)
      select.append(new Option(`${show(value)} (${counts.get(value)})`, value, value === chosen, value === chosen));
    select.addEventListener("change", () => {
      this.chosen[name] = select.value;
      this.update();
      this.filters.querySelector(`[data-filter=${name}]`)?.focus();
    });
    select.dataset.filter = name;
    return element("label", "", label, " ", select);
  }

  #more(count) {
    const button = element("button", "", "Show more");
    button.type = "button";
    button.addEventListener("click", () => {
      this.update(count + AT_A_TIME);
      this.list.children[count]?.querySelector("a").focus();
    });
    return button;
  }

  // Back from a result: as many are shown as there were, and the focus is on the one that was chosen.
  #chosen(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = [...this.list.children].indexOf(link.parentElement);
    history.replaceState({ ...history.state, page: { count: this.count, at } }, "");
    choose(link, this.query);
  }

  // The address says what is searched, so that it can be copied; it is not a step back for each letter.
  #remember(text) {
    const asked = new URLSearchParams();
    for (const [name, value] of [["q", text.trim()], ...Object.entries(this.chosen)]) if (value) asked.set(name, value);
    const query = asked.toString();
    const address = location.pathname + (query && `?${query}`);
    if (address !== location.pathname + location.search)
      history.replaceState(history.state, "", address + location.hash);
  }
}

// A page's address as it stands in the address of a search: the slash tells the home page from no choice.
function valuesOf(entry, name, index) {
  if (name === "topic") return [`/${entry.page.url}`];
  if (name === "year") return entry.years.map(String);
  return [...new Set(entry.cites.map((each) => index.entries[each].kind))];
}
