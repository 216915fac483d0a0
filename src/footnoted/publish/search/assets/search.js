// Small, and on every page: brings the search when the reader turns to it, and marks the words that led here.
(() => {
  "use strict";
  const FILES = {}; // filled when the site is built: what is brought later, by name
  const here = document.currentScript;
  const root = document.querySelector(".md-search");
  const input = root?.querySelector("input");
  const page = document.querySelector(".search-page");
  const toggle = document.getElementById("__search");
  const parts = {};
  const brought = new Set();

  if (root && !root.querySelector(".md-search__output")) {
    // the places for results, where the theme has none
    root.insertAdjacentHTML(
      "beforeend",
      `<p class="md-search__said" role="status"></p>
      <div class="md-search__output md-search-result">
        <p class="md-search-result__meta"></p>
        <ul class="md-search-result__list" id="search-results" role="listbox" aria-label="Results" hidden></ul>
        <div class="md-search-result__rest"></div>
      </div>`,
    );
  }

  // The files that are brought, each a script as scripts load from file:// too, call this with what they bring. The
  // evidence comes last: the first results do without it.
  globalThis.footnotedSearch = (part) => {
    Object.assign(parts, part);
    if (!parts.started && parts.start && parts.entries) {
      parts.started = true;
      parts.start(parts.entries, here.src, FILES.style);
      begin();
    }
    if (part.evidence) parts.complete(part.evidence);
  };

  function begin() {
    for (const name of parts.started ? ["evidence"] : ["engine", "entries"]) if (!brought.has(name)) bring(name);
    waiting();
  }

  function bring(name) {
    const script = document.createElement("script");
    script.src = new URL(FILES[name], here.src);
    script.onload = () => script.remove();
    script.onerror = () => {
      // lost on the way: say so, and where else to look; the next turn to the search tries again
      script.remove();
      brought.delete(name);
      const link = document.createElement("a");
      link.href = new URL(`../../search/${location.protocol === "file:" ? "index.html" : ""}#index`, here.src);
      link.textContent = "A–Z index";
      tell("The search did not load. Look in the ", link, ", or try again.");
    };
    brought.add(name);
    document.head.append(script);
  }

  function waiting() {
    const asked = page?.querySelector("input").value || new URLSearchParams(location.search).get("q");
    if (!parts.started && (input?.value || (page && asked))) tell("The search is loading …");
  }

  function tell(...words) {
    document
      .querySelector(".search-page__status")
      ?.replaceChildren(...words.map((each) => each.cloneNode?.(true) ?? each));
    if (!input?.value) return;
    root.querySelector(".md-search-result__meta").replaceChildren(...words);
    root.classList.add("md-search--open");
  }

  if (page) {
    page.querySelector(".search-page__plain").remove(); // it says that there is no script
    if (location.search) begin();
    else page.addEventListener("focusin", begin);
    page.addEventListener("input", begin);
  }

  if (input) {
    // On a narrow screen of the theme the box opens over the page: its check box says whether it is open.
    const narrow = matchMedia("(max-width: 59.984375em)");
    const open = (yes) => {
      if (toggle && narrow.matches) toggle.checked = yes;
    };
    input.addEventListener("focus", () => {
      begin();
      open(true);
    });
    input.addEventListener("input", () => {
      begin();
      waiting();
    });
    toggle?.addEventListener("change", () => toggle.checked && input.focus());
    root.addEventListener("search:leave", () => {
      open(false);
      if (toggle && narrow.matches) input.blur();
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
    if (history.state?.search) begin(); // Back from a result that was chosen in the box: it shows its list again
  }

  // Marks words in the page's text. The elements are taken out again before others are marked.
  function mark(words) {
    for (const each of document.querySelectorAll("mark.found")) each.replaceWith(...each.childNodes);
    const article = document.querySelector("article") ?? document.querySelector("main");
    if (!words?.length || !article) return;
    const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|");
    const wanted = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "giu");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((each) => !each.parentElement.closest("svg, script, style, form"))) {
      for (const { 0: word, index } of [...text.data.matchAll(wanted)].reverse()) {
        const found = text.splitText(index);
        found.splitText(word.length);
        const made = document.createElement("mark");
        made.className = "found";
        found.replaceWith(made);
        made.append(found);
      }
    }
  }

  // Come from a result: its words are marked, and the focus is where they are. They stay with this step of the tab's
  // history, so that Back and a reload mark them again, and the page's address is as everybody knows it.
  globalThis.footnotedArrive = (words) => {
    history.replaceState({ ...history.state, found: words }, "");
    mark(words);
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? document.querySelector("h1");
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: Boolean(location.hash) });
  };

  // From one page to the next the words go in the window's name, which no address shows and no site stores. It is emptied
  // at once, and browsers empty it where a reader leaves for another site.
  if (window.name.startsWith("search:")) {
    const words = window.name.slice(7).split("\n").filter(Boolean);
    window.name = "";
    footnotedArrive(words);
  } else {
    mark(history.state?.found);
  }
  addEventListener("popstate", ({ state }) => mark(state?.found));
})();
