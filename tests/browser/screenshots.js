// The pictures of the README that are not of the embedded graph: node screenshots.js indication_paths.yaml, with the
// records of DrugMechDB. They are looked at, and not tested: the records change from release to release.

import { join } from "node:path";
import { launch, open } from "./browser.js";
import { draw, folder, root } from "./program.js";

const [records] = process.argv.slice(2);
if (records === undefined) throw new Error("name the records of DrugMechDB");
const question = ["imatinib", "chronic myeloid leukemia", records, "--limit", "3"];
const pictures = join(root, "src", "documentation", "pictures");
draw(join(pictures, "imatinib.svg"), ...question);

const place = folder();
const browser = await launch();
try {
  const file = draw(place.file("imatinib.html"), ...question);
  const { page, close } = await open(browser, file, { viewport: { width: 1280, height: 720 } });
  await page.locator("button.step").first().click();
  await page.screenshot({ path: join(pictures, "page.png") });
  await close();
} finally {
  await browser.close();
  place.remove();
}
