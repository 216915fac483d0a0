// Starts when the reader turns to the search (see search.js): loads the index, then serves the box and the page.

const MAX_LENGTH = 300;
const MAX_WORDS = 24;
const MOST = 1000;

part("index", script.dataset.index).then((index) => {
  const data = new Data(index);
  const box = document.querySelector(".md-search");
  const page = document.querySelector(".search-page");
  if (box) new Box(box, data);
  if (page) new SearchPage(page, data);
  script.dataset.ready = "";
});
