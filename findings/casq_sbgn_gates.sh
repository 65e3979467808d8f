#!/usr/bin/env bash
# CaSQ 1.4.4: what inhibits together in SBGN activates, and what acts through an "or" or a "not" is lost.
#
# In SBGN, A and B join in an "and", and the arc from it to the process says what they do there. CaSQ does not read the
# kind of that arc: inhibited by "A and B", D gets the rule C & A & B, and A and B are positive inputs. Gates of the
# kinds "or" and "not" are not read, nor the arcs through them: the rule of D is C alone, and A has no part in it. What
# CaSQ writes to its log about gates is the same for all of them, those that it reads included.
#
# Seen: and, stimulation C&A&B; and, inhibition C&A&B; or, stimulation C; or, inhibition C; not, stimulation C
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
        for name in A B C D; do
            glyph macromolecule "${name,}" "$name" ''
        done
        glyph "$1" gate "$1" '<port id="in" x="0" y="0"/><port id="out" x="0" y="0"/>'
        glyph process p '' '<port id="left" x="0" y="0"/><port id="right" x="0" y="0"/>'
        arc consumption x1 c left
        arc production x2 right d
        arc 'logic arc' x3 a in
        [ "$1" = not ] || arc 'logic arc' x4 b in
        arc "$2" x5 out p
        printf '</map>\n</sbgn>\n'
    } > map.sbgn
    rm -f out*
    env/bin/casq -c -s map.sbgn out.sbml 2>> casq.log
    echo "$1, $2: $(grep '^D,' out.bnet); $(grep -v '^#' out.sif | paste -s -d ';')"
}
expect 'rule and inputs of D, made of C' 'and, stimulation: D, C&A&B; C POSITIVE D;A POSITIVE D;B POSITIVE D
and, inhibition: D, C&A&B; C POSITIVE D;A POSITIVE D;B POSITIVE D
or, stimulation: D, C; C POSITIVE D
or, inhibition: D, C; C POSITIVE D
not, stimulation: D, C; C POSITIVE D' "$(seen and stimulation; seen and inhibition; seen or stimulation; seen or inhibition; seen not stimulation)"
