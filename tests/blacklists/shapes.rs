//! The shapes in which lists come: the vendor's, the portal's, registries', and those that people make.

use super::{calls, gzip, many, stops, zip};

#[test]
fn the_vendors_objects_are_known_without_a_word() {
    let all = r#"[{"phone":"098000101","campaign":"*","username":"u"},{"phone":98000102,"campaign":"Ventas->"},
        {"phone":"+59898000103","campaign":"Cobranzas<-"},{"phone":"098000104","campaign":""},
        {"phone":"098000105","campaign":null},{"phone":"0980009"}]"#;
    let all = all.replace(r#",{"phone":"0980009"}"#, "");
    let report = calls("b.json", &all, "", &[3, 6]);
    assert_eq!(
        report["blacklists"][0]["scope"]["text"],
        "all campaigns, or Cobranzas<-, Ventas->, as each line says"
    );
    calls("b.json.gz", gzip(all.as_bytes()), "", &[3, 6]);
    calls("b.zip", zip(&[("b.json", all.as_bytes())]), "", &[3, 6]);
    calls("b.json", &all, "column = \"phone\"\ncampaign = { column = \"campaign\" }", &[3, 6]);
    calls("b.json", &all, "campaign = \"*\"", &[6]);
    calls("b.json", r#"{"phone":"098000101","campaign":"*"}"#, "", &[2, 3, 4, 5, 6]);
    calls("b.json", r#"{"total":1,"data":[{"campaign":"*","phone":"098000101"}]}"#, "", &[2, 3, 4, 5, 6]);
    let several = r#"[{"phone":["098000101","098000102"],"campaign":["Otra->","Ventas->"]}]"#;
    calls("b.json", several, "", &[3, 4, 5, 6]);
    calls("b.json", r#"["098000101","098000102"]"#, "", &[3, 4, 5, 6]);
    calls("b.json", r#"[["098000101","Otra->"],["098000102","*"]]"#, "", &[1, 3, 4, 5, 6]);
    stops("b.json", r#"[{"tel":"098000101","x":"1"}]"#, "", "its columns have names, and none is `phone`");
    stops("b.json", r#"[{"phone":null},{"phone":null}]"#, "", "it holds 0 numbers");
    stops("b.json", r#"{"error":"unauthorized"}"#, "", "it holds 0 numbers");
    stops("b.json", &all[..all.len() - 15], "", "it cannot be read");
    stops("b.json", "{\"phone\":\"098000101\"}\n{\"phone\":\"09800", "", "would be left out");
    stops("b.json", "[]", "", "holds no rows");
}

#[test]
fn the_portals_lines_name_a_campaign_only_beyond_doubt() {
    calls(
        "b.csv",
        "098000101;Ventas->;\n098000102;Cobranzas<-;\n098000103;*;\n098000104;;\n",
        "",
        &[2, 5, 6],
    );
    calls("b.csv", "098000101;ventas ->;\r\n098000102;Cobranzas->;\r\n", "", &[2, 3, 4, 5, 6]);
    calls("b.csv", "098000101;Ana;\n098000102;Juan Perez;\n", "", &[3, 4, 5, 6]);
    calls("b.csv", "phone;campaign\n098000101;Ventas->\n098000102;Cobranzas->\n", "", &[2, 3, 4, 5, 6]);
    calls("b.csv", "098000101;Otra->;\n098000102;*;\n", "campaign = \"*\"", &[3, 4, 5, 6]);
    let named = "header = \"none\"\ncolumn = \"A\"\ncampaign = { column = \"B\" }";
    calls("b.csv", "098000101;Ventas;\n098000102;Cobranzas;\n", named, &[2, 3, 4, 5, 6]);
    calls("b.csv", "098000101;Ventas→;\n098000102;Otra→;\n098000103;Ventas-&gt;;\n", "", &[2, 4, 5, 6]);
    let everywhere = "numero;camp\n098000101;Todas\n098000102;ALL\n098000103;-\n098000104;Otra->\n";
    calls("b.csv", everywhere, "column = \"numero\"\ncampaign = { column = \"camp\" }", &[4, 5, 6]);
    let report = calls("b.csv", "098000101;Juan Perez;\n098000102;Cobranzas->;\n", "", &[2, 3, 4, 5, 6]);
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("may be no campaign, such as row 1 (J••• P••••)"), "{warnings}");
}

#[test]
fn registries_may_hold_the_area_code_apart() {
    let check = |region: &str, base: &str, list: &str, about: &str| {
        let world = crate::world::World::new();
        world.write("base.csv", super::base(&[base, "+598 98 000 777"]));
        world.write("r.txt", list);
        world.write(
            "ventas.toml",
            super::pipeline(region, &format!("[[blacklist]]\npath = \"r.txt\"\n{about}")),
        );
        let planned = super::plan(&world, "plan", None);
        assert_eq!(planned.said.exit, 0, "{list}: {}", planned.said.err);
        assert_eq!(planned.called, [2].into(), "{region} {list}");
    };
    check("BR", "(11) 96100-0001", "11 961000001\n11 961000002\n", "");
    check("BR", "(11) 96100-0001", "11;961000001\n11;961000002\n", "");
    check("BR", "(11) 96100-0001", "961000001\n961000002\n", "area_code = \"11\"");
    check("BR", "(11) 96100-0001", "61000001\n61000002\n", "area_code = \"011\"");
    check("BR", "(11) 96100-0001", "DDD;Numero\n11;961000001\n", "column = \"Numero\"\nddd = \"DDD\"");
    check("US", "(212) 555-0101", "212,5550101\n212,5550102\n", "");
    check("US", "(212) 555-0101", "212,5550101,2024-01-05,A\n212,5550102,2024-01-05,D\n", "");
    check("AR", "011 15 6345-1287", "11\t63451287\n11\t63451288\n", "");
    // A line's number beside the telephone number is no area code.
    stops("r.txt", "1;098000101\n2;098000102\n", "", "name theirs as `column`");
}

#[test]
fn what_people_make_is_read_to_its_last_line() {
    calls("b.csv", "098000101\n098000102\n", "", &[3, 4, 5, 6]);
    calls("b.csv", "Lista de bajas\nnumero\n098000101\n", "", &[2, 3, 4, 5, 6]);
    calls(
        "b.csv",
        "Nombre;Tel;Cel\nAna;098000101;098000102\nEva;;098000103\n",
        "column = [\"Tel\", \"Cel\"]",
        &[4, 5, 6],
    );
    calls("b.csv", "numero\n098000101 / 098000102\nAna 098000103 no llamar\n", "", &[4, 5, 6]);
    calls("b.csv", "Nombre;Tel;Tel\nAna;098000101;098000102\n", "column = \"Tel\"", &[3, 4, 5, 6]);
    // Identity numbers look like fixed lines of Uruguay.
    let report = calls("b.csv", "CI;Telefono\n45678901;098000101\n45678912;098000102\n", "", &[3, 4, 5, 6]);
    assert!(report["warnings"].to_string().contains("2 lines of the blacklist b.csv hold a number outside"));
    let card =
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nTEL;TYPE=CELL:098000101\nTEL;TYPE=HOME:098000102\nEND:VCARD\n";
    calls("b.vcf", card, "", &[3, 4, 5, 6]);
    let with_footer = format!("numero;nota\n{}098000101;\nTotal;31\n", many(30).replace('\n', ";\n"));
    calls("b.csv", with_footer, "column = \"numero\"", &[2, 3, 4, 5, 6]);
    let twice = format!("numero\n{}numero\n098000101\n", many(12));
    calls("b.csv", twice, "column = \"numero\"", &[2, 3, 4, 5, 6]);
    let report = calls("b.csv", format!("numero\n{}5,98E+10\n098000101\n", many(40)), "", &[2, 3, 4, 5, 6]);
    assert_eq!(report["blacklists"][0]["unreadable"], 1);
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("no number at row 42 (5,98E+10): nobody is held back for it"), "{warnings}");
}

#[test]
fn a_line_counts_until_it_expires() {
    let list = "numero;vence\n098000101;2026-11-22\n098000102;2026-11-24\n098000103;\n098000104;31/12/2030\n098000105;x\n";
    let about = "column = \"numero\"\nexpires = \"vence\"";
    let report = calls("b.csv", list, about, &[1, 6]);
    assert_eq!(
        (&report["blacklists"][0]["expired"], &report["blacklists"][0]["lines"]),
        (&1.into(), &5.into())
    );
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("until when row 6 (x) counts: it counts"), "{warnings}");
    let american = "numero;vence\n098000101;11/12/2026\n098000102;12/11/2026\n";
    calls("b.csv", american, about, &[3, 4, 5, 6]);
    let format = "column = \"numero\"\nexpires = { column = \"vence\", format = \"mm/dd/yyyy\" }";
    calls("b.csv", american, format, &[1, 3, 4, 5, 6]);
    let report = calls("b.csv", "numero;vence\n098000101;2020-01-01\n", about, &[1, 2, 3, 4, 5, 6]);
    assert!(report["warnings"].to_string().contains("every line of the blacklist b.csv has expired"));
}
