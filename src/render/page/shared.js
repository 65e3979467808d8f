"use strict";
// What every page does: language, theme, search, and the details of an entity or a statement. Whatever the
// data say gets into the page as text alone.

const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
let language = data.language;

// --- words -----------------------------------------------------------------------------------------------

/** A word of the interface; {0} and so on are replaced by what is put in. */
function word(key, ...parts) {
  const text = data.words[language][key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, place) => parts[place]);
}

/** A text that the page has in both languages. */
const told = (texts) => texts[language];

/** A name in the data, such as a predicate, status or category, in words. */
function term(name) {
  const bare = name.replace(/^biolink:/, "");
  if (language === "zh" && Object.hasOwn(data.words.terms, bare)) return data.words.terms[bare];
  const apart = /^[A-Z][a-z]/.test(bare) ? bare.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase() : bare;
  return apart.replaceAll("_", " ");
}

const comma = () => (language === "zh" ? "、" : ", ");
const nameOf = (id) => (Object.hasOwn(data.entities, id) ? told(data.entities[id].name) : id);
const SIGNS = { "+": "+", "-": "−", "?": "?" };
const ARROWS = { "+": "→", "-": "⊣", carrier: "─", unsigned: "⇢", none: "·" };
const effectInWords = (effect) => word("effect_" + ({ "+": "positive", "-": "negative" }[effect] ?? effect));

// --- elements --------------------------------------------------------------------------------------------

/** Control characters and direction marks written out, so that a name stays within its own place. */
const shown = (text) =>
  String(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => "\\u{" + c.codePointAt(0).toString(16) + "}",
  );

/** An element with attributes, listeners (on…) and children; a child that is no element is text. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : shown(value));
  }
  made.append(...children.flat(9).filter(isSomething).map(asNode));
  return made;
}

const isSomething = (child) => child !== null && child !== undefined && child !== "" && child !== false;

const asNode = (child) => (child instanceof Node ? child : document.createTextNode(shown(child)));

const button = (label, onclick, attributes = {}) => element("button", { type: "button", onclick, ...attributes }, label);

/** A name, kept apart from the direction of the text around it. */
const bdi = (text) => element("bdi", {}, text);

/** A row of a table of facts, if there is a fact. */
function row(key, ...facts) {
  const kept = facts.flat(9).filter(isSomething);
  return kept.length === 0 ? [] : [element("dt", {}, word(key)), element("dd", {}, kept)];
}

const list = (items, tag = "ul") => (items.length === 0 ? null : element(tag, {}, items.map((item) => element("li", {}, item))));

const joined = (items) => items.flatMap((item, place) => (place === 0 ? [item] : [comma(), item]));

// --- links -----------------------------------------------------------------------------------------------

const SITES = ["https://pubmed.ncbi.nlm.nih.gov/", "https://doi.org/", "https://clinicaltrials.gov/study/"];

/** A publication, as a link where its address is known. */
function publication({ text, href }) {
  const isKnown = href !== undefined && SITES.some((site) => href.startsWith(site));
  if (!isKnown) return bdi(text);
  return element("a", { href, rel: "noopener noreferrer", target: "_blank" }, text);
}

const entityButton = (id) =>
  Object.hasOwn(data.entities, id)
    ? button(bdi(nameOf(id)), () => showEntity(id), { class: "name" })
    : bdi(id);

const statementButton = (id) =>
  Object.hasOwn(data.statements, id)
    ? button([element("code", {}, id), " ", told(data.statements[id].sentence)], () => showStatement(id), { class: "name" })
    : element("code", {}, id);

// --- facts -----------------------------------------------------------------------------------------------

function argument(end) {
  return "entity" in end ? entityButton(end.entity) : statementButton(end.statement);
}

/** All that the page knows of a statement; `support` says how a step reads it. */
function statementFacts(id, support = null) {
  const it = data.statements[id];
  if (it === undefined) return element("article", { class: "statement" }, element("code", {}, id));
  const status = it.status === null ? word("status_not_stated") : term(it.status);
  const dates = ["valid_from", "valid_to", "reported"].filter((key) => it[key] !== null);
  return element(
    "article",
    { class: "statement", "data-statement": id },
    element("p", { class: "sentence" }, it.sentence[language]),
    element(
      "p",
      { class: "chips" },
      chip(status, "status-" + it.status),
      it.clinical_status && chip(term(it.clinical_status), "clinical"),
      it.layer && chip([word("layer"), " ", term(it.layer)]),
      it.negated && chip(word("negated"), "negated"),
      chip(element("code", {}, id)),
    ),
    element(
      "dl",
      {},
      row("subject", argument(it.subject)),
      row("predicate", term(it.predicate), " ", element("code", {}, it.predicate)),
      row("object", argument(it.object)),
      it.qualifiers.map(([slot, value]) => [
        element("dt", {}, term(slot)),
        element("dd", {}, term(value)),
      ]),
      row("context", it.context && told(it.context)),
      row("effect", ARROWS[it.effect], " ", effectInWords(it.effect)),
      row("read", support && support.direction === "backward" && word("read_backward")),
      row("rules", support && joined(support.rules.map((rule) => word("rule_" + rule)))),
      row("evidence", list(it.publications.map(publication), "ol") ?? word("no_publication")),
      row("source", it.source && element("code", {}, it.source)),
      row("knowledge_level", it.knowledge_level && term(it.knowledge_level)),
      row("agent_type", it.agent_type && term(it.agent_type)),
      row("jurisdiction", it.jurisdiction),
      row("population", it.population),
      row("line_of_therapy", it.line_of_therapy),
      dates.map((key) => row(key, it[key])),
      row("origin", it.origin && element("code", {}, it.origin)),
      row("about", list(it.about.map(statementButton))),
    ),
  );
}

const chip = (label, kind = "") => element("span", { class: "chip " + kind }, label);

function entityFacts(id) {
  const it = data.entities[id];
  const others = Object.entries(data.statements).filter(
    ([, one]) => one.subject.entity === id || one.object.entity === id,
  );
  const other = language === "zh" ? it.name.en : it.name.zh;
  return element(
    "article",
    { class: "entity" },
    element("p", { class: "chips" }, chip(told(it.kind), "kind"), chip(element("code", {}, id))),
    element(
      "dl",
      {},
      row("other_language", other !== told(it.name) && bdi(other)),
      row("categories", joined(it.categories.map(term))),
      row("description", it.description),
      row("other_names", joined(it.other_names.map(bdi))),
      row("equivalent_ids", joined(it.equivalent_ids.map((one) => element("code", {}, one)))),
      row("statements", list(others.map(([statement]) => statementButton(statement)))),
    ),
  );
}

// --- details ---------------------------------------------------------------------------------------------

let details = null;

/** Shows details; `draw` is called again when the language changes. */
function showDetails(title, draw) {
  details = { title, draw };
  drawDetails();
  document.body.classList.add("detailed");
  $("details").scrollTop = 0;
  announce($("details-title").textContent);
}

function drawDetails() {
  $("details-title").replaceChildren(...(details === null ? [] : [details.title()].flat().map(asNode)));
  const body = details === null ? [element("p", { class: "note" }, word("hint"))] : [details.draw()].flat();
  $("details-body").replaceChildren(...body);
  $("close").hidden = details === null;
}

function closeDetails() {
  if (details === null) return;
  const wasInside = $("details").contains(document.activeElement);
  details = null;
  document.body.classList.remove("detailed");
  drawDetails();
  markInPicture([]);
  if (wasInside || document.activeElement === document.body) lastOpener?.focus({ preventScroll: true });
}

let lastOpener = null;

/** Remembers from where details were opened, so that closing them leads back. */
function rememberOpener() {
  const active = document.activeElement;
  if (active !== null && active !== document.body && !$("details").contains(active)) lastOpener = active;
}

function showStatement(id) {
  rememberOpener();
  markInPicture([]);
  showDetails(() => [word("statement"), " ", element("code", {}, id)], () => statementFacts(id));
}

function showEntity(id) {
  rememberOpener();
  markInPicture([id]);
  showDetails(() => bdi(nameOf(id)), () => entityFacts(id));
}

function announce(text) {
  $("live").textContent = text;
}

// --- search ----------------------------------------------------------------------------------------------

const GREEK = { α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", κ: "kappa", λ: "lambda", μ: "mu", ω: "omega" };

/** A name without case, dashes, spaces and Greek letters. */
const folded = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/[αβγδεκλμω]/g, (c) => GREEK[c]).replace(/[\s\-–—_]/g, "");

const keys = Object.entries(data.entities).map(([id, it]) => ({
  id,
  names: [it.name.en, it.name.zh, id, ...it.equivalent_ids, ...it.other_names].map((name) => [name, folded(name)]),
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
  found = matches($("search").value).slice(0, 12);
  pointed = found.length > 0 ? 0 : -1;
  drawFound();
  markInPicture(found.map(({ id }) => id));
  const isAsked = $("search").value.trim() !== "";
  if (isAsked) announce(found.length === 0 ? word("found_none") : word("found", found.length));
}

function drawFound() {
  const isAsked = $("search").value.trim() !== "";
  const rows = found.map(({ id, name }, place) =>
    element(
      "li",
      {
        role: "option",
        id: "found-" + place,
        "aria-selected": String(place === pointed),
        onmousedown: (event) => event.preventDefault(),
        onclick: () => choose(place),
      },
      bdi(nameOf(id)),
      name === nameOf(id) ? "" : element("small", {}, name),
    ),
  );
  if (isAsked && rows.length === 0) rows.push(element("li", { class: "note" }, word("found_none")));
  $("found").replaceChildren(...rows);
  $("found").hidden = rows.length === 0;
  $("search").setAttribute("aria-expanded", String(rows.length > 0));
  if (pointed < 0) $("search").removeAttribute("aria-activedescendant");
  else $("search").setAttribute("aria-activedescendant", "found-" + pointed);
}

function choose(place) {
  const { id } = found[place];
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
    choose(pointed);
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
const repainted = [];

function drawSwitches() {
  const languages = Object.entries(LANGUAGES).map(([tag, name]) =>
    button(name, () => speak(tag), { lang: tag, "data-language": tag, "aria-pressed": String(tag === language) }),
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

function draw() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  document.title = shown(told(data.title));
  $("title").textContent = shown(told(data.title));
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
  for (const one of document.querySelectorAll("[data-word-label]")) one.setAttribute("aria-label", word(one.dataset.wordLabel));
  for (const one of document.querySelectorAll("[data-word-placeholder]")) one.placeholder = word(one.dataset.wordPlaceholder);
  announce("");
  drawSwitches();
  closeFound();
  drawDetails();
  redrawn.forEach((again) => again());
}

// --- the list --------------------------------------------------------------------------------------------

/** Arrow keys walk the entries of the list; Home and End lead to its ends. */
function walk(event) {
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
