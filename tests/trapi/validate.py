"""Validates the messages of TRAPI in the folder of a version.

usage: validate.py VERSION FOLDER DESCRIPTIONS

Ends with 1 if one is not valid. What is said against a real response as it came is its source's, and only counted in what
is written of it; an agent type for which a validator gives up is replaced.
"""

import gzip
import json
import shutil
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

# An agent type that a real response has, and Biolink does not; the validator of 2.0 gives up at it.
NO_AGENT = '"statistical_association_pipeline"'


# Said of a type of attribute that the validator's Biolink lacks: the source's where the source writes that type.
NO_TYPE = "error.knowledge_graph.edge.attribute.type_id.unknown"

# The version of Biolink is taken out, see below.
BIOLINK = "warning.trapi.response.biolink_version.missing"


def read(path):
    """The text of a file, with an agent type that Biolink has."""
    text = gzip.open(path, "rt").read() if path.suffix == ".gz" else path.read_text()
    return text.replace(NO_AGENT, '"data_analysis_pipeline"')


def types_of_attributes(message):
    """The types of attribute that the edges of a message have."""
    edges = message["message"]["knowledge_graph"]["edges"].values()
    return {attribute["attribute_type_id"] for edge in edges for attribute in edge.get("attributes") or []}


def with_models(message):
    """What reasoner-pydantic says against a message, if anything."""
    from reasoner_pydantic import Response

    try:
        Response.model_validate(message)
    except ValueError as error:
        return str(error)[:2000]
    return None


def with_rules(message, description):
    """What reasoner-validator says against a message, by code: what it says it of, and how often."""
    import bmt.toolkit
    from reasoner_validator.trapi import TRAPISchemaValidator
    from reasoner_validator.validator import TRAPIResponseValidator

    # It asks a server whether it is there, for the schema of workflows, which no message here has, and fetches a table
    # of predicates that Biolink gave up.
    TRAPISchemaValidator._validation_metadata_checked = True
    table = SimpleNamespace(text="predicate mappings: []", raise_for_status=lambda: None)
    bmt.toolkit.requests = SimpleNamespace(get=lambda *_, **__: table, RequestException=OSError)
    # The Biolink of another release would be fetched; without one, it is that which is installed.
    message.pop("biolink_version", None)
    validator = TRAPIResponseValidator(trapi_version=str(description), suppress_empty_data_warnings=True)
    if "results" in message["message"]:
        validator.check_compliance_of_trapi_response(message)
    else:
        # A whole graph answers no question.
        validator.is_valid_trapi_query(message, component="Response")
        validator.has_valid_knowledge_graph(message["message"], 0)
    said = {}
    for target in validator.get_all_messages().values():
        for test in target.values():
            for level in ("critical", "error", "warning"):
                for code, scopes in filter(lambda it: it[0] != BIOLINK, test.get(level, {}).items()):
                    scopes = scopes if isinstance(scopes, dict) else {"": None}
                    counts = said.setdefault(code, Counter())
                    counts.update({scope: len(ids or [None]) for scope, ids in scopes.items()})
    return said, validator.get_all_messages()


def main():
    version, folder, descriptions = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    given = descriptions / {"1.6": "TranslatorReasonerAPI_1.6.0.yaml", "2.0": "TranslatorReasonerAPI.yaml"}[version]
    # The validator reads the version from the name of the file.
    description = folder / f"description_{version}.0.yaml"
    if given.exists():
        shutil.copy(given, description)
    failed = 0
    known = folder / "of_the_source.json"
    real = descriptions / "inferred_treats_response.json.gz"
    if version == "1.6" and given.exists() and real.exists():
        said, _ = with_rules(json.loads(read(real)), description)
        known.write_text(json.dumps([code for code in said if not code.startswith("warning")]))
    of_source = set(json.loads(known.read_text())) if known.exists() else set()
    types = types_of_attributes(json.loads(read(real))) if real.exists() else set()
    print("against the real response as it came:", *sorted(of_source))
    for path in sorted((folder / version).glob("*.json")):
        message = json.loads(read(path))
        graph, results = message["message"]["knowledge_graph"], message["message"].get("results", [])
        print(f"{version} {path.name}: {len(graph['nodes'])} nodes, {len(graph['edges'])} edges, {len(results)} results")
        if version == "1.6":
            wrong = with_models(message)
            failed += wrong is not None
            print(f"  not valid by reasoner-pydantic: {wrong}" if wrong else "  valid by reasoner-pydantic")
        if given.exists():
            said, details = with_rules(message, description)
            wrong = []
            for code, counts in sorted(said.items()):
                by_source = code in of_source or (code == NO_TYPE and types.issuperset(counts))
                is_of_source = by_source and path.name.startswith("real_")
                print(f"  {counts.total()} x {code}{' (of the source)' if is_of_source else ''}")
                if not is_of_source and not code.startswith("warning"):
                    wrong.append(code)
            failed += bool(wrong)
            if wrong:
                print(json.dumps(details, indent=1, default=str)[:6000])
            print("  not valid" if wrong else "  valid", "by reasoner-validator")
    print(f"TRAPI {version}: {failed} failed")
    sys.exit(1 if failed else 0)


main()
