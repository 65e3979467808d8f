// Pages and pictures for those who do not see them, or not all of them: the rules of axe-core.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.js";
import { folder, mechgraph } from "./program.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const place = folder();
let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
  place.remove();
});

/** What breaks a rule, each with the rule and the first element that does. */
const violations = async (page) => {
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.length} such as ${nodes[0].html.slice(0, 160)}`);
};

const drawn = {
  mechanisms: ["ruxolitinib", "HLH", "--background"],
  chinese: ["ruxolitinib", "HLH", "--background", "--lang", "zh"],
  absence: ["eltrombopag", "HLH"],
  around: ["--around", "IFNG"],
};

for (const [name, words] of Object.entries(drawn)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [390, 1280]) {
      test(`the page of ${name} breaks no rule, ${colorScheme}, ${width} pixels wide`, async () => {
        const file = place.file(`${name}.html`);
        const { status, stderr } = mechgraph("draw", ...words, "-o", file);
        // Where there is no mechanism, the page says why.
        assert.equal(status, name === "absence" ? 3 : 0, stderr);
        // The page lets no script in; that of the rules is not its own.
        const options = { bypassCSP: true, colorScheme, viewport: { width, height: 900 } };
        const { page, close } = await open(browser, file, options);
        try {
          assert.deepEqual(await violations(page), []);
          const step = page.locator("button.step").first();
          if ((await step.count()) > 0) {
            await step.click();
            assert.deepEqual(await violations(page), [], "with the evidence of a step");
          }
        } finally {
          await close();
        }
      });
    }
  }
}
