// The search page: /search/?q=…&topic=…&year=…&kind=…, with filters, so that a search can be linked and kept.

const AT_A_TIME = 20;
const KINDS = { primary: "Primary: the record itself", secondary: "Press and commentary", advocacy: "Parties and campaigners" };

class SearchPage {
  constructor(root, data) {
    this.data = data;
    this.root = root;
    this.form = root.querySelector("form");
    this.input = root.querySelector("input[name=q]");
    this.filters = root.querySelector(".search-page__filters");
    this.status = root.querySelector("[role=status]");
    this.list = root.querySelector("ol");
    this.rest = root.querySelector(".search-page__rest");
    this.latest = 0;
    this.chosen = {};
    const asked = new URLSearchParams(location.search);
    for (const name of ["topic", "year", "kind"]) this.chosen[name] = asked.get(name) ?? "";
    this.input.value = asked.get("q") ?? this.input.value; // what was typed before this script was here stays
    this.input.addEventListener("input", () => this.update());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.update();
    });
    this.update();
  }

  async update(count = AT_A_TIME) {
    const turn = ++this.latest;
    const text = this.input.value.slice(0, MAX_LENGTH);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#remember(text), 300); // browsers refuse an address for each letter
    const found = await this.#find(text, count).catch((error) => ({ filters: [], ...unavailable(error) }));
    if (turn !== this.latest) return;
    this.list.replaceChildren(...found.items);
    this.filters.replaceChildren(...found.filters);
    this.rest.replaceChildren(found.rest);
    this.status.replaceChildren(...[found.status].flat());
    this.root.dataset.asked = text;
  }

  async #find(text, count) {
    const query = await Query.of(text, this.data);
    const all = (await query.results()).map(([number]) => number);
    const fitting = all.filter((number) => this.#fits(number));
    const entries = await distinct(fitting.map((number) => [number]), this.data, count);
    const none = text.trim() && !all.length ? await nothing(text, query, (word) => this.#suggest(word)) : "";
    const more = entries.length === count && fitting.length > count;
    return {
      items: entries.map((entry) => item(entry, query)),
      filters: all.length ? this.#filters(all) : [],
      rest: more ? this.#more(count) : none,
      status: text.trim() ? [`${counted(fitting.length)} for `, ...quoted(text), `.${all.length ? corrected(query) : ""}`] : [],
    };
  }

  #fits(number, but) {
    const { topic, year, kind } = this.chosen;
    return (
      (!topic || but === "topic" || this.#topic(number) === topic) &&
      (!year || but === "year" || this.data.years(number).includes(Number(year))) &&
      (!kind || but === "kind" || this.data.kinds(number).includes(kind))
    );
  }

  // Three lists to choose from, with how many results each choice leaves.
  #filters(all) {
    const titles = new Map(this.data.pages.map(([title, url]) => [`/${url}`, title]));
    return [
      this.#filter("topic", "Topic", all, (number) => [this.#topic(number)], (url) => titles.get(url) ?? url),
      this.#filter("year", "Year", all, (number) => this.data.years(number), String),
      this.#filter("kind", "Kind of source", all, (number) => this.data.kinds(number), (kind) => KINDS[kind] ?? kind),
    ];
  }

  #filter(name, label, all, valuesOf, show) {
    const counts = new Map();
    for (const number of all) {
      if (this.#fits(number, name)) for (const value of valuesOf(number)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (this.chosen[name] && !counts.has(this.#value(name))) counts.set(this.#value(name), 0);
    const select = element("select", "", new Option("All", ""));
    const values = [...counts.keys()];
    if (name === "year") values.sort((one, other) => other - one);
    for (const value of values) {
      const chosen = String(value) === this.chosen[name];
      select.append(new Option(`${show(value)} (${counts.get(value)})`, value, chosen, chosen));
    }
    select.addEventListener("change", () => {
      this.chosen[name] = select.value;
      this.update().then(() => this.filters.querySelector(`[data-filter=${name}]`)?.focus());
    });
    select.dataset.filter = name;
    return element("label", "", label, " ", select);
  }

  // A page's address, as it stands in the address of a search; the slash tells the home page from no choice.
  #topic(number) {
    return `/${this.data.pages[this.data.topic[number]][1]}`;
  }

  #value(name) {
    return name === "year" ? Number(this.chosen.year) : this.chosen[name];
  }

  #more(count) {
    const button = element("button", "", "Show more");
    button.type = "button";
    button.addEventListener("click", async () => {
      await this.update(count + AT_A_TIME);
      this.list.children[count]?.querySelector("a").focus();
    });
    return button;
  }

  #suggest(word) {
    this.input.value = word;
    this.input.focus();
    this.update();
  }

  // The address says what is searched, so that it can be copied; it is not a step back for each letter.
  #remember(text) {
    const asked = new URLSearchParams();
    for (const [name, value] of [["q", text.trim()], ...Object.entries(this.chosen)]) if (value) asked.set(name, value);
    const query = asked.toString();
    history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash);
  }
}
