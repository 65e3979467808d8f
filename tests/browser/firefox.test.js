// Pages in Firefox, as a reader opens them from a file. Of other browsers' firsts it has none; what it has differently is
// layout, fonts and the clipboard.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

import { draw, folder } from "./program.js";

const EXECUTABLES = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];
const executablePath = EXECUTABLES.find((path) => path !== undefined && existsSync(path));
const skip = executablePath === undefined ? "there is no Firefox: install it, or name it in FIREFOX" : false;
const place = folder();
let browser;
let pages;

before(async () => {
  if (skip) return;
  browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  pages = {
    ruxolitinib: draw(place.file("ruxolitinib.html"), "ruxolitinib", "HLH", "--background"),
    chinese: draw(place.file("chinese.html"), "emapalumab", "HLH", "--lang", "zh"),
    around: draw(place.file("around.html"), "--around", "IFNG"),
  };
});

after(async () => {
  await browser?.close();
  place.remove();
});

/** A test of one page: besides what it asserts, the page throws nothing and asks for nothing. */
const on = (name, file, use, [width, height] = [1400, 900]) =>
  test(name, { skip }, async () => {
    const page = await browser.newPage();
    const seen = [];
    page.on("pageerror", (error) => seen.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) seen.push(message.text());
    });
    const address = pathToFileURL(pages[file]).href;
    page.on("request", (request) => {
      if (request.url().split("#")[0] !== address && !/^(data|blob):/.test(request.url())) seen.push(request.url());
    });
    try {
      await page.setViewport({ width, height });
      await page.goto(address);
      await use(page);
      assert.deepEqual(seen, []);
    } finally {
      await page.close();
    }
  });

const text = (page, selector) => page.$eval(selector, (element) => element.innerText);

for (const width of [390, 1280, 1366, 1440]) {
  const visible = async (page) => {
    const right = await page.$$eval("[data-drawing] svg g.node.disease", (nodes) =>
      Math.max(...nodes.map((node) => node.getBoundingClientRect().right)),
    );
    assert.ok(right > 0 && right <= width, `the disease ends at ${right}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} pixels wider than the window`);
  };
  on(`the disease is in view ${width} pixels wide`, "ruxolitinib", visible, [width, 844]);
}

on("a click on a step shows its statement", "ruxolitinib", async (page) => {
  await page.click("button.step");
  assert.match(await text(page, "#details-title"), /ruxolitinib ⊣/);
  assert.match(await text(page, "#details-body"), /PMID:33484058/);
});

on("a page in Chinese is Chinese", "chinese", async (page) => {
  assert.match(await page.$eval("html", (html) => html.lang), /^zh/);
  assert.match(await text(page, "h1"), /如何作用于/);
});

on("a neighbourhood is drawn", "around", async (page) => {
  assert.ok((await page.evaluate(() => graph.nodes().length)) > 5);
});
