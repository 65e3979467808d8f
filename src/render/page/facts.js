// What a page knows of a statement or an entity, and the place where it shows it.

// --- facts -----------------------------------------------------------------------------------------------

function argument(end) {
  return "entity" in end ? entityButton(end.entity) : statementButton(end.statement);
}

/** All that the page knows of a statement; `support` says how a step reads it. */
function statementFacts(id, support = null) {
  const it = statementOf(id);
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
      it.qualifiers.map(([slot, value]) => [element("dt", {}, term(slot)), element("dd", {}, term(value))]),
      row("context", it.context && told(it.context)),
      row(
        "effect",
        it.effect === "none" ? word("no_step") : [ARROWS[it.effect], " ", effectInWords(it.effect)],
      ),
      row("basis", it.effect !== "none" && basisInWords(it.basis)),
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

/** On what an effect rests, in words; nothing where that is not known. */
const basisInWords = (basis) => basis && word("basis_" + basis.replace(" ", "_"));

const chip = (label, kind = "") => element("span", { class: "chip " + kind }, label);

/** The mechanisms of an answer that lead through an entity. */
const mechanismsThrough = (id) => (data.mechanisms ?? []).filter(({ nodes }) => nodes.includes(id));

/** So many mechanisms are named by rank. */
const RANKS = 24;

function rankButtons(mechanisms) {
  const named = mechanisms
    .slice(0, RANKS)
    .map(({ rank }) =>
      button(String(rank), () => openMechanism(rank), { class: "name", "data-mechanism": rank }),
    );
  const more = mechanisms.length - named.length;
  return joined(more > 0 ? [...named, word("and_more", more)] : named);
}

function entityFacts(id) {
  const it = entityOf(id);
  if (it === undefined) return element("article", { class: "entity" }, element("code", {}, id));
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
      row("used_by", rankButtons(mechanismsThrough(id))),
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
  $("details-title").replaceChildren(...[details === null ? word("evidence") : details.title()].flat().map(asNode));
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
  showDetails(
    () => [word("statement"), " ", element("code", {}, id)],
    () => statementFacts(id),
  );
}

function showEntity(id) {
  rememberOpener();
  markInPicture([id], null, true);
  showDetails(
    () => bdi(nameOf(id)),
    () => entityFacts(id),
  );
}

function announce(text) {
  $("live").textContent = text;
}
