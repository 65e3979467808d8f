// What the page of an answer says of many mechanisms, and what can be done with them.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { writeBranches } from "./branches.js";
import { draw } from "./program.js";
import { session } from "./session.js";

let file;

const { place, open, on: quiet } = session((place) => {
  writeBranches(place.file("graph.jsonl"), 12);
  file = draw(
    place.file("answer.html"),
    "--graph",
    place.file("graph.jsonl"),
    "X:from",
    "X:to",
    "--limit",
    "100",
  );
});

const on = (name, use, options, address) => quiet(name, () => file, use, options, address);

test("no folder of the data is in the page, only a file's own name and the start of its hash", () => {
  const text = readFileSync(file, "utf8");
  assert.ok(!text.includes(place.path));
  assert.match(text, /"files":\["graph\.jsonl \([0-9a-f]{8}\)"\]/);
  assert.match(text, /"origin":"graph\.jsonl \([0-9a-f]{8}\):\d+"/);
});

on("each step says on what it rests and what speaks against it", async (page) => {
  const first = page.locator("#list .entry").first();
  assert.match(await first.locator(".head").innerText(), /against its steps: 1/);
  const steps = first.locator(".steps li");
  assert.match(await steps.nth(0).innerText(), /Rests on: a named cause and its effect/);
  assert.match(await steps.nth(0).innerText(), /against it: 1 of opposite sign \(1 source\)/);
  assert.doesNotMatch(await steps.nth(1).innerText(), /against/);
  await steps.nth(0).locator("button").click();
  const opposition = page.locator("#details .opposition");
  assert.equal(await opposition.locator(".statement").count(), 1);
  assert.match(await opposition.innerText(), /Start decreases the activity of gene 0/);
  await page.locator("[data-language=zh]").click();
  assert.match(await steps.nth(0).innerText(), /依据的关系：明确的原因及其作用/);
  assert.match(await steps.nth(0).innerText(), /反对此步/);
});

on("what speaks against a treatment is listed and opens from the picture", async (page) => {
  assert.match(await page.locator("#therapeutic").innerText(), /Against it[\s\S]*contraindicated/);
  await page.locator('[data-drawing=en] g.band[data-statement="T2"]').click();
  assert.match(await page.locator("#details .sentence").innerText(), /contraindicated/);
});

on(
  "an address with a mechanism opens it, and follows what is chosen",
  async (page) => {
    const chosen = page.locator("#list .entry.chosen");
    assert.equal(await chosen.getAttribute("data-rank"), "3");
    assert.equal(await chosen.locator(".body").isVisible(), true);
    const hash = () => page.evaluate(() => location.hash);
    await page.locator("#list .head").nth(4).click();
    assert.equal(await hash(), "#mechanism=5");
    await page.locator("#list .head").nth(4).click();
    assert.equal(await hash(), "");
    await page.evaluate(() => (location.hash = "#mechanism=12"));
    await page.locator('#list .entry.chosen[data-rank="12"]').waitFor();
    await page.evaluate(() => (location.hash = "#mechanism=999"));
    assert.equal(await chosen.getAttribute("data-rank"), "12");
  },
  {},
  "#mechanism=3",
);

const hyphens = '[data-filter=source] input[value="infores:source-with-hyphens-0"]';

on("filters close the room of what they hide, and are reset at once", async (page) => {
  const height = () =>
    page.evaluate(() => document.querySelector("[data-drawing=en] svg").viewBox.baseVal.height);
  const visible = page.locator("[data-drawing=en] g.node:visible");
  const [before, nodes] = [await height(), await visible.count()];
  await page.locator(hyphens).uncheck();
  assert.ok((await height()) < before);
  assert.ok((await visible.count()) < nodes);
  const lowest = await page.evaluate(() => {
    const place = document.querySelector("[data-drawing=en] svg").getBoundingClientRect();
    const parts = [...document.querySelectorAll("[data-drawing=en] g:is(.node, .band, .legend)")];
    const boxes = parts.map((one) => one.getBoundingClientRect()).filter(({ height }) => height > 0);
    return [
      place.top <= Math.min(...boxes.map(({ top }) => top)),
      place.bottom >= Math.max(...boxes.map(({ bottom }) => bottom)),
    ];
  });
  assert.deepEqual(lowest, [true, true], "nothing is cut off");
  await page.locator("#reset").click();
  assert.equal(await page.locator(hyphens).isChecked(), true);
  assert.equal(await page.evaluate(() => document.activeElement.id), "reset");
  assert.deepEqual([await height(), await visible.count()], [before, nodes]);
});

on("an identifier in the filters stays on one line", async (page) => {
  const label = page.locator("[data-filter=source] label").first();
  const [height, line] = await label.evaluate((one) => [
    one.offsetHeight,
    parseFloat(getComputedStyle(one).lineHeight),
  ]);
  assert.ok(height < 1.7 * line, `${height} pixels`);
});

on("a click on an entity marks what is next to it, and names its mechanisms", async (page) => {
  await page.locator('[data-drawing=en] g.node[data-id="X:n4"]').click();
  assert.equal(await page.locator("[data-drawing=en] g.link.near").count(), 2);
  assert.equal(await page.locator("[data-drawing=en] g.node.near").count(), 2);
  const ranks = page.locator("#details [data-mechanism]");
  assert.equal(await ranks.count(), 1);
  const rank = await ranks.first().innerText();
  await ranks.first().click();
  assert.equal(await page.locator("#list .entry.chosen").getAttribute("data-rank"), rank);
  await page.locator("#close").click();
  assert.equal(await page.locator("[data-drawing=en] .near").count(), 0);
});

on("search lists the mechanisms through what it finds", async (page) => {
  await page.locator("#search").fill("gene 4");
  const options = page.locator("#found [role=option]");
  assert.equal(await options.count(), 2);
  assert.match(await options.nth(1).innerText(), /^\d+\. start.+gene 4.+goal$/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#list .entry.chosen .chain").innerText(), /gene 4/);
});

/** Presses a button that saves a file, and reads the file. */
async function saved(page, name) {
  await page.locator("#share").evaluate((one) => (one.open = true));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`[data-download="${name}"]`).click(),
  ]);
  return [download.suggestedFilename(), readFileSync(await download.path())];
}

on("the picture, the table, the data and what is cited are saved as they are shown", async (page) => {
  await page.locator(hyphens).uncheck();
  const shown = await page.locator("#list .entry").count();
  assert.ok(shown > 0 && shown < 12);
  const [svgName, svg] = await saved(page, "SVG");
  assert.equal(svgName, "how-start-acts-on-goal.svg");
  const text = svg.toString("utf8");
  assert.match(text, /^<svg xmlns/);
  assert.match(text, /How start acts on goal/);
  assert.match(text, /Verdict: net sign unknown/);
  assert.match(text, /drawn \d{4}-\d\d-\d\d/);
  assert.match(text, new RegExp(`${shown} of 12 mechanisms shown`));
  assert.doesNotMatch(text, /role="button"|class="[^"]*gone/);
  const {
    page: alone,
    seen,
    close,
  } = await open((writeFileSync(place.file("saved.svg"), svg), place.file("saved.svg")));
  assert.ok((await alone.locator("g.node").count()) > 2);
  assert.deepEqual(seen, { errors: [], requests: [], dialogs: [] });
  await close();

  const [, png] = await saved(page, "PNG");
  assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  assert.ok(png.length > 10_000);

  const [, tsv] = await saved(page, "TSV");
  const rows = tsv
    .toString("utf8")
    .slice(0, -1)
    .split("\n")
    .map((row) => row.split("\t"));
  assert.equal(rows.length, 1 + 2 * shown);
  assert.ok(rows.every((row) => row.length === rows[0].length));
  assert.equal(rows[0][0], "mechanism");

  const [, json] = await saved(page, "JSON");
  assert.equal(JSON.parse(json).mechanisms.length, shown);

  const [, bib] = await saved(page, "BibTeX");
  const [, ris] = await saved(page, "RIS");
  const entries = bib.toString("utf8").match(/^@misc\{/gm).length;
  assert.ok(entries >= shown);
  assert.match(bib.toString("utf8"), /eprint = \{10\d\d\},\n  eprinttype = \{pubmed\}/);
  assert.match(bib.toString("utf8"), /doi = \{10\.1000\/\d+\}/);
  assert.equal(ris.toString("utf8").match(/^TY  - JOUR\r$/gm).length, entries);
  assert.equal(ris.toString("utf8").match(/^ER  - \r$/gm).length, entries);
});

on(
  "the table and the address of a mechanism are copied",
  async (page) => {
    await page.locator("#share summary").click();
    await page.locator("#list .head").nth(1).click();
    await page.locator("[data-copy=Link]").click();
    await page.locator("#shared", { hasText: "Link copied" }).waitFor();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    assert.match(await copied(), /answer\.html#mechanism=2$/);
    await page.locator("[data-copy=TSV]").click();
    await page.locator("#shared", { hasText: "TSV copied" }).waitFor();
    assert.match(await copied(), /^mechanism\tsign/);
  },
  { permissions: ["clipboard-read", "clipboard-write"] },
);

on(
  "a narrow screen shows the chosen mechanism from top to bottom",
  async (page) => {
    const boxes = page.locator("#column .member");
    assert.deepEqual(await boxes.allInnerTexts(), ["start", "gene 0", "goal"]);
    const places = await boxes.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    assert.ok(places.every(({ left, right }) => left >= 0 && right <= 390));
    assert.ok(places.every(({ top }, at) => at === 0 || top > places[at - 1].bottom));
    await page.locator("#list .head").nth(1).click();
    assert.equal((await boxes.allInnerTexts())[1], "gene 5");
    await page.locator("#reset").scrollIntoViewIfNeeded();
    for (const box of await page.locator("[data-filter=source] input").all()) await box.uncheck();
    assert.equal(await page.locator("#column").isVisible(), false, "no mechanism is left");
    await page.locator("#reset").click();
    assert.equal((await boxes.allInnerTexts())[1], "gene 5");
    await page.locator("#column .link").first().click();
    assert.match(await page.locator("#details-title").innerText(), /start.*gene 5/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  },
  { viewport: { width: 390, height: 844 } },
);

on("a mouse drags the picture, which is no click", async (page) => {
  const canvas = page.locator("[data-drawing=en]");
  await page.evaluate(() => zoom(3));
  const { x, y } = await page.locator('[data-drawing=en] g.node[data-id="X:from"]').boundingBox();
  await page.mouse.move(x + 20, y + 20);
  await page.mouse.down();
  await page.mouse.move(x - 40, y - 40, { steps: 4 });
  await page.mouse.up();
  assert.ok((await canvas.evaluate((one) => one.scrollLeft)) >= 50);
  assert.equal(await page.locator("#close").isVisible(), false);
});

on("on paper each statement stands once, and each sheet says what was asked", async (page) => {
  await page.emulateMedia({ media: "print" });
  await page.locator("#printed .statement").first().waitFor();
  const ids = await page
    .locator("#printed .statement")
    .evaluateAll((all) => all.map((one) => one.dataset.statement));
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.includes("O0") && ids.includes("D0") && ids.includes("S11b"));
  assert.equal(await page.locator("#list .body:visible").count(), 0);
  assert.match(
    await page.locator("#colophon").innerText(),
    /^How start acts on goal · graph\.jsonl \([0-9a-f]{8}\) · mechgraph [\d.]+ · drawn \d{4}-\d\d-\d\d$/,
  );
  const picture = await page.locator("[data-drawing=en] svg").boundingBox();
  assert.ok(picture.height < 1000);
  await page.emulateMedia({ media: "screen" });
  await page.waitForFunction(() => document.querySelectorAll("#printed .statement").length === 0);
});

test("a long list is made as it is read", async () => {
  writeBranches(place.file("long.jsonl"), 400);
  const words = ["--graph", place.file("long.jsonl"), "X:from", "X:to", "--limit", "400"];
  const { page, seen, close } = await open(draw(place.file("long.html"), ...words));
  const entries = page.locator("#list .entry");
  assert.ok((await entries.count()) < 400);
  await page.locator("#more").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelectorAll("#list .entry").length > 100);
  await page.locator("#list .head").first().focus();
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".entry").dataset.rank), "400");
  assert.equal(await entries.count(), 400);
  assert.equal(await page.locator("#more").isVisible(), false);
  assert.deepEqual(seen, { errors: [], requests: [], dialogs: [] });
  await close();
});
