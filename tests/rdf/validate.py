"""Counts what other parsers find in the RDF of a folder, against the JSON Lines beside it.

usage: validate.py FOLDER

Ends with 1 if a count differs.
"""

import gzip
import json
import sys
from pathlib import Path

import pyoxigraph
import rdflib

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
BIOLINK = "https://w3id.org/biolink/vocab/"
UNSURE = {"prediction": "hypothesised", "text_co_occurrence": "hypothesised"}


def is_asserted(edge):
    status = edge.get("epistemic_status") or UNSURE.get(edge.get("knowledge_level"))
    return not edge.get("negated") and status not in ("hypothesised", "refuted")


def expected(path):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    edges = [row for row in rows if "subject" in row]

    def end(value):
        return json.dumps(value, sort_keys=True)

    def triples(rows):
        return {(end(row["subject"]), row["predicate"], end(row["object"])) for row in rows}

    held = [edge for edge in edges if is_asserted(edge)]
    return {
        "entities": len(rows) - len(edges),
        "statements": len(edges),
        "triples stated": len(triples(edges)),
        "triples asserted": len(triples(held)),
        "publications": sum(len(set(edge.get("publications", []))) for edge in edges),
    }


def count(triples, is_triple, parts):
    """The same of (subject, predicate, object) whose objects may be triples."""
    triples = list(triples)
    plain = {(str(s), str(p), str(o)) for s, p, o in triples if not is_triple(o)}
    reified = {s for s, p, o in triples if is_triple(o)}
    stated = {tuple(map(str, parts(o))) for s, p, o in triples if is_triple(o)}
    subjects = {str(s) for s, _, _ in triples}
    own = {str(s) for s in reified}
    described = {s for s, p, o in plain if (s, p, o) not in stated}
    return {
        "entities": len(described - own),
        "statements": len(reified),
        "triples stated": len(stated),
        "triples asserted": len(stated & plain),
        "publications": sum(1 for s, p, o in plain if s in own and p.strip("<>") == BIOLINK + "publications"),
    }, len(triples), len(subjects)


def main():
    folder, failed = Path(sys.argv[1]), False
    formats = {"ttl": pyoxigraph.RdfFormat.TURTLE, "nt": pyoxigraph.RdfFormat.N_TRIPLES, "nq": pyoxigraph.RdfFormat.N_QUADS}
    with_n3js = json.loads((folder / "n3js").read_text()) if (folder / "n3js").exists() else {}
    for name in ("embedded", "real"):
        if not (folder / f"{name}.jsonl").exists():
            continue
        wanted, sizes = expected(folder / f"{name}.jsonl"), set()
        for extension, kind in formats.items():
            quads = pyoxigraph.parse((folder / f"{name}.{extension}").read_bytes(), format=kind)
            triples = ((quad.subject, quad.predicate, quad.object) for quad in quads)
            found, size, _ = count(
                triples,
                lambda term: isinstance(term, pyoxigraph.Triple),
                lambda term: (term.subject, term.predicate, term.object),
            )
            sizes.add(size)
            print(f"{name}.{extension}, pyoxigraph {pyoxigraph.__version__}: {size} triples, {found}")
            if found != wanted:
                print(f"  {wanted} expected")
                failed = True
            if found := with_n3js.get(f"{name}.{extension}"):
                print(f"{name}.{extension}, N3.js: {found}")
                failed |= found != {"triples": size} | {key: wanted[key] for key in ("statements", "triples stated")}
        failed |= len(sizes) != 1
        lines = gzip.decompress((folder / f"{name}.nt.gz").read_bytes()).decode().splitlines()
        failed |= lines != (folder / f"{name}.nt").read_text(encoding="utf-8").splitlines()
        # rdflib has no triple terms: what it says of them, and how many of the other lines it reads.
        # Statements of one triple assert it each; a set of triples has it once.
        older = {line for line in lines if "<<(" not in line}
        graph = rdflib.Graph().parse(data="\n".join(sorted(older)) + "\n", format="nt")
        print(f"{name}.nt, rdflib {rdflib.__version__}: {len(graph)} of {len(older)} triples without triple terms")
        failed |= len(graph) != len(older)
        try:
            rdflib.Graph().parse(data="\n".join(lines) + "\n", format="nt")
            print("  rdflib reads triple terms, too: count them here")
        except Exception as error:  # Which error it is depends on the release.
            print(f"  with triple terms: {type(error).__name__}: {str(error).splitlines()[0][:80]}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
