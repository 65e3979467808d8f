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
  );
}

function drawList() {
  const at = document.activeElement?.closest?.("li.entry")?.dataset.rank;
  $("list").replaceChildren(...data.mechanisms.map(entry));
  if (at !== undefined)
    $("list")
      .querySelector(`li.entry[data-rank="${CSS.escape(at)}"] > .head`)
      ?.focus({ preventScroll: true });
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
    element(
      "ol",
      { class: "steps" },
      mechanism.steps.map((step, place) => element("li", {}, stepButton(mechanism, step, place))),
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
      ...(users.length === 0
        ? []
        : [
            element(
              "p",
              { class: "note" },
              word("used_by"),
              " ",
              joined(users.map(({ rank }) => String(rank))),
            ),
          ]),
    ],
  );
}
