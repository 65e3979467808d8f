// Every kind of page that there is.

import assert from "node:assert/strict";

import { writeBranches, writeHub } from "./branches.js";
import { mechgraph } from "./program.js";

const KINDS = {
  "one mechanism": ["emapalumab", "HLH"],
  mechanisms: ["ruxolitinib", "HLH", "--background"],
  "mechanisms in Chinese": ["ruxolitinib", "HLH", "--background", "--lang", "zh"],
  "two hundred mechanisms": ["start", "goal", "--graph", "branches.jsonl", "--limit", "200"],
  "claims alone": ["ruxolitinib", "HLH"],
  "a missing step": ["eltrombopag", "HLH"],
  "a missing step in Chinese": ["eltrombopag", "HLH", "--lang", "zh"],
  "a nearest miss": ["emapalumab", "HLH", "--max-hops", "1"],
  "a search that was cut": ["emapalumab", "HLH", "--timeout", "0"],
  "a neighbourhood": ["--around", "IFNG"],
  "a neighbourhood in Chinese": ["--around", "IFNG", "--lang", "zh"],
  "a neighbourhood of groups": ["--around", "hub", "--graph", "hub.jsonl", "--limit", "300"],
};

/** What a page without a mechanism, or of a search that was cut, is left with. */
const CODES = {
  "claims alone": 3,
  "a missing step": 3,
  "a missing step in Chinese": 3,
  "a nearest miss": 3,
  "a search that was cut": 6,
};

export const kinds = Object.keys(KINDS);
export const isNeighbourhood = (kind) => kind.startsWith("a neighbourhood");

/** The file of a kind: a page, or with another extension the picture of the same. */
export const pageOf = (place, kind, extension = "html") =>
  place.file(`${kind.replaceAll(" ", "-")}.${extension}`);

/** Draws a page of each kind, or with another extension the picture of the same. */
export function drawKinds(place, extension = "html") {
  writeBranches(place.file("branches.jsonl"), 200);
  writeHub(place.file("hub.jsonl"), 240);
  for (const [kind, words] of Object.entries(KINDS)) {
    const named = words.map((word) => (word.endsWith(".jsonl") ? place.file(word) : word));
    const { status, stderr } = mechgraph("draw", ...named, "-o", pageOf(place, kind, extension));
    assert.equal(status, CODES[kind] ?? 0, stderr);
  }
}

