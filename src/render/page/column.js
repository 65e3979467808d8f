// The chosen mechanism from top to bottom, for a narrow screen.

// --- column ----------------------------------------------------------------------------------------------

/** The class of the kind of an entity, which the drawing gives it. */
function kindClass(id) {
  const part = inDrawings("g.node").find((one) => one.dataset.id === nodeOf(id));
  return [...(part?.classList ?? [])].find(
    (name) => !["node", "gone", "away", "marked", "near"].includes(name),
  );
}

/** Draws the chosen mechanism, or the first that is shown. */
function drawColumn() {
  const mechanisms = shownMechanisms();
  const mechanism = mechanisms.find(({ rank }) => rank === chosen) ?? mechanisms[0];
  $("column").hidden = mechanism === undefined;
  if (mechanism === undefined) return;
  const node = (id) => {
    const made = button(bdi(nameOf(id)), () => showEntity(id), { class: "member" });
    const kind = kindClass(id);
    if (kind !== undefined) {
      made.style.backgroundColor = `var(--mg-${kind})`;
      made.style.borderColor = `var(--mg-${kind}-line)`;
    }
    return element("li", {}, made);
  };
  const step = (one, place) =>
    element(
      "li",
      {},
      button([ARROWS[one.effect], " ", effectInWords(one.effect)], () => showStep(mechanism, place), {
        class: "link",
      }),
    );
  const rows = mechanism.nodes.flatMap((id, place) =>
    place === 0 ? [node(id)] : [step(mechanism.steps[place - 1], place - 1), node(id)],
  );
  $("column-title").textContent = word("mechanism", mechanism.rank);
  $("column-list").replaceChildren(...rows);
}
