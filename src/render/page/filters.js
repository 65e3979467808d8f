// Which mechanisms of an answer are shown.

const shownRanks = new Set(data.mechanisms.map(({ rank }) => rank));
const opened = new Set(data.mechanisms.slice(0, 1).map(({ rank }) => rank));
let chosen = null;

// --- filters ---------------------------------------------------------------------------------------------

const statusKey = (mechanism) => mechanism.status ?? "not_stated";
const sourcesOf = (step) => step.supports.map(({ statement }) => statementOf(statement)?.source ?? "");
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
const wanted = {
  sign: new Set(all.sign),
  status: new Set(all.status),
  source: new Set(all.source),
  steps: longest,
};

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
  sign: (value) =>
    SIGNS[value] + " " + word("sign_" + { "+": "positive", "-": "negative", "?": "unknown" }[value]),
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
        const label = LABELS[kind](value);
        return element("label", { title: kind === "source" && label }, box, " ", label);
      }),
    );
  const steps = element("output", {}, String(wanted.steps));
  const oninput = (event) => {
    wanted.steps = Number(event.target.value);
    steps.textContent = String(wanted.steps);
    applyFilters();
  };
  const range = element("input", {
    type: "range",
    min: shortest,
    max: longest,
    step: 1,
    oninput,
    "aria-label": word("filter_steps"),
  });
  range.value = String(wanted.steps);
  range.disabled = shortest === longest;
  const length = element(
    "fieldset",
    { "data-filter": "steps" },
    element("legend", {}, word("filter_steps")),
    element("label", {}, range, " ", steps),
  );
  const reset = button(word("filter_reset"), resetFilters, { id: "reset" });
  replaceKeepingFocus($("filters"), [group("sign"), group("status"), length, group("source"), reset]);
}

/** Shows all mechanisms again. */
function resetFilters() {
  for (const kind of Object.keys(all)) wanted[kind] = new Set(all[kind]);
  wanted.steps = longest;
  drawFilters();
  applyFilters();
}

function applyFilters() {
  shownRanks.clear();
  for (const mechanism of data.mechanisms) if (isWanted(mechanism)) shownRanks.add(mechanism.rank);
  made = AT_ONCE;
  drawList();
  $("count").textContent =
    data.mechanisms.length === 0 ? "" : word("count", shownRanks.size, data.mechanisms.length);
  fade();
  refit();
  drawColumn();
}
