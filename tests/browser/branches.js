// Large graphs: many short mechanisms, with what speaks against some of them; and an entity that acts on many.

import { writeFileSync } from "node:fs";

const said = (at) => ({
  publications: [`PMID:${1000 + at}`, `DOI:10.1000/${at}`],
  primary_knowledge_source: `infores:source-with-hyphens-${at % 3}`,
  knowledge_level: "knowledge_assertion",
});

/** One drug, one disease, and so many genes between them; every fifth step is contradicted, and one denied. */
export function writeBranches(path, count) {
  const rows = [
    { id: "X:from", name: "start", category: ["biolink:Drug"] },
    { id: "X:to", name: "goal", category: ["biolink:Disease"] },
  ];
  const act = (id, subject, object, direction, at) => ({
    id,
    subject,
    predicate: "biolink:affects",
    object,
    object_direction_qualifier: direction,
    object_aspect_qualifier: "activity",
    qualified_predicate: "biolink:causes",
    ...said(at),
  });
  for (let at = 0; at < count; at += 1) {
    const gene = `X:n${at}`;
    rows.push({ id: gene, name: `gene ${at}`, category: ["biolink:Gene"] });
    rows.push(act(`S${at}a`, "X:from", gene, at % 2 === 0 ? "decreased" : "increased", at));
    rows.push({
      id: `S${at}b`,
      subject: gene,
      predicate: at % 7 === 3 ? "biolink:gene_associated_with_condition" : "biolink:contributes_to",
      object: "X:to",
      ...said(at),
    });
    if (at % 5 === 0)
      rows.push(act(`O${at}`, "X:from", gene, at % 2 === 0 ? "increased" : "decreased", at + 1));
  }
  rows.push({ ...act("D0", "X:from", "X:n0", "decreased", 9), negated: true });
  rows.push({
    id: "T1",
    subject: "X:from",
    predicate: "biolink:treats",
    object: "X:to",
    clinical_status: "approved",
    ...said(1),
  });
  rows.push({
    id: "T2",
    subject: "X:from",
    predicate: "biolink:contraindicated_in",
    object: "X:to",
    ...said(2),
  });
  write(path, rows);
}

/** A gene that acts on so many entities, of three kinds in turn. */
export function writeHub(path, count) {
  const kinds = ["Gene", "BiologicalProcess", "Disease"];
  const rows = [{ id: "X:hub", name: "hub", category: "biolink:Gene" }];
  for (let number = 0; number < count; number += 1) {
    const kind = kinds[number % kinds.length];
    const id = `X:${number}`;
    rows.push({ id, name: `${kind} ${number}`, category: `biolink:${kind}` });
    rows.push({ id: `e${number}`, subject: "X:hub", predicate: "biolink:causes", object: id });
  }
  write(path, rows);
}

/** So many entities of six kinds, each of which acts on three others; it is the same each time. */
export function writeTangle(path, count) {
  const kinds = ["Gene", "BiologicalProcess", "Disease", "Drug", "Cell", "Pathway"];
  const predicates = ["biolink:causes", "biolink:affects", "biolink:correlated_with"];
  const rows = [];
  for (let number = 0; number < count; number += 1) {
    const kind = kinds[(number * 5) % kinds.length];
    rows.push({ id: `X:${number}`, name: `${kind} ${number}`, category: `biolink:${kind}` });
    predicates.forEach((predicate, place) => {
      const other = (number * [3, 7, 11][place] + [1, 17, 91][place]) % count;
      rows.push({ id: `e${number}-${place}`, subject: `X:${number}`, predicate, object: `X:${other}` });
    });
  }
  write(path, rows);
}

const write = (path, rows) => writeFileSync(path, rows.map((row) => JSON.stringify(row) + "\n").join(""));
