//! One mechanism told in English and in Chinese, asked for by a Chinese name.
#![expect(clippy::print_stdout, reason = "an example prints")]

use mechgraph::render::Language;
use mechgraph::{MechanismQuery, datasets};

fn main() -> Result<(), mechgraph::Error> {
    let seed = datasets::interferon_gamma();
    let query = MechanismQuery::between("干扰素-γ", "造血");
    for mechanism in query.run(&seed)? {
        println!("{mechanism}\n");
        for language in [Language::En, Language::Zh] {
            println!("{}", mechanism.explain(language));
        }
        let chinese = mechanism.explain(Language::Zh);
        assert_eq!(chinese.sentences[0].split('。').next(), Some("在再生障碍性贫血中，干扰素-γ抑制造血[1]"));
        assert!(chinese.untranslated.is_empty(), "every name and word has its Chinese");
    }

    // A background entity has no Chinese label: the English name stands in, and the text says so.
    let graph = datasets::interferon_gamma_with_background();
    let query = MechanismQuery::between("ruxolitinib", "HLH").via("macrophage activation").limit(1);
    for mechanism in query.run(&graph)? {
        let chinese = mechanism.explain(Language::Zh);
        println!("{chinese}");
        assert_eq!(chinese.untranslated, ["macrophage activation"]);
    }
    Ok(())
}
