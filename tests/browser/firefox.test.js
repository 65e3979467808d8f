// Pages in Firefox, as a reader opens them from a file. Of other browsers' firsts it has none; what it has differently is
// layout, fonts and the clipboard.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./axe.js";
import { launchFirefox, missing, openFirefox } from "./firefox.js";
import { drawKinds, isNeighbourhood, kinds, pageOf } from "./kinds.js";
import { session } from "./session.js";

const { place, browser } = missing ? {} : session(drawKinds, launchFirefox);

/** A test of one page: besides what it asserts, the page throws nothing and asks for nothing. */
const on = (name, kind, use, [width, height] = [1400, 900]) =>
  test(name, { skip: missing }, async () => {
    const { page, seen } = await openFirefox(browser(), pageOf(place, kind), { width, height });
    try {
      await use(page);
      assert.deepEqual(seen, []);
    } finally {
      await page.close();
    }
  });

const text = (page, selector) => page.$eval(selector, (element) => element.innerText);

for (const kind of kinds) {
  on(`the page of ${kind} opens, fits and breaks no rule of accessibility`, kind, async (page) => {
    assert.notEqual(await text(page, "h1"), "");
    if (isNeighbourhood(kind)) assert.ok((await page.evaluate(() => graph.nodes().length)) > 3);
    else assert.ok((await page.$$("[data-drawing]:not([hidden]) svg g.node")).length > 1);
    for (const width of [1400, 390]) {
      await page.setViewport({ width, height: 844 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} pixels wider than ${width}`);
      assert.deepEqual(await violations(page), []);
    }
  });
}

for (const width of [390, 1280, 1366, 1440]) {
  const visible = async (page) => {
    const right = await page.$$eval("[data-drawing] svg g.node.disease", (nodes) =>
      Math.max(...nodes.map((node) => node.getBoundingClientRect().right)),
    );
    assert.ok(right > 0 && right <= width, `the disease ends at ${right}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} pixels wider than the window`);
  };
  on(`the disease is in view ${width} pixels wide`, "mechanisms", visible, [width, 844]);
}

on("a click on a step shows its statement", "mechanisms", async (page) => {
  await page.click("button.step");
  assert.match(await text(page, "#details-title"), /ruxolitinib ⊣/);
  assert.match(await text(page, "#details-body"), /PMID:33484058/);
});

on("a page in Chinese is Chinese", "mechanisms in Chinese", async (page) => {
  assert.match(await page.$eval("html", (html) => html.lang), /^zh/);
  assert.match(await text(page, "h1"), /如何作用于/);
});
