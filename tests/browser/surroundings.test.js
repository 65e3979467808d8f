// The page of what surrounds an entity.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { writeHub, writeTangle } from "./branches.js";
import { draw, root } from "./program.js";
import { session } from "./session.js";

let file;

const { place, open, on: quiet } = session((place) => {
  file = draw(place.file("around.html"), "--around", "emapalumab", "--max-hops", "2");
});

const on = (name, use, options) => quiet(name, () => file, use, options);

/** Where an entity stands on the screen. */
const at = (page, name) =>
  page.evaluate((name) => {
    const node = graph.nodes().filter((one) => data.nodes[one.data("place")].name.en === name);
    const canvas = document.getElementById("canvas").getBoundingClientRect();
    const { x, y } = node.renderedPosition();
    return { x: canvas.x + x, y: canvas.y + y };
  }, name);

on("the graph is drawn, the same each time", async (page) => {
  const places = () =>
    page.evaluate(() => graph.nodes().map((node) => Object.values(node.position()).map(Math.round)));
  const first = await places();
  assert.equal(first.length, 16);
  assert.equal(new Set(first.map(String)).size, 16, "no two in one place");
  await page.reload();
  assert.deepEqual(await places(), first);
  const painted = await page.evaluate(() =>
    [...document.querySelectorAll("canvas")].some((canvas) =>
      canvas
        .getContext("2d")
        .getImageData(0, 0, canvas.width, canvas.height)
        .data.some((byte) => byte !== 0),
    ),
  );
  assert.ok(painted);
});

on("a click on an entity or a link shows what is known", async (page) => {
  const gamma = await at(page, "IFNG (interferon gamma)");
  await page.mouse.click(gamma.x, gamma.y);
  assert.match(await page.locator("#details").innerText(), /UniProtKB:P01579/);
  // The details take room; what was chosen stays in sight.
  await page.waitForTimeout(100);
  const [from, to] = [await at(page, "emapalumab"), await at(page, "IFNG (interferon gamma)")];
  const canvas = await page.locator("#canvas").boundingBox();
  assert.ok(to.y > canvas.y && to.y < canvas.y + canvas.height);
  await page.mouse.click((from.x + to.x) / 2, (from.y + to.y) / 2);
  assert.match(await page.locator("#details-title").innerText(), /emapalumab ⊣ IFNG \(interferon gamma\)/);
  assert.match(await page.locator("#details").innerText(), /S07/);
  assert.equal(await page.locator('#details a[href="https://pubmed.ncbi.nlm.nih.gov/33484058/"]').count(), 1);
});

on("filters hide kinds and effects, search finds", async (page) => {
  const faded = () => page.evaluate(() => [graph.nodes(".faded").length, graph.edges(".faded").length]);
  assert.deepEqual(await faded(), [0, 0]);
  await page.locator("[data-filter=kind] input[value=disease]").uncheck();
  const [nodes, edges] = await faded();
  assert.ok(nodes > 2 && edges > 2);
  assert.match(await page.locator("#count").innerText(), new RegExp(`${16 - nodes} of 16`));
  await page.locator("[data-filter=kind] input[value=disease]").check();
  await page.locator("[data-filter=effect] input[value='-']").uncheck();
  assert.deepEqual(await faded(), [0, 3]);
  await page.locator("#search").fill("干扰素");
  assert.ok((await page.evaluate(() => graph.nodes(".marked").length)) >= 1);
  await page.locator("#search").press("Enter");
  assert.notEqual(await page.locator("#details-title").innerText(), "");
});

on("the list has every entity, and is walked with arrow keys", async (page) => {
  assert.equal(await page.locator("#list > .entry").count(), 16);
  await page.locator("#list .head").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.notEqual(await page.locator("#details-title").innerText(), "");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#close").isVisible(), false);
});

on("every word is Chinese after the switch", async (page) => {
  await page.locator("[data-language=zh]").click();
  assert.match(await page.locator("#title").innerText(), /的邻域/);
  const text = await page.locator("#filters").innerText();
  assert.doesNotMatch(text, /[A-Za-z]{2}/);
  assert.doesNotMatch(await page.locator("#count").innerText(), /[A-Za-z]/);
});

const MECHANISM = ["emapalumab", "IFNG (interferon gamma)", "hemophagocytic lymphohistiocytosis"];

on("what acts stands to the left of what it acts on", async (page) => {
  const places = await Promise.all(MECHANISM.map((name) => at(page, name)));
  assert.ok(places[0].x < places[1].x && places[1].x < places[2].x, JSON.stringify(places));
});

on(
  "on a narrow screen it stands above, and all of it is in view",
  async (page) => {
    await page.waitForTimeout(200);
    const places = await Promise.all(MECHANISM.map((name) => at(page, name)));
    assert.ok(places[0].y < places[1].y && places[1].y < places[2].y, JSON.stringify(places));
    const canvas = await page.locator("#canvas").boundingBox();
    for (const { x, y } of places) {
      assert.ok(x >= canvas.x && x <= canvas.x + canvas.width);
      assert.ok(y >= canvas.y && y <= canvas.y + canvas.height);
    }
  },
  { viewport: { width: 390, height: 844 } },
);

test("of many entities alike ones are drawn as one, and named where it is chosen", async () => {
  const graph = place.file("hub.jsonl");
  writeHub(graph, 240);
  const many = draw(place.file("hub.html"), "--around", "X:hub", "--graph", graph, "--limit", "300");
  const { page, seen, close } = await open(many);
  assert.equal(await page.evaluate(() => graph.nodes().length), 4);
  assert.match(await page.locator("#summary").innerText(), /^241 entities/);
  const group = page.locator("#list .head").filter({ hasText: "80 diseases or phenotypes" });
  await group.click();
  assert.equal(await page.locator("#details button.name").count(), 80);
  await page.locator("#details button.name").first().click();
  assert.match(await page.locator("#details-title").innerText(), /^Disease/);
  await page.locator("#search").fill("Disease 239");
  assert.equal(await page.evaluate(() => graph.nodes(".marked").length), 1);
  assert.deepEqual(seen, { errors: [], requests: [], dialogs: [] });
  await close();
});

test("the library is Cytoscape.js as npm has it", () => {
  const bytes = readFileSync(join(root, "src/render/page/cytoscape.min.js"));
  const published = readFileSync(
    join(createRequire(import.meta.url).resolve("cytoscape"), "../cytoscape.min.js"),
  );
  assert.ok(bytes.equals(published));
  assert.equal(
    createHash("sha256").update(bytes).digest("hex"),
    "081591ab735b2b6a3b31a3c60f8f3a3e2fee8c92939e0c7820ad1208571b6cd8",
  );
});

test("two thousand entities are open after four seconds of work, and move in less than one", async () => {
  const graph = place.file("tangle.jsonl");
  writeTangle(graph, 2_000);
  const file = draw(place.file("tangle.html"), "--around", "X:0", "--graph", graph, "--limit", "2000", "--max-hops", "8");
  const { page, seen, close } = await open(file);
  const session = await page.context().newCDPSession(page);
  // The time of the thread, which is the same however busy the machine is.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value;
  };
  const painted = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  let before = await worked();
  await page.reload();
  await painted();
  const opened = (await worked()) - before;
  before = await worked();
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, -300);
  await painted();
  const zoomed = (await worked()) - before;
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const figures = [opened.toFixed(2) + " s", zoomed.toFixed(2) + " s", Math.round(usedSize / 1e6) + " MB"].join(", ");
  assert.ok(opened > 0 && opened < 4 && zoomed < 1 && usedSize < 100e6, figures);
  assert.deepEqual(seen.errors, []);
  console.log("opened, zoomed, heap: " + figures);
  await close();
});
