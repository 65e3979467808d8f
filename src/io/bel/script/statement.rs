//! Statements: a subject alone, or with a relation and an object, which may be a statement.

use super::cursor::Wrong;
use super::terms::{Parsed, Terms};
use super::vocabulary::{relation, signs};

/// A statement of a script.
#[derive(Debug)]
pub(super) struct Stated<'t> {
    pub(super) subject: Parsed,
    pub(super) related: Option<(&'t str, Object<'t>)>,
    /// As it is written.
    pub(super) text: &'t str,
}

/// What a statement says something of.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "one is made for each line, and none is kept")]
pub(super) enum Object<'t> {
    Term(Parsed),
    /// Several terms, of each of which the relation holds.
    List(Vec<Parsed>),
    Statement(Box<Stated<'t>>),
}

impl<'t> Terms<'t> {
    /// Reads a line to its end.
    pub(super) fn whole(&mut self) -> Result<Stated<'t>, Wrong> {
        let stated = self.statement()?;
        if self.cursor.is_done() || self.cursor.is_at("//") {
            return Ok(stated);
        }
        let rest = self.cursor.rest().split(" //").next().unwrap_or_default();
        if rest.chars().all(|c| c == ')' || c.is_whitespace()) {
            self.remarks.push("the line ends with a bracket too many, which is left out".to_owned());
            return Ok(stated);
        }
        let message = format!(
            "the statement is over{}; check its brackets, put a statement that is the object of another in brackets, and \
             others on a line of their own",
            self.cursor.but_found()
        );
        Err(self.cursor.wrong(message))
    }

    fn statement(&mut self) -> Result<Stated<'t>, Wrong> {
        let start = self.cursor.place();
        if self.cursor.is_at("(") {
            return Err(self
                .cursor
                .wrong("a statement begins with a term; only its object may be a statement in brackets"));
        }
        let subject = self.term()?;
        let is_alone = self.cursor.is_done() || self.cursor.is_at(")") || self.cursor.is_at("//");
        let related = if is_alone { None } else { Some((self.relation()?, self.object()?)) };
        Ok(Stated { subject, related, text: self.cursor.since(start) })
    }

    fn relation(&mut self) -> Result<&'t str, Wrong> {
        let at = self.cursor.place();
        if let Some(sign) = signs().find(|sign| self.cursor.is_at(sign)) {
            self.cursor.take(sign);
            return Ok(relation(sign));
        }
        let word = self.cursor.key();
        if word.is_empty() {
            let message = format!("a relation is expected, such as -> or decreases{}", self.cursor.but_found());
            return Err(Wrong { at, message });
        }
        Ok(relation(word))
    }

    fn object(&mut self) -> Result<Object<'t>, Wrong> {
        if self.cursor.is_at("(") {
            return self.deeper(Self::inner_statement).map(|stated| Object::Statement(Box::new(stated)));
        }
        let mut ahead = self.cursor.clone();
        if ahead.word() == "list" && ahead.is_at("(") {
            self.cursor = ahead;
            return Ok(Object::List(self.bracketed("list")?));
        }
        Ok(Object::Term(self.term()?))
    }

    fn inner_statement(&mut self) -> Result<Stated<'t>, Wrong> {
        self.cursor.expect("(", "before a statement")?;
        let at = self.cursor.place();
        let stated = self.statement()?;
        if stated.related.is_none() {
            let message =
                "a term alone is in brackets; leave the brackets out, or write a statement in them".to_owned();
            return Err(Wrong { at, message });
        }
        self.cursor.expect(")", "after the statement in brackets")?;
        Ok(stated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a term by which it is known, and its modifier.
    fn term(text: &str) -> (String, Option<String>) {
        let stated = Terms::new(text, None).whole().map_err(|wrong| wrong.message);
        stated.map_or_else(
            |message| (message, None),
            |it| {
                let kind = it.subject.modifier.and_then(|modifier| modifier.kind);
                (it.subject.node.bel.unwrap_or_default(), kind)
            },
        )
    }

    #[test]
    fn terms_are_written_as_pybel_writes_them() {
        let check = |text: &str, bel: &str, kind: Option<&str>| {
            assert_eq!(term(text), (bel.to_owned(), kind.map(str::to_owned)), "{text}");
        };
        check("proteinAbundance(HGNC:AKT1)", "p(HGNC:AKT1)", None);
        check("p(hgnc:391 ! AKT1)", "p(hgnc:391 ! AKT1)", None);
        check("a(CHEBI:\"oxygen atom\", loc(GO:intracellular))", "a(CHEBI:\"oxygen atom\")", None);
        check(
            "p(HGNC:AKT1,pmod(P,S,473), var(p.C40*))",
            "p(HGNC:AKT1, pmod(go:0006468 ! \"protein phosphorylation\", Ser, 473), var(\"p.C40*\"))",
            None,
        );
        check("p(HGNC:A, sub(A,127,Y), trunc(40))", "p(HGNC:A, var(\"p.40*\"), var(\"p.Ala127Tyr\"))", None);
        check("g(HGNC:A, sub(G,308,A))", "g(HGNC:A, var(\"c.308G>A\"))", None);
        check("g(HGNC:A, gmod(M))", "g(HGNC:A, gmod(go:0006306 ! \"DNA methylation\"))", None);
        check("p(HGNC:MIA, frag(?, \"55kD\"))", "p(HGNC:MIA, frag(\"?\", \"55kD\"))", None);
        check(
            "p(HGNC:BCR, fus(HGNC:JAK2, 1875, 2626))",
            "p(fus(HGNC:BCR, \"p.?_1875\", HGNC:JAK2, \"p.2626_?\"))",
            None,
        );
        check("r(fus(HGNC:A, ?, HGNC:B, r.1_79))", "r(fus(HGNC:A, \"?\", HGNC:B, \"r.1_79\"))", None);
        check("complex(p(HGNC:JUN),p(HGNC:FOS))", "complex(p(HGNC:FOS), p(HGNC:JUN))", None);
        check("complex(GO:\"x complex\")", "complex(GO:\"x complex\")", None);
        check("kin(p(HGNC:A))", "p(HGNC:A)", Some("Activity"));
        check("act(p(HGNC:A), ma(kin))", "p(HGNC:A)", Some("Activity"));
        check("deg(r(HGNC:A))", "r(HGNC:A)", Some("Degradation"));
        check("tloc(p(HGNC:A), fromLoc(GO:x), toLoc(GO:y))", "p(HGNC:A)", Some("Translocation"));
        check("tloc(p(HGNC:A), GO:x, GO:y)", "p(HGNC:A)", Some("Translocation"));
        check("surf(complex(p(HGNC:B),p(HGNC:A)))", "complex(p(HGNC:A), p(HGNC:B))", Some("Translocation"));
        check(
            "reaction(reactants(a(CHEBI:b), a(CHEBI:a)), products(a(CHEBI:c)))",
            "rxn(reactants(a(CHEBI:a), a(CHEBI:b)), products(a(CHEBI:c)))",
            None,
        );
    }

    #[test]
    fn relations_are_words_or_signs_with_or_without_spaces() {
        for (text, expected) in [
            ("p(X:a)->p(X:b)", "increases"),
            ("p(X:a) =| p(X:b)", "directlyDecreases"),
            ("p(X:a) -- p(X:b)", "association"),
            ("g(X:a) :> r(X:a)", "transcribedTo"),
            ("p(X:a) decreases p(X:b) // a remark", "decreases"),
            ("p(X:a) enjoys p(X:b)", "enjoys"),
        ] {
            let stated = Terms::new(text, None).whole().ok().and_then(|it| it.related.map(|(relation, _)| relation));
            assert_eq!(stated, Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let check = |text: &str, at: usize, start: &str| {
            let wrong = Terms::new(text, None).whole().map(|it| it.text).unwrap_err();
            assert!(wrong.at == at && wrong.message.starts_with(start), "{text}: {wrong:?}");
        };
        check("p(HGNC:A", 8, ") is expected at the end of p(); the line ends here");
        check("q(HGNC:A)", 0, "unknown function \"q\"");
        check("p(AKT1)", 2, "the name \"AKT1\" has no namespace");
        check("p(X:a) -> p(X:b) -> p(X:c)", 17, "the statement is over, before \"-> p(X:c)\"");
        check("p(X:a) -> (p(X:b))", 11, "a term alone is in brackets");
        check("(p(X:a) -> p(X:b)) -> p(X:c)", 0, "a statement begins with a term");
        check("p(X:a) ->", 9, "a term is expected, such as p(HGNC:AKT1); the line ends here");
        check("act(deg(p(X:a)))", 4, "act() is around another");
        check("p(X:a, Ph)", 7, "a form is expected");
        let deep = format!("p(X:a){}", " -> (p(X:a)".repeat(40));
        check(&deep, 354, "brackets are over 32 deep");
        check(&"complex(".repeat(50), 264, "brackets are over 32 deep");
    }
}
