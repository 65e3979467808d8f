"""Writes a random graph of Hetionet's shape as KGX tables: its kinds of entities and edges, and so many of each.

Usage: synthetic.py METAEDGES NODES TIMES FOLDER
  METAEDGES  Hetionet's metaedges.tsv: kinds of edges, and how many edges, sources and targets each has
  NODES      Hetionet's nodes.tsv.gz: identifiers and kinds
  TIMES      how many times as many of everything, from 1
  FOLDER     where nodes.tsv and edges.tsv are written

Degrees are heavy-tailed: of each kind, the entity of rank r is drawn with a weight of (r + 10) to the power of -0.8. The same
arguments give the same graph. Edges are written kind by kind, so that memory is that of the largest kind. Needs numpy.
"""

import gzip
import re
import sys
from pathlib import Path

import numpy

KINDS = {
    "Anatomy": ("UBERON", "AnatomicalEntity"), "Gene": ("NCBIGene", "Gene"), "Compound": ("DRUGBANK", "SmallMolecule"),
    "Side Effect": ("UMLS", "PhenotypicFeature"), "Disease": ("DOID", "Disease"), "Symptom": ("MESH", "PhenotypicFeature"),
    "Biological Process": ("GO", "BiologicalProcess"), "Cellular Component": ("GO", "CellularComponent"),
    "Molecular Function": ("GO", "MolecularActivity"), "Pathway": ("PC", "Pathway"),
    "Pharmacologic Class": ("NDFRT", "ChemicalEntity"),
}
# Predicate, qualified predicate, aspect and direction of the object, knowledge level.
RAISES = ("biolink:affects", "biolink:causes", "expression", "increased", "observation")
LOWERS = ("biolink:affects", "biolink:causes", "expression", "decreased", "observation")
MEANINGS = {
    "AdG": ("biolink:expresses", "", "", "", "observation"), "AeG": ("biolink:expresses", "", "", "", "observation"),
    "AuG": ("biolink:expresses", "", "", "", "observation"),
    "CbG": ("biolink:physically_interacts_with", "", "", "", "knowledge_assertion"),
    "CcSE": ("biolink:causes", "", "", "", "knowledge_assertion"), "CdG": LOWERS, "CuG": RAISES,
    "CpD": ("biolink:ameliorates_condition", "", "", "", "knowledge_assertion"),
    "CrC": ("biolink:similar_to", "", "", "", "prediction"), "CtD": ("biolink:treats", "", "", "", "knowledge_assertion"),
    "DaG": ("biolink:condition_associated_with_gene", "", "", "", "statistical_association"), "DdG": LOWERS, "DuG": RAISES,
    "DlA": ("biolink:located_in", "", "", "", "knowledge_assertion"),
    "DpS": ("biolink:has_phenotype", "", "", "", "knowledge_assertion"),
    "DrD": ("biolink:similar_to", "", "", "", "prediction"),
    "GcG": ("biolink:coexpressed_with", "", "", "", "statistical_association"),
    "GiG": ("biolink:interacts_with", "", "", "", "knowledge_assertion"),
    "GpBP": ("biolink:participates_in", "", "", "", "knowledge_assertion"),
    "GpCC": ("biolink:located_in", "", "", "", "knowledge_assertion"),
    "GpMF": ("biolink:participates_in", "", "", "", "knowledge_assertion"),
    "GpPW": ("biolink:participates_in", "", "", "", "knowledge_assertion"),
    "Gr>G": ("biolink:regulates", "", "", "", "prediction"), "PCiC": ("biolink:superclass_of", "", "", "", "knowledge_assertion"),
}
COLUMNS = [
    "id", "subject", "predicate", "object", "qualified_predicate", "object_aspect_qualifier", "object_direction_qualifier",
    "knowledge_level", "agent_type", "primary_knowledge_source", "publications", "z_score",
]


def main() -> None:
    metaedges, nodes, times, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
    choose = numpy.random.default_rng(times)
    entities = write_nodes(nodes, times, folder / "nodes.tsv")
    number = 0
    with open(metaedges, encoding="utf-8") as lines, open(folder / "edges.tsv", "w", encoding="utf-8") as out:
        out.write("\t".join(COLUMNS) + "\n")
        next(lines)
        for line in lines:
            name, short, edges, sources, targets = line.split("\t")[:5]
            one, _, other = re.split(" [->] ", name)
            of = [some(choose, entities[kind], int(count) * times) for kind, count in ((one, sources), (other, targets))]
            pairs = distinct(choose, int(edges) * times, len(of[0]), len(of[1]))
            number = write_edges(out, choose, short, of, pairs, number)


def write_nodes(path: str, times: int, to: Path) -> dict[str, list[str]]:
    """The entities of each kind, as often as asked for: the first as Hetionet has them, the others with a number behind."""
    entities: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines, open(to, "w", encoding="utf-8") as out:
        out.write("id\tcategory\tname\n")
        next(lines)
        for line in lines:
            full, name, kind = line.rstrip("\n").split("\t")
            prefix, category = KINDS[kind]
            local = full.split("::", 1)[1].split(":")[-1]
            for copy in range(times):
                own = f"{prefix}:{local}" if copy == 0 else f"{prefix}:{local}.{copy}"
                entities.setdefault(kind, []).append(own)
                out.write(f"{own}\tbiolink:{category}\t{name if copy == 0 else f'{name} {copy}'}\n")
    return entities


def some(choose, entities: list[str], count: int) -> list[str]:
    """So many entities of a kind, in the order of their ranks."""
    return [entities[place] for place in choose.permutation(len(entities))[:count]]


def distinct(choose, count: int, sources: int, targets: int):
    """So many pairs of ranks, none twice."""
    shares = [numpy.cumsum((numpy.arange(size) + 10.0) ** -0.8) for size in (sources, targets)]
    found = numpy.empty(0, dtype=numpy.int64)
    while len(found) < count:
        draws = [numpy.searchsorted(share, choose.random(count) * share[-1]) for share in shares]
        found = numpy.unique(numpy.concatenate([found, draws[0] * targets + draws[1]]))
    found = numpy.sort(choose.choice(found, count, replace=False))
    return found // targets, found % targets


def write_edges(out, choose, short: str, of: list[list[str]], pairs, number: int) -> int:
    predicate, qualified, aspect, direction, level = MEANINGS[short]
    agent = "manual_agent" if level == "knowledge_assertion" else "data_analysis_pipeline"
    middle = f"{qualified}\t{aspect}\t{direction}\t{level}\t{agent}\tinfores:{short.replace('>', '').lower()}"
    papers, scores = choose.integers(1_000_000, 38_000_000, len(pairs[0])), choose.integers(0, 10_000, len(pairs[0]))
    for source, target, paper, score in zip(*(column.tolist() for column in (*pairs, papers, scores))):
        out.write(f"E{number}\t{of[0][source]}\t{predicate}\t{of[1][target]}\t{middle}\tPMID:{paper}\t{score / 1000}\n")
        number += 1
    return number


if __name__ == "__main__":
    main()
