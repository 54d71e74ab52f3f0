//! One SQL statement between reading and normalizing: addresses survive, and the account adds up.

use crate::world::{World, pipeline};
use serde_json::Value;

const BASE: &str = "Celular;Casa;Nombre;CI;Saldo\n\
    098 000 001;;Ana;1;500\n\
    098 000 002;;Eva;2;50\n\
    12;;Luis;3;900\n\
    098 000 004;;Iris;4;700\n";

#[test]
fn only_those_who_owe_and_did_not_pay_are_called() {
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("pagos.csv", "cedula\n4\n");
    let statement = "sql = \"SELECT s.* FROM source s WHERE number(s.Saldo) > 100 \
                     AND s.CI NOT IN (SELECT cedula FROM pagos)\"";
    let text = format!("{statement}\n{}", pipeline("sandbox", "[tables]\npagos = \"pagos.csv\""));
    world.write("ventas.toml", text);
    let run = world.dialbase(&["run", "ventas.toml", "--json"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let account = &report["account"];
    assert_eq!(
        (&account["read"], &account["computed"], &account["planned"]),
        (&4.into(), &0.into(), &1.into())
    );
    assert_eq!(account["left_out"]["row-filtered"], 2);
    assert_eq!(account["left_out"]["phone-unreadable"], 1);
    let too_short =
        report["findings"].as_array().unwrap().iter().find(|found| found["code"] == "number-too-short");
    assert_eq!(too_short.unwrap()["examples"][0]["at"], "base.csv › A4");
}

#[test]
fn a_mistake_in_the_statement_is_underlined() {
    let world = World::new();
    world.write("base.csv", BASE);
    let text = format!("sql = \"SELECT * FROM source WHERE Sado > 1\"\n{}", pipeline("sandbox", ""));
    world.write("ventas.toml", text);
    let run = world.dialbase(&["run", "ventas.toml"]);
    assert_eq!(run.exit, 2, "{}", run.err);
    assert!(run.err.contains("`Saldo`") && run.err.contains("ventas.toml:1"), "{}", run.err);
}
