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
  };

  // ---- Colours: the one thing that is stored, and only when the reader chooses ----

  const colours = one(".colours");
  if (colours) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const dark = () => (html.dataset.colours ? html.dataset.colours === "dark" : system.matches);
    const show = () => colours.setAttribute("aria-pressed", String(dark()));
    colours.hidden = false;
    colours.addEventListener("click", () => {
      html.dataset.colours = dark() ? "light" : "dark";
      try { localStorage.setItem("colours", html.dataset.colours); } catch { /* no storage: the choice holds for this page */ }
      show();
    });
    system.addEventListener?.("change", show);
    show();
  }

  // ---- Leaving quickly: the button, or Escape three times ----

  const exit = one(".quick-exit");
  if (exit) {
    const leave = (event) => {
      event?.preventDefault();
      html.hidden = true;
      document.title = "";
      location.replace(exit.href);
    };
    let pressed = [];
    exit.addEventListener("click", leave);
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.repeat) { pressed = []; return; }
      pressed = [...pressed, Date.now()].slice(-3);
      if (pressed.length === 3 && pressed[2] - pressed[0] < 2000) leave();
    });
  }

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
  const noteContent = (note) => {
    const held = document.createDocumentFragment();
    for (const node of note.childNodes) {
      if (!node.matches?.(".footnote-backref")) held.append(node.cloneNode(true));
    }
    return held;
  };
  for (const mark of all("a.footnote-ref")) {
    mark.addEventListener("click", (event) => {
      const note = noteOf(mark);
      if (!event.detail || event.ctrlKey || event.metaKey || event.shiftKey || !note) return;
      event.preventDefault();
      const panel = make("aside", { class: "note-panel", tabindex: "-1", "aria-label": mark.getAttribute("aria-label") });
      panel.append(button("Close", () => close(true), { class: "note-close" }), noteContent(note));
      open(mark, panel);
    });
  }

  // ---- Notes beside the text, where the window is wide enough ----

  const article = one(".md-content__inner");
  const wide = matchMedia("(min-width: 80em)");
  let beside = [];
  const lay = () => { // returns by how much each note stands below its claim
    const { top, right } = article.getBoundingClientRect();
    const walls = all(".table-box", article).map((each) => each.getBoundingClientRect()).filter((each) => each.right > right + 1);
    const wanted = beside.map(({ marks }) => marks[0].getBoundingClientRect().top - top);
    const heights = beside.map(({ box }) => box.offsetHeight);
    let free = 0;
    return beside.map(({ box }, at) => {
      let here = Math.max(wanted[at] - 4, free);
      for (const wall of walls) { // a wide table: the note stands over it where there is room, else under it
        const [over, under] = [wall.top - top - heights[at] - 12, wall.bottom - top + 12];
        if (here > over && here < under) here = over >= free ? over : under;
      }
      box.style.insetBlockStart = `${here}px`;
      free = here + heights[at] + 12;
      return here - wanted[at];
    });
  };
  const place = () => {
    for (const { box } of beside) box.classList.remove("is-short");
    const late = lay();
    let crowded = false; // where notes crowd, those that push a note far from its claim are cut to two lines
    for (let at = late.length - 1; at >= 0; at--) {
      crowded = crowded || late[at] > 120;
      beside[at].box.classList.toggle("is-short", crowded);
      crowded = crowded && late[at] > 0;
    }
    if (late.some((by) => by > 120)) lay();
  };
  const summary = (mark, note) => {
    const excerpt = one("blockquote", note);
    const text = excerpt ? excerpt.textContent.trim() : "";
    const quote = make("blockquote", excerpt?.lang ? { lang: excerpt.lang } : {}, text.length > 240 ? `${text.slice(0, 239).replace(/\s+\S*$/, "")}…` : text);
    const name = mark.getAttribute("aria-label").replace(/^[^:]*: /, "");
    return [make("span", { class: "note-number" }, mark.textContent), ` ${name}`, ...(text ? [quote] : [])];
  };
  const layBeside = () => {
    if (!article || !wide.matches || beside.length) return;
    html.classList.add("has-notes-beside");
    const blocks = new Map();
    for (const mark of all(".md-content__inner a.footnote-ref")) {
      const block = mark.closest("p, li, dd");
      if (!block || mark.closest("table")) continue;
      blocks.set(block, [...(blocks.get(block) || []), mark]);
    }
    for (const [block, marks] of blocks) {
      const box = make("div", { class: "note-beside", "aria-hidden": "true" });
      for (const mark of marks) {
        const note = noteOf(mark);
        if (note) box.append(make("div", {}, ...summary(mark, note)));
      }
      article.append(box);
      beside.push({ box, marks });
      const light = (on) => () => box.classList.toggle("is-lit", on);
      block.addEventListener("pointerenter", light(true));
      block.addEventListener("pointerleave", light(false));
      block.addEventListener("focusin", light(true));
      block.addEventListener("focusout", light(false));
    }
    if (!beside.length) return;
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(article);
    sizes.observe(beside[0].box); // notes have a width of their own: in a narrower window they become higher
  };
  const later = window.requestIdleCallback || ((act) => setTimeout(act, 1));
  later(layBeside);
  wide.addEventListener?.("change", layBeside);

  // ---- Text far down is laid out late (site.css): here bit by bit, so that a slow phone can answer in between ----

  const waiting = html.matches(".late") ? all(".md-typeset > :is(p, ul:not([class]), .table-box):nth-child(n+12)") : [];
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
    const held = block.cloneNode(true);
    for (const extra of all("sup[data-cite], .claim-link, .note-panel, .claim-actions, ul, ol", held)) extra.remove();
    return held.textContent.replace(/\s+/g, " ").trim();
  };
  const site = () => one(".site-name span")?.textContent || location.host;
  for (const link of all("a.claim-link")) {
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const id = decodeURIComponent(link.hash.slice(1));
      const page = `${root}c/${encodeURIComponent(id)}/`;
      const block = link.closest("tr") || link.closest("p, li, dd");
      const quoted = `“${wordsOf(block)}” (${site()}, ‘${(one("h1")?.firstChild?.textContent ?? document.title).trim()}’, ${page})`;
      history.replaceState(null, "", link.hash);
      open(link, make("div", { class: "claim-actions", role: "group", tabindex: "-1", "aria-label": "This statement" },
        button("Copy link", () => copy(page, "Link copied")),
        button("Copy as quotation", () => copy(quoted, "Quotation with its source copied")),
        make("a", { href: page }, "Its own page, with its evidence")));
    });
  }

  for (const block of all(".claim-citations pre, .cite-page pre")) {
    const named = `Copy in the style ${block.closest("dd").previousElementSibling.textContent}`;
    block.after(button("Copy", () => copy(block.textContent, "Citation copied"), { class: "copy", "aria-label": named }));
  }

  // ---- The timeline: a mark says on the pointer what the list says of it ----

  for (const chart of all(".timeline-chart")) {
    chart.addEventListener("pointerover", ({ target }) => {
      const mark = target.closest("svg a");
      if (!mark || one("title", mark)) return;
      const item = one(`li a[href="${CSS.escape(mark.getAttribute("href"))}"]`, chart)?.closest("li");
      if (!item) return;
      const title = document.createElementNS(mark.namespaceURI, "title");
      title.textContent = item.textContent;
      mark.prepend(title);
    });
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
