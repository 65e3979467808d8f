//! What the program says in English and in Chinese, in one place. The words of answers are the library's.

use core::fmt::Display;

use mechgraph::render::{Language, counted};

/// Phrases as `name(what is put in): English, Chinese;`, each a function that takes the language first.
macro_rules! phrases {
    ($($name:ident($($part:ident),*): $english:literal, $chinese:literal;)+) => {
        $(pub(crate) fn $name(language: Language, $($part: impl Display),*) -> String {
            match language {
                Language::Zh => format!($chinese),
                _ => format!($english),
            }
        })+
    };
}

phrases! {
    no_mechanism(): "no mechanism; mechgraph paths says why", "没有机制；mechgraph paths说明原因";
    no_mechanism_drawn():
        "no mechanism: what the start reaches and what reaches the end is drawn; mechgraph paths says why",
        "没有机制：画出了起点可到达的实体和可到达终点的实体；mechgraph paths说明原因";
    no_bypass(): "no mechanism bypasses the statement", "没有绕过该陈述的机制";
    neither_has_a_mechanism(): "neither has a mechanism; mechgraph paths says why", "两者都没有机制；mechgraph paths说明原因";
    neither_of_sign(sign):
        "neither has a mechanism of sign {sign}; without --sign those of the other are compared, too",
        "两者都没有方向为{sign}的机制；不加--sign则也比较另一方向的机制";
    same_entity(one, other): "{one} and {other} are the same entity", "{one}和{other}是同一实体";
    none_acts(): "none of them acts on another", "它们之间没有相互作用";
    no_loop(steps, entity):
        "no loop of at most {steps} leads from {entity} back to it", "{steps}步以内没有从{entity}回到自身的环路";
    there_may_be_more(): "there may be more; --limit lists more", "可能还有更多；--limit可列出更多";
    more_sets(): "--limit lists more sets", "--limit可列出更多组";
    larger_sets(): "--max-cut looks for larger sets", "--max-cut可查找更大的组";
    joined_directly():
        "a step joins the ends directly; --statements looks for sets of statements",
        "有一步直接连接两端；--statements可查找成组的陈述";
    cut_by_a_limit(): "cut by a limit: there may be more", "因限制而中止：可能还有更多";
    interrupted(): "interrupted: there may be more", "已中断：可能还有更多";

    no_entity_of(category):
        "this graph has no entity of the category {category}", "此图中没有类别为{category}的实体";
    treatments_left_out(treatments, options): "{treatments} left out by {options}", "{options}排除了{treatments}条治疗陈述";
    no_treatment_for(place, places, first, group):
        "no statement about treatment is for {place}; there are some for {places}, which --jurisdiction {first} lists{group}",
        "没有{place}的治疗陈述，但有：{places}（--jurisdiction {first}）{group}";
    group_is_not_its_members():
        "; those of the EU do not stand for its members", "；欧盟的陈述不代表其成员国";

    genes_with_statements(genes, up, down):
        "{genes} signed statements, {up} up and {down} down", "{genes}个基因有带方向的陈述，上调{up}个，下调{down}个";
    regulators_tested(regulators, networks):
        "{regulators} tested against {networks}", "已用{networks}个随机网络检验{regulators}个调节者";
    too_few_targets():
        "none has enough targets among these genes; --min-targets says how many are wanted",
        "没有调节者在这些基因中有足够的靶标；--min-targets设定所需的数目";
    genes_without_statements(genes):
        "{genes} no signed statement that counts here", "{genes}个基因在此图中，但没有可用的带方向的陈述";
    up_and_down(name):
        "left out: \"{name}\" is listed as up and as down, by this name or another", "略去“{name}”：同一实体同时列为上调与下调";
    not_in_graph(error, name): "left out: {error}", "略去“{name}”：此图中没有这样的实体";
    ambiguous(error, name, ids): "left out: {error}", "略去“{name}”：可指{ids}，请用标识符";
    more_left_out(names): "{names} left out; --json lists all", "另略去{names}个名称；--json全部列出";
    raised(): "raised", "增强";
    lowered(): "lowered", "减弱";
    either_way(): "either way", "两种方向皆可";
    odds(p, q, z): "p {p}, q {q}{z}", "p {p}，q {q}{z}";
    z_score(z): ", z {z}", "，z {z}";
    identified(name, id): "{name} ({id})", "{name}（{id}）";
    regulator(rank, change, entity, agree, oppose, odds):
        "{rank}. {change}: {entity}; {agree}, {oppose}; {odds}\n",
        "{rank}. {change}：{entity}；{agree}个一致，{oppose}个相反；{odds}\n";

    nodes_shown(nodes): "{nodes}", "{nodes}个实体";
    entities_shown(entities): "{entities}", "{entities}个实体";
    entities_of(count, all): "{count} of {all} entities", "{all}个实体中的{count}个";
    drawn(file, shown, links, format):
        "{file}: {shown} and {links} drawn as {format}", "{file}：{shown}，{links}条连线，格式为{format}";
    drawn_in_groups(file, shown, nodes, links, format):
        "{file}: {shown} drawn as {format} in {nodes} with {links}: entities of a kind that are joined alike are one node",
        "{file}：{shown}合并为{nodes}个节点，{links}条连线，格式为{format}；同类且连接方式相同的实体合为一个节点";
    not_drawn(entities): "{entities} left out; --limit shows more", "另有{entities}个实体未画出；--limit可画出更多";

    from_to(from, to): "From {from} to {to}\n", "从{from}到{to}\n";
    verdict_as_before(verdict): "  verdict: {verdict}, as before\n", "  结论：{verdict}，与之前相同\n";
    answer_is_as_it_was(): "the changes leave the answer as it was", "这些改变不影响答案";
    best_is_compared():
        "compared: the best mechanism of each graph; --limit compares more",
        "已比较两图各自最佳的1条机制；--limit可比较更多";
    best_are_compared(count):
        "compared: the best {count} mechanisms of each graph; --limit compares more",
        "已比较两图各自最佳的{count}条机制；--limit可比较更多";

    removed(): "removed", "删除";
    removed_with_that():
        "removed with that, which say something about it or summarise it", "随之删除（其内容涉及或概括上述陈述）";
    turned_in_sign(): "turned in sign", "反转方向";
    added(): "added", "增加";
    statements_changed(what, statements, listed): "{statements} {what}: {listed}", "{what}{statements}条陈述：{listed}";
    left_alone(entities, listed):
        "{entities} left without statements: {listed}", "{entities}个实体不再有任何陈述：{listed}";
    and_more(count): "and {count} more", "另有{count}项";
    gone_too(id):
        "{id} is gone too: no way that it summarises is left", "{id}也随之消失：它所概括的途径均已不存在";
    turned_too(id): "{id} is turned too: every way that it summarises is", "{id}也随之反转：它所概括的途径均已反转";
    keeps_its_sign(id):
        "{id} summarises a statement whose sign is turned, and keeps its own; --turned turns it",
        "{id}概括了一条方向已反转的陈述，其自身方向不变；--turned可将其反转";
}

/// A number with the noun in its number; in Chinese the number alone, to which the phrase adds what is counted.
pub(crate) fn count(language: Language, count: usize, one: &str, several: &str) -> String {
    match language {
        Language::Zh => count.to_string(),
        _ => counted(count, one, several),
    }
}

/// All of some names.
pub(crate) fn both(language: Language, names: &[&str]) -> String {
    names.join(if language == Language::Zh { "和" } else { " and " })
}

/// Between the names of a list.
pub(crate) const fn comma(language: Language) -> &'static str {
    match language {
        Language::Zh => "、",
        _ => ", ",
    }
}
