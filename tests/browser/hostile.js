// Sixty names that want to be more than text, and a graph that has them all.

import { writeFileSync } from "node:fs";

export const HOSTILE = [
  // Markup and scripts.
  "<script>window.ran = 1</script>",
  "</script><script>window.ran = 2</script>",
  "<img src=x onerror=window.ran=3>",
  "<svg onload=window.ran=4>",
  "<iframe src=javascript:window.ran=5></iframe>",
  "<a href=javascript:window.ran=6>click</a>",
  '" onmouseover="window.ran=7',
  "' onfocus='window.ran=8' autofocus='",
  "<style>*{display:none}</style>",
  "<meta http-equiv=refresh content=0;url=https://example.org>",
  "<base href=https://example.org/>",
  "<link rel=stylesheet href=https://example.org/a.css>",
  "<!-- a comment that does not end",
  "--> the end of a comment",
  "<![CDATA[ data ]]>",
  "]]> the end of data",
  '<?xml version="1.0"?>',
  "<!DOCTYPE html><title>taken</title>",
  "<b>bold</b> and <i>italic</i>",
  "<title>taken</title></svg></div></body></html>",
  // Addresses.
  "javascript:window.ran=21",
  "data:text/html,<script>window.ran=22</script>",
  "https://example.org/?a=1&b=2#c",
  // Entities and ampersands.
  "&lt;b&gt; &amp;amp; &quot;",
  "&#60;script&#62;window.ran=25&#60;/script&#62;",
  "a & b && c",
  "&nbsp;&copy;&notanentity;",
  "&",
  // Quotes, backslashes, templates.
  "\"double\" 'single' `backtick`",
  "ends in a backslash \\",
  '\\" escaped \\n \\N \\G \\L',
  "${window.ran=32} {{title}} {{script}}",
  "%s %d %n %x",
  "'; DROP TABLE nodes; --",
  '=HYPERLINK("https://example.org")',
  // Terminals and control characters.
  "red \u001b[31m and title \u001b]0;taken\u0007",
  "bell \u0007 backspace \u0008 delete \u007f",
  "one\u0001two\u001ftwo\u009bm",
  "line\nbreak\r\nand\ttab",
  "separator \u2028 and \u2029 paragraph",
  // Direction and what is not seen.
  "abc \u202egnp.exe\u202c tail",
  "\u2067isolated\u2069 \u200f right",
  "עברית with عربي inside",
  "zero\u200bwidth\u200djoiner\ufeffmark",
  "soft\u00adhyphen and nbsp\u00a0here",
  // Scripts and piles.
  "👩‍👩‍👧‍👦 family 🏳️‍🌈 flag",
  "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
  "ﷺ and 𝔉𝔯𝔞𝔨𝔱𝔲𝔯",
  "造血干细胞移植后移植物失败与干扰素γ有关的一个非常长的名称没有任何空格",
  "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(4),
  // DOT.
  'x"]; n0 -> n1 [color=red]; y [label="z',
  "<<table><tr><td>HTML-like</td></tr></table>>",
  "digraph { a -> b }",
  "// comment /* comment */ # comment",
  // Mermaid.
  "end",
  'a"] --> b["c',
  "%%{init: {'theme': 'dark'}}%% click n0 call alert()",
  "style n0 fill:#f00; classDef x fill:#0f0; linkStyle 0 stroke:#00f;",
  "#quot; #35; #9829; fa:fa-car **md** `md`",
  "subgraph graph flowchart LR :::drug |pipe| {{hex}} ((c)) >flag]",
];

/** As pages and pictures write it: control characters and direction marks by their numbers. */
export const shown = (text) =>
  text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u{${c.codePointAt(0).toString(16)}}`,
  );

/** Without spaces: a label may be broken into lines. */
export const squeezed = (text) => text.replace(/[\s\u00ad]/g, "");

/** A graph in which one drug acts on one disease through each of the names. */
export function writeHostileGraph(path, names = HOSTILE) {
  const rows = [
    { id: "X:from", name: "start", category: ["biolink:Drug"] },
    { id: "X:to", name: "goal", category: ["biolink:Disease"] },
  ];
  const categories = ["Gene", "BiologicalProcess", "Cell", "Disease", "Treatment", "Drug", "NamedThing"];
  names.forEach((name, at) => {
    const id = `X:n${at}`;
    const category = [`biolink:${categories[at % categories.length]}`];
    rows.push({ id, name, category, synonym: [`also ${name}`], description: name, labels: { zh: [name] } });
    const said = {
      publications: [name, "PMID:33484058"],
      primary_knowledge_source: "infores:hostile",
      population: name,
      layer: name,
    };
    rows.push({
      id: `S${at}a`,
      subject: "X:from",
      predicate: "biolink:affects",
      object: id,
      object_direction_qualifier: "decreased",
      object_aspect_qualifier: name,
      effect: "-",
      ...said,
    });
    rows.push({
      id: `S${at}b`,
      subject: id,
      predicate: "biolink:contributes_to",
      object: "X:to",
      effect: "+",
      ...said,
    });
  });
  rows.push({
    id: "T1",
    subject: "X:from",
    predicate: "biolink:treats",
    object: "X:to",
    clinical_status: "approved",
    applicability: { jurisdiction: HOSTILE[0], population: HOSTILE[1] },
  });
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join("\n") + "\n");
}
