// Small, and on every page: brings the search (engine.js) when the reader turns to it.
(() => {
  "use strict";
  const here = document.currentScript;
  const toggle = document.getElementById("__search");
  let begun = false;

  function begin() {
    if (begun) return;
    begun = true;
    const engine = document.createElement("script");
    engine.src = new URL(here.dataset.engine, here.src);
    engine.dataset.index = here.dataset.index;
    engine.dataset.style = here.dataset.style;
    engine.onerror = () => { // lost on the way: the next turn to the search tries again
      engine.remove();
      begun = false;
    };
    document.head.append(engine);
  }

  const input = document.querySelector(".md-search__input");
  const page = document.querySelector(".search-page");
  if (page) {
    page.querySelector(".search-page__plain").remove(); // it says that there is no script
    if (location.search) begin();
    else page.addEventListener("focusin", begin);
  }
  if (!input) return;

  // On a narrow screen the box opens over the page: the theme's check box says whether it is open.
  const narrow = matchMedia("(max-width: 59.984375em)");
  const open = (yes) => {
    if (toggle && narrow.matches) toggle.checked = yes;
  };
  input.addEventListener("pointerenter", begin);
  input.addEventListener("focus", () => {
    begin();
    open(true);
  });
  toggle?.addEventListener("change", () => toggle.checked && input.focus());
  input.closest(".md-search").addEventListener("search:leave", () => {
    open(false);
    if (narrow.matches) input.blur();
  });

  // With a second key held, as single keys get in the way of people who speak to their computer (WCAG 2.1.4).
  input.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || event.altKey || event.shiftKey || event.ctrlKey === event.metaKey) return;
    event.preventDefault();
    open(true);
    input.focus();
    input.select();
  });
})();
