// Names that want to be more than text: in every format they are text.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { misplaced } from "./geometry.js";
import { HOSTILE, shown, squeezed, writeHostileGraph } from "./hostile.js";
import { draw } from "./program.js";
import { session } from "./session.js";

const { place, open } = session((place) => writeHostileGraph(place.file("graph.jsonl")));
const words = ["--graph", place.file("graph.jsonl"), "X:from", "X:to", "--limit", "100"];
const around = ["--graph", place.file("graph.jsonl"), "--around", "X:from", "--max-hops", "1"];

test("there are sixty of them, all different", () => {
  assert.equal(new Set(HOSTILE).size, 60);
});

/** Asserts that each name is among the texts, spaces aside. */
function assertAll(texts) {
  const found = new Set(texts.map(squeezed));
  for (const name of HOSTILE) assert.ok(found.has(squeezed(shown(name))), `${JSON.stringify(name)} is shown`);
}

async function quiet(page, seen) {
  assert.equal(await page.evaluate(() => window.ran), undefined, "no name ran");
  assert.deepEqual(seen, { errors: [], requests: [], dialogs: [] });
}

test("on the page of an answer", async () => {
  const { page, seen, close } = await open(draw(place.file("h.html"), ...words));
  await page.locator("#search").fill("goal");
  assert.equal(await page.locator("[data-drawing=en] g.node.marked").count(), 1);
  // A picture of sixty branches has groups; an entity within one is found there.
  await page.locator("#search").fill("DROP TABLE");
  assert.equal(await page.locator("[data-drawing=en] g.node.marked").count(), 1);
  await page.locator("#search").fill("");
  const title = await page.title();
  assert.equal(await page.locator("#list > .entry").count(), 60);
  assertAll(await page.locator("#list .head bdi").allTextContents());
  await page.evaluate(() => data.mechanisms.forEach(({ rank }) => openMechanism(rank)));
  for (const tag of ["zh", "en"]) {
    await page.locator(`[data-language=${tag}]`).click();
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("button.step, g.node, g.link, g.band"))
        one.dispatchEvent(new MouseEvent("click"));
    });
  }
  for (const entry of [0, 20, 21, 35]) {
    await page.evaluate(
      (entry) => document.querySelectorAll("#list .entry")[entry].querySelector("button.step").click(),
      entry,
    );
    assert.equal(await page.locator("#details .statement").count(), 1);
  }
  await page.emulateMedia({ media: "print" });
  await page.waitForFunction(() => document.querySelectorAll(".printed .statement").length >= 120);
  const links = await page.evaluate(() =>
    [...document.querySelectorAll("a")].map((one) => one.getAttribute("href")),
  );
  assert.deepEqual([...new Set(links)].sort(), ["#list", "https://pubmed.ncbi.nlm.nih.gov/33484058/"]);
  const publications = await page.locator(".printed dd ol bdi").allTextContents();
  // In a list the unit separator stands between two values.
  for (const name of HOSTILE.flatMap((one) => one.split("\u001f")))
    assert.ok(publications.includes(shown(name)), `${JSON.stringify(name)} is a publication`);
  assert.equal(await page.title(), title);
  const counts = await page.evaluate(() =>
    ["script", "link", "iframe, img, base, object, embed, video, audio"].map(
      (tag) => document.querySelectorAll(tag).length,
    ),
  );
  assert.deepEqual(counts, [2, 1, 0], "data, script; icon; nothing else");
  await quiet(page, seen);
  await close();
});

test("on the page of a neighbourhood", async () => {
  const { page, seen, close } = await open(draw(place.file("a.html"), ...around));
  assertAll(await page.locator("#list .head bdi").allTextContents());
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("#list .head")) one.click();
    for (const edge of graph.edges()) edge.emit("tap");
  });
  await page.locator("[data-language=zh]").click();
  await quiet(page, seen);
  await close();
});

test("what runs on a page is its own: the policy refuses anything else", async () => {
  const { page, seen, close } = await open(draw(place.file("p.html"), ...words));
  const refused = [];
  page.on("requestfailed", (request) => refused.push(request.failure().errorText));
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = 'injected'";
    document.body.append(script);
    const holder = document.createElement("div");
    holder.innerHTML = "<img src=x onerror=\"window.ran='handler'\"><img src=https://example.org/x.png>";
    document.body.append(holder);
  });
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(refused, ["csp", "csp"], "neither picture was asked for");
  assert.ok(seen.errors.length >= 2, "the browser tells what it refused");
  await close();
});

test("in SVG, which an XML parser takes", async () => {
  const file = draw(place.file("h.svg"), ...words);
  const { page, seen, close } = await open(file);
  const source = readFileSync(file, "utf8");
  const [error, texts, odd] = await page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    const nodes = [...parsed.querySelectorAll("g.node")];
    const texts = nodes.flatMap((node) => [
      [...node.querySelectorAll("text")].map((one) => one.textContent).join(""),
      ...[...node.querySelectorAll("title")].map((one) => one.textContent),
    ]);
    const odd = [...parsed.querySelectorAll("*")].flatMap((one) =>
      [...one.attributes]
        .filter(
          ({ name, value }) => /^on|^style$/i.test(name) || (/javascript:/.test(value) && name === "href"),
        )
        .map(({ name }) => `${one.tagName} ${name}`),
    );
    return [
      parsed.querySelector("parsererror")?.textContent ?? null,
      texts,
      [
        ...odd,
        ...[...parsed.querySelectorAll("script, foreignObject, iframe, a, image, use[href^=http]")].map(
          (one) => one.tagName,
        ),
      ],
    ];
  }, source);
  assert.equal(error, null);
  const all = texts.map(squeezed);
  for (const name of HOSTILE) {
    // In XML a line may end within a text.
    const ways = [name, name.replaceAll("\n", " ")].map((way) => squeezed(shown(way)));
    assert.ok(
      all.some((text) => ways.some((way) => text.includes(way))),
      `${JSON.stringify(name)} is in the picture`,
    );
  }
  assert.deepEqual(odd, []);
  await quiet(page, seen);
  await close();
});

for (const half of [0, 1]) {
  test(`as labels of SVG, thirty at a time: ${half + 1}`, async () => {
    const names = HOSTILE.slice(30 * half, 30 * half + 30);
    const graph = place.file(`half${half}.jsonl`);
    writeHostileGraph(graph, names);
    const file = draw(place.file(`half${half}.svg`), "--graph", graph, "X:from", "X:to", "--limit", "100");
    const { page, seen, close } = await open(file);
    const labels = await page.evaluate(() =>
      [...document.querySelectorAll("g.node")].map((node) =>
        [...node.querySelectorAll("text")].map((one) => one.textContent).join(""),
      ),
    );
    // Long words are broken with hyphens, very long names end in an ellipsis, and of a pile of marks few are drawn.
    const bare = (text) => squeezed(text).replace(/[-…]|\p{M}/gu, "");
    const found = labels.map(bare);
    for (const name of names) {
      const ways = [name, name.replaceAll("\n", " ")].map((way) => bare(shown(way)));
      const isFound = ways.some((way) =>
        found.some((label) => label === way || (label.length > 24 && way.startsWith(label))),
      );
      assert.ok(isFound, `${JSON.stringify(name)} is a label of\n${labels.join("\n")}`);
    }
    assert.deepEqual((await misplaced(page)).found, []);
    await quiet(page, seen);
    await close();
  });
}

test("in DOT, which Graphviz takes", async () => {
  const file = draw(place.file("h.dot"), ...words);
  const ran = spawnSync("dot", ["-Tsvg", file], { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(ran.status, 0, ran.stderr);
  const { page, close } = await open(draw(place.file("empty.svg"), ...words));
  const texts = await page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    return [...parsed.querySelectorAll("g.node")].map((node) =>
      [...node.querySelectorAll("text")].map((one) => one.textContent).join(""),
    );
  }, ran.stdout);
  assert.equal(texts.length, 63, "two ends, sixty names, one claim");
  assertAll(texts);
  await close();
});

test("in Mermaid, which its own parser takes and draws", async () => {
  const source = readFileSync(draw(place.file("h.mmd"), ...words), "utf8");
  const { page, seen, close } = await open(draw(place.file("blank.svg"), ...words));
  await page.goto("about:blank");
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js") });
  const [type, texts] = await page.evaluate(async (source) => {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", maxTextSize: 1_000_000 });
    const { diagramType } = await mermaid.parse(source);
    const { svg } = await mermaid.render("drawn", source);
    const holder = document.createElement("div");
    holder.innerHTML = svg;
    document.body.append(holder);
    return [diagramType, [...holder.querySelectorAll("g.node")].map((node) => node.textContent)];
  }, source);
  assert.match(type, /^flowchart/);
  assert.equal(texts.length, 63);
  assertAll(texts);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(
    seen.requests.filter((url) => !url.startsWith("about:")),
    [],
  );
  await close();
});
