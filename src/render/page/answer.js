
// --- the page of an answer: the picture beside the ranked mechanisms -------------------------------------

const shownRanks = new Set(data.mechanisms.map(({ rank }) => rank));
const opened = new Set(data.mechanisms.slice(0, 1).map(({ rank }) => rank));
let chosen = null;

// --- filters ---------------------------------------------------------------------------------------------

const statusKey = (mechanism) => mechanism.status ?? "not_stated";
const sourcesOf = (step) => step.supports.map(({ statement }) => data.statements[statement]?.source ?? "");
const distinct = (values) => [...new Set(values)];

const ORDER = ["+", "-", "?", "established", "suggested", "hypothesised", "refuted", "not_stated"];
const inOrder = (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b);
const all = {
  sign: distinct(data.mechanisms.map(({ sign }) => sign)).sort(inOrder),
  status: distinct(data.mechanisms.map(statusKey)).sort(inOrder),
  source: distinct(data.mechanisms.flatMap(({ steps }) => steps.flatMap(sourcesOf))).sort(),
};
const lengths = data.mechanisms.map(({ steps }) => steps.length);
const longest = Math.max(0, ...lengths);
const shortest = Math.min(longest, ...lengths);
const wanted = { sign: new Set(all.sign), status: new Set(all.status), source: new Set(all.source), steps: longest };

/** A mechanism is shown while each of its steps has a statement of a wanted source. */
function isWanted(mechanism) {
  return (
    wanted.sign.has(mechanism.sign) &&
    wanted.status.has(statusKey(mechanism)) &&
    mechanism.steps.length <= wanted.steps &&
    mechanism.steps.every((step) => sourcesOf(step).some((source) => wanted.source.has(source)))
  );
}

const LABELS = {
  sign: (value) => SIGNS[value] + " " + word("sign_" + { "+": "positive", "-": "negative", "?": "unknown" }[value]),
  status: (value) => (value === "not_stated" ? word("status_not_stated") : term(value)),
  source: (value) => (value === "" ? word("no_source") : value),
};

function drawFilters() {
  $("filters").hidden = data.mechanisms.length === 0;
  const group = (kind) =>
    element(
      "fieldset",
      { "data-filter": kind },
      element("legend", {}, word("filter_" + kind)),
      all[kind].map((value) => {
        const onchange = (event) => {
          if (event.target.checked) wanted[kind].add(value);
          else wanted[kind].delete(value);
          applyFilters();
        };
        const box = element("input", { type: "checkbox", value, onchange });
        box.checked = wanted[kind].has(value);
        return element("label", {}, box, " ", LABELS[kind](value));
      }),
    );
  const steps = element("output", {}, String(wanted.steps));
  const oninput = (event) => {
    wanted.steps = Number(event.target.value);
    steps.textContent = String(wanted.steps);
    applyFilters();
  };
  const range = element("input", { type: "range", min: shortest, max: longest, step: 1, oninput, "aria-label": word("filter_steps") });
  range.value = String(wanted.steps);
  range.disabled = shortest === longest;
  const length = element(
    "fieldset",
    { "data-filter": "steps" },
    element("legend", {}, word("filter_steps")),
    element("label", {}, range, " ", steps),
  );
  $("filters").replaceChildren(group("sign"), group("status"), length, group("source"));
}

function applyFilters() {
  shownRanks.clear();
  for (const mechanism of data.mechanisms) if (isWanted(mechanism)) shownRanks.add(mechanism.rank);
  for (const entry of $("list").children) entry.hidden = !shownRanks.has(Number(entry.dataset.rank));
  $("count").textContent = data.mechanisms.length === 0 ? "" : word("count", shownRanks.size, data.mechanisms.length);
  fade();
}

// --- the list --------------------------------------------------------------------------------------------

/** A mechanism in a line of names and arrows. */
function chain({ nodes, steps }) {
  return nodes.flatMap((node, place) =>
    place === 0 ? [bdi(nameOf(node))] : [arrow(steps[place - 1].effect), bdi(nameOf(node))],
  );
}

const arrow = (effect) =>
  element("span", { class: "arrow", "data-effect": effect, role: "img", "aria-label": " " + effectInWords(effect) + " " }, " " + ARROWS[effect] + " ");

function facts(mechanism) {
  const steps = mechanism.steps.length;
  return element(
    "span",
    { class: "chips" },
    chip(word("net", SIGNS[mechanism.sign]), "sign-" + { "+": "plus", "-": "minus", "?": "open" }[mechanism.sign]),
    chip(mechanism.status === null ? word("status_not_stated") : term(mechanism.status), "status-" + mechanism.status),
    chip(word(steps === 1 ? "one_step" : "steps", steps)),
    chip(word("cost", mechanism.cost.toFixed(1))),
    mechanism.context && chip(word("in_context", told(mechanism.context))),
    !mechanism.coherent && chip(word("incoherent"), "negated"),
    mechanism.inherited_from && chip(word("inherited", nameOf(mechanism.inherited_from))),
  );
}

function drawList() {
  const at = document.activeElement?.closest?.("li.entry")?.dataset.rank;
  $("list").replaceChildren(...data.mechanisms.map(entry));
  if (at !== undefined) $("list").querySelector(`li.entry[data-rank="${CSS.escape(at)}"] > .head`)?.focus({ preventScroll: true });
  applyFilters();
}

function entry(mechanism) {
  const sentences = mechanism.sentences[language === "zh" ? 1 : 0];
  const own = sentences.slice(0, sentences.length - mechanism.about.length);
  const said = sentences.slice(own.length);
  const isOpen = opened.has(mechanism.rank);
  const head = element(
    "button",
    {
      type: "button",
      class: "head",
      "aria-expanded": String(isOpen),
      "aria-controls": "mechanism-" + mechanism.rank,
      onclick: () => toggle(mechanism),
    },
    element("span", { class: "rank" }, mechanism.rank + "."),
    element("span", { class: "chain" }, chain(mechanism)),
    facts(mechanism),
  );
  const body = element(
    "div",
    { class: "body", id: "mechanism-" + mechanism.rank },
    element("ol", { class: "steps" }, mechanism.steps.map((step, place) => element("li", {}, stepButton(mechanism, step, place)))),
    element("div", { class: "sentences" }, own.map((one) => element("p", {}, one))),
    mechanism.citations.length === 0
      ? null
      : element("ol", { class: "citations", "aria-label": word("evidence") }, mechanism.citations.map((one) => element("li", {}, publication(one)))),
    said.length === 0 ? null : element("p", { class: "note" }, word("about_mechanism")),
    list(said.map((one, place) => button([element("code", {}, mechanism.about[place]), " ", one], () => showStatement(mechanism.about[place]), { class: "name" }))),
  );
  const isChosen = chosen === mechanism.rank;
  return element(
    "li",
    { class: "entry" + (isOpen ? " open" : "") + (isChosen ? " chosen" : ""), "data-rank": mechanism.rank },
    head,
    body,
    element("div", { class: "printed", "data-printed": mechanism.rank }),
  );
}

function stepButton(mechanism, step, place) {
  const [from, to] = [mechanism.nodes[place], mechanism.nodes[place + 1]];
  const label = [bdi(nameOf(from)), arrow(step.effect), bdi(nameOf(to))];
  return button(label, () => showStep(mechanism, place), { class: "step", "data-step": place + 1 });
}

/** Opens or closes an entry; the open one that was asked for last stands out in the picture. */
function toggle(mechanism) {
  if (opened.has(mechanism.rank)) {
    opened.delete(mechanism.rank);
    chosen = null;
  } else {
    opened.add(mechanism.rank);
    chosen = mechanism.rank;
  }
  for (const one of $("list").children) {
    const rank = Number(one.dataset.rank);
    one.classList.toggle("open", opened.has(rank));
    one.classList.toggle("chosen", chosen === rank);
    one.firstElementChild.setAttribute("aria-expanded", String(opened.has(rank)));
  }
  fade();
}

// --- details of steps and links --------------------------------------------------------------------------

function stepFacts(mechanism, step) {
  const shortcuts = mechanism.expansions.filter(({ shortcut }) => step.supports.some(({ statement }) => statement === shortcut));
  return [
    ...step.supports.map((support) => statementFacts(support.statement, support)),
    ...shortcuts.map(({ shortcut, statements }) =>
      element(
        "section",
        { class: "expansion" },
        element("h3", {}, word("sub_steps"), " ", element("code", {}, shortcut)),
        statements.map((support) => statementFacts(support.statement, support)),
      ),
    ),
  ];
}

function showStep(mechanism, place) {
  rememberOpener();
  const step = mechanism.steps[place];
  markInPicture([], step.link);
  showDetails(
    () => stepTitle(mechanism.nodes[place], step.effect, mechanism.nodes[place + 1]),
    () => stepFacts(mechanism, step),
  );
}

const stepTitle = (from, effect, to) => [bdi(nameOf(from)), arrow(effect), bdi(nameOf(to))];

function showLink(index) {
  const link = data.links[index];
  if (link === undefined) return;
  rememberOpener();
  markInPicture([], index);
  const users = data.mechanisms.filter(({ steps }) => steps.some((step) => step.link === index));
  const supports = new Map();
  for (const { steps } of users)
    for (const step of steps.filter((one) => one.link === index))
      for (const support of step.supports) supports.set(support.statement, support);
  showDetails(
    () => stepTitle(link.from, link.effect, link.to),
    () => [
      ...link.statements.map((id) => statementFacts(id, supports.get(id) ?? null)),
      ...(users.length === 0 ? [] : [element("p", { class: "note" }, word("used_by"), " ", joined(users.map(({ rank }) => String(rank))))]),
    ],
  );
}

// --- the picture -----------------------------------------------------------------------------------------

const drawings = [...document.querySelectorAll("[data-drawing]")];
const inDrawings = (selector) => drawings.flatMap((drawing) => [...drawing.querySelectorAll(selector)]);

function preparePicture() {
  const act = (part, show) => {
    part.setAttribute("role", "button");
    part.setAttribute("tabindex", "0");
    part.addEventListener("click", () => {
      part.focus({ preventScroll: true });
      show();
    });
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show();
    });
  };
  for (const part of inDrawings("g.node")) act(part, () => showEntity(part.dataset.id));
  for (const part of inDrawings("g.link")) act(part, () => showLink(Number(part.dataset.link)));
  for (const part of inDrawings("g.band")) act(part, () => showStatement(part.dataset.statement));
  for (const drawing of drawings) drawing.querySelector("svg")?.setAttribute("role", "group");
}

/** The drawing of the language; each part of it bears its name as a title. */
function turnPicture() {
  for (const drawing of drawings) drawing.hidden = drawing.dataset.drawing !== language;
  drawZoom();
}

/** Fades what no shown mechanism uses, and sets back what the chosen one does not. */
function fade() {
  const isChosen = chosen !== null && shownRanks.has(chosen);
  const used = new Set();
  const near = new Set();
  for (const part of inDrawings("g.link")) {
    const ranks = (part.dataset.mechanisms ?? "").split(" ").filter((rank) => rank !== "").map(Number);
    const link = data.links[Number(part.dataset.link)];
    const isShown = ranks.length === 0 || ranks.some((rank) => shownRanks.has(rank));
    const isNear = !isChosen || ranks.includes(chosen);
    part.classList.toggle("faded", !isShown);
    part.classList.toggle("away", isShown && !isNear);
    if (link === undefined) continue;
    if (isShown) used.add(link.from).add(link.to);
    if (isNear) near.add(link.from).add(link.to);
  }
  const isLinked = new Set(data.links.flatMap(({ from, to }) => [from, to]));
  for (const part of inDrawings("g.node")) {
    const id = part.dataset.id;
    const isUsed = !isLinked.has(id) || used.has(id);
    part.classList.toggle("faded", !isUsed);
    part.classList.toggle("away", isUsed && isChosen && !near.has(id));
  }
}

/** The node that an entity is shown in. */
const nodeOf = (id) => data.groups[id] ?? id;

/** Marks entities, and a link. */
function markInPicture(entities, link = null) {
  const ids = entities.map(nodeOf);
  for (const part of inDrawings("g.node")) part.classList.toggle("marked", ids.includes(part.dataset.id));
  for (const part of inDrawings("g.link")) part.classList.toggle("marked", link !== null && Number(part.dataset.link) === link);
}

function jumpInPicture(id) {
  const part = inDrawings("g.node").find((one) => one.dataset.id === nodeOf(id) && one.getClientRects().length > 0);
  part?.scrollIntoView({ block: "nearest", inline: "center" });
}

// --- zoom ------------------------------------------------------------------------------------------------

const natural = new Map();
let scale = 1;

function drawZoom() {
  replaceKeepingFocus($("zoom"), [
    button("−", () => zoom(scale / 1.25), { "aria-label": word("smaller"), title: word("smaller") }),
    button("1:1", () => zoom(1), { title: word("natural_size") }),
    button("+", () => zoom(scale * 1.25), { "aria-label": word("larger"), title: word("larger") }),
    button("⤢", () => fit(), { "aria-label": word("fit"), title: word("fit") }),
  ]);
}

function zoom(to) {
  scale = Math.max(0.2, Math.min(to, 4));
  for (const [svg, width] of natural) svg.style.width = width * scale + "px";
}

/** Makes the picture as wide as its place, but no larger than drawn, nor smaller than `least`. */
function fit(least = 0.2) {
  const drawing = drawings.find((one) => !one.hidden);
  const width = natural.get(drawing?.querySelector("svg"));
  const { paddingLeft, paddingRight } = getComputedStyle(drawing);
  const room = drawing.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  if (width !== undefined) zoom(Math.max(least, Math.min(1, room / width)));
}

/** Below this the smallest labels, of 12 pixels, can no longer be read. */
const READABLE = 11.1 / 12;

function measure() {
  for (const drawing of drawings) {
    const svg = drawing.querySelector("svg");
    if (svg === null) continue;
    natural.set(svg, svg.viewBox.baseVal?.width || svg.width.baseVal.value || 600);
    svg.style.height = "auto";
  }
}

// --- what stands about the list --------------------------------------------------------------------------

function drawVerdict() {
  const { sign, status, context, by_context } = data.verdict;
  const judged = (one) => ({ "+": word("sign_positive"), "-": word("sign_negative") })[one] ?? term(one);
  const kind = { "+": "sign-plus", "-": "sign-minus" }[sign] ?? "sign-open";
  const parts = [
    word("verdict"),
    " ",
    chip([SIGNS[sign] ?? "", " ", judged(sign)], kind),
    status && chip(term(status), "status-" + status),
    context && chip(word("in_context", told(context))),
    sign === "none" ? null : element("small", {}, word("derived")),
    ...by_context.map(([where, one]) => chip([where === null ? word("generally") : word("in_context", told(where)), " ", SIGNS[one] ?? term(one)])),
  ];
  $("verdict").replaceChildren(...parts.filter(isSomething).map(asNode));
}

function drawTherapeutic() {
  const claims = data.therapeutic.map(({ statement, via_strategy }) => {
    const it = data.statements[statement];
    const when = it && (it.valid_from ? word("since", it.valid_from) : it.reported && word("reported_in", it.reported));
    const status = it?.clinical_status ? chip(term(it.clinical_status), "clinical") : chip(word("status_not_stated"));
    const rows = it && [it.jurisdiction && bdi(it.jurisdiction), it.population && bdi(it.population), when];
    return element(
      "li",
      { "data-claim": statement },
      statementButton(statement),
      element("p", { class: "note" }, status, " ", joined((rows ?? []).filter(isSomething)), via_strategy ? [comma(), word("via_strategy", nameOf(via_strategy))] : ""),
    );
  });
  if (claims.length === 0) claims.push(element("li", { class: "note" }, word("therapeutic_none")));
  const { undated, without_jurisdiction } = data.filtered;
  if (undated > 0) claims.push(element("li", { class: "note" }, word("left_out_undated", undated)));
  if (without_jurisdiction > 0) claims.push(element("li", { class: "note" }, word("left_out_jurisdiction", without_jurisdiction)));
  $("therapeutic").replaceChildren(...claims);
}

function drawAbsence() {
  const it = data.absence;
  if (data.mechanisms.length > 0) return $("absence").replaceChildren();
  const parts = [element("h2", {}, word("absence"))];
  if (it !== null) {
    const reach = ({ nodes, more }) => (nodes.length === 0 ? word("nothing") : [joined(nodes.map(entityButton)), more ? " …" : ""]);
    const facts = [row("reachable", reach(it.reachable)), row("reaching", reach(it.reaching))];
    if (it.missing_step !== null) {
      const [from, to] = it.missing_step;
      facts.push(row("missing", entityButton(from), " ⋯→ ", entityButton(to)));
    }
    parts.push(element("dl", {}, facts));
    if (it.nearest_miss !== null) {
      parts.push(element("p", {}, word("without", it.constraints.map(told).join(comma()))));
      parts.push(element("p", { class: "chain" }, chain(it.nearest_miss)), element("p", {}, facts(it.nearest_miss)));
      const steps = it.nearest_miss.steps.map((step, place) => stepButton(it.nearest_miss, step, place));
      parts.push(list(steps, "ol"));
    }
    if (it.cut) parts.push(element("p", { class: "note" }, word("absence_cut")));
  }
  $("absence").replaceChildren(...parts);
}

function drawCompleteness() {
  const { complete, expansions } = data.completeness;
  const text = data.cut_by !== null ? word("cut_by", told(data.cut_by), expansions) : complete ? word("complete") : word("more");
  $("completeness").textContent = text;
}

// --- print -----------------------------------------------------------------------------------------------

/** On paper, which is light, the details of every step stand under their mechanism. */
function fillPrinted() {
  document.documentElement.removeAttribute("data-theme");
  for (const mechanism of data.mechanisms) {
    const place = $("list").querySelector(`[data-printed="${mechanism.rank}"]`);
    place?.replaceChildren(
      ...mechanism.steps.map((step, at) =>
        element("section", {}, element("h3", {}, stepTitle(mechanism.nodes[at], step.effect, mechanism.nodes[at + 1])), stepFacts(mechanism, step)),
      ),
    );
  }
}

function emptyPrinted() {
  document.querySelectorAll("[data-printed]").forEach((place) => place.replaceChildren());
  paint(theme);
}

window.addEventListener("beforeprint", fillPrinted);
window.addEventListener("afterprint", emptyPrinted);
const paper = window.matchMedia("print");
paper.addEventListener("change", () => (paper.matches ? fillPrinted() : emptyPrinted()));

// --- start -----------------------------------------------------------------------------------------------

preparePicture();
measure();
redrawn.push(turnPicture, drawFilters, drawList, drawVerdict, drawTherapeutic, drawAbsence, drawCompleteness);
start();
fit(READABLE);
