// What stands about the list of an answer, paper, and the start.

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
    ...by_context.map(([where, one]) =>
      chip([
        where === null ? word("generally") : word("in_context", told(where)),
        " ",
        SIGNS[one] ?? term(one),
      ]),
    ),
  ];
  $("verdict").replaceChildren(...parts.filter(isSomething).map(asNode));
}

function drawTherapeutic() {
  const claims = data.therapeutic.map(({ statement, status, details }) =>
    element(
      "li",
      { "data-claim": statement },
      statementButton(statement),
      element(
        "p",
        { class: "note" },
        chip(told(status), "clinical"),
        " ",
        joined(details[language === "zh" ? 1 : 0].map(bdi)),
      ),
    ),
  );
  if (claims.length === 0) claims.push(element("li", { class: "note" }, word("therapeutic_none")));
  const { undated, without_jurisdiction } = data.filtered;
  if (undated > 0) claims.push(element("li", { class: "note" }, word("left_out_undated", undated)));
  if (without_jurisdiction > 0)
    claims.push(element("li", { class: "note" }, word("left_out_jurisdiction", without_jurisdiction)));
  $("therapeutic").replaceChildren(...claims);
}

function drawAbsence() {
  const it = data.absence;
  if (data.mechanisms.length > 0) return $("absence").replaceChildren();
  const parts = [element("h2", {}, word("absence"))];
  if (it !== null) {
    const reach = ({ nodes, more }) =>
      nodes.length === 0 ? word("nothing") : [joined(nodes.map(entityButton)), more ? " …" : ""];
    const facts = [row("reachable", reach(it.reachable)), row("reaching", reach(it.reaching))];
    if (it.missing_step !== null) {
      const [from, to] = it.missing_step;
      facts.push(row("missing", entityButton(from), ` ${data.style.missing} `, entityButton(to)));
    }
    parts.push(element("dl", {}, facts));
    if (it.nearest_miss !== null) {
      parts.push(element("p", {}, word("without", it.constraints.map(told).join(comma()))));
      parts.push(
        element("p", { class: "chain" }, chain(it.nearest_miss)),
        element("p", {}, facts(it.nearest_miss)),
      );
      const steps = it.nearest_miss.steps.map((step, place) => stepButton(it.nearest_miss, step, place));
      parts.push(list(steps, "ol"));
    }
    if (it.cut) parts.push(element("p", { class: "note" }, word("absence_cut")));
  }
  $("absence").replaceChildren(...parts);
}

function drawCompleteness() {
  const { complete, expansions } = data.completeness;
  const text =
    data.cut_by !== null
      ? word("cut_by", told(data.cut_by), expansions)
      : complete
        ? word("complete")
        : word("more");
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
        element(
          "section",
          {},
          element("h3", {}, stepTitle(mechanism.nodes[at], step.effect, mechanism.nodes[at + 1])),
          stepFacts(mechanism, step),
        ),
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
fit();
