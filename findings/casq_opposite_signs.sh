#!/usr/bin/env bash
# CaSQ 1.4.4: of two opposite effects of one species on another, its SIF has one, by the order of the file.
#
# A stimulates the process that makes D of C, and inhibits the one that makes D of E. The SBML-qual and the rule have both
# signs of A. In the SIF that the same run writes there is one edge for the two, with the sign of the process that is read
# last. If the two processes change places in the file, the edge changes its sign.
#
# Seen: rule C&A|E&!A and A NEGATIVE D; processes in the other order, rule E&!A|C&A and A POSITIVE D
. "$(dirname "$0")/common.sh"
packages casq==1.4.4 networkx==3.6.1 loguru==0.7.3

glyph() {
    printf '<glyph class="%s" id="%s"><label text="%s"/><bbox x="0" y="0" w="60" h="30"/>%s</glyph>\n' "$@"
}
arc() {
    printf '<arc class="%s" id="%s" source="%s" target="%s"><start x="0" y="0"/><end x="0" y="0"/></arc>\n' "$@"
}
seen() {
    {
        printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' '<sbgn xmlns="http://sbgn.org/libsbgn/0.3">' \
            '<map id="m" language="process description">'
        for name in A C D E; do
            glyph macromolecule "${name,}" "$name" ''
        done
        for process in "$@"; do
            glyph process "$process" '' "<port id=\"$process.l\" x=\"0\" y=\"0\"/><port id=\"$process.r\" x=\"0\" y=\"0\"/>"
        done
        arc consumption x1 c first.l
        arc production x2 first.r d
        arc stimulation x3 a first
        arc consumption x4 e second.l
        arc production x5 second.r d
        arc inhibition x6 a second
        printf '</map>\n</sbgn>\n'
    } > map.sbgn
    rm -f out*
    env/bin/casq -c -s map.sbgn out.sbml 2>> casq.log
    signs=$(grep -o 'qualitativeSpecies="a" qual:transitionEffect="none" qual:sign="[a-z]*"' out.sbml | cut -d '"' -f 6)
    echo "$(grep '^D,' out.bnet); SBML $(echo $signs); SIF $(grep '^A ' out.sif)"
}
expect 'rule of D, signs of A in SBML-qual, and edges of A in SIF' 'D, C&A|E&!A; SBML positive negative; SIF A NEGATIVE D
D, E&!A|C&A; SBML negative positive; SIF A POSITIVE D' "$(seen first second; seen second first)"
