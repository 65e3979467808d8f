// Copies and files of the picture, the mechanisms that are shown, and what they cite. All is made in the page.

// --- files -----------------------------------------------------------------------------------------------

/** The picture as a file of its own, with its title and the verdict above; `isLight` for paper. */
function pictureFile(isLight = false) {
  const drawn = drawings.find((one) => !one.hidden)?.querySelector("svg");
  const svg = drawn.cloneNode(true);
  for (const part of svg.querySelectorAll(".gone")) part.remove();
  for (const part of svg.querySelectorAll("g")) {
    part.classList.remove("away", "marked", "near");
    for (const name of ["role", "tabindex"]) part.removeAttribute(name);
  }
  svg.removeAttribute("style");
  svg.setAttribute("role", "img");
  const { y: top, width, height: tall } = drawn.viewBox.baseVal;
  const isWhole = shownRanks.size === data.mechanisms.length;
  const part = isWhole ? [] : [word("count", shownRanks.size, data.mechanisms.length)];
  const lines = [told(data.title), ...summaryLines(width / 7), ...part];
  const [first, line] = [26, 18];
  const head = first + line * lines.length;
  const height = tall + head;
  svg.setAttribute("viewBox", [0, top - head, width, height].join(" "));
  svg.setAttribute("height", height);
  const paper = svg.querySelector(".paper");
  paper.setAttribute("y", top - head);
  paper.setAttribute("height", height);
  lines.forEach((text, place) => {
    const made = document.createElementNS(svg.namespaceURI, "text");
    const size = place === 0 ? { "font-size": 15, "font-weight": "bold" } : { "font-size": 12 };
    const attributes = {
      x: 16,
      y: top - head + first + line * place,
      fill: svg.getAttribute("color"),
      ...size,
    };
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = shown(text);
    paper.after(made);
  });
  if (isLight)
    for (const style of svg.querySelectorAll("style"))
      style.textContent = style.textContent.replace("(prefers-color-scheme:dark)", "not all");
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

/** The verdict and the day in lines of about so many letters. */
function summaryLines(room) {
  const lines = [];
  for (const part of [...told(data.summary).split(" · "), drawnOn()]) {
    const longer = lines.length > 0 && lines.at(-1) + " · " + part;
    if (longer && longer.length <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** The picture in two pixels for each of its own, but no larger than browsers draw. */
async function pictureImage() {
  const { text, width, height } = pictureFile(true);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  await image.decode();
  const fine = Math.min(2, 8000 / Math.max(width, height));
  const canvas = Object.assign(document.createElement("canvas"), {
    width: Math.round(width * fine),
    height: Math.round(height * fine),
  });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

const COLUMNS = {
  mechanism: ({ mechanism }) => mechanism.rank,
  sign: ({ mechanism }) => mechanism.sign,
  mechanism_status: ({ mechanism }) => mechanism.status,
  cost: ({ mechanism }) => mechanism.cost,
  step: ({ place }) => place + 1,
  from_id: ({ from }) => from,
  from: ({ from }) => nameOf(from),
  effect: ({ step }) => step.effect,
  to_id: ({ to }) => to,
  to: ({ to }) => nameOf(to),
  basis: ({ step }) => step.basis,
  statements: ({ step }) => step.supports.map(({ statement }) => statement).join("|"),
  sources: ({ step }) => distinct(sourcesOf(step)).join("|"),
  publications: ({ step }) => distinct(publicationsOf(step)).join("|"),
  against: ({ step }) => step.against.join("|"),
};

const publicationsOf = ({ supports }) =>
  supports.flatMap(({ statement }) => (statementOf(statement)?.publications ?? []).map(({ text }) => text));

/** A row for each step of each mechanism that is shown. */
function tableText() {
  const rows = shownMechanisms().flatMap((mechanism) =>
    mechanism.steps.map((step, place) => {
      const [from, to] = [mechanism.nodes[place], mechanism.nodes[place + 1]];
      return Object.values(COLUMNS).map((cell) => cell({ mechanism, step, place, from, to }) ?? "");
    }),
  );
  const cell = (value) => String(value).replace(/[\t\r\n]+/g, " ");
  return [Object.keys(COLUMNS), ...rows].map((row) => row.map(cell).join("\t") + "\n").join("");
}

/** What the page knows of the mechanisms that are shown. */
function dataText() {
  const { title, summary, verdict, completeness, therapeutic, against, entities, statements, files } = data;
  const mechanisms = shownMechanisms();
  const facts = { mechanisms, therapeutic, against, entities, statements, files };
  return JSON.stringify({ title, summary, verdict, completeness, ...facts }, null, 1) + "\n";
}

/** What the mechanisms that are shown cite, each once. */
function cited() {
  const found = new Map();
  for (const { citations } of shownMechanisms()) for (const one of citations) found.set(one.text, one);
  return [...found.values()];
}

const localId = (text) => text.slice(text.indexOf(":") + 1);
const isDoi = (href) => href?.startsWith("https://doi.org/") === true;
const isArticle = (href) => href?.startsWith("https://pubmed.ncbi.nlm.nih.gov/") === true;

/** The graph knows identifiers alone, which reference managers complete. */
function bibtexText() {
  const plain = (text) => text.replace(/[{}\\\u0000-\u001f]/g, "");
  const entry = ({ text, href }) => {
    const fields = [["note", text]];
    if (isDoi(href)) fields.push(["doi", localId(text)]);
    if (isArticle(href)) fields.push(["eprint", localId(text)], ["eprinttype", "pubmed"]);
    if (href !== undefined) fields.push(["url", href]);
    const key = text.replace(/[^A-Za-z0-9]+/g, "_");
    return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${plain(value)}},\n`).join("")}}\n`;
  };
  return cited().map(entry).join("\n");
}

function risText() {
  const plain = (text) => text.replace(/[\u0000-\u001f]+/g, " ");
  const entry = ({ text, href }) => {
    const tags = [["TY", isDoi(href) || isArticle(href) ? "JOUR" : "GEN"]];
    if (isDoi(href)) tags.push(["DO", localId(text)]);
    tags.push(["N1", text]);
    if (href !== undefined) tags.push(["UR", href]);
    tags.push(["ER", ""]);
    return tags.map(([tag, value]) => `${tag}  - ${plain(value)}\r\n`).join("");
  };
  return cited().map(entry).join("\r\n");
}

// --- copying and saving ----------------------------------------------------------------------------------

const FORMATS = {
  SVG: ["svg", "image/svg+xml", () => pictureFile().text],
  PNG: ["png", "image/png", pictureImage],
  TSV: ["tsv", "text/tab-separated-values", tableText],
  JSON: ["json", "application/json", dataText],
  BibTeX: ["bib", "application/x-bibtex", bibtexText],
  RIS: ["ris", "application/x-research-info-systems", risText],
};

async function save(name) {
  const [extension, type, make] = FORMATS[name];
  const href = URL.createObjectURL(new Blob([await make()], { type }));
  const title = told(data.title).toLowerCase();
  const base = title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  element("a", { href, download: `${base.slice(0, 80)}.${extension}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

async function copy(name) {
  const [, type, make] = FORMATS[name] ?? [null, null, () => location.href];
  try {
    if (type === "image/png")
      await navigator.clipboard.write([new ClipboardItem({ [type]: Promise.resolve(make()) })]);
    else await navigator.clipboard.writeText(await make());
    $("shared").textContent = word("copied", name);
  } catch {
    $("shared").textContent = word("not_copied");
  }
}

function drawShare() {
  const label = (name) => element(name === word("address") ? "span" : "code", {}, name);
  const group = (key, names, act) =>
    element(
      "div",
      { class: "way" },
      element("span", { id: "way-" + key }, word(key)),
      element(
        "div",
        { class: "group", role: "group", "aria-labelledby": "way-" + key },
        names.map((name) => button(label(name), () => act(name), { [`data-${key}`]: name })),
      ),
    );
  $("ways").replaceChildren(
    group("download", Object.keys(FORMATS), save),
    group("copy", [word("address"), ...Object.keys(FORMATS)], copy),
  );
  $("shared").textContent = "";
}
