// The page of an answer, as a reader uses it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { draw, mechgraph } from "./program.js";
import { session } from "./session.js";

let pages;

const { place, open, on: quiet } = session((place) => {
  pages = {
    emapalumab: draw(place.file("emapalumab.html"), "emapalumab", "HLH"),
    eltrombopag: draw(place.file("eltrombopag.html"), "eltrombopag", "hemopoiesis"),
    ruxolitinib: draw(place.file("ruxolitinib.html"), "ruxolitinib", "HLH", "--background"),
    chinese: draw(place.file("chinese.html"), "ruxolitinib", "HLH", "--background", "--lang", "zh"),
  };
});

const on = (name, file, use, options) => quiet(name, () => pages[file], use, options);

const visible = (page) => page.locator("#list > .entry:visible");

for (const file of ["emapalumab", "eltrombopag", "ruxolitinib", "chinese"]) {
  on(`the page of ${file} opens without a word to the console or the network`, file, async (page) => {
    assert.ok((await visible(page).count()) > 0);
    assert.equal(await page.locator("[data-drawing]:visible svg g.node").first().isVisible(), true);
  });
}

on("a click on a step shows its statement and its evidence", "emapalumab", async (page) => {
  await page.locator("button.step").first().click();
  const details = page.locator("#details");
  assert.match(
    await details.locator(".sentence").innerText(),
    /Emapalumab decreases the activity of interferon gamma by antibody inhibition/,
  );
  const link = details.locator('a[href="https://pubmed.ncbi.nlm.nih.gov/33484058/"]');
  assert.equal(await link.innerText(), "PMID:33484058");
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  const facts = await details.innerText();
  for (const fact of [
    "biolink:affects",
    "antibody inhibition",
    "decreased",
    "established",
    "layer seed",
    "infores:mechgraph-seed",
    "S07",
    "decreases",
  ])
    assert.ok(facts.includes(fact), `${fact} is in\n${facts}`);
});

on(
  "a click on an arrow, an entity or a claim in the picture shows what it is",
  "emapalumab",
  async (page) => {
    const details = page.locator("#details");
    await page.locator("[data-drawing=en] g.link").first().dispatchEvent("click");
    assert.match(await details.innerText(), /S07/);
    await page.locator('[data-drawing=en] g.node[data-id="UniProtKB:P01579"]').click();
    assert.match(await details.innerText(), /IFNG/);
    assert.match(await details.innerText(), /HGNC:5438/);
    await page.locator('[data-drawing=en] g.band[data-statement="S08"]').click();
    assert.match(await details.innerText(), /approved/);
    assert.match(await details.innerText(), /Jurisdiction\s+US/);
  },
);

on("what is said about a mechanism is reached from its statement", "eltrombopag", async (page) => {
  const about = page.locator("#list .entry").first().locator(".body > ul button.name");
  const said = await about.allInnerTexts();
  assert.ok(
    said.some((text) => text.includes("circumvents")),
    said.join("\n"),
  );
  await about.filter({ hasText: "circumvents" }).first().click();
  assert.match(await page.locator("#details").innerText(), /circumvents/);
});

on("filters shorten the list and hide what is used no more", "ruxolitinib", async (page) => {
  const all = await visible(page).count();
  assert.equal(all, 5);
  const gone = page.locator("[data-drawing=en] g.link.gone");
  assert.equal(await gone.count(), 0);
  const steps = page.locator("[data-filter=steps] input");
  await steps.focus();
  await steps.press("Home");
  assert.equal(await visible(page).count(), 1);
  assert.match(await page.locator("#count").innerText(), /1 of 5/);
  assert.ok((await gone.count()) > 0);
  assert.ok((await page.locator("[data-drawing=en] g.node.gone").count()) > 0);
  await steps.press("End");
  assert.equal(await visible(page).count(), all);
  assert.equal(await gone.count(), 0);
  await page.locator("[data-filter=source] input[value='infores:mechgraph-background']").uncheck();
  assert.equal(await visible(page).count(), 0);
  await page.locator("[data-filter=source] input[value='infores:mechgraph-background']").check();
  await page.locator("[data-filter=sign] input[value='-']").uncheck();
  assert.equal(await visible(page).count(), 0);
  await page.locator("[data-filter=sign] input[value='-']").check();
  await page.locator("[data-filter=status] input[value=established]").uncheck();
  assert.equal(await visible(page).count(), 0);
});

on("an opened mechanism stands out in the picture", "ruxolitinib", async (page) => {
  await page.locator("#list .head").nth(2).click();
  assert.equal(await page.locator("#list .entry").nth(2).getAttribute("class"), "entry open chosen");
  assert.ok((await page.locator("[data-drawing=en] g.link.away").count()) > 0);
  await page.locator("#list .head").nth(2).click();
  assert.equal(await page.locator("[data-drawing=en] g.link.away").count(), 0);
});

/** Words of the interface that a Chinese page shows in Latin letters alone. */
const latin = (page) =>
  page.evaluate(() => {
    // Names, ids, addresses and what the data say may be in any language; a language is named in itself.
    const free =
      "bdi, code, a, dd, #title, .sentence, .sentences, button.name, svg, script, style, noscript, #themes, #zoom, [data-language=en]";
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim();
      const isFree = walker.currentNode.parentElement.closest(free) !== null || text.startsWith("infores:");
      if (!isFree && /[A-Za-z]{2}/.test(text) && !/[\u4e00-\u9fff]/.test(text)) found.push(text);
    }
    for (const one of document.querySelectorAll("[aria-label], [placeholder], [title]"))
      for (const name of ["aria-label", "placeholder", "title"]) {
        const text = one.getAttribute(name) ?? "";
        if (one.closest("svg") === null && !text.startsWith("infores:") && /[A-Za-z]{2}/.test(text))
          found.push(text);
      }
    return found;
  });

on("switching the language switches every word", "ruxolitinib", async (page) => {
  assert.ok((await latin(page)).length > 10, "the check sees English words");
  await page.locator("button.step").first().click();
  await page.locator("[data-language=zh]").click();
  assert.deepEqual(await latin(page), []);
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hans");
  assert.match(await page.locator("#title").innerText(), /如何作用于/);
  assert.equal(await page.title(), await page.locator("#title").innerText());
  assert.equal(await page.locator("[data-drawing=zh]").isVisible(), true);
  assert.equal(await page.locator("[data-drawing=en]").isVisible(), false);
  const bands = await page.locator("[data-drawing=zh] g.band text").allTextContents();
  assert.match(bands.join(), /研究中/);
  assert.doesNotMatch(bands.join(), /investigation|preclinical/);
  assert.match(await page.locator("#details").innerText(), /证据/);
  assert.match(await page.locator(".sentences").first().innerText(), /净效应/);
  await page.locator("[data-language=en]").click();
  assert.match(await page.locator("#title").innerText(), /^How ruxolitinib acts on/);
});

on("a page may start in Chinese", "chinese", async (page) => {
  assert.deepEqual(await latin(page), []);
  assert.equal(await page.locator("[data-drawing=zh]").isVisible(), true);
});

on("search finds by any name, in any language, and marks what it found", "emapalumab", async (page) => {
  const search = page.locator("#search");
  const marked = page.locator('[data-drawing=en] g.node.marked[data-id="UniProtKB:P01579"]');
  for (const name of ["IFN-γ", "ifn gamma", "IFNG", "干扰素", "HGNC:5438", "uniprotkb:p01579"]) {
    await search.fill(name);
    assert.equal(
      await page
        .locator("#found [role=option]")
        .first()
        .innerText()
        .then((text) => text.split("\n")[0]),
      "interferon gamma",
      name,
    );
    assert.equal(await marked.count(), 1, name);
  }
  await search.press("Enter");
  assert.match(await page.locator("#details-title").innerText(), /interferon gamma/);
  assert.equal(await marked.count(), 1);
  await search.fill("no such thing");
  assert.match(await page.locator("#found").innerText(), /Nothing found/);
  assert.equal(await page.locator("g.node.marked").count(), 0);
  await search.press("Escape");
  assert.equal(await search.inputValue(), "");
  assert.equal(await page.locator("#found").isVisible(), false);
});

on("the page is used without a mouse", "ruxolitinib", async (page) => {
  const focused = () =>
    page.evaluate(
      () => document.activeElement.closest("li.entry")?.dataset.rank ?? document.activeElement.id,
    );
  await page.locator("#list .head").first().focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "2");
  await page.keyboard.press("End");
  assert.equal(await focused(), "5");
  await page.keyboard.press("Home");
  assert.equal(await focused(), "1");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#details").innerText(), /Ruxolitinib decreases/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#close").isVisible(), false);
  await page.keyboard.press("/");
  assert.equal(await focused(), "search");
  const node = page.locator("[data-drawing=en] g.node").first();
  await node.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#close").isVisible(), true);
  await page.locator("#close").focus();
  await page.keyboard.press("Space");
  assert.equal(await node.evaluate((one) => one === document.activeElement), true, "closing leads back");
});

on("everything that can be pressed is reached by tabbing and has a name", "emapalumab", async (page) => {
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, [tabindex='0']")].filter(
      (one) => one.checkVisibility() && !one.disabled,
    );
    all.forEach((one, place) => (one.__place = place));
    return all.length;
  });
  const met = new Set();
  for (let press = 0; press < wanted + 12; press += 1) {
    await page.keyboard.press("Tab");
    const [at, name, isSeen] = await page.evaluate(() => {
      const one = document.activeElement;
      const name = one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent;
      return [
        one.__place,
        name.trim(),
        ["outlineStyle", "filter"].some((way) => getComputedStyle(one)[way] !== "none"),
      ];
    });
    if (at === undefined) continue;
    assert.notEqual(name, "");
    assert.ok(isSeen, `${name} shows that it has the focus`);
    met.add(at);
  }
  assert.equal(met.size, wanted);
});

on("on paper the details of every step are spelled out", "ruxolitinib", async (page) => {
  await page.emulateMedia({ media: "print" });
  await page.waitForFunction(() => document.querySelectorAll(".printed .statement").length > 5);
  const text = await page.locator("main").innerText();
  for (const fact of [
    "B09b",
    "S11",
    "causal mechanism qualifier",
    "infores:mechgraph-background",
    "PMID:33484058",
  ])
    assert.ok(text.includes(fact), fact);
  assert.equal(await page.locator("#filters").isVisible(), false);
  assert.equal(await page.locator("#search").isVisible(), false);
  assert.equal(await page.locator("[data-drawing=en] svg").isVisible(), true);
  const paper = await page.pdf({ format: "A4" });
  assert.ok(paper.length > 10_000);
});

on("the theme follows the system until it is chosen", "emapalumab", async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.locator("[data-theme-choice=light]").click();
  assert.equal(await paper(), light);
  await page.locator("[data-theme-choice=dark]").click();
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await paper(), dark);
});

for (const width of [400, 700, 1000, 1600]) {
  on(
    `nothing sticks out at ${width} pixels`,
    "ruxolitinib",
    async (page) => {
      await page.locator("button.step").first().click();
      const [wide, tall] = await page.evaluate(() => [
        document.documentElement.scrollWidth - window.innerWidth,
        document.body.scrollHeight,
      ]);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
      assert.ok(tall > 0);
    },
    { viewport: { width, height: 800 } },
  );
}

on(
  "without scripts the report is there as text",
  "emapalumab",
  async (page) => {
    assert.match(await page.locator("noscript").innerText(), /Verdict: −, established/);
    assert.match(await page.locator("noscript").innerText(), /emapalumab ⊣ interferon gamma, affects, established \[1\]   \[seed\] S07/);
  },
  { javaScriptEnabled: false },
);

test("where there is no mechanism the page tells why", async () => {
  const file = place.file("absent.html");
  const ran = mechgraph("draw", "ruxolitinib", "HLH", "-o", file);
  assert.equal(ran.status, 3);
  const { page, seen, close } = await open(file);
  assert.match(await page.locator("#absence").innerText(), /No mechanism/);
  assert.match(
    await page.locator("#absence").innerText(),
    /Missing: a statement\s+JAK-STAT signaling ⋯→ hemophagocytic/,
  );
  assert.match(await page.locator("#therapeutic").innerText(), /Ruxolitinib/);
  await page.locator("[data-language=zh]").click();
  assert.deepEqual(await latin(page), []);
  assert.deepEqual(seen, { errors: [], requests: [], dialogs: [] });
  await close();
  const narrow = await open(file, { viewport: { width: 390, height: 844 } });
  const boxes = narrow.page.locator("#column .member");
  assert.deepEqual(await boxes.allInnerTexts(), [
    "ruxolitinib",
    "JAK-STAT signaling",
    "hemophagocytic lymphohistiocytosis",
    ]);
  assert.match(await narrow.page.locator("#column").innerText(), /⋯→ missing step/);
  const last = await boxes.last().boundingBox();
  assert.ok(last.x >= 0 && last.x + last.width <= 390 && last.y + last.height <= 844, "the disease is in view");
  await narrow.page.locator("#column .link").first().click();
  assert.match(await narrow.page.locator("#details-title").innerText(), /ruxolitinib.*JAK-STAT/);
  assert.deepEqual(narrow.seen, { errors: [], requests: [], dialogs: [] });
  await narrow.close();
});

test("what a limit left out is shown with its steps", async () => {
  const file = place.file("limited.html");
  assert.equal(mechgraph("draw", "emapalumab", "HLH", "--max-hops", "1", "-o", file).status, 3);
  const { page, seen, close } = await open(file);
  const absence = page.locator("#absence");
  assert.match(await absence.innerText(), /Without the hop limit there would be/);
  assert.equal(await absence.locator("button.step").count(), 2);
  await absence.locator("button.step").first().click();
  assert.match(await page.locator("#details").innerText(), /S07/);
  assert.deepEqual(seen, { errors: [], requests: [], dialogs: [] });
  await close();
});

for (const width of [1280, 1366, 1440, 390])
  on(
    `the end of the mechanisms is in view at ${width} pixels`,
    "ruxolitinib",
    async (page) => {
      const end = page.locator("[data-drawing=en] g.node[data-id='MONDO:0015540'] .shape");
      const { x, width: wide } = await end.boundingBox();
      assert.ok(x >= 0 && x + wide <= width, `from ${x} to ${x + wide}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    },
    { viewport: { width, height: 800 } },
  );
