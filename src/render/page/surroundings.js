// --- the page of what surrounds an entity ----------------------------------------------------------------

/** The node that each entity is shown in, by itself or in a group. */
const byId = new Map(
  data.nodes.flatMap(({ id, members }, place) => [id, ...members].map((one) => [one, place])),
);
const kindData = new Map(data.kinds.map((one) => [one.kind, one]));
const wanted = { kind: new Set(kindData.keys()), effect: new Set(data.effects) };

/** How many links lie between the centre and each node, read in either direction. */
const distances = (() => {
  const near = data.nodes.map(() => []);
  for (const { from, to } of data.links) {
    near[from].push(to);
    near[to].push(from);
  }
  const found = data.nodes.map(() => Infinity);
  const front = [byId.get(data.centre) ?? 0];
  found[front[0]] = 0;
  for (const at of front)
    for (const next of near[at])
      if (found[next] === Infinity) {
        found[next] = found[at] + 1;
        front.push(next);
      }
  return found;
})();

// --- the graph -------------------------------------------------------------------------------------------

const { shapes: SHAPES, ends: HEADS, lines: LINES } = data.style;

const graph = cytoscape({
  container: $("canvas"),
  elements: [
    ...data.nodes.map(({ id, kind }, place) => ({
      group: "nodes",
      data: { id: "n" + place, place, curie: id, kind },
    })),
    ...data.links.map(({ from, to, effect, correlation, status, width }, place) => ({
      group: "edges",
      data: {
        id: "e" + place,
        place,
        source: "n" + from,
        target: "n" + to,
        effect,
        correlation,
        status,
        width,
      },
    })),
  ],
  minZoom: 0.1,
  maxZoom: 4,
  autoungrabify: false,
  boxSelectionEnabled: false,
  layout: { name: "preset" },
});

const isDark = () =>
  theme === "dark" || (theme === "auto" && window.matchMedia("(prefers-color-scheme: dark)").matches);

/** Whether a name has a word too long for a line, or is written without spaces. */
const isBroken = (name) => /\S{22}|[\u2e80-\u9fff]/.test(name);

function paintGraph() {
  const { color: ink, backgroundColor: paper } = getComputedStyle(document.documentElement);
  const faint = data.style.faint[isDark() ? 1 : 0];
  const colours = (node) => kindData.get(node.data("kind"))[isDark() ? "dark" : "light"];
  graph.style([
    {
      selector: "node",
      style: {
        shape: (node) => SHAPES[node.data("kind")],
        width: 36,
        height: 24,
        "background-color": (node) => colours(node)[0],
        "border-color": (node) => colours(node)[1],
        "border-width": (node) => (node.data("curie") === data.centre ? 4 : 1.5),
        label: (node) => shown(told(data.nodes[node.data("place")].name)),
        color: ink,
        "font-size": 12,
        // Names that nobody can read take most of the time of a large picture.
        "min-zoomed-font-size": 5,
        "font-family": "system-ui, sans-serif",
        "text-wrap": "wrap",
        "text-max-width": 130,
        "text-overflow-wrap": (node) =>
          isBroken(told(data.nodes[node.data("place")].name)) ? "anywhere" : "whitespace",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-background-color": paper,
        "text-background-opacity": 0.8,
        "text-background-padding": 1,
      },
    },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": (edge) =>
          edge.data("correlation") ? paper : edge.data("effect") === "none" ? faint : ink,
        "line-outline-color": ink,
        "line-outline-width": (edge) => (edge.data("correlation") ? 1.2 : 0),
        "target-arrow-color": (edge) => (edge.data("effect") === "none" ? faint : ink),
        "target-arrow-shape": (edge) => HEADS[edge.data("effect")],
        "target-arrow-fill": (edge) => (edge.data("effect") === "unsigned" ? "hollow" : "filled"),
        "line-style": (edge) => LINES[edge.data("status")],
        "curve-style": "bezier",
        "arrow-scale": 1.1,
      },
    },
    {
      selector: ".marked",
      style: { "overlay-color": "#e3a008", "overlay-opacity": 0.35, "overlay-padding": 6 },
    },
    {
      selector: ".near",
      style: { "overlay-color": "#1d5fa8", "overlay-opacity": 0.25, "overlay-padding": 4 },
    },
    { selector: ".aside", style: { opacity: 0.3 } },
    { selector: ".near", style: { opacity: 1 } },
    { selector: ".faded", style: { opacity: 0.1, "text-opacity": 0 } },
  ]);
}

/** With more links than this, those that do not end at the centre stand back until a node of theirs is chosen. */
const MANY = 150;
if (data.links.length > MANY)
  graph
    .edges()
    .not(graph.getElementById("n" + (byId.get(data.centre) ?? 0)).connectedEdges())
    .addClass("aside");

/** Screens of fewer pixels are those of phones. */
const NARROW = 600;
/** The room that a node takes with its name, and with one of several lines. */
const [WIDE, TALL, DEEP] = [146, 74, 104];
/** A picture of few nodes is not drawn larger than this. */
const LARGEST = 1.5;
/** The room of a node without its name, of a line of a name, and how wide a line is in the widths of a letter. */
const [BARE, LINE, LETTERS] = [36, 14, 20];

/** The height of a node with its name, which is broken at spaces or, without any, anywhere. */
function height(node) {
  let [lines, used] = [1, 0];
  for (const word of told(data.nodes[node].name).split(" ")) {
    const long = [...word].reduce((sum, letter) => sum + (/[\u2e80-\uffff]/.test(letter) ? 2 : 1), 0);
    if (used > 0 && used + 1 + long > LETTERS) [lines, used] = [lines + 1, 0];
    used += long + (used > 0 ? 1 : 0);
    while (used > LETTERS) [lines, used] = [lines + 1, used - LETTERS];
  }
  return BARE + LINE * lines;
}

/**
 * What acts stands before what it acts on, in the columns of the layered layout: from left to right, on a narrow
 * screen from top to bottom. A column that has more than fits stands in several lines, each kind together.
 */
function place() {
  const { clientWidth, clientHeight } = $("canvas");
  const isDown = window.innerWidth < NARROW;
  const [along, across] = isDown ? [DEEP, WIDE] : [WIDE, TALL];
  const wanted = isDown ? clientWidth / clientHeight : clientHeight / clientWidth;
  const kinds = [...kindData.keys()];
  const columns = [];
  data.nodes.forEach(({ column: [at] }, node) => (columns[at] ??= []).push(node));
  const lines = (most) => columns.reduce((sum, column) => sum + Math.ceil(column.length / most), 0);
  let most = 1;
  while (most < data.nodes.length && most * across < wanted * lines(most) * along) most += 1;
  let far = 0;
  for (const column of columns) {
    const parts = Math.ceil(column.length / most);
    const kind = (node) => (parts === 1 ? 0 : kinds.indexOf(data.nodes[node].kind));
    column.sort((a, b) => kind(a) - kind(b) || data.nodes[a].column[1] - data.nodes[b].column[1]);
    const length = Math.ceil(column.length / parts);
    for (let part = 0; part < parts; part += 1) {
      const line = column.slice(part * length, (part + 1) * length);
      // Lines side by side are set off, so that a link to one does not run along the other.
      const offset = parts > 1 ? (part % 2 ? 1 : -1) * (across / 4) : 0;
      // Names are below their nodes, and those of many lines need more room there.
      const rooms = line.map((node) => (isDown ? across : Math.max(across, height(node))));
      let side = offset - rooms.reduce((sum, room) => sum + room, 0) / 2;
      line.forEach((node, number) => {
        const middle = side + Math.min(rooms[number], across) / 2;
        const [x, y] = isDown ? [middle, far] : [far, middle];
        graph.getElementById("n" + node).position({ x, y });
        side += rooms[number];
      });
      far += isDown ? Math.max(along, ...line.map(height)) : along;
    }
  }
}

/** Shows what is known of a node: of an entity, or which entities a group has. */
function showNode(place) {
  const { id, name, members } = data.nodes[place];
  if (members.length === 0) return showEntity(id);
  rememberOpener();
  markInPicture([id], null, true);
  showDetails(
    () => bdi(told(name)),
    () => list(members.map(entityButton)),
  );
}

/** Marks entities, with what is next to them if that is wanted, and a link. */
function markInPicture(ids, link = null, withNear = false) {
  graph.elements().removeClass("marked near");
  for (const id of ids.filter((id) => byId.has(id))) {
    const node = graph.getElementById("n" + byId.get(id));
    node.addClass("marked");
    if (withNear) node.neighborhood().addClass("near");
  }
  if (link !== null) graph.getElementById("e" + link).addClass("marked");
}

function jumpInPicture(id) {
  if (byId.has(id)) graph.center(graph.getElementById("n" + byId.get(id)));
}

function showLink(at) {
  const link = data.links[at];
  const [from, to] = [data.nodes[link.from], data.nodes[link.to]];
  rememberOpener();
  markInPicture([], at);
  showDetails(
    () => [bdi(told(from.name)), " " + ARROWS[link.effect] + " ", bdi(told(to.name))],
    () => link.statements.map((id) => statementFacts(id)),
  );
}

// --- filters and the list --------------------------------------------------------------------------------

function drawFilters() {
  const group = (key, values, label) =>
    element(
      "fieldset",
      { "data-filter": key },
      element("legend", {}, word("filter_" + key)),
      values.map((value) => {
        const onchange = (event) => {
          if (event.target.checked) wanted[key].add(value);
          else wanted[key].delete(value);
          applyFilters();
        };
        const box = element("input", { type: "checkbox", value, onchange });
        box.checked = wanted[key].has(value);
        return element("label", {}, box, " ", label(value));
      }),
    );
  $("filters").replaceChildren(
    group("kind", [...kindData.keys()], (kind) => [swatch(kind), " ", told(kindData.get(kind).name)]),
    group("effect", data.effects, (effect) => ARROWS[effect] + " " + effectInWords(effect)),
  );
}

function swatch(kind) {
  const made = element("span", { class: "swatch", "aria-hidden": "true" });
  const [fill, outline] = kindData.get(kind)[isDark() ? "dark" : "light"];
  made.style.backgroundColor = fill;
  made.style.borderColor = outline;
  return made;
}

/** The centre stays; a link is shown with both its ends, and a node for itself. */
function applyFilters() {
  const isShown = (place) => data.nodes[place].id === data.centre || wanted.kind.has(data.nodes[place].kind);
  graph.batch(() => {
    graph.nodes().forEach((node) => node.toggleClass("faded", !isShown(node.data("place"))));
    graph.edges().forEach((edge) => {
      const { from, to, effect } = data.links[edge.data("place")];
      edge.toggleClass("faded", !(wanted.effect.has(effect) && isShown(from) && isShown(to)));
    });
  });
  let count = 0;
  for (const entry of $("list").children) {
    entry.hidden = !isShown(Number(entry.dataset.place));
    if (!entry.hidden) count += 1;
  }
  $("count").textContent = word("count_entities", count, data.nodes.length);
}

function drawList() {
  const order = data.nodes.map((_, place) => place).sort((a, b) => distances[a] - distances[b] || a - b);
  const rows = order.map((place) => {
    const node = data.nodes[place];
    const far = distances[place];
    const distance =
      far === 0 ? word("centre") : Number.isFinite(far) ? word(far === 1 ? "one_step" : "steps", far) : "";
    return element(
      "li",
      { class: "entry", "data-place": place },
      button(
        [swatch(node.kind), " ", bdi(told(node.name)), " ", element("small", {}, distance)],
        () => showNode(place),
        { class: "head" },
      ),
    );
  });
  $("list").replaceChildren(...rows);
  applyFilters();
}

function drawSummary() {
  const count = data.nodes.reduce((sum, { members }) => sum + Math.max(1, members.length), 0);
  const chosen = told(data.summary);
  const links = data.links.length;
  const key = count === 1 ? "summary_one" : links === 1 ? "summary_one_link" : "summary";
  $("summary").textContent = chosen === "" ? word(key, count, links) : chosen;
  $("canvas").setAttribute("aria-label", shown(told(data.title)) + comma() + word("canvas"));
}

function drawZoom() {
  replaceKeepingFocus($("zoom"), [
    button("−", () => zoom(0.8), { "aria-label": word("smaller"), title: word("smaller") }),
    button("+", () => zoom(1.25), { "aria-label": word("larger"), title: word("larger") }),
    button("⤢", fit, { "aria-label": word("fit"), title: word("fit") }),
  ]);
}

/** Whether the reader has moved the picture; until then it keeps to its place. */
let isMoved = false;

function fit() {
  isMoved = false;
  graph.fit(undefined, 24);
  if (graph.zoom() <= LARGEST) return;
  graph.zoom(LARGEST);
  graph.center();
}

function zoom(by) {
  isMoved = true;
  graph.zoom({ level: graph.zoom() * by, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
}

graph.on("tap", "node", ({ target }) => showNode(target.data("place")));
graph.on("tap", "edge", ({ target }) => showLink(target.data("place")));
const repaint = () => [paintGraph, drawFilters, drawList].forEach((again) => again());
repainted.push(repaint);
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
redrawn.push(paintGraph, drawZoom, drawFilters, drawList, drawSummary);
start();
graph.resize();
place();
graph.on("dragpan scrollzoom pinchzoom", () => (isMoved = true));
new ResizeObserver(() => {
  graph.resize();
  const marked = graph.elements(".marked");
  if (details !== null && marked.nonempty()) graph.center(marked);
  else if (!isMoved) fit();
}).observe($("canvas"));
