"""Compares what mechgraph reads of BEL scripts with what PyBEL compiles of them; see scripts.sh."""
import collections
import json
import logging
import pathlib
import subprocess
import sys
import tempfile

logging.disable(logging.CRITICAL)

import pybel
import pybel.constants as pc
import pybel.testing
from pybel.io.line_utils import parse_lines
from tqdm.autonotebook import tqdm

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
OWN = pathlib.Path(pybel.testing.__file__).parent / "resources" / "bel"
UNCITED = {"isA", "partOf", "hasVariant", "hasReactant", "hasProduct"}
SIGNS = {"increased": "+", "decreased": "-"}


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    if done.returncode not in (0, 5):
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


def compiled(path):
    graph = pybel.BELGraph()
    lines = path.read_text().split("\n")
    # Names are not looked up, as the program does not either.
    parse_lines(graph, lines, no_identifier_validation=True)
    return graph


def unordered(value):
    """A value whose lists have no order: PyBEL sorts some, and holds others as sets."""
    if isinstance(value, dict):
        return {key: unordered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((unordered(inner) for inner in value), key=json.dumps)
    return value


def rows(source, folder, name):
    """The statements of a source, by what they say."""
    run("convert", source, "-o", folder / f"{name}.jsonl")
    known = [json.loads(line) for line in (folder / f"{name}_edges.jsonl").read_text().splitlines()]
    by_id = {row["id"]: row for row in known}
    counts = collections.Counter()
    for row in known:
        # A row that gives a statement one more id says nothing else of it.
        if "original_predicate" not in row.get("mechgraph:properties", {}):
            continue
        row = {key: value for key, value in row.items() if key not in ("id", "document_line")}
        row["mechgraph:properties"] = {
            key: value for key, value in row["mechgraph:properties"].items() if key != "document_line"
        }
        for end in ("subject", "object"):
            if isinstance(row[end], dict):
                inner = by_id[row[end]["statement"]]
                row[end] = {"statement": [inner["subject"], inner["predicate"], inner["object"]]}
        # PyBEL cites neither lists of members and components nor what joins a term to its parts and forms.
        relation = row["mechgraph:properties"]["original_predicate"][0]
        if relation in UNCITED:
            row = {key: row[key] for key in ("subject", "predicate", "object")}
        # PyBEL ends a text at a quote in it.
        if "supporting_text" in row:
            texts = [text.rsplit(" (", 1)[0].split('"')[0] for text in row["supporting_text"]]
            row["supporting_text"] = [" ".join(text.split()) for text in texts]
        key = json.dumps(unordered(row), sort_keys=True)
        counts[key] = 1 if relation in UNCITED else counts[key] + 1
    return counts


def names(row):
    row = json.loads(row)
    return {end for end in (row["subject"], row["object"]) if isinstance(end, str)}


def entities(folder, name):
    nodes = [json.loads(line) for line in (folder / f"{name}_nodes.jsonl").read_text().splitlines()]
    return {node["id"]: json.dumps(unordered(node), sort_keys=True) for node in nodes}


def signs(graph, folder, left_out):
    """Each causal edge of PyBEL on a line has a statement with its sign that is of this line."""
    wanted, found = set(), set()
    for _, _, data in graph.edges(data=True):
        relation = data[pc.RELATION]
        if relation in pc.CAUSAL_INCREASE_RELATIONS | pc.CAUSAL_DECREASE_RELATIONS and pc.LINE in data:
            wanted.add((data[pc.LINE], "+" if relation in pc.CAUSAL_INCREASE_RELATIONS else "-"))
    for text in (folder / "ours_edges.jsonl").read_text().splitlines():
        row = json.loads(text)
        sign = SIGNS.get(row.get("object_direction_qualifier"))
        lines = row.get("document_line") or row.get("mechgraph:properties", {}).get("document_line", [])
        for line in lines if sign else []:
            found.add((int(line.rsplit(" ", 1)[1]), sign))
    return sorted(key for key in wanted - found if key[0] not in left_out)


def refused(path, folder):
    """The lines that the program leaves out, and reports."""
    rejects = folder / "rejects.jsonl"
    run("convert", path, "--rejects", rejects, "-o", folder / "read.json")
    return {json.loads(line)["line"] for line in rejects.read_text().splitlines()} if rejects.exists() else set()


def compare(path, folder):
    try:
        graph = compiled(path)
    except Exception as error:
        print(f"{path.name}: PyBEL cannot compile it: {type(error).__name__}: {error}")
        return collections.Counter(scripts=1, not_compiled=1)
    if not graph.number_of_edges():
        return collections.Counter(scripts=1)
    left_out = refused(path, folder)
    own = graph.copy()
    edges = [(one, two, key) for one, two, key, data in graph.edges(keys=True, data=True) if data.get(pc.LINE) in left_out]
    own.remove_edges_from(edges)
    pybel.to_nodelink_file(own, str(folder / "compiled.json"))
    theirs, ours = rows(folder / "compiled.json", folder, "theirs"), rows(path, folder, "ours")
    described = entities(folder, "ours")
    if left_out:
        # What a term of a line that is left out implies.
        theirs = collections.Counter({row: count for row, count in theirs.items() if names(row) <= described.keys()})
    missing, more = theirs - ours, ours - theirs
    unlike = {id: text for id, text in entities(folder, "theirs").items() if described.get(id, "") != text}
    unlike = {id: text for id, text in unlike.items() if id in described or not left_out}
    lost = signs(own, folder, left_out)
    for row in list(missing)[:2]:
        print(f"{path.name}: not read as PyBEL compiles it: {row[:500]}")
    for row in list(more)[:2] if missing or not graph.warnings else []:
        print(f"{path.name}: read and not compiled: {row[:500]}")
    for id in list(unlike)[:2]:
        print(f"{path.name}: {unlike[id][:300]} in PyBEL, {described.get(id, 'nothing')[:300]} here")
    for line, sign in lost[:3]:
        print(f"{path.name}, line {line}: a statement with the sign {sign} is not read")
    return collections.Counter(
        scripts=1,
        same=sum((theirs & ours).values()),
        otherwise=sum(missing.values()) + len(unlike) + len(lost),
        only_here=sum(more.values()),
        left_out=len(left_out),
        refused_by_pybel=len(graph.warnings),
    )


total, bad = collections.Counter(), []
tqdm.write = lambda *_, **__: None
with tempfile.TemporaryDirectory() as name:
    for path in [pathlib.Path(argument) for argument in sys.argv[2:]] + sorted(OWN.glob("*.bel")):
        counts = compare(path, pathlib.Path(name))
        total.update(counts)
        if counts["otherwise"]:
            bad.append(path.name)
        print(f"{path.name}: {dict(counts)}", flush=True)
print(dict(total))
if bad:
    sys.exit(f"otherwise in {', '.join(bad)}")
