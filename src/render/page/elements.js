"use strict";
// Words and elements. Whatever the data say gets into a page through these, as text alone.

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
const colon = () => (language === "zh" ? "：" : ": ");

/** What the data have under an id, which may be any text. */
const entityOf = (id) => (Object.hasOwn(data.entities, id) ? data.entities[id] : undefined);
const statementOf = (id) => (Object.hasOwn(data.statements, id) ? data.statements[id] : undefined);

const nameOf = (id) => (entityOf(id) === undefined ? id : told(entityOf(id).name));
const { arrows: ARROWS, signs: SIGNS } = data.style;
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

const button = (label, onclick, attributes = {}) =>
  element("button", { type: "button", onclick, ...attributes }, label);

/** A name, kept apart from the direction of the text around it. */
const bdi = (text) => element("bdi", {}, text);

/** A row of a table of facts, if there is a fact. */
function row(key, ...facts) {
  const kept = facts.flat(9).filter(isSomething);
  return kept.length === 0 ? [] : [element("dt", {}, word(key)), element("dd", {}, kept)];
}

const list = (items, tag = "ul") =>
  items.length === 0
    ? null
    : element(
        tag,
        {},
        items.map((item) => element("li", {}, item)),
      );

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
  entityOf(id) === undefined ? bdi(id) : button(bdi(nameOf(id)), () => showEntity(id), { class: "name" });

function statementButton(id) {
  const it = statementOf(id);
  const code = element("code", {}, id);
  return it === undefined
    ? code
    : button([code, element("span", { class: "said" }, " ", told(it.sentence))], () => showStatement(id), {
        class: "name",
      });
}
