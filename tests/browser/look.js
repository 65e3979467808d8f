// Takes pictures of every kind of page, to be looked at before a change of looks is called done: node look.js FOLDER.
// Each kind is seen light and dark at the widths of common screens, on a telephone, on paper and with each kind of colour
// blindness; and in Firefox, where it is here.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { launch, open } from "./browser.js";
import { launchFirefox, openFirefox } from "./firefox.js";
import { drawKinds, kinds, pageOf } from "./kinds.js";
import { folder } from "./program.js";

const [into] = process.argv.slice(2);
if (into === undefined) throw new Error("name a folder for the pictures");
mkdirSync(into, { recursive: true });

const LOOKS = {
  light: { viewport: { width: 1280, height: 800 } },
  "light-1366": { viewport: { width: 1366, height: 768 } },
  "light-1440": { viewport: { width: 1440, height: 900 } },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  telephone: { viewport: { width: 390, height: 844 } },
  "telephone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
};
const BLINDNESS = ["protanopia", "deuteranopia", "tritanopia", "achromatopsia"];

const place = folder();
const browser = await launch();
const firefox = await launchFirefox();
try {
  drawKinds(place);
  for (const kind of kinds) {
    const file = pageOf(place, kind);
    const image = (look, extension = "png") => join(into, `${kind.replaceAll(" ", "-")}.${look}.${extension}`);
    for (const [look, options] of Object.entries(LOOKS)) {
      const { page, close } = await open(browser, file, options);
      await page.waitForTimeout(100);
      await page.screenshot({ path: image(look) });
      if (look === "light") {
        const developer = await page.context().newCDPSession(page);
        for (const type of BLINDNESS) {
          await developer.send("Emulation.setEmulatedVisionDeficiency", { type });
          await page.screenshot({ path: image(type) });
        }
        await developer.send("Emulation.setEmulatedVisionDeficiency", { type: "none" });
        await page.pdf({ path: image("paper", "pdf"), preferCSSPageSize: true });
      }
      await close();
    }
    if (firefox !== undefined) {
      const { page } = await openFirefox(firefox, file, LOOKS.light.viewport);
      await page.screenshot({ path: image("firefox") });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await firefox?.close();
  place.remove();
}
