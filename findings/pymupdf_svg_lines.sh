#!/usr/bin/env bash
# PyMuPDF 2.0 (MuPDF 1.28.5): lines of SVG lose their dashes, and currentColor is black.
#
# Dashes say how certain a relation is in many diagrams, of SBGN's and others. `stroke-dasharray` is not read, so that
# what is a dashed line elsewhere is a solid one; `currentColor` is black whatever `color` is; rules of <style> are
# not applied. Only a colour that is an attribute of the shape or of what holds it is drawn.
#
# Seen: the same pixels with and without dashes; black where red was said by color and currentColor, or by a rule
. "$(dirname "$0")/common.sh"
packages PyMuPDF==2.0

cat > lines.py <<'PYTHON'
import pymupdf

def drawn(body):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">{body}</svg>'
    return pymupdf.open(stream=svg.encode(), filetype="svg")[0].get_pixmap()

def line(attributes):
    return drawn(f'<path d="M2 10H58" fill="none" stroke-width="4" {attributes}/>')

solid = line('stroke="#d00000"')
print("dashes are lost:", solid.samples == line('stroke="#d00000" stroke-dasharray="6 6"').samples)
print("attribute:", solid.pixel(30, 10))
print("currentColor:", line('color="#d00000" stroke="currentColor"').pixel(30, 10))
print("rule:", drawn('<style>.a{fill:#d00000}</style><rect class="a" width="60" height="20"/>').pixel(30, 10))
PYTHON
expect 'lines as PyMuPDF draws them' 'dashes are lost: True
attribute: (208, 0, 0)
currentColor: (0, 0, 0)
rule: (0, 0, 0)' "$(env/bin/python lines.py)"
