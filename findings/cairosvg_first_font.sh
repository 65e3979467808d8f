#!/usr/bin/env bash
# CairoSVG 2.9.1: of a list of font families only the first is used, whether it is installed or not.
#
# SVG gives families in the order of preference, for programs to take the first that is installed and has the character.
# CairoSVG passes on the first name, for which Cairo takes its default where it is not installed; no other is tried for
# characters that it lacks, so that Chinese after "Arial, 'Noto Sans CJK SC'" is boxes. Asked for in CairoSVG's issues
# 72 and 175, where the advice is to name the font that has them.
#
# Seen: "No Such Family, monospace" is drawn as "No Such Family" is, and not as "monospace"
. "$(dirname "$0")/common.sh"
packages CairoSVG==2.9.1

cat > fonts.py <<'PYTHON'
import cairosvg

def drawn(families):
    text = f'<text x="2" y="20" font-family="{families}">iiiiiii</text>'
    return cairosvg.svg2png(f'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="30">{text}</svg>'.encode())

both = drawn("No Such Family, monospace")
print(both == drawn("No Such Family"), both == drawn("monospace"))
PYTHON
expect 'drawn as the first family, as the second' 'True False' "$(env/bin/python fonts.py)"
