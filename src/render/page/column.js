// The chosen mechanism, or the step that is missing, from top to bottom, for a narrow screen.

// --- column ----------------------------------------------------------------------------------------------

/** The class of the kind of an entity, which the drawing gives it. */
function kindClass(id) {
  const part = inDrawings("g.node").find((one) => one.dataset.id === nodeOf(id));
  return [...(part?.classList ?? [])].find(
    (name) => !["node", "gone", "away", "marked", "near"].includes(name),
  );
}

/** A box for an entity, and an arrow between two. */
function columnNode(id) {
  const made = button(bdi(nameOf(id)), () => showEntity(id), { class: "member" });
  const kind = kindClass(id);
  if (kind !== undefined) {
    made.style.backgroundColor = `var(--mg-${kind})`;
    made.style.borderColor = `var(--mg-${kind}-line)`;
  }
  return element("li", {}, made);
}

const columnStep = (effect, show) =>
  element("li", {}, button([ARROWS[effect], " ", effectInWords(effect)], show, { class: "link" }));

/** Where there is no mechanism: what leads to the step that is missing, the step, and what follows it. */
function missingColumn() {
  const step = data.absence?.missing_step;
  if (data.mechanisms.length > 0 || !step) return [];
  const made = data.links
    .map((link, index) => ({ ...link, index }))
    .filter(({ from, to, statements }) => statements.length > 0 && from !== to);
  const met = new Set(step);
  const follow = (id, near, far) => {
    const link = made.find((one) => one[near] === id && !met.has(one[far]));
    if (link === undefined) return [];
    met.add(link[far]);
    return [link, ...follow(link[far], near, far)];
  };
  const [before, after] = [follow(step[0], "to", "from").reverse(), follow(step[1], "from", "to")];
  const arrow = ({ effect, index }) => columnStep(effect, () => showLink(index));
  return [
    ...before.flatMap((link) => [columnNode(link.from), arrow(link)]),
    columnNode(step[0]),
    element("li", { class: "note" }, `${data.style.missing} `, word("missing_step")),
    columnNode(step[1]),
    ...after.flatMap((link) => [arrow(link), columnNode(link.to)]),
  ];
}

/** Draws the chosen mechanism, or the first that is shown; where there is none, the step that is missing. */
function drawColumn() {
  const mechanisms = shownMechanisms();
  const mechanism = mechanisms.find(({ rank }) => rank === chosen) ?? mechanisms[0];
  const rows =
    mechanism === undefined
      ? missingColumn()
      : mechanism.nodes.flatMap((id, place) => {
          const step = mechanism.steps[place - 1];
          const before = step && columnStep(step.effect, () => showStep(mechanism, place - 1));
          return [before, columnNode(id)].filter(isSomething);
        });
  $("column").hidden = rows.length === 0;
  $("column-title").textContent =
    mechanism === undefined ? word("absence") : word("mechanism", mechanism.rank);
  $("column-list").replaceChildren(...rows);
}
