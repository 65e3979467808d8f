#!/usr/bin/env bash
# tabularqual 0.1.6: an inhibition becomes an activation, where SBML-qual says by default what there is without it.
#
# A transition of SBML-qual gives its targets the level of the first function term that holds, or else the default one.
# B is inhibited by A if the default is 1 and a term gives 0 where A is present. tabularqual reads neither the default nor
# terms that give 0; of a transition without other terms it makes the rule that all inputs are present. So B needs A, in
# the table and in the SBML made of it, where the sign of the input is still negative. C, the second target of the
# transition, has no rule at all, as only the first target is read. libsbml finds no error in the file.
#
# Seen: errors 0; rule of B: A; back in SBML default 0, level 1 if geq(A, 1); targets B
. "$(dirname "$0")/common.sh"
# What it needs for its web page and to check annotations is left out.
packages python-libsbml==5.21.2 click==8.5.1 openpyxl==3.1.5 packaging==26.4 python-dateutil==2.9.0.post0 pandas==3.0.6
packages --no-deps tabularqual==0.1.6

cat > inhibited.sbml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"
  xmlns:qual="http://www.sbml.org/sbml/level3/version1/qual/version1" qual:required="true">
<model id="m">
<listOfCompartments><compartment id="cell" constant="true"/></listOfCompartments>
<qual:listOfQualitativeSpecies>
<qual:qualitativeSpecies qual:id="A" qual:compartment="cell" qual:constant="false" qual:maxLevel="1"/>
<qual:qualitativeSpecies qual:id="B" qual:compartment="cell" qual:constant="false" qual:maxLevel="1"/>
<qual:qualitativeSpecies qual:id="C" qual:compartment="cell" qual:constant="false" qual:maxLevel="1"/>
</qual:listOfQualitativeSpecies>
<qual:listOfTransitions><qual:transition qual:id="t">
<qual:listOfInputs>
<qual:input qual:qualitativeSpecies="A" qual:transitionEffect="none" qual:sign="negative"/>
</qual:listOfInputs>
<qual:listOfOutputs>
<qual:output qual:qualitativeSpecies="B" qual:transitionEffect="assignmentLevel"/>
<qual:output qual:qualitativeSpecies="C" qual:transitionEffect="assignmentLevel"/>
</qual:listOfOutputs>
<qual:listOfFunctionTerms>
<qual:defaultTerm qual:resultLevel="1"/>
<qual:functionTerm qual:resultLevel="0"><math xmlns="http://www.w3.org/1998/Math/MathML">
<apply><geq/><ci>A</ci><cn type="integer">1</cn></apply></math></qual:functionTerm>
</qual:listOfFunctionTerms>
</qual:transition></qual:listOfTransitions>
</model>
</sbml>
XML
cat > rules.py <<'PYTHON'
import sys
import libsbml

signs = {libsbml.INPUT_SIGN_POSITIVE: "positive", libsbml.INPUT_SIGN_NEGATIVE: "negative"}
document = libsbml.readSBML(sys.argv[1])
document.checkConsistency()
print("errors:", document.getNumErrors(libsbml.LIBSBML_SEV_ERROR))
for transition in document.getModel().getPlugin("qual").getListOfTransitions():
    print("targets:", *(output.getQualitativeSpecies() for output in transition.getListOfOutputs()))
    for put in transition.getListOfInputs():
        print("input:", put.getQualitativeSpecies(), signs[put.getSign()])
    print("default:", transition.getDefaultTerm().getResultLevel())
    for term in transition.getListOfFunctionTerms():
        print("term:", term.getResultLevel(), "if", libsbml.formulaToL3String(term.getMath()))
PYTHON
expect 'what the file says' 'errors: 0
targets: B C
input: A negative
default: 1
term: 0 if A >= 1' "$(env/bin/python rules.py inhibited.sbml)"

env/bin/to-table --csv --no-validate inhibited.sbml table > tabularqual.log 2>&1
expect 'its table of transitions' 'Transitions_ID,Name,Target,Level,Rule,Relation1,Identifier1,Notes1,Comments
t,,B,,A,,,,' "$(tr -d '\r' < table_Transitions.csv)"
env/bin/to-sbml --no-validate table back.sbml > tabularqual.log 2>&1
expect 'SBML made of the table' 'errors: 0
targets: B
input: A negative
default: 0
term: 1 if A >= 1' "$(env/bin/python rules.py back.sbml)"
