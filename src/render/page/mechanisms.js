// The ranked mechanisms of an answer, and the details of their steps.

// --- the list --------------------------------------------------------------------------------------------

/** A mechanism in a line of names and arrows. */
function chain({ nodes, steps }) {
  return nodes.flatMap((node, place) =>
    place === 0 ? [bdi(nameOf(node))] : [arrow(steps[place - 1].effect), bdi(nameOf(node))],
  );
}

const arrow = (effect) =>
  element(
    "span",
    { class: "arrow", "data-effect": effect, role: "img", "aria-label": " " + effectInWords(effect) + " " },
    " " + ARROWS[effect] + " ",
  );

function facts(mechanism) {
  const steps = mechanism.steps.length;
  const against = new Set(mechanism.steps.flatMap((step) => step.against));
  return element(
    "span",
    { class: "chips" },
    chip(
      word("net", SIGNS[mechanism.sign]),
      "sign-" + { "+": "plus", "-": "minus", "?": "open" }[mechanism.sign],
    ),
    chip(
      mechanism.status === null ? word("status_not_stated") : term(mechanism.status),
      "status-" + mechanism.status,
    ),
    chip(word(steps === 1 ? "one_step" : "steps", steps)),
    chip(word("cost", mechanism.cost.toFixed(1))),
    mechanism.context && chip(word("in_context", told(mechanism.context))),
    !mechanism.coherent && chip(word("incoherent"), "negated"),
    mechanism.inherited_from && chip(word("inherited", nameOf(mechanism.inherited_from))),
    against.size > 0 && chip(word("against_steps", against.size), "negated"),
  );
}

/** So many entries are made at a time: a reader who scrolls gets more. */
const AT_ONCE = 100;
let made = AT_ONCE;

const shownMechanisms = () => data.mechanisms.filter(({ rank }) => shownRanks.has(rank));
const entryOf = (rank) => $("list").querySelector(`li.entry[data-rank="${rank}"]`);

function drawList() {
  const at = document.activeElement?.closest?.("li.entry")?.dataset.rank;
  $("list").replaceChildren();
  const wanted = made;
  made = 0;
  lengthenList(wanted);
  if (at !== undefined) entryOf(Number(at))?.querySelector(".head").focus({ preventScroll: true });
}

/** Makes the entries up to a place. */
function lengthenList(to) {
  const mechanisms = shownMechanisms();
  $("list").append(...mechanisms.slice(made, to).map(entry));
  made = Math.max(made, to);
  $("more").hidden = made >= mechanisms.length;
  $("more").textContent = word("list_more", Math.max(0, mechanisms.length - made));
}

function prepareList() {
  const lengthen = () => lengthenList(made + AT_ONCE);
  $("more").addEventListener("click", lengthen);
  new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting) && !$("more").hidden) lengthen();
  }).observe($("more"));
  walkedToEnd.push(() => lengthenList(data.mechanisms.length));
}

function entry(mechanism) {
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
    isOpen && bodyOf(mechanism),
  );
  const isChosen = chosen === mechanism.rank;
  return element(
    "li",
    { class: "entry" + (isOpen ? " open" : "") + (isChosen ? " chosen" : ""), "data-rank": mechanism.rank },
    head,
    body,
    element("ol", { class: "printed", "data-printed": mechanism.rank }),
  );
}

/** What an open entry shows. */
function bodyOf(mechanism) {
  const sentences = mechanism.sentences[language === "zh" ? 1 : 0];
  const own = sentences.slice(0, sentences.length - mechanism.about.length);
  const said = sentences.slice(own.length);
  return [
    element(
      "ol",
      { class: "steps" },
      mechanism.steps.map((step, place) =>
        element("li", {}, stepButton(mechanism, step, place), stepNotes(step)),
      ),
    ),
    element(
      "div",
      { class: "sentences" },
      own.map((one) => element("p", {}, one)),
    ),
    mechanism.citations.length === 0
      ? null
      : element(
          "ol",
          { class: "citations", "aria-label": word("evidence") },
          mechanism.citations.map((one) => element("li", {}, publication(one))),
        ),
    said.length === 0 ? null : element("p", { class: "note" }, word("about_mechanism")),
    list(
      said.map((one, place) =>
        button(
          [element("code", {}, mechanism.about[place]), " ", one],
          () => showStatement(mechanism.about[place]),
          { class: "name" },
        ),
      ),
    ),
  ];
}

function stepButton(mechanism, step, place) {
  const [from, to] = [mechanism.nodes[place], mechanism.nodes[place + 1]];
  const label = [bdi(nameOf(from)), arrow(step.effect), bdi(nameOf(to))];
  return button(label, () => showStep(mechanism, place), { class: "step", "data-step": place + 1 });
}

/** On what a step rests, and how much speaks against it. */
const stepNotes = (step) => [
  step.basis && element("p", { class: "note" }, word("basis"), colon(), basisInWords(step.basis)),
  step.opposition && element("p", { class: "note against" }, told(step.opposition)),
];

/** Opens or closes an entry; the open one that was asked for last stands out in the picture. */
function toggle({ rank }) {
  const isOpen = opened.delete(rank);
  if (!isOpen) opened.add(rank);
  choose(isOpen ? null : rank);
}

/** Opens a mechanism, wherever in the list it is; a filter that hides it is taken away. */
function openMechanism(rank) {
  if (!data.mechanisms.some((one) => one.rank === rank)) return;
  if (!shownRanks.has(rank)) resetFilters();
  const place = shownMechanisms().findIndex((one) => one.rank === rank);
  if (place >= made) lengthenList(place + 1);
  opened.add(rank);
  choose(rank);
  entryOf(rank).scrollIntoView({ block: "nearest" });
}

/** Makes a mechanism stand out, or none. */
function choose(rank) {
  chosen = rank;
  for (const one of $("list").children) {
    const rank = Number(one.dataset.rank);
    const isOpen = opened.has(rank);
    const body = one.querySelector(".body");
    if (isOpen && body.childElementCount === 0)
      body.append(...bodyOf(data.mechanisms.find((one) => one.rank === rank)).filter(isSomething));
    one.classList.toggle("open", isOpen);
    one.classList.toggle("chosen", chosen === rank);
    one.firstElementChild.setAttribute("aria-expanded", String(isOpen));
  }
  fade();
  drawColumn();
  showInPicture();
  writeAddress();
}

// --- details of steps and links --------------------------------------------------------------------------

function stepFacts(mechanism, step) {
  const shortcuts = mechanism.expansions.filter(({ shortcut }) =>
    step.supports.some(({ statement }) => statement === shortcut),
  );
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
    step.against.length === 0
      ? null
      : element(
          "section",
          { class: "opposition" },
          element("h3", {}, told(step.opposition)),
          step.against.map((id) => statementFacts(id)),
        ),
  ].filter(isSomething);
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
      ...(users.length === 0
        ? []
        : [element("p", { class: "note" }, word("used_by"), " ", rankButtons(users))]),
    ],
  );
}
