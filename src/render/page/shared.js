// What every page does besides: search, language, theme, and walking the list.

// --- search ----------------------------------------------------------------------------------------------

const GREEK = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ω: "omega",
};

/** A name without case, dashes, spaces and Greek letters. */
const folded = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[αβγδεκλμω]/g, (c) => GREEK[c])
    .replace(/[\s\-–—_]/g, "");

const keys = Object.entries(data.entities).map(([id, it]) => ({
  id,
  names: [it.name.en, it.name.zh, id, ...it.equivalent_ids, ...it.other_names].map((name) => [
    name,
    folded(name),
  ]),
}));

/** Entities whose names, ids or synonyms hold the text; whole names first, then beginnings. */
function matches(text) {
  const wanted = folded(text);
  if (wanted === "") return [];
  const found = [];
  for (const { id, names } of keys) {
    let best = null;
    for (const [name, key] of names) {
      const place = key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(wanted) ? 2 : 3;
      if (place < 3 && (best === null || place < best.place)) best = { id, name, place };
    }
    if (best !== null) found.push(best);
  }
  return found.sort((a, b) => a.place - b.place);
}

let found = [];
let pointed = -1;

function search() {
  const entities = matches($("search").value).slice(0, 12);
  const through = new Set(entities.slice(0, 3).flatMap(({ id }) => mechanismsThrough(id)));
  const mechanisms = [...through].slice(0, 6).map((mechanism) => ({ mechanism }));
  found = [...entities, ...mechanisms];
  pointed = found.length > 0 ? 0 : -1;
  drawFound();
  markInPicture(entities.map(({ id }) => id));
  const isAsked = $("search").value.trim() !== "";
  if (isAsked) announce(entities.length === 0 ? word("found_none") : word("found", entities.length));
}

function drawFound() {
  const isAsked = $("search").value.trim() !== "";
  const rows = found.map(({ id, name, mechanism }, place) =>
    element(
      "li",
      {
        role: "option",
        id: "found-" + place,
        "aria-selected": String(place === pointed),
        onmousedown: (event) => event.preventDefault(),
        onclick: () => take(place),
      },
      mechanism
        ? [element("span", { class: "rank" }, mechanism.rank + "."), " ", chain(mechanism)]
        : [bdi(nameOf(id)), name !== nameOf(id) && element("small", {}, name)],
    ),
  );
  if (isAsked && rows.length === 0) rows.push(element("li", { class: "note" }, word("found_none")));
  $("found").replaceChildren(...rows);
  $("found").hidden = rows.length === 0;
  $("search").setAttribute("aria-expanded", String(rows.length > 0));
  if (pointed < 0) $("search").removeAttribute("aria-activedescendant");
  else $("search").setAttribute("aria-activedescendant", "found-" + pointed);
}

function take(place) {
  const { id, mechanism } = found[place];
  if (mechanism !== undefined) {
    closeFound();
    openMechanism(mechanism.rank);
    return;
  }
  $("search").value = nameOf(id);
  closeFound();
  showEntity(id);
  jumpInPicture(id);
}

function closeFound() {
  found = [];
  pointed = -1;
  $("found").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
}

function searchKeys(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (found.length === 0) return;
    event.preventDefault();
    pointed = (pointed + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
    drawFound();
  } else if (event.key === "Enter" && pointed >= 0) {
    event.preventDefault();
    take(pointed);
  } else if (event.key === "Escape" && $("search").value !== "") {
    event.stopPropagation();
    $("search").value = "";
    closeFound();
    markInPicture([]);
  }
}

// --- language and theme ----------------------------------------------------------------------------------

const LANGUAGES = { en: "English", zh: "中文" };
const THEMES = { auto: "◐", light: "☀", dark: "☾" };
let theme = "auto";

/** What else is drawn anew in another language, or in another theme. */
const redrawn = [];
/** What is done before the last entry of the list is looked for. */
const walkedToEnd = [];
const repainted = [];

function drawSwitches() {
  const languages = Object.entries(LANGUAGES).map(([tag, name]) =>
    button(name, () => speak(tag), {
      lang: tag,
      "data-language": tag,
      "aria-pressed": String(tag === language),
    }),
  );
  const themes = Object.entries(THEMES).map(([name, mark]) =>
    button(mark, () => paint(name), {
      "data-theme-choice": name,
      "aria-pressed": String(name === theme),
      "aria-label": word("theme_" + name),
      title: word("theme_" + name),
    }),
  );
  replaceKeepingFocus($("languages"), languages);
  replaceKeepingFocus($("themes"), themes);
}

/** Puts new children in place of old ones; where an old one had the focus, the new one at its place gets it. */
function replaceKeepingFocus(parent, children) {
  const place = [...parent.children].indexOf(document.activeElement);
  parent.replaceChildren(...children);
  if (place >= 0) parent.children[place]?.focus();
}

function speak(tag) {
  language = tag;
  draw();
}

function paint(name) {
  theme = name;
  if (name === "auto") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", name);
  drawSwitches();
  repainted.forEach((again) => again());
}

/** So many files are named at the foot of a sheet. */
const FILES = 4;

/** The day on which the page was drawn; where it does not say, today. */
function drawnOn() {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return word("drawn", data.date ?? today.map((part) => String(part).padStart(2, "0")).join("-"));
}

/** At the foot: the question, the files by their hash, the program, and the day. */
function drawColophon() {
  const { files } = data;
  const named =
    files.length > FILES ? [...files.slice(0, FILES), word("and_more", files.length - FILES)] : files;
  const program = document.querySelector("meta[name=generator]").content;
  $("colophon").textContent = shown(
    [told(data.title), named.join(comma()), program, drawnOn()].filter(isSomething).join(" · "),
  );
}

window.addEventListener("beforeprint", drawColophon);

function draw() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  document.title = shown(told(data.title));
  $("title").textContent = shown(told(data.title));
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
  for (const one of document.querySelectorAll("[data-word-label]"))
    one.setAttribute("aria-label", word(one.dataset.wordLabel));
  for (const one of document.querySelectorAll("[data-word-placeholder]"))
    one.placeholder = word(one.dataset.wordPlaceholder);
  drawColophon();
  announce("");
  drawSwitches();
  closeFound();
  drawDetails();
  redrawn.forEach((again) => again());
}

// --- the list --------------------------------------------------------------------------------------------

/** Arrow keys walk the entries of the list; Home and End lead to its ends. */
function walk(event) {
  if (event.key === "End") walkedToEnd.forEach((done) => done());
  const entries = [...$("list").querySelectorAll("li.entry:not([hidden]) > .head")];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  entries[Math.max(0, Math.min(to, entries.length - 1))].focus();
}

function start() {
  $("search").addEventListener("input", search);
  $("search").addEventListener("keydown", searchKeys);
  $("search").addEventListener("blur", closeFound);
  $("close").addEventListener("click", closeDetails);
  $("list").addEventListener("keydown", walk);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDetails();
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      $("search").focus();
    }
  });
  $("page").hidden = false;
  draw();
}
