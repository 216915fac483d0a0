// Results as elements. Whatever the reader typed and whatever the site says goes in as text, never as markup.

const LABEL = { p: "Page", s: "Section", e: "Event", r: "In a table", t: "Glossary", o: "Source", n: "Who" };
const SNIPPET = 260;

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

function item(entry, query) {
  const title = element("span", "md-search-result__title", ...marked(entry.title, query));
  const text = element("span", "md-search-result__text", ...marked(snippet(entry.text, query), query));
  const trail = entry.what === "p" ? "" : [entry.page[0], ...entry.trail].join(" › ");
  const facts = [LABEL[entry.what], trail, entry.date && (entry.said ? entry.date : `source: ${entry.date}`)];
  const about = element("span", "md-search-result__about", facts.filter(Boolean).join(" · "));
  const link = element("a", "md-search-result__link", title, text, about);
  link.href = address(entry.url);
  return element("li", "md-search-result__item", link);
}

// The text, or the part of a long text that begins a little before the first match.
function snippet(text, query) {
  if (text.length <= SNIPPET) return text;
  const first = matches(text, query)[0]?.[0] ?? 0;
  let from = first < SNIPPET * 0.7 ? 0 : text.lastIndexOf(" ", first - 60) + 1;
  from = Math.max(0, Math.min(from, text.lastIndexOf(" ", text.length - SNIPPET) + 1));
  let to = from + SNIPPET;
  if (to < text.length) to = text.lastIndexOf(" ", to);
  return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
}

function marked(text, query) {
  const parts = [];
  let done = 0;
  for (const [from, to] of matches(text, query)) {
    parts.push(text.slice(done, from), element("mark", "", text.slice(from, to)));
    done = to;
  }
  return [...parts, text.slice(done)].filter(Boolean);
}

// Where the query's words, or words of the same meaning, stand in a text.
function matches(text, query) {
  const { words, groups, longest } = query.data;
  const wanted = new Set(query.needed);
  const found = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.,'’]*/gu)].map((each) => ({
    from: each.index,
    to: each.index + each[0].replace(/[.,'’]+$/, "").length,
    term: words.in(each[0]).map((word) => words.term(word)).join(" "),
  }));
  const places = [];
  for (let at = 0; at < found.length; at++) {
    let size = wanted.has(found[at].term) ? 1 : 0;
    for (let more = 1; more <= Math.min(longest, found.length - at); more++) {
      const phrase = found.slice(at, at + more).map(({ term }) => term).join(" ");
      if (groups.get(phrase)?.some((group) => wanted.has(`=${group}`))) size = more;
    }
    if (size) {
      places.push([found[at].from, found[at + size - 1].to]);
      at += size - 1;
    }
  }
  return places;
}

function counted(number) {
  return number === 1 ? "1 result" : `${number.toLocaleString("en-GB")} results`;
}

// What is said above the results, where a word was not known as it was typed.
function corrected(query) {
  if (!query.corrections.size) return "";
  return ` Searched for ${[...query.corrections].map((word) => `‘${word}’`).join(" and ")}.`;
}

// Nothing found: say so, and where else to look.
async function nothing(text, query, suggest) {
  const written = await query.data.written();
  const near = new Set(query.words.flatMap((each) => nearby(each, written)).slice(0, 6).map(({ word }) => word));
  const parts = [element("p", "", "Nothing found for ", ...quoted(text), ".")];
  if (near.size) {
    const words = [...near].flatMap((word, at) => {
      const button = element("button", "md-search-result__near", word);
      button.type = "button";
      button.addEventListener("click", () => suggest(word));
      return at ? [" ", button] : [button];
    });
    parts.push(element("p", "", "The nearest words on this site: ", ...words));
  }
  parts.push(element("p", "", "Or look in the ", toIndex(), "."));
  return element("div", "md-search-result__nothing", ...parts);
}

// A part of the index did not load: say so, and where else to look.
function unavailable(error) {
  console.info(error);
  return { items: [], rest: element("p", "", "Please look in the ", toIndex(), "."), status: "The search did not load." };
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
