// Starts when the reader turns to the search (see search.js): loads the index, then serves the box and the page.

const MAX_LENGTH = 300;
const MAX_WORDS = 24;

// The style sheet of the results; the search page has it from the start.
function styled() {
  if (document.querySelector(".search-page")) return null;
  const link = element("link");
  link.rel = "stylesheet";
  link.href = new URL(script.dataset.style, folder);
  document.head.append(link);
  return new Promise((resolve) => (link.onload = link.onerror = resolve));
}

Promise.all([part("index", script.dataset.index), styled()]).then(([index]) => {
  const data = new Data(index);
  const box = document.querySelector(".md-search");
  const page = document.querySelector(".search-page");
  if (box) new Box(box, data);
  if (page) new SearchPage(page, data);
  script.dataset.ready = "";
}).catch(() => script.dispatchEvent(new Event("error"))); // search.js tries again
