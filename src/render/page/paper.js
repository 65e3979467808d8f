// On paper, which is light, the whole list, and each statement once after it.

// --- paper -----------------------------------------------------------------------------------------------

let isPrinting = false;

/** A step in a line: what acts how on what, the statements that say so, and how much speaks against it. */
const printedStep = (mechanism, step, place) =>
  element(
    "li",
    {},
    stepTitle(mechanism.nodes[place], step.effect, mechanism.nodes[place + 1]),
    " ",
    joined(step.supports.map(({ statement }) => element("code", {}, statement))),
    step.opposition && element("span", { class: "note against" }, " · ", told(step.opposition)),
  );

/** The statements of all shown mechanisms, each once, in the order in which they are needed. */
function printedStatements(mechanisms) {
  const found = new Map();
  const add = (id, support = null) => found.has(id) || found.set(id, support);
  for (const { steps, expansions, about } of mechanisms) {
    for (const { supports, against } of steps) {
      supports.forEach((support) => add(support.statement, support));
      against.forEach((id) => add(id));
    }
    for (const { statements } of expansions) statements.forEach((support) => add(support.statement, support));
    about.forEach((id) => add(id));
  }
  return [...found].map(([id, support]) => statementFacts(id, support));
}

function fillPrinted() {
  if (isPrinting) return;
  isPrinting = true;
  document.documentElement.removeAttribute("data-theme");
  lengthenList(data.mechanisms.length);
  const mechanisms = shownMechanisms();
  for (const mechanism of mechanisms) {
    const steps = mechanism.steps.map((step, place) => printedStep(mechanism, step, place));
    $("list")
      .querySelector(`[data-printed="${mechanism.rank}"]`)
      .replaceChildren(...steps);
  }
  const statements = printedStatements(mechanisms);
  if (statements.length > 0)
    $("printed").replaceChildren(element("h2", {}, word("statements")), ...statements);
}

function emptyPrinted() {
  if (!isPrinting) return;
  isPrinting = false;
  $("printed").replaceChildren();
  made = AT_ONCE;
  drawList();
  paint(theme);
}

window.addEventListener("beforeprint", fillPrinted);
window.addEventListener("afterprint", emptyPrinted);
const paper = window.matchMedia("print");
paper.addEventListener("change", () => (paper.matches ? fillPrinted() : emptyPrinted()));
