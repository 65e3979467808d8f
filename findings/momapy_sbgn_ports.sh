#!/usr/bin/env bash
# momapy 0.16.1: the SBGN that it writes has no arc at a port any more, and others find no effects in it.
#
# In SBGN-ML an arc from or to a process or a gate names one of its ports, which says on which side it is. momapy reads
# them, and writes ports, with names of its own, but the arcs name the glyph instead: what goes into a gate and what comes
# out is told apart by the position alone, as are the two sides of a reversible process. libSBGN's rules, which libsbgnpy
# 0.7.1 brings, accept the maps before and not after; CaSQ 1.4.4 makes the rule C & A & B of D before, and D of itself after.
#
# Seen: errors 0 and 9 in process description, 0 and 3 in activity flow; D, C&A&B and D, D
. "$(dirname "$0")/common.sh"
packages momapy==0.16.1 libsbgnpy==0.7.1 casq==1.4.4 networkx==3.6.1 loguru==0.7.3

glyph() {
    printf '<glyph class="%s" id="%s"><label text="%s"/><bbox x="%s" y="0" w="60" h="30"/>%s</glyph>\n' "$@"
}
ports() {
    printf '<port id="%s.in" x="%s" y="15"/><port id="%s.out" x="%s" y="15"/>' "$1" "$2" "$1" "$3"
}
arc() {
    printf '<arc class="%s" id="%s" source="%s" target="%s"><start x="0" y="15"/><end x="9" y="15"/></arc>\n' "$@"
}
map() {
    printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' '<sbgn xmlns="http://sbgn.org/libsbgn/0.3">' \
        "<map id=\"m\" language=\"$1\">"
    cat
    printf '</map>\n</sbgn>\n'
}
{
    for name in A B C D; do
        glyph macromolecule "${name,}" "$name" 0 ''
    done
    glyph and gate and 100 "$(ports gate 90 170)"
    glyph process p '' 200 "$(ports p 190 270)"
    arc 'logic arc' x1 a gate.in
    arc 'logic arc' x2 b gate.in
    arc stimulation x3 gate.out p
    arc consumption x4 c p.in
    arc production x5 p.out d
} | map 'process description' > process.sbgn
{
    for name in A B C; do
        glyph 'biological activity' "${name,}" "$name" 0 ''
    done
    glyph and gate and 100 "$(ports gate 90 170)"
    arc 'logic arc' x1 a gate.in
    arc 'logic arc' x2 b gate.in
    arc 'negative influence' x3 gate.out c
} | map 'activity flow' > activity.sbgn

cat > errors.py <<'PYTHON'
import sys
from pathlib import Path
from libsbgnpy.schematron import validate_schematron

print(len([issue for issue in validate_schematron(Path(sys.argv[1])) if issue.severity == "error"]))
PYTHON
seen() {
    echo "$1: errors $(env/bin/python errors.py "$1")$(grep -o '<arc [^>]*' "$1" | tr -d '"' |
        sed 's/.* source=/, /; s/ target=/ to /' | sort | tr -d '\n')"
}
for name in process activity; do
    env/bin/momapy export $name.sbgn -o $name.momapy.sbgn 2> momapy.log
done
expect 'errors and ends of arcs' 'process.sbgn: errors 0, a to gate.in, b to gate.in, c to p.in, gate.out to p, p.out to d
process.momapy.sbgn: errors 9, a to gate, b to gate, c to p, gate to p, p to d
activity.sbgn: errors 0, a to gate.in, b to gate.in, gate.out to c
activity.momapy.sbgn: errors 3, a to gate, b to gate, gate to c' \
    "$(for name in process process.momapy activity activity.momapy; do seen $name.sbgn; done)"
rule() {
    env/bin/casq -c -s "$1" rules.sbml 2> casq.log
    grep '^D,' rules.bnet
}
expect 'the rule that CaSQ makes of D' 'D, C&A&B
D, D' "$(rule process.sbgn; rule process.momapy.sbgn)"
