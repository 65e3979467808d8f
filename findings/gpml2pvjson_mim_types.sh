#!/usr/bin/env bash
# gpml2pvjson 4.1.12: an interaction with an arrowhead of MIM, such as mim-inhibition, has no kind any more.
#
# In GPML (2013a) the arrowhead says what an interaction is: Arrow and TBar, or the finer ones of the notation MIM.
# gpml2pvjson, by which WikiPathways drew its pathways, adds terms of SBO and of WikiPathways by a table. The table spells
# its keys MIMInhibition, and what is looked up is MimInhibition: only Arrow and TBar get terms, and none of
# the 13 entries of MIM is ever found. An inhibition and a stimulation differ in the shape of the marker alone. No warning
# is given.
#
# Seen: TBar SBO:0000169 Inhibition; mim-inhibition, mim-stimulation, mim-catalysis and mim-binding none
. "$(dirname "$0")/common.sh"
npm_packages gpml2pvjson@4.1.12

heads='Arrow TBar mim-inhibition mim-stimulation mim-necessary-stimulation mim-catalysis mim-conversion mim-binding'
{
    printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' \
        '<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="made up" Organism="Homo sapiens">' \
        '<Graphics BoardWidth="400.0" BoardHeight="200.0"/>'
    for node in 'A aaa1 50' 'B bbb1 250'; do
        read -r label id x <<< "$node"
        printf '<DataNode TextLabel="%s" GraphId="%s" Type="GeneProduct">' $label $id
        printf '<Graphics CenterX="%s.0" CenterY="50.0" Width="80.0" Height="20.0" ZOrder="32768" ' $x
        printf 'FontSize="12" Valign="Middle"/><Xref Database="" ID=""/></DataNode>\n'
    done
    for head in $heads; do
        printf '<Interaction GraphId="%s"><Graphics ZOrder="12288" LineThickness="1.0">' "id${head//-/}"
        printf '<Point X="90.0" Y="50.0" GraphRef="aaa1" RelX="1.0" RelY="0.0"/>'
        printf '<Point X="210.0" Y="50.0" GraphRef="bbb1" RelX="-1.0" RelY="0.0" ArrowHead="%s"/>' $head
        printf '</Graphics><Xref Database="" ID=""/></Interaction>\n'
    done
    printf '<InfoBox CenterX="0.0" CenterY="0.0"/>\n<Biopax/>\n</Pathway>\n'
} > pathway.gpml
node_modules/.bin/gpml2pvjson < pathway.gpml > pathway.json
cat > types.js <<'JS'
const {entitiesById} = require("./pathway.json");
for (const head of process.argv.slice(2)) {
    const {markerEnd, type} = entitiesById["id" + head.replaceAll("-", "")];
    const terms = type.filter(it => it != "Interaction" && it != "Edge");
    console.log(head + ":", markerEnd + ":", terms.join(" ") || "none");
}
JS
expect 'arrowhead, marker and types of an interaction' \
    'Arrow: Arrow: SBO:0000167 SBO:0000393 SBO:0000394 DirectedInteraction
TBar: TBar: SBO:0000169 Inhibition
mim-inhibition: MimInhibition: none
mim-stimulation: MimStimulation: none
mim-necessary-stimulation: MimNecessaryStimulation: none
mim-catalysis: MimCatalysis: none
mim-conversion: MimConversion: none
mim-binding: MimBinding: none' "$(node types.js $heads)"
