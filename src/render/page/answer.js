// What stands about the list of an answer, and the start.

// --- what stands about the list --------------------------------------------------------------------------

function drawVerdict() {
  const { sign, strength, status, context, by_context } = data.verdict;
  const judged = (one) => ({ "+": word("sign_positive"), "-": word("sign_negative") })[one] ?? term(one);
  const graded = (text, strength) => (strength ? [text, comma(), word("strength_" + strength)] : text);
  const kind = { "+": "sign-plus", "-": "sign-minus" }[sign] ?? "sign-open";
  const parts = [
    word("verdict"),
    " ",
    chip([SIGNS[sign] ?? "", " ", graded(judged(sign), strength)], kind),
    status && chip(term(status), "status-" + status),
    context && chip(word("in_context", told(context))),
    sign === "none" ? null : element("small", {}, word("derived")),
    ...by_context.map(([where, one, strength]) =>
      chip([
        where === null ? word("generally") : word("in_context", told(where)),
        " ",
        graded(SIGNS[one] ?? term(one), strength),
      ]),
    ),
  ];
  $("verdict").replaceChildren(...parts.filter(isSomething).map(asNode));
}

const claim = ({ statement, status, details }) =>
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
  );

function drawTherapeutic() {
  const claims = data.therapeutic.map(claim);
  if (claims.length === 0) claims.push(element("li", { class: "note" }, word("therapeutic_none")));
  const { undated, without_jurisdiction, less_believed = 0, others = 0 } = data.filtered;
  const leftOut = { undated, jurisdiction: without_jurisdiction, belief: less_believed, others };
  for (const [why, count] of Object.entries(leftOut).filter(([, count]) => count > 0))
    claims.push(element("li", { class: "note" }, word("left_" + `out_${why}`, count)));
  if (data.against.length > 0)
    claims.push(
      element("li", {}, element("h3", {}, word("against")), element("ul", {}, data.against.map(claim))),
    );
  $("therapeutic").replaceChildren(...claims);
}

function drawAbsence() {
  const it = data.absence;
  if (data.mechanisms.length > 0) return $("absence").replaceChildren();
  const parts = [element("h2", {}, word("absence"))];
  if (it !== null) {
    const reach = ({ nodes, more }) =>
      nodes.length === 0 ? word("nothing") : [joined(nodes.map(entityButton)), more ? " …" : ""];
    const sides = [row("reachable", reach(it.reachable)), row("reaching", reach(it.reaching))];
    if (it.missing_step !== null) {
      const [from, to] = it.missing_step;
      sides.push(row("missing", entityButton(from), ` ${data.style.missing} `, entityButton(to)));
    }
    parts.push(element("dl", {}, sides));
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

// --- start -----------------------------------------------------------------------------------------------

preparePicture();
measure();
prepareList();
redrawn.push(
  turnPicture,
  drawFilters,
  applyFilters,
  drawVerdict,
  drawTherapeutic,
  drawAbsence,
  drawCompleteness,
  drawShare,
);
start();
followAddress();
