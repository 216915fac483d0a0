// What the site does beyond showing pages. Everything can be read and reached without it.
(() => {
  "use strict";
  const root = new URL("../", document.currentScript.src).href;
  const html = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const button = (text, act, attributes = {}) => {
    const made = make("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", act);
    return made;
  };

  // Said to screen readers, seen by nobody.
  const voice = document.body.appendChild(make("p", { class: "visually-hidden", role: "status" }));
  const say = (text) => { voice.textContent = ""; setTimeout(() => { voice.textContent = text; }, 50); };

  const copy = async (text, told) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.body.appendChild(make("textarea", { class: "visually-hidden" }));
      box.value = text;
      const { activeElement } = document;
      box.select();
      if (!document.execCommand("copy")) told = "It could not be copied";
      box.remove();
      activeElement?.focus();
    }
    say(told);
    return told;
  };
  // A button that copies says so for three seconds.
  const copier = (text, words, told, attributes) => button(text, async (event) => {
    const { target } = event;
    const done = await copy(words, told);
    target.textContent = done === told ? "Copied ✓" : "Could not be copied";
    setTimeout(() => { target.textContent = text; }, 3000);
  }, attributes);

  // ---- Colours: the one thing that is stored, and only when the reader chooses ----

  const colours = one(".colours");
  if (colours) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const dark = () => (html.dataset.colours ? html.dataset.colours === "dark" : system.matches);
    const show = () => { colours.textContent = dark() ? "Light colours" : "Dark colours"; };
    colours.hidden = false;
    colours.addEventListener("click", () => {
      html.dataset.colours = dark() ? "light" : "dark";
      try { localStorage.setItem("colours", html.dataset.colours); } catch { /* no storage: the choice holds for this page */ }
      show();
    });
    system.addEventListener?.("change", show);
    show();
  }

  // ---- Leaving quickly: the link, or Shift three times. Back and Reload leave again (the first script of the page, too) ----

  const exit = one(".quick-exit");
  if (exit) {
    const leave = (event) => {
      event?.preventDefault();
      html.hidden = true;
      document.title = "";
      try { sessionStorage.v = exit.href; } catch { /* no storage: this page is still replaced */ }
      location.replace(exit.href);
    };
    exit.addEventListener("click", leave);
    addEventListener("pageshow", ({ persisted }) => { // the page was kept as it stood, and no script of it runs anew
      try { if (persisted && sessionStorage.v) leave(); } catch { /* no storage */ }
    });
    // Firefox shows a kept page the storage as it was when the page was left (seen in 153), so that it cannot know: what
    // listens to its unloading is not kept. Others would warn of the listener, and need none.
    if (CSS.supports("-moz-appearance", "none")) addEventListener("unload", () => {});
    let pressed = [];
    addEventListener("keydown", (event) => {
      if (event.key !== "Shift" || event.repeat || event.target.closest?.("input, textarea, select")) { pressed = []; return; }
      pressed = [...pressed, Date.now()].filter((each, _, { length }) => length < 4 && Date.now() - each < 5000);
      if (pressed.length === 3) leave();
      else say(`Press Shift ${3 - pressed.length} more ${pressed.length === 2 ? "time" : "times"} to leave this site`);
    });
  }

  // ---- The masthead: the page's title once its heading has scrolled away, and the search field where there is only an icon ----

  const heading = one("h1");
  const pageName = one(".page-name");
  if (heading && pageName && window.IntersectionObserver) {
    new IntersectionObserver(([{ isIntersecting }]) => {
      pageName.textContent = isIntersecting ? "" : heading.firstChild?.textContent ?? "";
    }, { rootMargin: "-50px 0px 0px" }).observe(heading);
  }
  one(".search-icon")?.addEventListener("click", (event) => {
    const field = one(".masthead .md-search__input");
    if (!field) return;
    event.preventDefault();
    if (html.classList.toggle("searching")) field.focus();
  });

  const menu = one(".menu");
  if (menu) {
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) { menu.open = false; one("summary", menu).focus(); }
    });
  }

  // ---- What opens under a claim: one thing at a time ----

  let opened = null;
  const close = (focus) => {
    if (!opened) return;
    const { opener, shown } = opened;
    opened = null;
    shown.remove();
    opener.setAttribute("aria-expanded", "false");
    if (focus) opener.focus();
  };
  const open = (opener, content) => {
    const same = opened && opened.opener === opener;
    close(false);
    if (same) return;
    const row = opener.closest("tr");
    const block = row || opener.closest("p, li, dd, dt, figcaption, blockquote") || opener.parentElement;
    let shown = content;
    if (row) shown = make("tr", {}, make("td", { colspan: String(row.cells.length) }, content));
    if (block.matches("li, dd, dt, figcaption")) block.append(shown); else block.after(shown);
    opener.setAttribute("aria-expanded", "true");
    opened = { opener, shown };
    content.focus({ preventScroll: true });
    content.scrollIntoView({ block: "nearest" });
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened) close(true);
  });

  // ---- Notes: a tap opens them under the claim. By keyboard the mark leads to the note, and the note leads back ----

  const noteOf = (mark) => document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  const unfold = (place) => { // not every browser opens a fold for a link into it
    const fold = place?.closest("details:not([open])");
    if (fold) fold.open = true;
    return fold;
  };
  if (unfold(one(":target"))) one(":target").scrollIntoView();
  // The notes of a block: each source once, with those of its excerpts that the block cites.
  const entriesOf = (block) => {
    const cited = marksIn(block).map(noteOf);
    return [...new Set(cited.map((note) => note.parentElement.closest("li") || note))].map((source) => {
      const held = source.cloneNode(true);
      for (const each of all(".footnote-backref", held)) each.remove();
      all("li", held).forEach((note, at) => {
        note.value = at + 1;
        if (!cited.some(({ id }) => id === note.id)) note.remove();
        note.removeAttribute("id");
      });
      if (!one("li", held)) one("ol", held)?.remove();
      const number = make("b", { class: "note-number" }, String([...source.parentElement.children].indexOf(source) + 1));
      return make("div", { class: "note-entry" }, number, " ", ...held.childNodes);
    });
  };
  const blockOf = (mark) => mark.closest("tr") || mark.closest("p, li, dd") || mark.parentElement;
  for (const mark of all("a.footnote-ref")) {
    mark.addEventListener("click", (event) => {
      const block = blockOf(mark);
      if (!event.detail || event.ctrlKey || event.metaKey || event.shiftKey || !noteOf(mark)) { unfold(noteOf(mark)); return; }
      event.preventDefault();
      const panel = make("aside", { class: "note-panel", tabindex: "-1", "aria-label": "Evidence for this statement" });
      panel.append(button("Close", () => close(true), { class: "note-close" }));
      panel.append(...entriesOf(block));
      const link = one("a.claim-link", block);
      if (link) panel.append(make("div", { class: "claim-buttons" }, ...actionsFor(link)));
      open(mark, panel);
    });
  }

  // ---- The evidence pane: the whole excerpts of the block that is being read, beside the text where the window is wide enough ----

  const wide = matchMedia("(min-width: 80em)");
  const article = one(".md-content__inner");
  const marksIn = (block) => all("a.footnote-ref", block).filter((mark) => blockOf(mark) === block && noteOf(mark));
  const layPane = () => {
    if (!article || !wide.matches || one(".evidence-pane")) return;
    const blocks = [...new Set(all("a.footnote-ref", article).map(blockOf))].filter((block) => marksIn(block).length);
    if (!blocks.length) return;
    const pane = make("div", { class: "evidence-pane", "aria-hidden": "true" });
    one(".md-main__inner").append(pane);
    let shown = null;
    const show = (block) => {
      if (!block || block === shown) return;
      shown?.classList.remove("is-read");
      shown = block;
      block.classList.add("is-read");
      pane.replaceChildren(...entriesOf(block));
      for (const each of all("a", pane)) each.tabIndex = -1;
    };
    let held = false; // by the pointer or the keyboard, until the page is scrolled
    const read = () => { // what a link led to while it is in view, else the first block whose end is not above the upper third
      if (held) return;
      const asked = blocks.find((block) => block.matches(":target"))?.getBoundingClientRect();
      if (asked && asked.bottom > 50 && asked.top < innerHeight) { show(one(":target")); return; }
      const line = innerHeight / 3;
      show(blocks.find((block) => block.getBoundingClientRect().bottom > line) || blocks[blocks.length - 1]);
    };
    for (const block of blocks) {
      const hold = () => { held = true; show(block); };
      block.addEventListener("pointerenter", hold);
      block.addEventListener("focusin", hold);
    }
    addEventListener("scroll", () => { held = false; requestAnimationFrame(read); }, { passive: true });
    read();
  };
  // Where the browser is never idle, after a second all the same.
  const later = (act) => (window.requestIdleCallback ? requestIdleCallback(act, { timeout: 1000 }) : setTimeout(act, 1));
  later(layPane);
  wide.addEventListener?.("change", layPane);

  // ---- Text far down is laid out late (see the style sheet): here bit by bit, so that a slow phone can answer in between ----

  const waiting = html.matches(".late") ? all(".md-typeset > :is(p, ul:not([class]), .table-box, .event):nth-child(n+12)") : [];
  const layNext = () => {
    for (const each of waiting.splice(0, 6)) each.style.contentVisibility = "visible";
    if (waiting.length) later(layNext);
  };
  layNext();
  addEventListener("click", (event) => { // a place on the page is asked for: it must be where it will stay
    if (!event.defaultPrevented && event.target.closest?.("a[href^='#']")) html.classList.remove("late");
  });

  // ---- What can be done with a claim: copy its link, copy it as a quotation, open its own page ----

  const wordsOf = (block) => {
    const notes = document.createTreeWalker(block, NodeFilter.SHOW_COMMENT);
    while (block.matches("tr") && notes.nextNode()) { // a row in its sentence
      const said = /^\s*says\s*:(.*)/s.exec(notes.currentNode.data)?.[1].replace(/\s+/g, " ").trim();
      if (said) return said;
    }
    const held = block.cloneNode(true);
    for (const extra of all("sup[id^='fnref'], .claim-link, .note-panel, .claim-actions, ul, ol", held)) extra.remove();
    return held.textContent.replace(/\s+/g, " ").trim();
  };
  const site = () => one(".site-name span")?.textContent || location.host;
  const actionsFor = (link) => {
    const page = `${root}c/${encodeURIComponent(decodeURIComponent(link.hash.slice(1)))}/`;
    const title = (heading?.firstChild?.textContent ?? document.title).trim();
    const words = wordsOf(blockOf(link));
    const actions = [
      copier("Copy link", page, "Link copied"),
      copier("Copy as quotation", `“${words}” (${site()}, ‘${title}’, ${page})`, "Quotation with its source copied"),
      make("a", { href: page }, "Cite it, with its evidence"),
    ];
    if (navigator.share) actions.splice(1, 0, button("Share", () => navigator.share({ title, text: words, url: page }).catch(() => {})));
    return actions;
  };
  for (const link of all("a.claim-link")) {
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      open(link, make("div", { class: "claim-actions", role: "group", tabindex: "-1", "aria-label": "This statement" }, ...actionsFor(link)));
    });
  }

  for (const block of all("article pre")) {
    const style = block.closest("dd")?.previousElementSibling.textContent;
    const label = style ? `Copy in the style ${style}` : "Copy this text";
    block.after(copier("Copy", block.textContent.trim(), "Copied", { class: "copy", "aria-label": label }));
  }

  // ---- Tables that can be sorted ----

  for (const table of all(".schemes table, table.schemes")) {
    const body = table.tBodies[0];
    const heads = all("thead th", table);
    const value = (row, at) => row.cells[at].textContent.trim();
    const rank = (text) => Number((text.match(/\b(1[89]|20)\d\d\b/) || text.match(/\d[\d,]*/) || ["NaN"])[0].replace(/,/g, ""));
    const compare = (a, b) => {
      const [x, y] = [rank(a), rank(b)];
      return isNaN(x) || isNaN(y) ? a.localeCompare(b) : x - y;
    };
    heads.forEach((head, at) => {
      const sort = button(head.textContent, () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const each of heads) each.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        close(false);
        const rows = [...body.rows].sort((a, b) => compare(value(a, at), value(b, at)) * (up ? 1 : -1));
        body.append(...rows);
        say(`Sorted by ${head.textContent.trim()}, ${up ? "ascending" : "descending"}`);
      });
      head.classList.add("sorts");
      head.replaceChildren(sort);
    });
  }

  let unfolded = [];
  addEventListener("beforeprint", () => {
    close(false);
    unfolded = all("details:not([open])");
    for (const each of unfolded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of unfolded) each.open = false;
  });
})();
