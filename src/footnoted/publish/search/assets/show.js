// Results as elements. Whatever the reader typed and whatever the site says goes in as text, never as markup.

const LABEL = { p: "Page", s: "Section", e: "Event", t: "Glossary", o: "Source", n: "Who" };
const SNIPPET = 260;

let site; // the site's top

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

// A page's address: from file:// no server turns a folder into its index.html.
function address(url) {
  const found = new URL(url, site);
  if (found.protocol === "file:" && found.pathname.endsWith("/")) found.pathname += "index.html";
  return found.href;
}

// The list items of these entries, no two with the same title.
function items(entries, query) {
  const titles = new Set();
  return entries.map((entry) => {
    const name = entry.heading.title;
    const others = ["", entry.page.title, entry.above.at(-1)?.title, entry.date, entry.text.slice(0, 60), entry.url];
    const title = others
      .map((other) => (other && other !== name ? `${name} – ${other}` : name))
      .find((each) => !titles.has(each));
    titles.add(title);
    return item(entry, title, query);
  });
}

function item(entry, title, query) {
  const { text, from } = excerpt(entry, query);
  const trail = entry.what === "p" ? "" : [entry.page, ...entry.above.slice(1)].map((each) => each.title).join(" › ");
  const facts = [LABEL[entry.what], trail, from.date && (from.said ? from.date : `source: ${from.date}`)];
  const link = element(
    "a",
    "md-search-result__link",
    element("span", "md-search-result__title", ...marked(title, query)),
    element("span", "md-search-result__text", ...marked(text, query)),
    element("span", "md-search-result__about", facts.filter(Boolean).join(" · ")),
  );
  link.href = address(entry.url);
  return element("li", "md-search-result__item", link);
}

// What an entry says, from the sentence on that has the most of the query's words, and the entry that it is from: a
// heading says what stands below it.
function excerpt(entry, query) {
  let best = { value: -1, text: "", from: entry, at: 0 };
  for (const from of [entry, ...("se".includes(entry.what) ? entry.below : [])]) {
    for (const text of [from.text, query.exact.length ? from.evidence : ""]) {
      // what is quoted may stand there alone
      let at = 0;
      for (const sentence of text.split(/(?<=[.!?]["”’)]?\s)(?=[\p{Lu}\d“‘"(])/u)) {
        const terms = new Set(matches(sentence, query).flatMap((each) => each.terms));
        const value = query.says(terms) + (query.exact.length && query.quotes(sentence) ? 1000 : 0);
        if (text && value > best.value) best = { value, text, from, at };
        at += sentence.length;
      }
    }
  }
  const { text, from, at } = best;
  if (text.length <= SNIPPET) return { text, from };
  let to = at + SNIPPET;
  if (to < text.length) to = text.lastIndexOf(" ", to);
  return { text: (at ? "… " : "") + text.slice(at, to) + (to < text.length ? " …" : ""), from };
}

function marked(text, query) {
  const parts = [];
  let done = 0;
  for (const { from, to } of matches(text, query)) {
    parts.push(text.slice(done, from), element("mark", "", text.slice(from, to)));
    done = to;
  }
  return [...parts, text.slice(done)].filter(Boolean);
}

// Where the query's words, or words of the same meaning, stand in a text.
function matches(text, query) {
  const { synonyms } = query.index;
  const found = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.,'’]*/gu)].map((each) => ({
    from: each.index,
    to: each.index + each[0].replace(/[.,'’]+$/, "").length,
    term: termsOf(each[0]).join(" "),
  }));
  const places = [];
  for (let at = 0; at < found.length; at++) {
    const size = synonyms.size(
      found.map(({ term }) => term),
      at,
    );
    const phrase = found
      .slice(at, at + size)
      .map(({ term }) => term)
      .join(" ");
    const terms = [phrase, ...(synonyms.get(phrase)?.groups ?? [])].filter((each) => query.wants(each));
    if (terms.length) {
      places.push({ from: found[at].from, to: found[at + size - 1].to, terms });
      at += size - 1;
    } else if (query.wants(found[at].term)) {
      places.push({ ...found[at], terms: [found[at].term] });
    }
  }
  return places;
}

// What is said above the results: how many there are and are shown, and what was not looked for as it was typed.
function summary(query, all, shown) {
  if (!query.index.whole) return ["Searching …"]; // what is shown are the first finds
  const told = [];
  if (query.none) told.push("Not on this site: ", ...missing(query), ". ", ...toHelp(query));
  else
    told.push(
      all === 1 ? "1 result" : `${all.toLocaleString("en-GB")} results`,
      shown < all ? `, the first ${shown} shown.` : ".",
    );
  const meant = [...query.corrected].map(
    ([typed, word]) => `‘${query.index.joined.get(word) ?? word}’ instead of ‘${typed}’`,
  );
  if (meant.length) told.push(` Searched for ${meant.join(" and ")}.`);
  if (!query.none && query.nowhere.length) told.push(" Not on this site: ", ...quoted(query.nowhere.join(" ")), ".");
  if (query.cut) told.push(` Only the first ${MAX_LENGTH} characters are searched.`);
  if (query.none && shown) told.push(" The nearest that there is:");
  return told;
}

// What no page says: the words that are nowhere, else all of the question.
function missing(query) {
  if (query.exact.length || !query.nowhere.length) return quoted(query.text.trim());
  return quoted(query.nowhere.join(" "));
}

function toHelp(query) {
  const help = query.help();
  if (!help) return ["Look in the ", toIndex(), "."];
  const link = element("a", "", help.title);
  link.href = address(help.url);
  return ["For help: ", link, ". All there is: ", toIndex(), "."];
}

function toIndex() {
  const link = element("a", "", "A–Z index");
  link.href = address("search/") + "#index";
  return link;
}

// What the reader typed, in its own direction of writing.
function quoted(text) {
  return ["“", element("bdi", "", text.slice(0, 100)), "”"];
}

// A result is chosen: the page that it leads to learns which words to mark, those that are marked in the result and those
// of the query. Whether that is the page that is shown already.
function choose(link, query) {
  const marks = [...link.querySelectorAll("mark")].map((each) => each.textContent);
  const words = [...new Set([...marks, ...query.telling])].sort((one, other) => other.length - one.length);
  const here = link.href.split("#")[0] === location.href.split("#")[0];
  if (here)
    setTimeout(() => footnotedArrive(words)); // once the browser has gone to the place
  else window.name = `search:${words.join("\n")}`;
  return here;
}
