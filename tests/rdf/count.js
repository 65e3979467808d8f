// Prints as JSON what N3.js finds in the RDF files given: of each the triples that there are, those in which a statement is
// named by its reifier, and the different triples that are stated so.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { Parser, Writer } = require("n3");

const FORMATS = { ".ttl": "text/turtle", ".nt": "application/n-triples", ".nq": "application/n-quads" };
const found = {};
for (const file of process.argv.slice(2)) {
    const quads = new Parser({ format: FORMATS[path.extname(file)] }).parse(fs.readFileSync(file, "utf8"));
    const stated = quads.map((quad) => quad.object).filter((object) => object.termType === "Quad");
    const writer = new Writer();
    const text = ({ subject, predicate, object }) => writer.quadToString(subject, predicate, object);
    found[path.basename(file)] = {
        triples: quads.length,
        statements: stated.length,
        "triples stated": new Set(stated.map(text)).size,
    };
}
console.log(JSON.stringify(found));
