#!/usr/bin/env bash
# caspo 4.0.3: a line of SIF with two targets makes genes of signs, and signs of genes, in the whole file.
#
# SIF, which caspo's documentation names as its format, allows several targets on a line. caspo reads three columns; where
# the first line has one more, its reader of tables takes the first column for names of rows and leaves it out. A, which
# inhibits B and C, is no node then, -1 is one, and of the other lines no target is left. If a later line is the first with
# two targets, there is an error. The class is run from its own file, as the rest of caspo needs a solver.
#
# Seen: A -1 B C and B 1 D are read as -1 to C with sign B, and 1 to nan with sign D
. "$(dirname "$0")/common.sh"
packages networkx==3.6.1 pandas==3.0.6
packages --no-deps caspo==4.0.3

cat > targets.py <<'PYTHON'
import importlib.util
import pathlib
import runpy

folder = pathlib.Path(importlib.util.find_spec("caspo").origin).parent
Graph = runpy.run_path(str(folder / "core" / "graph.py"))["Graph"]
for lines in (["A -1 B", "A -1 C", "B 1 D"], ["A -1 B C", "B 1 D"], ["B 1 D", "A -1 B C"]):
    with open("graph.sif", "w") as file:
        file.write("\n".join(lines) + "\n")
    try:
        found = [f"{source} to {target}, {sign}" for source, target, sign in Graph.read_sif("graph.sif").edges(data="sign")]
    except Exception as error:
        found = [type(error).__name__]
    print("; ".join(lines), "=", "; ".join(found))
PYTHON
expect 'what is read' 'A -1 B; A -1 C; B 1 D = A to B, -1; A to C, -1; B to D, 1
A -1 B C; B 1 D = -1 to C, B; 1 to nan, D
B 1 D; A -1 B C = ParserError' "$(env/bin/python targets.py 2> caspo.log)"
