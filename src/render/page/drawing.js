// The picture of an answer: what can be chosen in it, and what stands out.

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
    const ranks = (part.dataset.mechanisms ?? "")
      .split(" ")
      .filter((rank) => rank !== "")
      .map(Number);
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
const nodeOf = (id) => (Object.hasOwn(data.groups, id) ? data.groups[id] : id);

/** Marks entities, and a link. */
function markInPicture(entities, link = null) {
  const ids = entities.map(nodeOf);
  for (const part of inDrawings("g.node")) part.classList.toggle("marked", ids.includes(part.dataset.id));
  for (const part of inDrawings("g.link"))
    part.classList.toggle("marked", link !== null && Number(part.dataset.link) === link);
}

function jumpInPicture(id) {
  const part = inDrawings("g.node").find(
    (one) => one.dataset.id === nodeOf(id) && one.getClientRects().length > 0,
  );
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

/** Makes the picture as wide as its place, so that its end is seen, but no larger than drawn. */
function fit() {
  const drawing = drawings.find((one) => !one.hidden);
  const width = natural.get(drawing?.querySelector("svg"));
  const { paddingLeft, paddingRight } = getComputedStyle(drawing);
  const room = drawing.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  if (width !== undefined) zoom(Math.min(1, room / width));
}

function measure() {
  for (const drawing of drawings) {
    const svg = drawing.querySelector("svg");
    if (svg === null) continue;
    // Pinching, and the wheel with Ctrl, zoom; the wheel alone scrolls.
    drawing.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        zoom(scale * Math.exp(-event.deltaY / 300));
      },
      { passive: false },
    );
    natural.set(svg, svg.viewBox.baseVal?.width || svg.width.baseVal.value || 600);
    svg.style.height = "auto";
  }
}
