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
  refit();
}

/** Hides what no shown mechanism uses, and sets back what the chosen one does not. */
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
    part.classList.toggle("gone", !isShown);
    part.classList.toggle("away", isShown && !isNear);
    if (link === undefined) continue;
    if (isShown) used.add(link.from).add(link.to);
    if (isNear) near.add(link.from).add(link.to);
  }
  const isLinked = new Set(data.links.flatMap(({ from, to }) => [from, to]));
  for (const part of inDrawings("g.node")) {
    const id = part.dataset.id;
    const isUsed = !isLinked.has(id) || used.has(id);
    part.classList.toggle("gone", !isUsed);
    part.classList.toggle("away", isUsed && isChosen && !near.has(id));
  }
}

/** The node that an entity is shown in. */
const nodeOf = (id) => (Object.hasOwn(data.groups, id) ? data.groups[id] : id);

/** Marks entities, with what is next to them if that is wanted, and a link. */
function markInPicture(entities, link = null, withNear = false) {
  const ids = new Set(entities.map(nodeOf));
  const near = new Set();
  for (const part of inDrawings("g.link")) {
    const at = Number(part.dataset.link);
    const ends = withNear && data.links[at] ? [data.links[at].from, data.links[at].to] : [];
    const isNear = ends.some((end) => ids.has(end));
    if (isNear) ends.forEach((end) => near.add(end));
    part.classList.toggle("marked", at === link);
    part.classList.toggle("near", isNear);
  }
  for (const part of inDrawings("g.node")) {
    const { id } = part.dataset;
    part.classList.toggle("marked", ids.has(id));
    part.classList.toggle("near", near.has(id) && !ids.has(id));
  }
}

function jumpInPicture(id) {
  const part = inDrawings("g.node").find(
    (one) => one.dataset.id === nodeOf(id) && one.getClientRects().length > 0,
  );
  part?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** Scrolls the picture to the chosen mechanism. */
function showInPicture() {
  const drawing = drawings.find((one) => !one.hidden);
  if (chosen === null || drawing === undefined) return;
  const parts = [...drawing.querySelectorAll("g.node:not(.away, .gone)")].map((one) =>
    one.getBoundingClientRect(),
  );
  if (parts.length === 0) return;
  const room = drawing.getBoundingClientRect();
  const move = (from, to, size) => {
    const [low, high] = [
      Math.min(...parts.map((part) => part[from])),
      Math.max(...parts.map((part) => part[to])),
    ];
    if (low >= room[from] && high <= room[to]) return 0;
    return high - low <= room[size] ? (low + high - room[from] - room[to]) / 2 : low - room[from] - 16;
  };
  drawing.scrollBy(move("left", "right", "width"), move("top", "bottom", "height"));
}

// --- zoom ------------------------------------------------------------------------------------------------

/** The whole size of each drawing, and the width that is shown of it. */
const whole = new Map();
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

/** What is drawn below the mechanisms. */
const BELOW = "g.table, g.band, g.legend, g.citations";
const boxes = new WeakMap();

/** The top and bottom of parts of a drawing that is in view, measured while none of them is hidden. */
function measured(svg, parts) {
  const unknown = parts.filter((part) => !boxes.has(part));
  if (unknown.length > 0) {
    svg.classList.add("measured");
    for (const part of unknown) boxes.set(part, part.getBBox());
    svg.classList.remove("measured");
  }
  const tops = parts.map((part) => boxes.get(part).y);
  const bottoms = parts.map((part) => boxes.get(part).y + boxes.get(part).height);
  return [Math.min(...tops), Math.max(...bottoms)];
}

/** Closes the room above and below the mechanisms that are shown, and makes the rest as wide as its place. */
function refit() {
  const svg = drawings.find((one) => !one.hidden)?.querySelector("svg");
  if (!whole.has(svg)) return;
  const parts = [...svg.querySelectorAll("g.node, g.link")];
  const isShown = (part) => !part.classList.contains("gone");
  let [above, below] = [0, 0];
  if (parts.length > 0 && !parts.every(isShown)) {
    const [top, bottom] = measured(svg, parts);
    const [first, last] = parts.some(isShown) ? measured(svg, parts.filter(isShown)) : [top, top];
    [above, below] = [Math.floor(first - top), Math.floor(bottom - last)];
  }
  for (const part of svg.querySelectorAll(BELOW)) part.setAttribute("transform", `translate(0 ${-below})`);
  const { width, height } = whole.get(svg);
  svg.setAttribute("viewBox", [0, above, width, height - above - below].join(" "));
  svg.setAttribute("height", height - above - below);
  fit();
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
    panned(drawing);
    const { width, height } = svg.viewBox.baseVal;
    whole.set(svg, { width, height });
    natural.set(svg, width);
    svg.style.height = "auto";
  }
}

/** Lets a mouse drag the picture; fingers scroll it as they do anything. A drag is no click. */
function panned(drawing) {
  const SLACK = 4;
  let last = null;
  let isDragged = false;
  drawing.addEventListener("pointerdown", (event) => {
    isDragged = false;
    last = event.pointerType === "mouse" && event.button === 0 ? event : null;
  });
  drawing.addEventListener("pointermove", (event) => {
    if (last === null) return;
    const [right, down] = [event.clientX - last.clientX, event.clientY - last.clientY];
    if (!isDragged && Math.hypot(right, down) < SLACK) return;
    if (!isDragged) drawing.setPointerCapture(event.pointerId);
    isDragged = true;
    drawing.classList.add("dragged");
    drawing.scrollBy(-right, -down);
    last = event;
  });
  for (const end of ["pointerup", "pointercancel"])
    drawing.addEventListener(end, () => {
      last = null;
      drawing.classList.remove("dragged");
    });
  drawing.addEventListener("click", (event) => isDragged && event.stopPropagation(), { capture: true });
}
