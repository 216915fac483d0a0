// Starts once this script and the entries are there (see search.js): serves the box and the page.

let index;
let shown = [];

footnotedSearch({
  start(entries, script, style) {
    site = new URL("../../", script);
    index = new Index(entries);
    index.begin();
    const box = document.querySelector(".md-search");
    const page = document.querySelector(".search-page");
    shown = [page && new SearchPage(page, index), box && new Box(box, index)].filter(Boolean);
    if (!page) styled(new URL(style, script));
  },
  async complete(evidence) {
    await index.complete(evidence);
    for (const each of shown) each.again();
  },
});

// The style sheet of the results; the search page has it from the start.
function styled(address) {
  const link = element("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
}
